// Writing all of some bytes into an open file.
import { writeSync } from 'node:fs'
import { fileError } from './file-error.ts'

/**
 * Writes them where the file stands, or at a place in it. One write may take only a part: on a nearly full disk it does so without
 * an error, until one takes nothing; that throws ENOSPC.
 */
export function writeWhole(file: number, bytes: Uint8Array, at?: number): void {
  for (let done = 0; done < bytes.length; ) {
    const count = writeSync(file, bytes, done, bytes.length - done, at === undefined ? null : at + done)
    if (count === 0) throw fileError('ENOSPC', '')
    done += count
  }
}
