// Sessions on disk: one file each, readable or encrypted, saved so that an acknowledged answer is never lost.
import { unlinkSync } from 'node:fs'
import { join } from 'node:path'
import type { Migrations } from '../../core/session/format.ts'
import type { Session } from '../../core/session/schema.ts'
import { UserError } from '../../errors.ts'
import type { OpenedSession, SessionStore, SessionSummary } from '../../ports.ts'
import { flushFolder, temporaryPath, writeNewFile } from '../files/atomic-file.ts'
import { fileErrorCode } from '../files/file-error.ts'
import type { Age } from './age.ts'
import { convertSession, leaveReadable } from './convert.ts'
import { currentSessionFile, readCurrentSession, writeCurrentSession } from './current.ts'
import { lockedSession } from './encryption-errors.ts'
import { noSuchSession, sessionGone, whileDeleting, whileSaving } from './errors.ts'
import { sessionFolder } from './folder.ts'
import { sessionKey } from './key.ts'
import { type LoadedSession, loadSession } from './load.ts'
import { openSessionLocks } from './locks.ts'
import {
  hasForm,
  isTaken,
  listFiles,
  nextNumber,
  type SessionForm,
  type SessionPaths,
  sessionIds,
  sessionPaths,
} from './paths.ts'
import { saveSession } from './save.ts'
import { inListOrder, summarizeEncrypted, summarizeSession } from './summary.ts'

interface SessionStoreOptions {
  /** Holds the folder `sessions`, the file `current`, and with encrypted sessions `key.age`. */
  dataFolder: string
  /** Without it encrypted sessions stay closed. */
  age?: Age
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
  const key = sessionKey(options.dataFolder, options)
  const loading = { key, migrations: options.migrations }

  function findPaths(id: string): SessionPaths {
    const paths = sessionPaths(folder.path, id)
    if (!isTaken(id, folder.names()))
      throw known.has(id) ? sessionGone(id, folder.path) : noSuchSession(id, folder.path)
    known.add(id)
    return paths
  }

  function load(id: string): LoadedSession {
    return loadSession(findPaths(id), loading)
  }

  function read(id: string): OpenedSession {
    const { session, notice } = load(id)
    return { session, ...(notice && { notice }) }
  }

  function list(): SessionSummary[] {
    const names = folder.names()
    const summaries = sessionIds(names).map((id) => {
      const paths = sessionPaths(folder.path, id)
      if (hasForm(id, names, 'encrypted')) return summarizeEncrypted(paths)
      return summarizeSession(paths, () => loadSession(paths, loading).session)
    })
    return inListOrder(summaries)
  }

  function current(): string | undefined {
    const id = readCurrentSession(currentFile)
    return id !== undefined && sessionIds(folder.names()).includes(id) ? id : undefined
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
      const release = whileSaving(files.main, () => locks.tryHold(paths))
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
    return whileSaving(paths.plain.main, () => locks.hold(paths))
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
      return convertSession(findPaths(id), { ...loading, to })
    })
  }

  function remove(id: string): string[] {
    const removed: string[] = []
    const removeFile = (path: string) => {
      unlinkSync(path)
      removed.push(path)
    }
    whileHolding(id, () =>
      whileDeleting(removed, () => {
        if (current() === id) removeFile(currentFile)
        for (const name of listFiles(id, folder.names())) removeFile(join(folder.path, name))
        flushFolder(folder.path)
      }),
    )
    known.delete(id)
    folder.leave()
    return removed
  }

  return {
    isPrivate: false,
    folder: folder.path,
    list,
    read,
    current,
    use,
    assertWritable,
    create,
    hold,
    update,
    delete: remove,
    encryption: {
      isLocked: (id) => !key.isOpen() && hasForm(id, folder.names(), 'encrypted'),
      hasPassphrase: key.isSet,
      isUnlocked: key.isOpen,
      setPassphrase: (passphrase) => {
        folder.prepare()
        key.set(passphrase)
      },
      unlock: key.open,
      encrypt: (id) => convert(id, 'encrypted'),
      decrypt: (id) => convert(id, 'plain'),
    },
  }
}

// The save is on disk: what could not be cleared away is found again by the next one.
function afterSaving(work: () => void): void {
  try {
    work()
  } catch (error) {
    if (!(error instanceof UserError) && fileErrorCode(error) === undefined) throw error
  }
}
