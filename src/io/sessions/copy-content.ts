// What copies of evidence hold, in whichever form they are.
import type { FileDigest } from '../../ports.ts'
import { digestOf } from '../files/digest.ts'
import type { Steps } from '../files/steps.ts'
import { readOwnStreamed } from '../files/streamed-file.ts'
import type { SessionKey } from './key.ts'
import type { SessionForm } from './paths.ts'

/** Reads a copy; `onto`: writes what it holds, readable, to an open file. Throws AgeError for one that does not open. */
export function readCopy(
  path: string,
  { form, key, onto }: { form: SessionForm; key: SessionKey; onto?: number },
): Steps<FileDigest> {
  return readOwnStreamed(path, (file) => (form === 'plain' ? digestOf(file, { onto }) : key.decryptFile(file, onto)))
}

/** Writes what an open readable file holds into another in a form. */
export function fillCopy(
  source: number,
  target: number,
  { form, key, mostBytes }: { form: SessionForm; key: SessionKey; mostBytes: number },
): Steps<FileDigest> {
  return form === 'plain' ? digestOf(source, { onto: target, mostBytes }) : key.encryptFile(source, target, mostBytes)
}

/** Whether two contents are the same. */
export function isSameContent(one: FileDigest, other: Pick<FileDigest, 'size' | 'sha256'>): boolean {
  return one.size === other.size && one.sha256 === other.sha256
}
