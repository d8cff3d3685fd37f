// Saving a session so that nothing which was there before is lost, not even a damaged file.
import { lstatSync } from 'node:fs'
import { type Session, sessionFormat } from '../core/session.ts'
import { formatSessionText, parseSessionText } from '../core/session-format.ts'
import { keepCopy, writeAtomic } from './atomic-file.ts'
import { tooLarge } from './session-errors.ts'
import { type LoadedSession, maxSessionBytes } from './session-load.ts'
import type { SessionPaths } from './session-paths.ts'
import { sha256 } from './sha256.ts'

/** Puts a session on disk; `loaded` is what it was made from. Call it under the session's lock. */
export function saveSession(paths: SessionPaths, session: Session, loaded?: LoadedSession): void {
  const text = formatSessionText(session, sha256)
  if (Buffer.byteLength(text) > maxSessionBytes) throw tooLarge(paths.id, maxSessionBytes)
  refuseUnreadable(text, paths.id)
  writeAtomic(paths.main, text, { beforeReplacing: () => loaded && keepOld(paths, loaded) })
}

// A mistake of ours must stop here, while the old file still stands.
function refuseUnreadable(text: string, id: string): void {
  const parsed = parseSessionText(text, sha256)
  if (parsed.kind !== 'whole') {
    const reason = parsed.kind === 'damaged' ? parsed.reason.en : parsed.kind
    throw new Error(`session ${id} would not open again: ${reason}`)
  }
  if (parsed.session.id !== id) throw new Error(`session ${id} would be saved with the id ${parsed.session.id}`)
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
