// What the list says of many readable sessions, remembered. A line counts only while the file it came from is the same,
// and only for the list: nothing is ever opened, decided or saved by it. Few sessions are read faster than looked up.
import { lstatSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { SessionSummary } from '../../ports.ts'
import { removeQuietly, renameOver, temporaryPath, writeNewFile } from '../files/atomic-file.ts'
import { fileErrorCode } from '../files/file-error.ts'
import { readOwnFile } from '../files/small-file.ts'

/** What its file is called in the folder of the sessions. */
export const indexName = '.index'

/** From how many sessions on it is worth a file. */
const fewest = 100
/** So many lines may be out of date before it is written again: writing it takes longer than reading a few sessions. */
const mostStale = 20
const maxBytes = 64 * 1024 * 1024
const version = 1

type Line = Pick<SessionSummary, 'name' | 'playbooks' | 'created' | 'updated' | 'closed'>

/** Lines by id, each behind what tells the file it was read from. */
type Lines = Map<string, { stamp: string; line: Line }>

/** The remembered lines of a folder of sessions. */
export interface SummaryIndex {
  /** The line of a session whose main file is at `path`: the remembered one, or what `read` makes of the file. */
  find(path: string, read: () => SessionSummary): SessionSummary
  /** Once every session was looked at: remembers what was read, when that was much. */
  keep(count: number): void
}

/** Opens the lines of a folder; one that is not there, or not whole, remembers nothing. */
export function openSummaryIndex(folder: string): SummaryIndex {
  const known = readLines(folder)
  const found: Lines = new Map()
  let stale = 0
  return {
    find: (path, read) => {
      const id = basename(path, '.json')
      const stamp = stampOf(path)
      const before = stamp === undefined ? undefined : known.get(id)
      if (stamp !== undefined && before?.stamp === stamp) {
        found.set(id, before)
        return { id, ...before.line, encrypted: false, exposed: false }
      }
      const summary = read()
      // Read again, should it have been saved meanwhile. One with a problem is read every time.
      if (stamp !== undefined && !summary.problem && stampOf(path) === stamp) {
        const { name, playbooks, created, updated, closed } = summary
        found.set(id, { stamp, line: { name, playbooks, created, updated, closed } })
        stale += 1
      }
      return summary
    },
    keep: (count) => {
      if (count >= fewest && stale >= mostStale) writeLines(folder, found)
    },
  }
}

/** Forgets a session, before it goes or is encrypted: what the list says of it must not stay behind. */
export function forgetSummary(folder: string, id: string): void {
  const lines = readLines(folder)
  if (!lines.delete(id)) return
  // Where it cannot be written anew it goes altogether.
  if (lines.size < fewest || !writeLines(folder, lines)) removeQuietly(indexPath(folder))
}

/** Removes the lines of a folder that has no sessions any more. */
export function dropSummaryIndex(folder: string): void {
  removeQuietly(indexPath(folder))
}

function indexPath(folder: string): string {
  return join(folder, indexName)
}

// Size and both times, to the fraction that the system keeps, and which file it is.
function stampOf(path: string): string | undefined {
  const stats = lstatSync(path, { throwIfNoEntry: false })
  return stats?.isFile() ? `${stats.ino} ${stats.size} ${stats.mtimeMs} ${stats.ctimeMs}` : undefined
}

function readLines(folder: string): Lines {
  try {
    const value: unknown = JSON.parse(readOwnFile(indexPath(folder), maxBytes).toString())
    if (!isRecord(value) || value.version !== version || !Array.isArray(value.lines)) return new Map()
    return new Map(value.lines.flatMap(readLine))
  } catch (error) {
    if (error instanceof SyntaxError || fileErrorCode(error) !== undefined) return new Map()
    throw error
  }
}

function readLine(value: unknown): [string, { stamp: string; line: Line }][] {
  if (!Array.isArray(value)) return []
  const [id, stamp, name, playbooks, created, updated, closed] = value as unknown[] // checked below
  const isLine = [id, stamp, name, created, updated].every((text) => typeof text === 'string')
  if (!isLine || !Array.isArray(playbooks) || !playbooks.every((one) => typeof one === 'string')) return []
  if (Number.isNaN(Date.parse(created as string)) || Number.isNaN(Date.parse(updated as string))) return []
  const line = { name, playbooks, created, updated, closed: closed === true } as Line // checked above
  return [[id as string, { stamp: stamp as string, line }]]
}

// False: it cannot be written. It is not flushed: after a power cut it is not whole, and then it is not used.
function writeLines(folder: string, lines: Lines): boolean {
  const path = indexPath(folder)
  const temporary = temporaryPath(path)
  const rows = [...lines].map(([id, { stamp, line }]) => {
    const { name, playbooks, created, updated, closed } = line
    return [id, stamp, name, playbooks, created, updated, closed]
  })
  try {
    writeNewFile(temporary, Buffer.from(JSON.stringify({ version, lines: rows })), { flush: false })
    renameOver(temporary, path)
    return true
  } catch (error) {
    if (fileErrorCode(error) === undefined) throw error
    removeQuietly(temporary)
    return false
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}
