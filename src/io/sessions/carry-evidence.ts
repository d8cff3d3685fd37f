// Copies of evidence when their session changes its form or its key. As with the session itself, the new form is written
// and read back before anything of the old one goes; an interruption leaves both.
import { renameSync, unlinkSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { listAllEvidence } from '../../core/session/evidence.ts'
import type { Session } from '../../core/session/schema.ts'
import type { FileDigest } from '../../ports.ts'
import { flushFolder, isThere, removeQuietly, renameOver } from '../files/atomic-file.ts'
import type { Steps } from '../files/steps.ts'
import { readOwnStreamed, writeStreamed } from '../files/streamed-file.ts'
import { AgeError } from './age.ts'
import { fillCopy, isSameContent, readCopy } from './copy-content.ts'
import { notReadBack } from './encryption-errors.ts'
import {
  copyFile,
  evidenceFolder,
  evidenceNames,
  nameOfCopy,
  parseCopyName,
  unfinishedCopy,
  unfinishedForm,
} from './evidence-paths.ts'
import type { SessionKey } from './key.ts'
import type { SessionForm, SessionPaths } from './paths.ts'

/**
 * Brings every copy into a form; returns the files of the other form that may go now. What nobody can open stays where it
 * is. Call it under the session's lock.
 */
export function* carryEvidence(
  paths: SessionPaths,
  { to, key, session }: { to: SessionForm; key: SessionKey; session: Session },
): Steps<string[]> {
  const known = knownCopies(session)
  const folder = evidenceFolder(paths)
  const carried: string[] = []
  // The lock is ours: whoever began these has ended.
  for (const name of evidenceNames(paths)) if (unfinishedForm(name)) removeQuietly(join(folder, name))
  for (const name of evidenceNames(paths)) {
    const copy = parseCopyName(name)
    if (!copy || copy.form === to) continue
    const path = join(folder, name)
    if (yield* carryCopy(path, { ...copy, to, key, known: known.get(copy.base) })) carried.push(path)
  }
  if (carried.length > 0) flushFolder(folder)
  return carried
}

// What the entries say of their copies, by name.
function knownCopies(session: Session): ReadonlyMap<string, FileDigest> {
  return new Map(
    listAllEvidence(session).flatMap((piece): [string, FileDigest][] => {
      const base = nameOfCopy(piece)
      return base === undefined || !piece.file ? [] : [[base, piece.file]]
    }),
  )
}

/** Removes files that were carried over. */
export function leaveEvidence(carried: readonly string[], removed: string[]): void {
  for (const path of carried) {
    unlinkSync(path)
    removed.push(path)
  }
  const [first] = carried
  if (first !== undefined) flushFolder(dirname(first))
}

/** Encrypts every copy with the key as it is now. What nobody can open stays as it is. */
export function* encryptEvidenceAgain(paths: SessionPaths, key: SessionKey): Steps<void> {
  const folder = evidenceFolder(paths)
  for (const name of evidenceNames(paths)) {
    if (parseCopyName(name)?.form !== 'encrypted') continue
    const path = join(folder, name)
    const fill = (target: number) => readOwnStreamed(path, (source) => key.encryptFileAgain(source, target))
    try {
      yield* replace(path, fill, { form: 'encrypted', key })
      flushFolder(folder)
    } catch (error) {
      if (!(error instanceof AgeError)) throw error
    }
  }
}

interface Carrying {
  base: string
  form: SessionForm
  to: SessionForm
  key: SessionKey
  /** What the entry says of it; undefined where none names it. */
  known: FileDigest | undefined
}

// False: it is no file that could be carried over.
function* carryCopy(path: string, { base, form, to, key, known }: Carrying): Steps<boolean> {
  const inForm = (name: string) => join(dirname(path), copyFile(name, to))
  try {
    let target = inForm(base)
    if (isThere(target)) {
      const [mine, theirs] = [yield* readCopy(path, { form, key }), yield* readOther(target, { form: to, key })]
      if (theirs && isSameContent(mine, theirs)) return true
      // Two that differ under one name: both stay, and the one that the entry speaks of has the name.
      const aside = inForm(freeBase(dirname(path), base))
      if (known && isSameContent(mine, known)) renameSync(target, aside)
      else target = aside
    }
    const fill = (file: number) => (from: number) =>
      form === 'plain'
        ? fillCopy(from, file, { form: to, key, mostBytes: Number.POSITIVE_INFINITY })
        : key.decryptFile(from, file)
    yield* replace(target, (file) => readOwnStreamed(path, fill(file)), { form: to, key })
    return true
  } catch (error) {
    if (error instanceof AgeError) return false
    throw error
  }
}

// What is in the way may be damaged.
function* readOther(path: string, as: { form: SessionForm; key: SessionKey }): Steps<FileDigest | undefined> {
  try {
    return yield* readCopy(path, as)
  } catch (error) {
    if (error instanceof AgeError) return undefined
    throw error
  }
}

// Writes a file, reads it back, and only then gives it its name.
function* replace(
  path: string,
  fill: (file: number) => Steps<FileDigest>,
  as: { form: SessionForm; key: SessionKey },
): Steps<void> {
  const temporary = unfinishedCopy(dirname(path), as.form)
  try {
    const written = yield* writeStreamed(temporary, fill)
    const found = yield* readOther(temporary, as)
    if (!found || !isSameContent(found, written)) throw notReadBack(path)
    renameOver(temporary, path)
  } finally {
    removeQuietly(temporary)
  }
}

function freeBase(folder: string, base: string): string {
  const [stem = base] = base.split('.other-')
  for (let count = 1; ; count += 1) {
    const name = `${stem}.other-${count}`
    if (!isThere(join(folder, name)) && !isThere(join(folder, copyFile(name, 'encrypted')))) return name
  }
}
