// A zip under the name the person gave it: whole and on disk, or not there.
import { closeSync, linkSync, openSync, unlinkSync } from 'node:fs'
import { dirname } from 'node:path'
import type { FileDigest, ZipEntry } from '../../ports.ts'
import {
  assertReplaceable,
  flushFolder,
  isThere,
  quietly,
  removeQuietly,
  renameOver,
  temporaryPath,
} from './atomic-file.ts'
import { fileError, fileErrorCode } from './file-error.ts'
import { finishInTurns, type Steps } from './steps.ts'
import { writeStreamed } from './streamed-file.ts'
import { writeZipEntries } from './zip-entries.ts'

/** Encrypts an open file into another, both from where they stand. */
export type SealFile = (source: number, target: number, mostBytes: number) => Steps<FileDigest>

/** Writes it beside its place and moves it there; a name that is taken throws EEXIST unless it is to be replaced. */
export async function writeZipFile(
  path: string,
  entries: readonly ZipEntry[],
  { replace, seal }: { replace: boolean; seal?: SealFile | undefined },
): Promise<void> {
  if (!replace && isThere(path)) throw fileError('EEXIST', path)
  assertReplaceable(path)
  const temporary = temporaryPath(path)
  await finishInTurns(
    seal
      ? writeSealed(temporary, entries, seal)
      : writeStreamed(temporary, (file) => writeZipEntries(file, entries), { readBack: true }),
  )
  try {
    if (replace) renameOver(temporary, path)
    else giveName(temporary, path)
  } finally {
    removeQuietly(temporary)
  }
  quietly(() => flushFolder(dirname(path)))
}

// The readable zip has no name once it is open: whoever is killed leaves none behind. A system that does not take a name off an
// open file has it taken off at the end.
function* writeSealed(path: string, entries: readonly ZipEntry[], seal: SealFile): Steps<FileDigest> {
  const readable = temporaryPath(path)
  const target = openSync(readable, 'wx+', 0o600)
  let source: number | undefined
  try {
    source = openSync(readable, 'r')
    quietly(() => unlinkSync(readable))
    const from = source
    const { size } = yield* writeZipEntries(target, entries)
    return yield* writeStreamed(path, (file) => seal(from, file, size))
  } finally {
    closeSync(target)
    if (source !== undefined) closeSync(source)
    removeQuietly(readable)
  }
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
