// Reading a file of any size once, in little memory: its size and SHA-256, and where asked a copy of it.
import { readSync } from 'node:fs'
import type { FileDigest } from '../../ports.ts'
import { fileError, fileErrorCode } from './file-error.ts'
import type { Steps } from './steps.ts'
import { writeWhole } from './write-whole.ts'

// Fits a processor's cache: with more, hashing is slower.
const chunkBytes = 256 * 1024
const chunksPerStep = 16

/**
 * Reads an open file from where it stands to its end. `onto`: writes what was read to another open file. Of more than
 * `mostBytes` nothing comes: a file that grows as fast as it is read would have no end.
 */
export function* digestOf(
  file: number,
  { onto, mostBytes = Number.POSITIVE_INFINITY }: { onto?: number | undefined; mostBytes?: number } = {},
): Steps<FileDigest> {
  const hash = process.getBuiltinModule('node:crypto').createHash('sha256')
  const chunk = Buffer.allocUnsafe(chunkBytes)
  let size = 0
  for (let count = 1; ; count += 1) {
    const length = readChunk(file, chunk)
    if (length === 0) return { size, sha256: hash.digest('hex') }
    if (size + length > mostBytes) throw markSource(fileError('CHANGING', ''))
    const bytes = chunk.subarray(0, length)
    hash.update(bytes)
    if (onto !== undefined) writeWhole(onto, bytes)
    size += length
    if (count % chunksPerStep === 0) yield
  }
}

/** Whether an error came from reading the file that was copied, and not from writing the copy. */
export function isOfSource(error: unknown): boolean {
  return error instanceof Error && 'isOfSource' in error
}

/** Marks an error as one of the file that is read. */
export function markSource(error: unknown): unknown {
  return error instanceof Error && fileErrorCode(error) !== undefined
    ? Object.assign(error, { isOfSource: true })
    : error
}

function readChunk(file: number, chunk: Buffer): number {
  try {
    return readSync(file, chunk, 0, chunk.length, null)
  } catch (error) {
    throw markSource(error)
  }
}
