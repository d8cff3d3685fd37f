// Sessions on disk: one readable file each, saved so that an acknowledged answer is never lost.
import { unlinkSync } from 'node:fs'
import { join } from 'node:path'
import type { Session } from '../core/session.ts'
import type { Migrations } from '../core/session-format.ts'
import type { OpenedSession, SessionStore, SessionSummary } from '../ports.ts'
import { flushFolder, temporaryPath, writeNewFile } from './atomic-file.ts'
import { currentSessionFile, readCurrentSession, writeCurrentSession } from './current-session.ts'
import { noSuchSession, whileDeleting, whileSaving } from './session-errors.ts'
import { sessionFolder } from './session-folder.ts'
import { type LoadedSession, loadSession } from './session-load.ts'
import { openSessionLocks } from './session-locks.ts'
import { isTaken, namesOf, nextNumber, type SessionPaths, sessionIds, sessionPaths } from './session-paths.ts'
import { saveSession } from './session-save.ts'
import { inListOrder, summarizeSession } from './session-summary.ts'

interface SessionStoreOptions {
  /** Holds the folder `sessions` and the file `current`. */
  dataFolder: string
  /** How long to wait for another process that is saving. */
  lockWaitMs?: number
  /** Only for tests; otherwise the program's own. */
  migrations?: Migrations
}

/** Opens the sessions of a data folder. Nothing is written, not even the folder, before the first change. */
export function openSessionStore(options: SessionStoreOptions): SessionStore {
  const folder = sessionFolder(options.dataFolder)
  const currentFile = currentSessionFile(options.dataFolder)
  const locks = openSessionLocks({ waitMs: options.lockWaitMs ?? 2_000 })

  function pathsOf(id: string): SessionPaths {
    const paths = sessionPaths(folder.path, id)
    if (!isTaken(id, folder.names())) throw noSuchSession(id, folder.path)
    return paths
  }

  function load(id: string): LoadedSession {
    return loadSession(pathsOf(id), options.migrations)
  }

  function read(id: string): OpenedSession {
    const { session, notice } = load(id)
    return { session, ...(notice && { notice }) }
  }

  function list(): SessionSummary[] {
    const summaries = sessionIds(folder.names()).map((id) => {
      const paths = sessionPaths(folder.path, id)
      return summarizeSession(id, { path: paths.main, open: () => loadSession(paths, options.migrations).session })
    })
    return inListOrder(summaries)
  }

  function current(): string | undefined {
    const id = readCurrentSession(currentFile)
    return id !== undefined && sessionIds(folder.names()).includes(id) ? id : undefined
  }

  function use(id: string): void {
    pathsOf(id)
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

  function create(make: (id: string) => Session): Session {
    folder.prepare()
    for (let number = nextNumber(folder.names()); ; number += 1) {
      const paths = sessionPaths(folder.path, String(number))
      const release = whileSaving(paths.main, () => locks.tryHold(paths))
      // Another process is making this one.
      if (!release) continue
      try {
        if (isTaken(paths.id, folder.names())) continue
        const session = { ...make(paths.id), revision: 1 }
        whileSaving(paths.main, () => saveSession(paths, session))
        return session
      } finally {
        release()
      }
    }
  }

  function hold(id: string): () => void {
    const paths = pathsOf(id)
    folder.prepare()
    return whileSaving(paths.main, () => locks.hold(paths))
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
      const paths = pathsOf(id)
      whileSaving(paths.main, () => saveSession(paths, session, loaded))
      return session
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
        for (const name of namesOf(id, folder.names())) removeFile(join(folder.path, name))
        flushFolder(folder.path)
      }),
    )
    return removed
  }

  return { folder: folder.path, list, read, current, use, assertWritable, create, hold, update, delete: remove }
}
