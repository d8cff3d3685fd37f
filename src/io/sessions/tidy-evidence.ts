// What interruptions leave in the folder of a session's copies, cleared away under its lock.
import { lstatSync, rmdirSync, unlinkSync } from 'node:fs'
import { join } from 'node:path'
import { findRemoved, listAllEvidence } from '../../core/session/evidence.ts'
import type { Session } from '../../core/session/schema.ts'
import { quietly, removeQuietly, temporaryFileOwner } from '../files/atomic-file.ts'
import type { Steps } from '../files/steps.ts'
import { carryEvidence, leaveEvidence } from './carry-evidence.ts'
import { copyFile, evidenceFolder, evidenceNames, markedCopy, nameOfCopy } from './evidence-paths.ts'
import type { SessionKey } from './key.ts'
import { sweepLeftovers } from './leftovers.ts'
import { namesIn, type SessionForm, type SessionPaths } from './paths.ts'

/**
 * Clears away what processes of this computer that ended in the middle left: half copies, copies whose entry was never
 * saved, copies of removed entries, and the other form of what was carried over. Whatever else is there stays.
 */
export function* tidyEvidence(
  paths: SessionPaths,
  { form, key, session }: { form: SessionForm; key: SessionKey; session: Session },
): Steps<void> {
  const folder = evidenceFolder(paths)
  const names = evidenceNames(paths)
  const pieces = listAllEvidence(session)
  const listed = new Set(pieces.flatMap((piece) => nameOfCopy(piece) ?? []))
  const removed = findRemoved(session)
  const over = pieces.flatMap((piece) => (removed.has(piece.number) ? (nameOfCopy(piece) ?? []) : []))
  // The lock is ours: nobody else here is adding anything, whatever process has that number now.
  const leftovers = names.filter((name) => temporaryFileOwner(name)?.isHere)
  const marked = leftovers.flatMap((name) => markedCopy(name) ?? []).filter((base) => !listed.has(base))
  for (const base of [...over, ...marked]) {
    for (const one of ['plain', 'encrypted'] as const) removeQuietly(join(folder, copyFile(base, one)))
  }
  for (const name of leftovers) removeQuietly(join(folder, name))
  sweepLeftovers(folder, names)
  if (form === 'plain' || key.isOpen()) leaveEvidence(yield* carryTwins(paths, { form, key, session }), [])
}

// Of an encrypted session every readable copy; of a readable one only what is there in both forms.
function* carryTwins(
  paths: SessionPaths,
  { form, key, session }: { form: SessionForm; key: SessionKey; session: Session },
): Steps<string[]> {
  if (form === 'encrypted') return yield* carryEvidence(paths, { to: form, key, session })
  const names = new Set(evidenceNames(paths))
  const hasTwins = [...names].some((name) => names.has(`${name}.age`))
  return hasTwins && key.isOpen() ? yield* carryEvidence(paths, { to: form, key, session }) : []
}

/** Removes the folder of the copies and all that is in it; `removed` grows while it works. */
export function deleteEvidence(paths: Pick<SessionPaths, 'folder' | 'id'>, removed: string[]): void {
  const folder = evidenceFolder(paths)
  const found = lstatSync(folder, { throwIfNoEntry: false })
  if (!found) return
  // Of a link only the link: what it leads to is not ours.
  if (!found.isDirectory()) {
    unlinkSync(folder)
    removed.push(folder)
    return
  }
  for (const name of namesIn(folder)) {
    const path = join(folder, name)
    // Folders are nothing of ours, and may hold anything.
    if (lstatSync(path).isDirectory()) continue
    unlinkSync(path)
    removed.push(path)
  }
  leaveFolder(folder)
}

/** Takes the folder away when it is empty. */
export function leaveFolder(folder: string): void {
  quietly(() => rmdirSync(folder))
}
