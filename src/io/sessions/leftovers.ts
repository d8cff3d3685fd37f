// Temporary files of processes that were killed while saving.
import { join } from 'node:path'
import { removeQuietly, temporaryFileOwner } from '../files/atomic-file.ts'
import { isRunning } from '../files/process-identity.ts'
import { namesIn } from './paths.ts'

/** Removes them from a folder. What a running process owns stays. */
export function sweepLeftovers(folder: string): void {
  for (const name of namesIn(folder)) {
    const pid = temporaryFileOwner(name)
    if (pid !== undefined && !isRunning(pid)) removeQuietly(join(folder, name))
  }
}
