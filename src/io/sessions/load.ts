// Opening a session: the main file, or the generation before when the main file cannot be used. Writes nothing.
import { isSameJson } from '../../core/session/canonical-json.ts'
import { type Migrations, parseSessionText } from '../../core/session/format.ts'
import type { Session } from '../../core/session/schema.ts'
import type { Text } from '../../core/text.ts'
import { UserError } from '../../errors.ts'
import { sha256 } from '../files/sha256.ts'
import { decodeText } from '../files/small-file.ts'
import { AgeError } from './age.ts'
import { bothFormsFound, lockedSession, otherKey, strangeReadable } from './encryption-errors.ts'
import { damagedSession, newerSession, noSuchSession, type Unusable } from './errors.ts'
import type { SessionKey } from './key.ts'
import { tryRead, type Unread } from './own-file.ts'
import { hasForm, type SessionFiles, type SessionPaths } from './paths.ts'

/** No session comes near this; a larger file is not one of ours. */
export const maxSessionBytes = 32 * 1024 * 1024
/** Encrypting adds a header, and 16 bytes to every 64 KiB. */
export const maxFileBytes = { plain: maxSessionBytes, encrypted: maxSessionBytes + 64 * 1024 }

/** A session and which file it came from, for saving it again. */
export interface LoadedSession {
  session: Session
  notice?: Text
  /** Format of the file it came from. */
  format: number
  path: string
  /** The form it is in, and is saved in. */
  files: SessionFiles
  /** The main file is there and cannot be used: it must be kept. */
  isMainDamaged: boolean
  /** The readable files beside an encrypted session: a change of form was interrupted, or somebody put them there. */
  readable?: ReadableBeside
}

/** Readable files that are no part of the session any more, because it is encrypted. */
export interface ReadableBeside {
  /** They hold nothing that the session does not hold. */
  isSuperseded: boolean
  /** The session as opened holds what only they hold on disk: it must be saved before they go. */
  isTakenOver: boolean
}

export interface LoadOptions {
  key: SessionKey
  migrations?: Migrations | undefined
}

/**
 * Opens a session, or throws UserError with nothing touched. With an encrypted form there the session is encrypted, and
 * stays so until `session decrypt`: a readable file beside it counts only if it holds all that the encrypted one holds
 * and more. Whoever can put a file into the folder would otherwise decide what is opened, and how it is saved.
 */
export function loadSession(paths: SessionPaths, options: LoadOptions): LoadedSession {
  // Between looking and reading, another process may change the form: then looking again finds it.
  for (let attempt = 0; attempt < 3; attempt += 1) {
    const [hasEncrypted, hasPlain] = [hasForm(paths, 'encrypted'), hasForm(paths, 'plain')]
    if (hasEncrypted && !options.key.isOpen()) throw lockedSession(paths.id)
    const encrypted = hasEncrypted ? loadForm(paths, paths.encrypted, options) : gone
    if (isLoaded(encrypted)) return hasPlain ? withReadable(paths, { encrypted, options }) : encrypted
    if ('unusable' in encrypted)
      throw damagedSession(paths.id, encrypted.unusable, hasPlain ? paths.plain.main : undefined)
    const plain = hasPlain ? loadForm(paths, paths.plain, options) : gone
    if (isLoaded(plain)) return plain
    if ('unusable' in plain) throw damagedSession(paths.id, plain.unusable)
  }
  throw noSuchSession(paths.id, paths.folder)
}

type TriedForm = LoadedSession | { unusable: [Unusable, Unusable] } | { gone: true }
const gone = { gone: true } as const

function isLoaded(tried: TriedForm): tried is LoadedSession {
  return 'session' in tried
}

/** Opens what is there in one form. */
export function loadForm(paths: SessionPaths, files: SessionFiles, options: LoadOptions): TriedForm {
  const main = tryFile(paths.id, { ...options, path: files.main, form: files.form })
  if (main.kind === 'usable') return { ...main, files, isMainDamaged: false }
  const backup = tryFile(paths.id, { ...options, path: files.backup, form: files.form })
  if (backup.kind === 'usable') {
    return { ...backup, files, notice: olderCopyUsed(main), isMainDamaged: main.kind === 'damaged' }
  }
  if (main.kind === 'missing' && backup.kind === 'missing') return { gone: true }
  return { unusable: [main, backup] }
}

