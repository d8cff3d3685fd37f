// Sessions on disk: one file each, readable or encrypted, saved so that an acknowledged answer is never lost.
import { unlinkSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { idPattern } from '../../core/content/vocabulary.ts'
import type { Migrations } from '../../core/session/format.ts'
import type { Session } from '../../core/session/schema.ts'
import { UserError } from '../../errors.ts'
import type { DeletedSession, OpenedSession, SessionStore, SessionSummary } from '../../ports.ts'
import { flushFolder, isThere, temporaryPath, writeNewFile } from '../files/atomic-file.ts'
import { fileErrorCode } from '../files/file-error.ts'
import { dropForeignLock } from '../files/lock.ts'
import { finish } from '../files/steps.ts'
import type { Age } from './age.ts'
import { carryEvidence, encryptEvidenceAgain, leaveEvidence } from './carry-evidence.ts'
import { convertSession, leaveReadable } from './convert.ts'
import { currentSessionFile, readCurrentSession, writeCurrentSession } from './current.ts'
import { encryptAgain } from './encrypt-again.ts'
import { closedFile, lockedSession } from './encryption-errors.ts'
import { copiesFound, noSuchSession, sessionGone, whileDeleting, whileLocking, whileSaving } from './errors.ts'
import { evidenceCopies } from './evidence.ts'
import { evidenceFolder } from './evidence-paths.ts'
import { sessionFolder } from './folder.ts'
import { sessionKey } from './key.ts'
import { decryptText, joinTexts, type LoadedSession, loadSession } from './load.ts'
import { openSessionLocks } from './locks.ts'
import { sessionOverview } from './overview.ts'
import {
  hasEncrypted,
  hasForm,
  isTaken,
  listCopies,
  listFiles,
  nextNumber,
  type SessionForm,
  type SessionPaths,
  sessionForms,
  sessionPaths,
} from './paths.ts'
import { saveSession } from './save.ts'
import { forgetSummary } from './summary-index.ts'
import { deleteEvidence } from './tidy-evidence.ts'

interface SessionStoreOptions {
  /** Holds the folder `sessions`, the file `current`, and with encrypted sessions `key.age`. */
  dataFolder: string
  /** Without it encrypted sessions stay closed. */
  age?: Age
  /** Tells this program from another version of it. */
  program?: string
  /** Called now and then during what takes long. What it throws ends it. */
  whileWaiting?: () => void
  /** How long to wait for another process that is saving. */
  lockWaitMs?: number
  /** Only for tests; otherwise the program's own. */
  migrations?: Migrations
  workFactor?: number
}

/** Opens the sessions of a data folder. Nothing is written, not even the folder, before the first change. */
export function openSessionStore(options: SessionStoreOptions): SessionStore {
  const folder = sessionFolder(options.dataFolder)
  const currentFile = currentSessionFile(options.dataFolder)
  // Sessions that were here in this run: one that is missing later was taken away meanwhile.
  const known = new Set<string>()
  const locks = openSessionLocks({ waitMs: options.lockWaitMs ?? 2_000 })
  const key = sessionKey(options.dataFolder, { ...options, isNeeded: () => hasEncrypted(folder.names()) })
  const loading = { key, migrations: options.migrations }
  const dataFolder = resolve(options.dataFolder)
  const overview = sessionOverview({
    dataFolder,
    program: options.program ?? '',
    folder,
    open: (paths) => loadSession(paths, loading),
  })

  function findPaths(id: string): SessionPaths {
    const paths = sessionPaths(folder.path, id)
    folder.check()
    // Only for a session that is not there whole are all names looked through.
    if (!isHere(paths) && !isTaken(id, folder.names()))
      throw known.has(id) ? sessionGone(id, folder.path) : noSuchSession(id, folder.path)
    known.add(id)
    return paths
  }

  function load(id: string): LoadedSession {
    return loadSession(findPaths(id), loading)
  }

  function read(id: string): OpenedSession {
    const { session, notice } = load(id)
    const hasCopies = overview.copies().some((copy) => copy.session === id)
    const said = hasCopies ? joinTexts(notice, copiesFound(id)) : notice
    return { session, ...(said && { notice: said }) }
  }

  function summary(id: string): SessionSummary {
    const paths = findPaths(id)
    const forms = (['plain', 'encrypted'] as const).filter((form) => hasForm(paths, form))
    return overview.one(id, new Set(forms))
  }

  function current(): string | undefined {
    const id = readCurrentSession(currentFile)
    folder.check()
    return id !== undefined && idPattern.test(id) && isHere(sessionPaths(folder.path, id)) ? id : undefined
  }

  function use(id: string): void {
    findPaths(id)
    folder.prepare()
    whileSaving(currentFile, () => writeCurrentSession(currentFile, id))
  }

  function assertWritable(): void {
    folder.prepare()
    whileSaving(folder.path, () => {
      const probe = temporaryPath(join(folder.path, 'probe'))
      writeNewFile(probe, Buffer.alloc(4096), { flush: true })
      unlinkSync(probe)
    })
  }

  function create(make: (id: string) => Session, { encrypted } = { encrypted: false }): Session {
    folder.prepare()
    for (let number = nextNumber(folder.names()); ; number += 1) {
      const paths = sessionPaths(folder.path, String(number))
      const files = encrypted ? paths.encrypted : paths.plain
      const release = whileLocking(paths, () => locks.tryHold(paths))
      // Another process is making this one.
      if (!release) continue
      try {
        if (isTaken(paths.id, folder.names())) continue
        const session = { ...make(paths.id), revision: 1 }
        if (encrypted && !key.isOpen()) throw lockedSession(paths.id)
        whileSaving(files.main, () => saveSession(paths, session, { files, key }))
        return session
      } finally {
        release()
      }
    }
  }

  function hold(id: string): () => void {
    const paths = findPaths(id)
    folder.prepare()
    return whileLocking(paths, () => locks.hold(paths))
  }

  function isEncrypted(id: string): boolean {
    folder.check()
    if (!idPattern.test(id)) return false
    return hasForm(sessionPaths(folder.path, id), 'encrypted')
  }

  function takeOver(id: string): void {
    const paths = findPaths(id)
    folder.prepare()
    whileLocking(paths, () => dropForeignLock(paths.lock))
  }

  function whileHolding<Result>(id: string, work: () => Result): Result {
    const release = hold(id)
    try {
      return work()
    } finally {
      release()
    }
  }

  function update(id: string, change: (session: Session) => Session): Session {
    return whileHolding(id, () => {
      const loaded = load(id)
      const session = { ...change(loaded.session), revision: loaded.session.revision + 1 }
      const paths = findPaths(id)
      const { files, readable } = loaded
      whileSaving(files.main, () => saveSession(paths, session, { files, key, loaded }))
      if (readable) afterSaving(() => leaveReadable(paths, { readable, key }))
      return session
    })
  }

  function convert(id: string, to: SessionForm): string[] {
    return whileHolding(id, () => {
      if (!key.isOpen()) throw lockedSession(id)
      if (to === 'encrypted') forgetSummary(dataFolder, id)
      const paths = findPaths(id)
      const { session } = load(id)
      const carried = whileSaving(evidenceFolder(paths), () =>
        finish(carryEvidence(paths, { to, key, session }), options.whileWaiting),
      )
      const removed = convertSession(paths, { ...loading, to })
      whileDeleting(removed, () => leaveEvidence(carried, removed))
      return removed
    })
  }

  function changePassphrase(passphrase: string): string[] {
    folder.prepare()
    key.change(passphrase)
    const forms = [...sessionForms(folder.names())]
    // The passphrase is changed: what now fails is caught up with by the next save.
    return forms.flatMap(([id, found]) => (found.has('encrypted') && !encryptedAgain(id) ? [id] : []))
  }

  function encryptedAgain(id: string): boolean {
    const paths = sessionPaths(folder.path, id)
    return afterSaving(() => {
      const release = whileLocking(paths, () => locks.tryHold(paths))
      if (!release) return false
      try {
        encryptAgain(paths, key)
        finish(encryptEvidenceAgain(paths, key), options.whileWaiting)
        return true
      } finally {
        release()
      }
    })
  }

  function remove(id: string): DeletedSession {
    const removed: string[] = []
    const removeFile = (path: string) => {
      unlinkSync(path)
      removed.push(path)
    }
    const paths = findPaths(id)
    folder.make()
    const release = whileLocking(paths, () => locks.hold(paths))
    // Read once, for there may be many, and under the lock: all that is there must go.
    let names: string[] = []
    try {
      names = folder.names()
      whileDeleting(removed, () => {
        if (current() === id) removeFile(currentFile)
        forgetSummary(dataFolder, id)
        // Before the session itself: a deletion cut short can be repeated.
        deleteEvidence(paths, removed)
        for (const name of listFiles(id, names)) removeFile(join(folder.path, name))
        flushFolder(folder.path)
      })
      folder.sweep(names)
    } finally {
      release()
    }
    known.delete(id)
    folder.leave()
    const copies = listCopies(names.filter((name) => name.startsWith(id)))
    const left = copies.filter((copy) => copy.id === id).map(({ name }) => join(folder.path, name))
    // What somebody else put among the evidence, such as a folder, is not ours to delete.
    return { removed, copies: [...left, ...[evidenceFolder(paths)].filter(isThere)] }
  }

  return {
    isPrivate: false,
    folder: folder.path,
    list: overview.all,
    newest: overview.newest,
    newestOpen: overview.newestOpen,
    survey: overview.survey,
    summary,
    copies: overview.copies,
    read,
    current,
    use,
    assertWritable,
    create,
    hold,
    takeOver,
    update,
    delete: remove,
    evidence: evidenceCopies({ key, findPaths, read: (id) => load(id).session }),
    encryption: {
      isLocked: (id) => !key.isOpen() && isEncrypted(id),
      hasPassphrase: () => key.isSet() || hasEncrypted(folder.names()),
      isUnlocked: key.isOpen,
      assertKeyThere: key.assertThere,
      setPassphrase: (passphrase) => {
        folder.prepare()
        key.set(passphrase)
      },
      changePassphrase,
      unlock: key.open,
      decryptFile: (bytes, path) => {
        const text = decryptText(Buffer.from(bytes), { path, key })
        if (typeof text === 'string') return text
        throw closedFile(path, text.problem)
      },
      encrypt: (id) => convert(id, 'encrypted'),
      decrypt: (id) => convert(id, 'plain'),
    },
  }
}

function isHere(paths: SessionPaths): boolean {
  return hasForm(paths, 'plain') || hasForm(paths, 'encrypted')
}

// The save is on disk: what could not be cleared away, or done again, is found by the next one. False: it was not done.
function afterSaving(work: () => unknown): boolean {
  try {
    return work() !== false
  } catch (error) {
    if (!(error instanceof UserError) && fileErrorCode(error) === undefined) throw error
    return false
  }
}
