// The data folder of each test of a file.
import { join } from 'node:path'
import { afterEach, beforeEach } from 'vitest'
import { dataFolder } from './terminal.ts'

/** A new folder before each test of the file, removed after it. Made before what the file itself does first. */
export function dataFolderForEach(): {
  readonly path: string
  /** The path of something in it. */
  at(...names: string[]): string
} {
  let folder: ReturnType<typeof dataFolder>
  beforeEach(() => {
    folder = dataFolder()
  })
  afterEach(() => folder.remove())
  return {
    get path() {
      return folder.path
    },
    at: (...names) => join(folder.path, ...names),
  }
}
