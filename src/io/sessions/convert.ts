// Changing a session between readable and encrypted. At every moment one of the two is whole on disk: the new form is
// written and read back before anything of the old one goes. An interruption leaves both, and then it is encrypted.
import { renameSync, unlinkSync } from 'node:fs'
import { join } from 'node:path'
import { isSameJson } from '../../core/session/canonical-json.ts'
import { sessionFormat } from '../../core/session/limits.ts'
import type { Session } from '../../core/session/schema.ts'
import { flushFolder, freeName, isThere, keepCopy, writeAtomic } from '../files/atomic-file.ts'
import { AgeError } from './age.ts'
import { notReadBack } from './encryption-errors.ts'
import { whileDeleting, whileSaving } from './errors.ts'
import type { SessionKey } from './key.ts'
import {
  type LoadedSession,
  type LoadOptions,
  loadForm,
  loadSession,
  maxFileBytes,
  type ReadableBeside,
} from './load.ts'
import { tryRead } from './own-file.ts'
import { keptKind, listFilesOfForm, namesIn, type SessionFiles, type SessionForm, type SessionPaths } from './paths.ts'
import { saveSession, sessionContent } from './save.ts'

/** Brings a session into a form; returns the paths removed of the other one. Call it under the session's lock. */
export function convertSession(paths: SessionPaths, options: LoadOptions & { to: SessionForm }): string[] {
  const { to, key } = options
  const loaded = loadSession(paths, options)
  const { form: from } = loaded.files
  if (from === to) return clearReadable(paths, { loaded, key })
  const target = paths[to]
  const session = { ...loaded.session, revision: loaded.session.revision + 1 }
  whileSaving(target.main, () => {
    if (loaded.readable?.isSuperseded === false) keepWhatIsInTheWay(target)
    if (loaded.format < sessionFormat) carry(loaded.path, { from, key, to: keptName(target, `.v${loaded.format}`) })
    saveSession(paths, session, { files: target, key })
    writeAtomic(target.backup, sessionContent(loaded.session, { form: to, key }))
    readBack(paths, { ...options, files: target, session })
  })
  return leaveForm(paths, { from, key, keep: loaded.isMainDamaged ? 'main' : 'nothing' })
}

// The session stays as it is; readable files beside an encrypted one go, once all they hold is in it.
function clearReadable(paths: SessionPaths, { loaded, key }: { loaded: LoadedSession; key: SessionKey }): string[] {
  const { files, readable, session } = loaded
  if (readable?.isTakenOver)
    whileSaving(files.main, () =>
      saveSession(paths, { ...session, revision: session.revision + 1 }, { files, key, loaded }),
    )
  // A readable session has nothing encrypted beside it: else it would not be one.
  return files.form === 'plain' ? [] : leaveReadable(paths, { readable, key })
}

/** Removes the readable files beside an encrypted session, which is saved with all that they brought. */
export function leaveReadable(
  paths: SessionPaths,
  { readable, key }: { readable: ReadableBeside | undefined; key: SessionKey },
): string[] {
  return leaveForm(paths, { from: 'plain', key, keep: readable?.isSuperseded === false ? 'all' : 'nothing' })
}

function keepWhatIsInTheWay({ main, backup }: SessionFiles): void {
  for (const path of [main, backup]) if (isThere(path)) keepCopy(path, freeName(`${main}.corrupt-`))
}

/** Throws UserError unless a form is on disk as it was saved. */
function readBack(paths: SessionPaths, options: LoadOptions & { files: SessionFiles; session: Session }): void {
  const { files, session } = options
  const found = loadForm(paths, files, options)
  const isSame = 'session' in found && found.path === files.main && !found.notice
  if (!isSame || !isSameJson(found.session, session)) throw notReadBack(files.main)
}

interface Leaving {
  from: SessionForm
  key: SessionKey
  /** Which of the two generations may hold something that the other form does not: they are kept as damaged files are. */
  keep: 'nothing' | 'main' | 'all'
}

// Removes the files of the form that is not used any more; what is kept for ever goes over to the other form.
function leaveForm(paths: SessionPaths, { from, key, keep }: Leaving): string[] {
  const [source, target] = from === 'plain' ? [paths.plain, paths.encrypted] : [paths.encrypted, paths.plain]
  const removed: string[] = []
  whileDeleting(removed, () => {
    for (const name of listFilesOfForm(paths.id, namesIn(paths.folder), from)) {
      const path = join(paths.folder, name)
      const isKept = (path === source.main && keep !== 'nothing') || (path === source.backup && keep === 'all')
      const kind = isKept ? '.corrupt-' : keptKind(name)
      const isCarried = kind === undefined || carry(path, { from, key, to: keptName(target, kind) })
      if (!isCarried && from === 'encrypted') {
        // Nobody can open it, so it can stay as it is; only not where the session is looked for.
        if (path === source.main) renameSync(path, keptName(source, '.corrupt-'))
        continue
      }
      unlinkSync(path)
      removed.push(path)
    }
    flushFolder(paths.folder)
  })
  return removed
}

// An old format has one name of its own; damaged files are numbered.
function keptName({ main }: SessionFiles, kind: string): string {
  return kind.startsWith('.v') ? main + kind : freeName(`${main}.corrupt-`)
}

// Writes a kept file in the other form. False: it is no file that could be carried over.
function carry(path: string, { from, key, to }: { from: SessionForm; key: SessionKey; to: string }): boolean {
  const bytes = tryRead(path, { maxBytes: maxFileBytes[from], use: (read) => read })
  if (!Buffer.isBuffer(bytes)) return false
  try {
    writeAtomic(to, from === 'plain' ? key.encrypt(bytes) : key.decrypt(bytes))
    return true
  } catch (error) {
    if (error instanceof AgeError) return false
    throw error
  }
}
