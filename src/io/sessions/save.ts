// Saving a session so that nothing which was there before is lost, not even a damaged file.
import { formatSessionText } from '../../core/session/format.ts'
import { sessionFormat } from '../../core/session/limits.ts'
import type { Session } from '../../core/session/schema.ts'
import { freeName, isThere, keepCopy, writeAtomic } from '../files/atomic-file.ts'
import { sha256 } from '../files/sha256.ts'
import { tooLarge } from './errors.ts'
import type { SessionKey } from './key.ts'
import { type LoadedSession, maxSessionBytes } from './load.ts'
import type { SessionFiles, SessionPaths } from './paths.ts'

export interface SaveOptions {
  /** The form to save in. */
  files: SessionFiles
  key: SessionKey
  /** What the session was made from, when that is in the same form. */
  loaded?: LoadedSession
}

/** Puts a session on disk. Call it under the session's lock. */
export function saveSession(paths: SessionPaths, session: Session, { files, key, loaded }: SaveOptions): void {
  if (session.id !== paths.id) throw new Error(`session ${paths.id} would be saved with the id ${session.id}`)
  const content = sessionContent(session, { form: files.form, key })
  writeAtomic(files.main, content, { beforeReplacing: () => loaded && keepOld(loaded) })
}

/** What the file of a session holds. */
export function sessionContent(
  session: Session,
  { form, key }: { form: SessionFiles['form']; key: SessionKey },
): string | Buffer {
  const text = formatSessionText(session, sha256)
  if (Buffer.byteLength(text) > maxSessionBytes) throw tooLarge(session.id, maxSessionBytes)
  return form === 'encrypted' ? key.encrypt(Buffer.from(text)) : text
}

function keepOld({ files, path, format, isMainDamaged }: LoadedSession): void {
  const oldFormat = `${files.main}.v${format}`
  if (format < sessionFormat && !isThere(oldFormat)) keepCopy(path, oldFormat)
  if (isMainDamaged) keepCopy(files.main, freeName(`${files.main}.corrupt-`))
  // After opening the backup it stays what it is: the last good generation.
  if (path === files.main) keepCopy(files.main, files.backup)
}
