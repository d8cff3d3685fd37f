// Reading files without surprises: a pipe cannot make us wait, a device or a huge file cannot fill the memory.
import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs'
import { fileError } from './file-error.ts'

// Windows has no such flag; there a link needs special rights.
const noFollow = constants.O_NOFOLLOW ?? 0

/** The bytes of a regular file that the person named; links are followed. Throws file errors (file-error.ts). */
export function readSmallFile(path: string, maxBytes: number): Buffer {
  return readRegularFile(path, { maxBytes, flags: 0 })
}

/** As `readSmallFile`, for files in our own data folder: a link there is not ours and is refused. */
export function readOwnFile(path: string, maxBytes: number): Buffer {
  return readRegularFile(path, { maxBytes, flags: noFollow })
}

/**
 * The lines of a file in our own data folder, each with its end, read as far as they are asked for, and the file's size.
 * What follows the last end of a line is not given.
 */
export function readOwnLines<Result>(
  path: string,
  maxBytes: number,
  use: (lines: Iterator<string> & Iterable<string>, size: number) => Result,
): Result {
  return withRegularFile(path, { maxBytes, flags: noFollow }, (file, size) => use(linesOf(file), size))
}

/** The first bytes of a file of ours, at most so many. */
export function readOwnStart(path: string, options: { maxBytes: number; bytes: number }): Buffer {
  return withRegularFile(path, { maxBytes: options.maxBytes, flags: noFollow }, (file) => {
    const start = Buffer.allocUnsafe(options.bytes)
    return start.subarray(0, readSync(file, start, 0, start.length, 0))
  })
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
  const { maxBytes } = options
  return withRegularFile(path, options, (file, size) => readToEnd(file, { size, maxBytes, path }))
}

function withRegularFile<Result>(
  path: string,
  options: { maxBytes: number; flags: number },
  use: (file: number, size: number) => Result,
): Result {
  // Without O_NONBLOCK opening a pipe would wait for a writer for ever.
  const file = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0) | options.flags)
  try {
    const stats = fstatSync(file)
    if (!stats.isFile()) throw fileError('NOT_A_FILE', path)
    if (stats.size > options.maxBytes) throw fileError('TOO_LARGE', path)
    return use(file, stats.size)
  } finally {
    closeSync(file)
  }
}

function* linesOf(file: number): Generator<string> {
  let rest = Buffer.alloc(0)
  for (;;) {
    const chunk = Buffer.allocUnsafe(64 * 1024)
    const count = readSync(file, chunk, 0, chunk.length, null)
    if (count === 0) return
    const bytes = Buffer.concat([rest, chunk.subarray(0, count)])
    let start = 0
    for (let end = bytes.indexOf('\n'); end >= 0; end = bytes.indexOf('\n', start)) {
      yield bytes.toString('utf8', start, end + 1)
      start = end + 1
    }
    rest = bytes.subarray(start)
  }
}

// The size was only a hint: the file may grow meanwhile, and some files under /proc say 0.
function readToEnd(file: number, { size, maxBytes, path }: { size: number; maxBytes: number; path: string }): Buffer {
  const chunks: Buffer[] = []
  for (let total = 0; ; ) {
    // With one byte more than there should be, the end is seen at once.
    const chunk = Buffer.allocUnsafe(total === 0 ? size + 1 : 64 * 1024)
    const count = readSync(file, chunk, 0, chunk.length, null)
    const [first] = chunks
    if (count === 0) return first && chunks.length === 1 ? first : Buffer.concat(chunks, total)
    total += count
    if (total > maxBytes) throw fileError('TOO_LARGE', path)
    chunks.push(chunk.subarray(0, count))
  }
}