// What is to be said and done about the readable files beside an encrypted session.
function withReadable(
  paths: SessionPaths,
  { encrypted, options }: { encrypted: LoadedSession; options: LoadOptions },
): LoadedSession {
  const plain = tryReadable(paths, options)
  if (plain === 'gone') return encrypted
  const isWhole = plain !== undefined && !plain.isMainDamaged
  if (plain && !supersedes(encrypted.session, plain.session) && supersedes(plain.session, encrypted.session)) {
    const { revision } = encrypted.session
    const session = { ...plain.session, revision: Math.max(plain.session.revision, revision) }
    const readable = { isSuperseded: isWhole, isTakenOver: true }
    return { ...encrypted, session, readable, notice: joinTexts(encrypted.notice, bothFormsFound(paths.id)) }
  }
  const isSuperseded = isWhole && supersedes(encrypted.session, plain.session)
  const notice = isSuperseded ? bothFormsFound(paths.id) : strangeReadable(paths.id, paths.plain.main)
  return { ...encrypted, readable: { isSuperseded, isTakenOver: false }, notice: joinTexts(encrypted.notice, notice) }
}

// Whatever is wrong with them does not keep anybody from the session itself. Undefined: they cannot be used.
function tryReadable(paths: SessionPaths, options: LoadOptions): LoadedSession | 'gone' | undefined {
  try {
    const plain = loadForm(paths, paths.plain, options)
    if ('gone' in plain) return 'gone'
    return isLoaded(plain) ? plain : undefined
  } catch (error) {
    if (error instanceof UserError) return undefined
    throw error
  }
}

/** Two notices as one, each on a line of its own: one may end with a command to copy. */
export function joinTexts(first: Text | undefined, second: Text): Text {
  return first ? { zh: `${first.zh}\n${second.zh}`, en: `${first.en}\n${second.en}` } : second
}

// Nothing is ever taken out of a session: a later one begins with all that an earlier one holds.
function supersedes(later: Session, earlier: Session): boolean {
  const beginning = later.events.slice(0, earlier.events.length)
  return later.created === earlier.created && isSameJson(beginning, earlier.events)
}

type TriedFile =
  | { kind: 'usable'; session: Session; format: number; path: string; notice?: Text }
  | ({ kind: 'missing' | 'damaged' } & Unusable)

function tryFile(
  id: string,
  { path, form, key, migrations }: LoadOptions & { path: string; form: SessionFiles['form'] },
): TriedFile {
  const text = tryRead(path, {
    maxBytes: maxFileBytes[form],
    use: (bytes) => (form === 'plain' ? decodeText(bytes, path) : decryptText(bytes, { path, key })),
  })
  if (typeof text !== 'string') return { ...text, path }
  const parsed = parseSessionText(text, sha256, migrations)
  if (parsed.kind === 'newer') throw newerSession(path)
  if (parsed.kind === 'damaged') return { kind: 'damaged', path, problem: parsed.problem }
  const { session, format } = parsed
  if (session.id !== id) return { kind: 'damaged', path, problem: otherId(session.id) }
  return { kind: 'usable', session, format, path, ...(parsed.kind === 'edited' && { notice: editedOutside(path) }) }
}

/** The text of an encrypted file, or why there is none. Throws UserError when this computer cannot decrypt now. */
export function decryptText(bytes: Buffer, { path, key }: { path: string; key: SessionKey }): string | Unread {
  try {
    return decodeText(key.decrypt(bytes), path)
  } catch (error) {
    if (!(error instanceof AgeError)) throw error
    return { kind: 'damaged', problem: error.failure === 'wrong-key' ? otherKey : notWhole }
  }
}

const notWhole = { zh: '加密的内容不全，或者被改过', en: 'its encrypted content is cut off or was changed' }

function editedOutside(path: string): Text {
  return {
    zh: `“${path}”在leak-help之外被改过，已按改过的内容打开。`,
    en: `“${path}” was changed outside leak-help; it was opened with those changes.`,
  }
}

function olderCopyUsed({ path, problem }: Unusable): Text {
  return {
    zh: `“${path}”用不了（${problem.zh}），已打开上一次存下的那一份，请核对最后一步。`,
    en: `“${path}” cannot be used (${problem.en}), so the copy saved just before it was opened; please check your last step.`,
  }
}

// The way some sync programs name a copy makes it look like a session of its own.
function otherId(id: string): Text {
  return {
    zh: `里面写的是个案${id}，可能是同步软件留下的副本，可以导入：leak-help session import`,
    en: `it says that it is session ${id}; it may be a copy made by a sync program, and can be imported: leak-help session import`,
  }
}
