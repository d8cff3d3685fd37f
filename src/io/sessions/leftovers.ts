// Temporary files of processes that were killed while saving.
import { lstatSync } from 'node:fs'
import { join } from 'node:path'
import { removeQuietly, temporaryFileOwner } from '../files/atomic-file.ts'
import { isRunning } from '../files/process-identity.ts'

// Saving takes far less. Whether a process of another computer still runs cannot be seen from here.
const longestSaveMs = 24 * 60 * 60 * 1000

/** Removes them from a folder with such names. What a running process owns stays, and what another computer may be writing. */
export function sweepLeftovers(folder: string, names: readonly string[]): void {
  for (const name of names) {
    // Among very many names, taking each apart takes long.
    const owner = name.startsWith('.') ? temporaryFileOwner(name) : undefined
    if (!owner) continue
    const path = join(folder, name)
    if (owner.isHere ? !isRunning(owner.pid) : isOld(path)) removeQuietly(path)
  }
}

function isOld(path: string): boolean {
  const { mtimeMs } = lstatSync(path, { throwIfNoEntry: false }) ?? { mtimeMs: Date.now() }
  return Math.abs(Date.now() - mtimeMs) > longestSaveMs
}
