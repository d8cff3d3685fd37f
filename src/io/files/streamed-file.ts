// New files of any size, written as their content comes: whole and on disk, or not there.
import { closeSync, constants, fchmodSync, fstatSync, fsyncSync, openSync } from 'node:fs'
import type { FileDigest } from '../../ports.ts'
import { removeQuietly, setMode } from './atomic-file.ts'
import { fileError } from './file-error.ts'
import type { Steps } from './steps.ts'

/**
 * Makes a file that only its owner can read; fails when the name is taken. Nothing is left behind on failure. `readBack`:
 * what fills it may read in it.
 */
export function* writeStreamed(
  path: string,
  fill: (file: number) => Steps<FileDigest>,
  { readBack = false }: { readBack?: boolean } = {},
): Steps<FileDigest> {
  // Exclusive: a link that somebody planted under this name is never followed.
  const file = openSync(path, readBack ? 'wx+' : 'wx', 0o600)
  unfinished.add(path)
  clearAtExit()
  let isWhole = false
  try {
    setMode(() => fchmodSync(file, 0o600))
    const digest = yield* fill(file)
    fsyncSync(file)
    // Encrypted content is longer than what it holds, never shorter.
    if (fstatSync(file).size < digest.size) throw fileError('ENOSPC', path)
    isWhole = true
    return digest
  } finally {
    closeSync(file)
    unfinished.delete(path)
    if (!isWhole) removeQuietly(path)
  }
}

/** Reads a file of our own with `use`: a link there is not ours and is refused, and so is what is no file. */
export function* readOwnStreamed(path: string, use: (file: number) => Steps<FileDigest>): Steps<FileDigest> {
  const file = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0) | (constants.O_NOFOLLOW ?? 0))
  try {
    if (!fstatSync(file).isFile()) throw fileError('NOT_A_FILE', path)
    return yield* use(file)
  } finally {
    closeSync(file)
  }
}

// Who leaves in the middle, by a signal, leaves nothing half.
const unfinished = new Set<string>()
let isWatching = false

function clearAtExit(): void {
  if (isWatching) return
  isWatching = true
  process.prependListener('exit', () => {
    for (const path of unfinished) removeQuietly(path)
  })
}
