// Writing to stdout and stderr so that nothing is lost silently: a full disk is an error, a closed pipe is not.
import { writeSync } from 'node:fs'
import { pause } from './pause.ts'

/** The reader of a pipe went away, as `head` does. */
export class ReaderGone extends Error {
  override readonly name = 'ReaderGone'
}

/** Writes everything, however little the system takes at a time. Throws ReaderGone, or the file error. */
export function writeAll(stream: 'stdout' | 'stderr', text: string): void {
  const bytes = Buffer.from(text, 'utf8')
  const file = stream === 'stdout' ? 1 : 2
  for (let offset = 0; offset < bytes.length; ) {
    try {
      offset += writeSync(file, bytes, offset)
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException
      if (code === 'EAGAIN') pause(5)
      else if (code === 'EPIPE') throw new ReaderGone()
      else throw error
    }
  }
}
