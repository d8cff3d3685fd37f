// Opening a session: the main file, or the generation before when the main file cannot be used. Writes nothing.

import type { Session } from '../core/session.ts'
import { type Migrations, parseSessionText } from '../core/session-format.ts'
import type { Text } from '../core/text.ts'
import { fileErrorCode, fileProblem } from './file-error.ts'
import { damagedSession, newerSession, noSuchSession, type Unusable, whileReading } from './session-errors.ts'
import type { SessionPaths } from './session-paths.ts'
import { sha256 } from './sha256.ts'
import { decodeText, readOwnFile } from './small-file.ts'

/** No session comes near this; a larger file is not one of ours. */
export const maxSessionBytes = 32 * 1024 * 1024

/** A session and which file it came from, for saving it again. */
export interface LoadedSession {
  session: Session
  notice?: Text
  /** Format of the file it came from. */
  format: number
  path: string
  /** The main file is there and cannot be used: it must be kept. */
  isMainDamaged: boolean
}

/** Opens a session, or throws UserError with nothing touched. */
export function loadSession(paths: SessionPaths, migrations?: Migrations): LoadedSession {
  const main = tryFile(paths.main, { id: paths.id, migrations })
  if (main.kind === 'usable') return { ...main, isMainDamaged: false }
  const backup = tryFile(paths.backup, { id: paths.id, migrations })
  if (backup.kind === 'usable') {
    return { ...backup, notice: olderCopyUsed(main), isMainDamaged: main.kind === 'damaged' }
  }
  if (main.kind === 'missing' && backup.kind === 'missing') throw noSuchSession(paths.id, paths.folder)
  throw damagedSession(paths.id, [main, backup])
}

type Tried =
  | { kind: 'usable'; session: Session; format: number; path: string; notice?: Text }
  | ({ kind: 'missing' | 'damaged' } & Unusable)

function tryFile(path: string, { id, migrations }: { id: string; migrations: Migrations | undefined }): Tried {
  const text = whileReading(path, () => readText(path))
  if (typeof text !== 'string') return { ...text, path }
  const parsed = parseSessionText(text, sha256, migrations)
  if (parsed.kind === 'newer') throw newerSession(path)
  if (parsed.kind === 'damaged') return { kind: 'damaged', path, reason: parsed.reason }
  const { session, format } = parsed
  if (session.id !== id) return { kind: 'damaged', path, reason: otherId(session.id) }
  return { kind: 'usable', session, format, path, ...(parsed.kind === 'edited' && { notice: editedOutside(path) }) }
}

// A file that cannot be read this moment (no permission, disk error) may well be whole: falling back to the older
// generation would put the newest answers aside. Only what reading again cannot mend counts as damage.
const lastingProblems = ['NOT_A_FILE', 'TOO_LARGE', 'NOT_TEXT', 'ELOOP', 'EISDIR']

function readText(path: string): string | { kind: 'missing' | 'damaged'; reason: Text } {
  try {
    return decodeText(readOwnFile(path, maxSessionBytes), path)
  } catch (error) {
    const code = fileErrorCode(error)
    if (code === 'ENOENT') return { kind: 'missing', reason: { zh: '文件不在', en: 'it is missing' } }
    if (code === undefined || !lastingProblems.includes(code)) throw error
    return { kind: 'damaged', reason: fileProblem(code).cause }
  }
}

function editedOutside(path: string): Text {
  return {
    zh: `${path} 在 leak-help 之外被改过，已按改过的内容打开。`,
    en: `${path} was changed outside leak-help; it was opened with those changes.`,
  }
}

function olderCopyUsed({ path, reason }: Unusable): Text {
  return {
    zh: `${path} 用不了（${reason.zh}），已打开上一次存下的那一份，请核对最后一步。`,
    en: `${path} cannot be used (${reason.en}), so the copy saved just before it was opened; please check your last step.`,
  }
}

function otherId(id: string): Text {
  return { zh: `里面写的是个案 ${id}`, en: `it says that it is session ${id}` }
}
