// Changing a session between readable and encrypted. At every moment one of the two is whole on disk: the new form is
// written and read back before anything of the old one goes, and an interruption leaves both, the newer one counting.
import { renameSync, unlinkSync } from 'node:fs'
import { join } from 'node:path'
import { isSameJson } from '../../core/session/canonical-json.ts'
import { sessionFormat } from '../../core/session/limits.ts'
import type { Session } from '../../core/session/schema.ts'
import { flushFolder, keepCopy, writeAtomic } from '../files/atomic-file.ts'
import { AgeError } from './age.ts'
import { notReadBack } from './encryption-errors.ts'
import { whileDeleting, whileSaving } from './errors.ts'
import type { SessionKey } from './key.ts'
import { type LoadOptions, loadForm, loadSession, maxFileBytes } from './load.ts'
import { tryRead } from './own-file.ts'
import { keptKind, listFilesOfForm, namesIn, type SessionFiles, type SessionForm, type SessionPaths } from './paths.ts'
import { freeName, isThere, saveSession, sessionContent } from './save.ts'

/** Brings a session into a form; returns the paths removed of the other one. Call it under the session's lock. */
export function convertSession(paths: SessionPaths, options: LoadOptions & { to: SessionForm }): string[] {
  const { to, key } = options
  const from = to === 'encrypted' ? 'plain' : 'encrypted'
  const loaded = loadSession(paths, options)
  if (loaded.files.form === to) return leaveForm(paths, { from, key, keepMain: loaded.other?.isSuperseded === false })
  const target = paths[to]
  whileSaving(target.main, () => {
    // The file that is in the way is the older one, of a conversion that was interrupted.
    if (loaded.other?.isSuperseded === false && isThere(target.main))
      keepCopy(target.main, keptName(target, '.corrupt-'))
    if (loaded.format < sessionFormat) carry(loaded.path, { from, key, to: keptName(target, `.v${loaded.format}`) })
    const session = { ...loaded.session, revision: loaded.session.revision + 1 }
    saveSession(paths, session, { files: target, key })
    writeAtomic(target.backup, sessionContent(loaded.session, { form: to, key }))
    readBack(paths, { ...options, files: target, session })
  })
  return leaveForm(paths, { from, key, keepMain: loaded.isMainDamaged })
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
  /** The main file holds something that the other form does not: it is kept as damaged files are. */
  keepMain: boolean
}

/** Removes the files of the form that is not used any more; what is kept for ever goes over to the other form. */
export function leaveForm(paths: SessionPaths, { from, key, keepMain }: Leaving): string[] {
  const [source, target] = from === 'plain' ? [paths.plain, paths.encrypted] : [paths.encrypted, paths.plain]
  const removed: string[] = []
  whileDeleting(removed, () => {
    for (const name of listFilesOfForm(paths.id, namesIn(paths.folder), from)) {
      const path = join(paths.folder, name)
      const kind = path === source.main && keepMain ? '.corrupt-' : keptKind(name)
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
