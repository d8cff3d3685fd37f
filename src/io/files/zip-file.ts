// A zip under the name the person gave it: whole and on disk, or not there.
import { linkSync, lstatSync } from 'node:fs'
import { dirname } from 'node:path'
import type { ZipEntry } from '../../ports.ts'
import { flushFolder, isThere, quietly, removeQuietly, renameOver, temporaryPath } from './atomic-file.ts'
import { fileError, fileErrorCode } from './file-error.ts'
import { finishInTurns } from './steps.ts'
import { writeStreamed } from './streamed-file.ts'
import { writeZipEntries } from './zip-entries.ts'

/** Writes it beside its place and moves it there; a name that is taken throws EEXIST unless it is to be replaced. */
export async function writeZipFile(
  path: string,
  entries: readonly ZipEntry[],
  { replace }: { replace: boolean },
): Promise<void> {
  const found = lstatSync(path, { throwIfNoEntry: false })
  if (found && !replace) throw fileError('EEXIST', path)
  // Renaming over a device or a pipe would take it away from everybody.
  if (found && !found.isFile() && !found.isSymbolicLink()) throw fileError('NOT_A_FILE', path)
  const temporary = temporaryPath(path)
  await finishInTurns(writeStreamed(temporary, (file) => writeZipEntries(file, entries), { readBack: true }))
  try {
    if (replace) renameOver(temporary, path)
    else giveName(temporary, path)
  } finally {
    removeQuietly(temporary)
  }
  quietly(() => flushFolder(dirname(path)))
}

// Unlike a rename, a second name never takes the place of what somebody put there meanwhile.
function giveName(temporary: string, path: string): void {
  try {
    linkSync(temporary, path)
  } catch (error) {
    if (fileErrorCode(error) === 'EEXIST' || isThere(path)) throw fileError('EEXIST', path)
    // USB sticks and some shares refuse links.
    renameOver(temporary, path)
  }
}
