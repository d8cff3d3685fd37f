// Which files belong to which session. Every path is made here, after the id was checked.
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { idPattern } from '../core/vocabulary.ts'
import { fileErrorCode } from './file-error.ts'
import { noSuchSession } from './session-errors.ts'

/** Where one session is kept. */
export interface SessionPaths {
  id: string
  folder: string
  main: string
  /** The generation before. */
  backup: string
  lock: string
}

/** The paths of a session; throws UserError for an id that could lead elsewhere. */
export function sessionPaths(folder: string, id: string): SessionPaths {
  if (!idPattern.test(id)) throw noSuchSession(id, folder)
  const main = join(folder, `${id}.json`)
  return { id, folder, main, backup: `${main}.bak`, lock: `${main}.lock` }
}

/** File names in the folder; none when there is no folder yet. */
export function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder)
  } catch (error) {
    if (fileErrorCode(error) === 'ENOENT') return []
    throw error
  }
}

/** Ids of the sessions that can be opened or at least tried. */
export function sessionIds(names: readonly string[]): string[] {
  const ids = names.flatMap((name) => {
    const { id, kind } = partsOf(name)
    return id !== undefined && (kind === '' || kind === '.bak') ? [id] : []
  })
  return [...new Set(ids)]
}

/** A number above every one that any kept file has. */
export function nextNumber(names: readonly string[]): number {
  const taken = names.map((name) => partsOf(name).id ?? '').filter((id) => /^\d{1,9}$/.test(id))
  return Math.max(0, ...taken.map(Number)) + 1
}

/** Whether any file of a session is there. */
export function isTaken(id: string, names: readonly string[]): boolean {
  return names.some((name) => partsOf(name).id === id)
}

/** Everything that holds something of a session; the main file last, so that a deletion cut short can be repeated. */
export function namesOf(id: string, names: readonly string[]): string[] {
  const main = `${id}.json`
  const others = names.filter((name) => {
    // Temporary files of the lock belong to processes that wait for it; the lock itself goes when it is let go.
    const isTemporary = name.startsWith(`.${main}.`) && !name.startsWith(`.${main}.lock.`)
    const isOldLock = name.startsWith(`${main}.lock.`)
    return (partsOf(name).id === id && name !== main) || isTemporary || isOldLock
  })
  return names.includes(main) ? [...others, main] : others
}

function partsOf(name: string): { id?: string; kind?: string } {
  const [, id, kind = ''] = /^([a-z0-9][a-z0-9-]{0,63})\.json(\.bak|\.corrupt-\d+|\.v\d+)?$/.exec(name) ?? []
  return id === undefined ? {} : { id, kind }
}
