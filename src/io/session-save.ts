// Saving a session so that nothing which was there before is lost, not even a damaged file.
import { lstatSync } from 'node:fs'
import { type Session, sessionFormat } from '../core/session.ts'
import { formatSessionText } from '../core/session-format.ts'
import { keepCopy, writeAtomic } from './atomic-file.ts'
import { tooLarge } from './session-errors.ts'
import { type LoadedSession, maxSessionBytes } from './session-load.ts'
import type { SessionPaths } from './session-paths.ts'
import { sha256 } from './sha256.ts'

/** Puts a session on disk; `loaded` is what it was made from. Call it under the session's lock. */
export function saveSession(paths: SessionPaths, session: Session, loaded?: LoadedSession): void {
  if (session.id !== paths.id) throw new Error(`session ${paths.id} would be saved with the id ${session.id}`)
  const text = formatSessionText(session, sha256)
  if (Buffer.byteLength(text) > maxSessionBytes) throw tooLarge(paths.id, maxSessionBytes)
  writeAtomic(paths.main, text, { beforeReplacing: () => loaded && keepOld(paths, loaded) })
}

function keepOld(paths: SessionPaths, loaded: LoadedSession): void {
  const oldFormat = `${paths.main}.v${loaded.format}`
  if (loaded.format < sessionFormat && !isThere(oldFormat)) keepCopy(loaded.path, oldFormat)
  if (loaded.isMainDamaged) keepCopy(paths.main, freeName(`${paths.main}.corrupt-`))
  // After opening the backup it stays what it is: the last good generation.
  if (loaded.path === paths.main) keepCopy(paths.main, paths.backup)
}

function freeName(prefix: string): string {
  let count = 1
  while (isThere(`${prefix}${count}`)) count += 1
  return `${prefix}${count}`
}

function isThere(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false }) !== undefined
}
