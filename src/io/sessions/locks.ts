// The sessions this process keeps for itself. Within one process a session may be held several times over.
import { hostname } from 'node:os'
import { LockHeld, lockFile } from '../files/lock.ts'
import { sessionHeld } from './errors.ts'
import type { SessionPaths } from './paths.ts'

interface SessionLocks {
  /** Keeps a session until the release is called; throws UserError when another process has it. */
  hold(paths: SessionPaths): () => void
  /** The same without waiting; undefined when another process has it. */
  tryHold(paths: SessionPaths): (() => void) | undefined
}

export function openSessionLocks({ waitMs }: { waitMs: number }): SessionLocks {
  const held = new Map<string, { unlock: () => void; holders: number }>()

  function take({ lock }: SessionPaths, wait: number): () => void {
    const entry = held.get(lock) ?? { unlock: lockFile(lock, { waitMs: wait }), holders: 0 }
    held.set(lock, entry)
    entry.holders += 1
    let isReleased = false
    return () => {
      if (isReleased) return
      isReleased = true
      entry.holders -= 1
      if (entry.holders > 0) return
      held.delete(lock)
      entry.unlock()
    }
  }

  return {
    hold: (paths) => {
      try {
        return take(paths, waitMs)
      } catch (error) {
        throw error instanceof LockHeld ? sessionHeld(paths.id, error, hostname()) : error
      }
    },
    tryHold: (paths) => {
      try {
        return take(paths, 0)
      } catch (error) {
        if (error instanceof LockHeld) return undefined
        throw error
      }
    },
  }
}
