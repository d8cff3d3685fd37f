// Reading files without surprises: a pipe cannot make us wait, a device or a huge file cannot fill the memory.
import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs'
import { fileError } from './file-error.ts'

/** The bytes of a regular file that the person named; links are followed. Throws file errors (file-error.ts). */
export function readSmallFile(path: string, maxBytes: number): Buffer {
  return readRegularFile(path, { maxBytes, flags: 0 })
}

/** As `readSmallFile`, for files in our own data folder: a link there is not ours and is refused. */
export function readOwnFile(path: string, maxBytes: number): Buffer {
  // Windows has no such flag; there a link needs special rights.
  return readRegularFile(path, { maxBytes, flags: constants.O_NOFOLLOW ?? 0 })
}

/** Text of bytes that must be UTF-8; without the byte order mark some editors put first. */
export function decodeText(bytes: Buffer, path: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw fileError('NOT_TEXT', path)
  }
}

function readRegularFile(path: string, options: { maxBytes: number; flags: number }): Buffer {
  // Without O_NONBLOCK opening a pipe would wait for a writer for ever.
  const file = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0) | options.flags)
  try {
    if (!fstatSync(file).isFile()) throw fileError('NOT_A_FILE', path)
    if (fstatSync(file).size > options.maxBytes) throw fileError('TOO_LARGE', path)
    return readToEnd(file, { maxBytes: options.maxBytes, path })
  } finally {
    closeSync(file)
  }
}

// The size was only a hint: the file may grow meanwhile, and some files under /proc say 0.
function readToEnd(file: number, { maxBytes, path }: { maxBytes: number; path: string }): Buffer {
  const chunks: Buffer[] = []
  for (let total = 0; ; ) {
    const chunk = Buffer.allocUnsafe(64 * 1024)
    const count = readSync(file, chunk, 0, chunk.length, null)
    if (count === 0) return Buffer.concat(chunks, total)
    total += count
    if (total > maxBytes) throw fileError('TOO_LARGE', path)
    chunks.push(chunk.subarray(0, count))
  }
}
