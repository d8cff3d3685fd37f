// The key of a data folder's encrypted sessions: age identities in `key.age`, itself encrypted with the passphrase. The
// first one encrypts, each decrypts: a new passphrase brings a new one, and what another computer saved with an old one
// still opens. The recipient is kept nowhere: who could exchange it would have later saves encrypted for somebody else.
import { join, resolve } from 'node:path'
import type { Text } from '../../core/text.ts'
import { UserError } from '../../errors.ts'
import type { FileDigest } from '../../ports.ts'
import { freeName, isThere, keepCopy, writeAtomic } from '../files/atomic-file.ts'
import { isWritten } from '../files/file-error.ts'
import { LockHeld, lockFile } from '../files/lock.ts'
import type { Steps } from '../files/steps.ts'
import { type Age, AgeError } from './age.ts'
import type { AgeFailure } from './age-worker.ts'
import {
  cannotEncrypt,
  damagedKey,
  keyChanged,
  keyCopyUsed,
  missingKey,
  passphraseIsSet,
  tooMuchWork,
  wrongPassphrase,
} from './encryption-errors.ts'
import { whileSaving } from './errors.ts'
import { tryRead, type Unread } from './own-file.ts'

/** Throws UserError when it cannot do its work. */
export interface SessionKey {
  /** Whether there is a passphrase to ask for. */
  isSet(): boolean
  /** Throws UserError when the key is gone and something needs it. */
  assertThere(): void
  /** Whether `encrypt` and `decrypt` can be used. */
  isOpen(): boolean
  /**
   * Makes the key and opens it. It is on disk, and was read back from there, when this returns. Refused while there are
   * files that another key would be needed for.
   */
  set(passphrase: string): void
  /** Gives an open key another passphrase, and an identity that nobody who knew the old one can have. */
  change(passphrase: string): void
  /** Throws WrongPassphrase too. Returns what the person should know: a copy had to be used. */
  open(passphrase: string): Text | undefined
  encrypt(bytes: Uint8Array): Buffer
  /** Throws AgeError for a file that this key does not open whole. */
  decrypt(bytes: Uint8Array): Buffer
  /** The same between open files of any size; the result is what the readable content is. */
  encryptFile(source: number, target: number, mostBytes: number): Steps<FileDigest>
  /** Throws AgeError, perhaps when a part is written already. Without a target it is only read. */
  decryptFile(source: number, target?: number): Steps<FileDigest>
  /** From the form in which it is encrypted to that of the key as it is now, with nothing readable in between. */
  encryptFileAgain(source: number, target: number): Steps<FileDigest>
}

interface SessionKeyOptions {
  age?: Age
  /** Of scrypt, as a power of two; age's own default. Tests use less: each step doubles the time. */
  workFactor?: number
  /** Whether files are there that only the key opens. */
  isNeeded?: () => boolean
}

/** A key that is open. */
interface OpenKey {
  /** What its file held. */
  file: Buffer
  /** The other file, where it opens with the same passphrase and holds another key: somebody put it there. */
  second?: Buffer
  /** Of both; the one that encrypts first. */
  identities: readonly [string, ...string[]]
}

const maxBytes = 64 * 1024

