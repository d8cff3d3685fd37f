// The key of a data folder's encrypted sessions: an age identity in `key.age`, itself encrypted with the passphrase.
// The recipient is kept nowhere: who could exchange it would have later saves encrypted for somebody else.
import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { Text } from '../../core/text.ts'
import { writeAtomic } from '../files/atomic-file.ts'
import { LockHeld, lockFile } from '../files/lock.ts'
import { type Age, AgeError } from './age.ts'
import type { AgeFailure } from './age-worker.ts'
import {
  cannotEncrypt,
  damagedKey,
  keyCopyUsed,
  missingKey,
  passphraseIsSet,
  tooMuchWork,
  wrongPassphrase,
} from './encryption-errors.ts'
import { whileSaving } from './errors.ts'
import { tryRead } from './own-file.ts'

/** Throws UserError when it cannot do its work. */
export interface SessionKey {
  /** Whether there is a passphrase to ask for. */
  isSet(): boolean
  /** Whether `encrypt` and `decrypt` can be used. */
  isOpen(): boolean
  /** Makes the key and opens it. It is on disk, and was read back from there, when this returns. */
  set(passphrase: string): void
  /** Throws WrongPassphrase too. Returns what the person should know: a copy had to be used. */
  open(passphrase: string): Text | undefined
  encrypt(bytes: Uint8Array): Buffer
  /** Throws AgeError for a file that this key does not open whole. */
  decrypt(bytes: Uint8Array): Buffer
}

interface SessionKeyOptions {
  age?: Age
  /** Of scrypt, as a power of two; age's own default. Tests use less: each step doubles the time. */
  workFactor?: number
}

const maxBytes = 64 * 1024

/** The key of a data folder, whose parts exist when a key is made. Nothing is read before it is needed. */
export function sessionKey(dataFolder: string, { age = noAge, workFactor = 18 }: SessionKeyOptions): SessionKey {
  const path = join(resolve(dataFolder), 'key.age')
  // The one file whose loss takes every encrypted session along.
  const copy = `${path}.bak`
  let opened: string | undefined

  const isSet = () => [path, copy].some((file) => existsSync(file))

  function set(passphrase: string): void {
    whileSaving(path, () => {
      const unlock = takeLock(`${path}.lock`)
      try {
        if (isSet()) throw passphraseIsSet()
        const file = attempt(() => age.encrypt(age.makeIdentity(), { passphrase, workFactor }))
        writeAtomic(copy, file)
        writeAtomic(path, file)
      } finally {
        unlock()
      }
    })
    open(passphrase)
  }

  function open(passphrase: string): Text | undefined {
    const failures: (AgeFailure | 'missing')[] = []
    let before: Buffer | undefined
    for (const file of [path, copy]) {
      const bytes = tryRead(file, { maxBytes, use: (read) => read })
      if (!Buffer.isBuffer(bytes)) failures.push(bytes.kind)
      else if (!before?.equals(bytes)) {
        const tried = identityIn(bytes, passphrase)
        if ('identity' in tried) {
          opened = tried.identity
          return file === path ? undefined : keyCopyUsed(path, copy)
        }
        failures.push(tried.failure)
        before = bytes
      }
    }
    throw whyClosed(failures)
  }

  function identityIn(bytes: Buffer, passphrase: string): { identity: string } | { failure: AgeFailure } {
    try {
      const [identity] = /^AGE-SECRET-KEY-1[0-9A-Z]+$/m.exec(age.decrypt(bytes, { passphrase }).toString()) ?? []
      return identity === undefined ? { failure: 'damaged' } : { identity }
    } catch (error) {
      if (error instanceof AgeError) return { failure: error.failure }
      throw error
    }
  }

  function whyClosed(failures: readonly (AgeFailure | 'missing')[]): Error {
    if (failures.includes('unavailable')) return cannotEncrypt()
    if (failures.includes('wrong-key')) return wrongPassphrase(path)
    if (failures.includes('too-much-work')) return tooMuchWork(path)
    return failures.includes('damaged') ? damagedKey(path) : missingKey(path)
  }

  function identity(): string {
    if (opened === undefined) throw new Error('the key is used before it was opened')
    return opened
  }

  return {
    isSet,
    isOpen: () => opened !== undefined,
    set,
    open,
    encrypt: (bytes) => attempt(() => age.encrypt(bytes, { identity: identity() })),
    decrypt: (bytes) => {
      try {
        return age.decrypt(bytes, { identity: identity() })
      } catch (error) {
        throw error instanceof AgeError && error.failure === 'unavailable' ? cannotEncrypt() : error
      }
    },
  }
}

function unavailable(): never {
  throw new AgeError('unavailable')
}
const noAge: Age = { makeIdentity: unavailable, encrypt: unavailable, decrypt: unavailable }

// Encrypting fails only where the computer does.
function attempt(work: () => Buffer): Buffer {
  try {
    return work()
  } catch (error) {
    throw error instanceof AgeError ? cannotEncrypt() : error
  }
}

// Two windows that set a passphrase at once must not both believe in theirs.
function takeLock(path: string): () => void {
  try {
    return lockFile(path, { waitMs: 2_000 })
  } catch (error) {
    throw error instanceof LockHeld ? passphraseIsSet() : error
  }
}
