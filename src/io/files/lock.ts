// A lock that outlives nobody: when its owner has ended, exactly one other process takes it over.
// Own code because proper-lockfile lets two processes in at once after a crash (measured; see docs/reliability.md).

import { linkSync, statSync, unlinkSync } from 'node:fs'
import { hostname } from 'node:os'
import { jsonOrNothing } from '../../core/guard/json-or-nothing.ts'
import { quietly, removeQuietly, renameOver, temporaryPath, writeNewFile } from './atomic-file.ts'
import { fileErrorCode } from './file-error.ts'
import { pause } from './pause.ts'
import { hasEnded, type ProcessIdentity, thisProcess } from './process-identity.ts'
import { randomName } from './random-name.ts'
import { readOwnFile } from './small-file.ts'

/** Somebody else has the lock. `owner` is undefined when it was let go this moment or cannot be read. */
export class LockHeld extends Error {
  override readonly name = 'LockHeld'
  readonly path: string
  readonly owner: ProcessIdentity | undefined
  /** For how long the lock has been there, in milliseconds. */
  readonly ageMs: number

  constructor(path: string, { owner, ageMs }: { owner: ProcessIdentity | undefined; ageMs: number }) {
    super(`${path} is held by process ${owner?.pid ?? '?'}`)
    this.path = path
    this.owner = owner
    this.ageMs = ageMs
  }
}

/**
 * Takes the lock file at `path`, waiting while a living process has it, and returns the release. Throws `LockHeld`.
 * The lock is not for use within one process: taking it twice there fails too.
 */
export function lockFile(path: string, options: { waitMs: number }): () => void {
  const mine = JSON.stringify({ ...thisProcess(), nonce: randomName() })
  const giveUpAt = performance.now() + options.waitMs
  while (!tryLock(path, mine)) {
    if (performance.now() >= giveUpAt)
      throw new LockHeld(path, { owner: parseOwner(readLock(path)), ageMs: lockAge(path) })
    pause(2 + Math.random() * 8)
  }
  held.set(mine, path)
  releaseAtExit()
  return () => {
    held.delete(mine)
    unlock(path, mine)
  }
}

/**
 * Removes a lock that a process of another computer has, or of this one under another name. Whether that process has
 * ended nobody can see from here: the person said so.
 */
export function dropForeignLock(path: string): void {
  const claim = `${path}.next`
  if (isForeign(readLock(claim))) unlinkSync(claim)
  const mine = JSON.stringify({ ...thisProcess(), nonce: randomName() })
  // Two windows that both drop it must not drop what the quicker one has taken meanwhile.
  if (!tryLock(claim, mine)) return
  try {
    if (isForeign(readLock(path))) unlinkSync(path)
  } finally {
    unlock(claim, mine)
  }
}

// Locks of this process by what is in them. A run that leaves with a session open, by Esc or a signal, leaves no lock:
// under another name of the computer nobody could tell later that its owner has ended.
const held = new Map<string, string>()
let isWatching = false

function releaseAtExit(): void {
  if (isWatching) return
  isWatching = true
  process.prependListener('exit', () => {
    for (const [mine, path] of held) unlock(path, mine)
  })
}

function tryLock(path: string, mine: string): boolean {
  const found = readLock(path)
  if (found === undefined) return createLock(path, mine)
  return isAbandoned(path, found) && takeOver(path, { found, mine })
}

/**
 * Only the holder of the lock's own lock may replace it, and only while it still is the abandoned one. Otherwise two
 * processes that saw the same dead owner could both win: one would sweep away the other's fresh lock.
 */
function takeOver(path: string, { found, mine }: { found: string; mine: string }): boolean {
  const claim = `${path}.next`
  if (!tryLock(claim, mine)) return false
  try {
    if (readLock(path) !== found || !isAbandoned(path, found)) return false
    const temporary = temporaryPath(path)
    writeNewFile(temporary, Buffer.from(mine), { flush: false })
    renameOver(temporary, path)
    return true
  } finally {
    unlock(claim, mine)
  }
}

// A link appears with its content, so nobody ever sees a lock without an owner.
function createLock(path: string, mine: string): boolean {
  const temporary = temporaryPath(path)
  writeNewFile(temporary, Buffer.from(mine), { flush: false })
  try {
    linkSync(temporary, path)
    return true
  } catch (error) {
    return fileErrorCode(error) !== 'EEXIST' && createLockWithoutLinks(path, mine)
  } finally {
    removeQuietly(temporary)
  }
}

// For USB sticks and some shares.
function createLockWithoutLinks(path: string, mine: string): boolean {
  try {
    writeNewFile(path, Buffer.from(mine), { flush: false })
    return true
  } catch (error) {
    if (fileErrorCode(error) === 'EEXIST') return false
    throw error
  }
}

// Never fails: a lock that cannot be removed is taken over once this process has ended.
function unlock(path: string, mine: string): void {
  quietly(() => {
    if (readLock(path) === mine) unlinkSync(path)
  })
}

function readLock(path: string): string | undefined {
  try {
    return readOwnFile(path, 4096).toString()
  } catch (error) {
    if (fileErrorCode(error) === 'ENOENT') return undefined
    throw error
  }
}

// A lock without a readable owner is being written this moment, or a power cut emptied it.
function isAbandoned(path: string, found: string): boolean {
  const owner = parseOwner(found)
  if (owner) return hasEnded(owner)
  // A clock set back makes it look younger than new.
  return Math.abs(lockAge(path)) > 2_000
}

function lockAge(path: string): number {
  return Date.now() - (statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? Date.now())
}

function isForeign(found: string | undefined): boolean {
  const owner = parseOwner(found)
  return owner !== undefined && owner.host !== hostname()
}

function parseOwner(text = ''): ProcessIdentity | undefined {
  const value = jsonOrNothing(text)
  return isIdentity(value) ? value : undefined
}

function isIdentity(value: unknown): value is ProcessIdentity {
  if (typeof value !== 'object' || value === null) return false
  const { pid, host, start } = value as Partial<Record<keyof ProcessIdentity, unknown>> // every field is checked below
  const isPid = typeof pid === 'number' && Number.isInteger(pid) && pid > 0 && pid < 2 ** 31
  return isPid && typeof host === 'string' && typeof start === 'string'
}