/** The key of a data folder, whose parts exist when a key is made. Nothing is read before it is needed. */
export function sessionKey(
  dataFolder: string,
  { age = noAge, workFactor = 18, isNeeded = () => false }: SessionKeyOptions,
): SessionKey {
  const path = join(resolve(dataFolder), 'key.age')
  // The one file whose loss takes every encrypted session along.
  const copy = `${path}.bak`
  let opened: OpenKey | undefined

  const isSet = () => [path, copy].some(isThere)
  const readKey = (file: string) => tryRead(file, { maxBytes, use: (read) => read })

  function assertThere(): void {
    if (!isSet() && isNeeded()) throw missingKey(path)
  }

  function set(passphrase: string): void {
    whileKept(passphraseIsSet, () => {
      if (isSet()) throw passphraseIsSet()
      assertThere()
      write(
        passphrase,
        attempt(() => age.makeIdentity()),
      )
    })
    open(passphrase)
  }

  function change(passphrase: string): void {
    const { file, identities } = used()
    whileKept(keyChanged, () => {
      const found = [path, copy].map(readKey)
      if (!found.some((bytes) => Buffer.isBuffer(bytes) && bytes.equals(file))) throw keyChanged()
      const made = attempt(() => age.makeIdentity())
      write(passphrase, Buffer.concat([made, Buffer.from(identities.map((identity) => `${identity}\n`).join(''))]))
    })
    open(passphrase)
  }

  // Both files are the new key when this returns; in between either opens, and what the other lacks was never used.
  function write(passphrase: string, identities: Buffer): void {
    const file = attempt(() => age.encrypt(identities, { passphrase, workFactor }))
    let doubt: unknown
    for (const name of [copy, path]) {
      try {
        writeAtomic(name, file)
      } catch (error) {
        if (!isWritten(error)) throw error
        // It is there: stopping here would leave two passphrases.
        doubt = error
      }
    }
    if (doubt !== undefined) throw doubt
  }

  function whileKept(held: () => UserError, work: () => void): void {
    whileSaving(path, () => {
      const unlock = takeLock(`${path}.lock`, held)
      try {
        work()
      } finally {
        unlock()
      }
    })
  }

  function open(passphrase: string): Text | undefined {
    const failures: (AgeFailure | 'missing')[] = []
    const found: (OpenKey & { name: string })[] = []
    let before: Buffer | undefined
    for (const name of [path, copy]) {
      const bytes = readKey(name)
      if (!Buffer.isBuffer(bytes)) failures.push(bytes.kind)
      else if (!before?.equals(bytes)) {
        const tried = identitiesIn(bytes, passphrase)
        if ('identities' in tried) found.push({ name, file: bytes, identities: tried.identities })
        else failures.push(tried.failure)
        before = bytes
      }
    }
    const [first, second] = found
    if (!first) throw whyClosed(failures)
    const added = second?.identities.filter((identity) => !first.identities.includes(identity)) ?? []
    opened = {
      file: first.file,
      identities: [...first.identities, ...added],
      ...(second && added.length > 0 && { second: second.file }),
    }
    return first.name === copy ? keyCopyUsed(path, copy) : undefined
  }

  function identitiesIn(bytes: Buffer, passphrase: string): Pick<OpenKey, 'identities'> | { failure: AgeFailure } {
    try {
      const text = age.decrypt(bytes, { passphrase }).toString()
      const [first, ...others] = text.match(/^AGE-SECRET-KEY-1[0-9A-Z]+$/gm) ?? []
      return first === undefined ? { failure: 'damaged' } : { identities: [first, ...others] }
    } catch (error) {
      if (error instanceof AgeError) return { failure: error.failure }
      throw error
    }
  }

  // Before anything is encrypted: both files must hold the key it will need, whatever befell one of them. Where neither
  // is the one that was opened, another window has given it a new passphrase, and what is encrypted here opens with that.
  function keepBoth({ file, second }: OpenKey): void {
    const isMine = (bytes: Buffer | Unread) =>
      Buffer.isBuffer(bytes) && [file, second].some((one) => one?.equals(bytes))
    const findOdd = () => {
      const found = [path, copy].map((name) => ({ name, bytes: readKey(name) }))
      const isWhole = found.some(({ bytes }) => isMine(bytes))
      const isLost = found.every(({ bytes }) => !Buffer.isBuffer(bytes) && bytes.kind === 'missing')
      return { isLost, odd: isWhole || isLost ? found.filter(({ bytes }) => !isMine(bytes)) : [] }
    }
    let isLost = false
    try {
      const { odd, ...found } = findOdd()
      if (odd.length === 0) return
      isLost = found.isLost
      whileKept(keyChanged, () => {
        for (const { name, bytes } of findOdd().odd) {
          // It may be the key to something else.
          if (Buffer.isBuffer(bytes)) keepCopy(name, freeName(`${path}.other-`))
          writeAtomic(name, file)
        }
      })
    } catch (error) {
      // One whole key file is enough to save; the next save tries again.
      if (isLost || !(error instanceof UserError)) throw error
    }
  }

  function whyClosed(failures: readonly (AgeFailure | 'missing')[]): Error {
    if (failures.includes('unavailable')) return cannotEncrypt()
    if (failures.includes('wrong-key')) return wrongPassphrase(path)
    if (failures.includes('too-much-work')) return tooMuchWork(path)
    return failures.includes('damaged') ? damagedKey(path) : missingKey(path)
  }

  function used(): OpenKey {
    if (opened === undefined) throw new Error('the key is used before it was opened')
    return opened
  }

  return {
    isSet,
    assertThere,
    isOpen: () => opened !== undefined,
    set,
    change,
    open,
    encrypt: (bytes) => {
      const key = used()
      keepBoth(key)
      return attempt(() => age.encrypt(bytes, { identity: key.identities[0] }))
    },
    encryptFile: (source, target, mostBytes) => {
      const key = used()
      keepBoth(key)
      const to = { identity: key.identities[0] }
      return attemptSteps(age.workOnFile({ kind: 'encrypt-file', source, target, mostBytes, to }))
    },
    decryptFile: (source, target) =>
      age.workOnFile({ kind: 'decrypt-file', source, target, with: { identities: used().identities } }),
    encryptFileAgain: (source, target) => {
      const key = used()
      keepBoth(key)
      const { identities } = key
      const to = { identity: identities[0] }
      return age.workOnFile({ kind: 'encrypt-file-again', source, target, with: { identities }, to })
    },
    decrypt: (bytes) => {
      try {
        return age.decrypt(bytes, { identities: used().identities })
      } catch (error) {
        throw error instanceof AgeError && error.failure === 'unavailable' ? cannotEncrypt() : error
      }
    },
  }
}

function unavailable(): never {
  throw new AgeError('unavailable')
}
const noAge: Age = { makeIdentity: unavailable, encrypt: unavailable, decrypt: unavailable, workOnFile: unavailable }

// Encrypting fails only where the computer does.
function attempt(work: () => Buffer): Buffer {
  try {
    return work()
  } catch (error) {
    throw error instanceof AgeError ? cannotEncrypt() : error
  }
}

function* attemptSteps(steps: Steps<FileDigest>): Steps<FileDigest> {
  try {
    return yield* steps
  } catch (error) {
    throw error instanceof AgeError ? cannotEncrypt() : error
  }
}

// Two windows that set a passphrase at once must not both believe in theirs.
function takeLock(path: string, held: () => UserError): () => void {
  try {
    return lockFile(path, { waitMs: 2_000 })
  } catch (error) {
    throw error instanceof LockHeld ? held() : error
  }
}
