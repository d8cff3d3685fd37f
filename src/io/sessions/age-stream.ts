// Streams between open files in the thread that encrypts. Reading and writing are synchronous there too: nothing else
// happens in that thread.
import { createHash } from 'node:crypto'
import { readSync, writeSync } from 'node:fs'
import type { FileDigest } from '../../ports.ts'
import { fileErrorCode } from '../files/file-error.ts'

/** A file failed, and not the encryption. */
export class AgeFileError extends Error {
  readonly code: string
  /** Of the file that is read. */
  readonly isOfSource: boolean

  constructor(code: string, isOfSource: boolean) {
    super(`age: ${code}`)
    this.code = code
    this.isOfSource = isOfSource
  }
}

const chunkBytes = 256 * 1024

/** What an open file holds from where it stands. `onChunk` is called for each part. */
export function readStream(
  file: number,
  { onChunk, mostBytes }: { onChunk: () => void; mostBytes: number },
): ReadableStream<Uint8Array> {
  let size = 0
  return new ReadableStream<Uint8Array>(
    {
      pull: (controller) => {
        const chunk = new Uint8Array(chunkBytes)
        const length = named(true, () => readSync(file, chunk, 0, chunkBytes, null))
        onChunk()
        if (length === 0) return controller.close()
        size += length
        if (size > mostBytes) throw new AgeFileError('CHANGING', true)
        controller.enqueue(chunk.subarray(0, length))
      },
    },
    { highWaterMark: 0 },
  )
}

/** The same stream, and what went through it once it has ended. */
export function digestStream(found: ReadableStream<Uint8Array>): {
  stream: ReadableStream<Uint8Array>
  digest: () => FileDigest
} {
  const hash = createHash('sha256')
  let size = 0
  const transform = new TransformStream<Uint8Array, Uint8Array>({
    transform: (chunk, controller) => {
      hash.update(chunk)
      size += chunk.length
      controller.enqueue(chunk)
    },
  })
  return { stream: found.pipeThrough(transform), digest: () => ({ size, sha256: hash.digest('hex') }) }
}

/** Writes all of it to an open file; without one it is only read. */
export async function writeStream(found: ReadableStream<Uint8Array>, file: number | undefined): Promise<void> {
  const reader = found.getReader()
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return
    for (let from = 0; file !== undefined && from < value.length; ) {
      const count = named(false, () => writeSync(file, value, from))
      if (count === 0) throw new AgeFileError('ENOSPC', false)
      from += count
    }
  }
}

function named(isOfSource: boolean, work: () => number): number {
  try {
    return work()
  } catch (error) {
    const code = fileErrorCode(error)
    throw code === undefined ? error : new AgeFileError(code, isOfSource)
  }
}
