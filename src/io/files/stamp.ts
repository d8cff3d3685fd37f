// What tells a file, or a folder, without reading it: as long as it is the same, so is what was read from it.
import { lstatSync } from 'node:fs'

/**
 * Which it is, its size, and both times, to the fraction that the system keeps. Numbers, because there may be many. Nobody
 * can set the last one: it tells also of a change that put the others back.
 */
export type Stamp = readonly [ino: number, size: number, mtimeMs: number, ctimeMs: number]

/** The stamp of what is at a path; undefined where nothing is. */
export function stampAt(path: string): Stamp | undefined {
  const stats = lstatSync(path, { throwIfNoEntry: false })
  return stats && [stats.ino, stats.size, stats.mtimeMs, stats.ctimeMs]
}

/** Whether both are there and the same. */
export function isSameStamp(one: Stamp | undefined, other: Stamp | undefined): boolean {
  return one !== undefined && other !== undefined && one.every((value, index) => value === other[index])
}
