// Saving so that a file is always the old one or the new one, whole, even when the power goes.
// Own code because write-file-atomic leaves a truncated file on a full disk (measured; see docs/reliability.md).

import * as fs from 'node:fs'
import { hostname } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { fileError, fileErrorCode, markWritten } from './file-error.ts'
import { pause } from './pause.ts'
import { computerTag, randomName } from './random-name.ts'
import { readOwnFile } from './small-file.ts'
import { writeWhole } from './write-whole.ts'

/**
 * Replaces a file, or makes it; when this returns the content is on disk. `beforeReplacing` runs once the new content is
 * safe and the old file still stands: the moment to keep a copy of it. An error that comes after the replacing is marked
 * (`isWritten`).
 */
export function writeAtomic(
  path: string,
  content: string | Buffer,
  options: { beforeReplacing?: () => void } = {},
): void {
  const temporary = temporaryPath(path)
  try {
    writeNewFile(temporary, typeof content === 'string' ? Buffer.from(content) : content, { flush: true })
    options.beforeReplacing?.()
    renameOver(temporary, path)
  } catch (error) {
    removeQuietly(temporary)
    throw error
  }
  try {
    flushFolder(dirname(path))
  } catch (error) {
    throw markWritten(error)
  }
}

/** Keeps what a file holds now under a second name; `to` is replaced at once or not at all. */
export function keepCopy(from: string, to: string): void {
  const temporary = temporaryPath(to)
  try {
    linkOrCopy(from, temporary)
    renameOver(temporary, to)
  } finally {
    // Renaming between two names of the same file does nothing and leaves both.
    removeQuietly(temporary)
  }
}

/** The first name that is not taken, in the form `prefix1`: what is kept stands side by side. */
export function freeName(prefix: string): string {
  let count = 1
  while (isThere(`${prefix}${count}`)) count += 1
  return `${prefix}${count}`
}

/** Whether anything has this name, a link that leads nowhere too. */
export function isThere(path: string): boolean {
  return fs.lstatSync(path, { throwIfNoEntry: false }) !== undefined
}

/** Throws where something stands that no file may take the place of: renaming over a device or a pipe takes it away from everybody. */
export function assertReplaceable(path: string): void {
  const found = fs.lstatSync(path, { throwIfNoEntry: false })
  if (found && !found.isFile() && !found.isSymbolicLink()) throw fileError('NOT_A_FILE', path)
}

/** Makes a file that only its owner can read; fails when the name is taken. Nothing is left behind on failure. */
export function writeNewFile(path: string, bytes: Buffer, options: { flush: boolean }): void {
  // Exclusive: a link that somebody planted under this name is never followed.
  const file = fs.openSync(path, 'wx', 0o600)
  try {
    try {
      setMode(() => fs.fchmodSync(file, 0o600))
      writeWhole(file, bytes)
      if (options.flush) fs.fsyncSync(file)
      if (fs.fstatSync(file).size !== bytes.length) throw fileError('ENOSPC', path)
    } finally {
      fs.closeSync(file)
    }
  } catch (error) {
    removeQuietly(path)
    throw error
  }
}

/**
 * A name in the same folder that nobody can guess. It names the process and its computer, so that leftovers can be told
 * from work, also in a folder that several computers use.
 */
export function temporaryPath(path: string): string {
  const unguessable = computerTag(hostname()) + randomName().slice(4)
  return join(dirname(path), `.${basename(path)}.${process.pid}.${unguessable}.tmp`)
}

/** The process that a temporary file's name names, and whether it is one of this computer; undefined for other names. */
export function temporaryFileOwner(name: string): { pid: number; isHere: boolean } | undefined {
  const [, pid, tag] = /^\..+\.(\d{1,9})\.([0-9a-f]{4})[0-9a-f]{12}\.tmp$/.exec(name) ?? []
  return pid === undefined ? undefined : { pid: Number(pid), isHere: tag === computerTag(hostname()) }
}

/** Renames even where another program looks into files it sees (Windows: virus scanners, sync folders). */
export function renameOver(from: string, to: string): void {
  for (let attempt = 0; ; attempt += 1) {
    try {
      fs.renameSync(from, to)
      return
    } catch (error) {
      const isBusy = process.platform === 'win32' && ['EPERM', 'EACCES', 'EBUSY'].includes(fileErrorCode(error) ?? '')
      if (!isBusy || attempt === 6) throw error
      pause(5 * 2 ** attempt)
    }
  }
}

/** Puts the names in a folder on disk: without this a power cut can take back a rename. */
export function flushFolder(path: string): void {
  if (process.platform === 'win32') return
  const folder = fs.openSync(path, 'r')
  try {
    fs.fsyncSync(folder)
  } catch (error) {
    // Some file systems cannot flush a folder; they have nothing better to offer.
    if (!isUnsupported(error)) throw error
  } finally {
    fs.closeSync(folder)
  }
}

/** Removes a file that may be gone already. What cannot be removed is swept later. */
export function removeQuietly(path: string): void {
  quietly(() => fs.unlinkSync(path))
}

/** Runs tidying up that may fail without harm. */
export function quietly(work: () => void): void {
  try {
    work()
  } catch (error) {
    if (fileErrorCode(error) === undefined) throw error
  }
}

/** Runs a change of permissions; file systems without permissions (USB sticks) are fine. */
export function setMode(change: () => void): void {
  try {
    change()
  } catch (error) {
    if (!isUnsupported(error)) throw error
  }
}

function isUnsupported(error: unknown): boolean {
  return ['EINVAL', 'EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS'].includes(fileErrorCode(error) ?? '')
}

function linkOrCopy(from: string, to: string): void {
  try {
    fs.linkSync(from, to)
    // Changing the mode of a symbolic link would change the file it points to.
    if (fs.lstatSync(to).isFile()) setMode(() => fs.chmodSync(to, 0o600))
  } catch {
    // USB sticks and some shares refuse links.
    removeQuietly(to)
    writeNewFile(to, readOwnFile(from, Number.POSITIVE_INFINITY), { flush: true })
  }
}
