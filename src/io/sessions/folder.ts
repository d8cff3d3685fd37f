// The folder sessions are in: looked at before use, made on the first change.
import { rmdirSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import { quietly } from '../files/atomic-file.ts'
import { makePrivateFolder, refuseForeignFolder } from '../files/private-folder.ts'
import { ownName } from './data-folder.ts'
import { whileReading, whileSaving } from './errors.ts'
import { sweepLeftovers } from './leftovers.ts'
import { namesIn } from './paths.ts'
import { dropSummaryIndex } from './summary-index.ts'

export interface SessionFolder {
  readonly path: string
  /** File names; none when there is no folder yet. Throws UserError for a folder that is not to be trusted. */
  names(): string[]
  /** The same trust, without reading the names. */
  check(): void
  /** Makes the folder when needed. */
  make(): void
  /** Clears away what killed processes left, once in a run. */
  sweep(names: readonly string[]): void
  /** Both. */
  prepare(): void
  /** Takes away what is empty: a folder tells that something was here. One that the person chose stays. */
  leave(): void
}

/** The folder `sessions` in a data folder. */
export function sessionFolder(dataFolder: string): SessionFolder {
  const parent = resolve(dataFolder)
  const path = join(parent, 'sessions')
  let isSwept = false

  function check(): void {
    whileReading(path, () => {
      refuseForeignFolder(parent, { links: 'follow' })
      refuseForeignFolder(path, { links: 'refuse' })
    })
  }

  function names(): string[] {
    check()
    return whileReading(path, () => namesIn(path))
  }

  function make(): void {
    check()
    whileSaving(path, () => makePrivateFolder(path))
  }

  function sweep(found: readonly string[]): void {
    if (isSwept) return
    isSwept = true
    whileSaving(path, () => {
      sweepLeftovers(path, found)
      sweepLeftovers(parent, namesIn(parent))
    })
  }

  function prepare(): void {
    const found = isSwept ? [] : names()
    make()
    sweep(found)
  }

  function leave(): void {
    check()
    quietly(() => {
      rmdirSync(path)
      dropSummaryIndex(parent)
      if (basename(parent) === ownName) rmdirSync(parent)
    })
  }

  return { path, names, check, make, sweep, prepare, leave }
}
