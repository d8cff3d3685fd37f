// The file that says which session is meant when none is named.
import { join, resolve } from 'node:path'
import { writeAtomic } from '../files/atomic-file.ts'
import { fileErrorCode } from '../files/file-error.ts'
import { readOwnFile } from '../files/small-file.ts'

/** Where the choice is kept. */
export function currentSessionFile(dataFolder: string): string {
  return join(resolve(dataFolder), 'current')
}

/** The chosen id as it stands in the file, unchecked. What cannot be read is no choice: the person is asked. */
export function readCurrentSession(path: string): string | undefined {
  try {
    return readOwnFile(path, 256).toString().trim()
  } catch (error) {
    if (fileErrorCode(error) === undefined) throw error
    return undefined
  }
}

export function writeCurrentSession(path: string, id: string): void {
  writeAtomic(path, `${id}\n`)
}
