// Encrypting a session's files once more, after the key was given another passphrase and identity.
import { join } from 'node:path'
import { writeAtomic } from '../files/atomic-file.ts'
import { AgeError } from './age.ts'
import type { SessionKey } from './key.ts'
import { maxFileBytes } from './load.ts'
import { tryRead } from './own-file.ts'
import { listKept, namesIn, type SessionPaths } from './paths.ts'

/**
 * Encrypts what a session keeps in the encrypted form, of every generation, with the key as it is now. Call it under the
 * session's lock. What nobody can open stays as it is. A file is the old or the new one, and either opens.
 */
export function encryptAgain({ id, folder }: SessionPaths, key: SessionKey): void {
  for (const name of listKept(id, namesIn(folder), 'encrypted')) {
    const path = join(folder, name)
    const bytes = tryRead(path, { maxBytes: maxFileBytes.encrypted, use: (read) => tryDecrypt(read, key) })
    if (Buffer.isBuffer(bytes)) writeAtomic(path, key.encrypt(bytes))
  }
}

function tryDecrypt(bytes: Buffer, key: SessionKey): Buffer | undefined {
  try {
    return key.decrypt(bytes)
  } catch (error) {
    if (error instanceof AgeError) return undefined
    throw error
  }
}
