// Files the person named, such as exports: made without following a link, never over another file unasked.
import { lstatSync, readdirSync, realpathSync } from 'node:fs'
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from 'node:path'
import { UserError } from '../../errors.ts'
import type { NamedFiles, Seal } from '../../ports.ts'
import {
  assertReplaceable,
  flushFolder,
  isThere,
  quietly,
  removeQuietly,
  temporaryFileOwner,
  writeAtomic,
  writeNewFile,
} from './atomic-file.ts'
import { type FileProblem, fileError, fileErrorCode, isWritten, rewordingFileErrors } from './file-error.ts'
import { namedPath } from './named-path.ts'
import { makePrivateFolder } from './private-folder.ts'
import { isRunning } from './process-identity.ts'
import { decodeText, readSmallFile } from './small-file.ts'
import type { SealFile } from './zip-file.ts'

/** Encrypts files for others. */
export interface Sealing {
  sealTo(to: Seal): SealFile
  isRecipient(text: string): boolean
}

/** Files anywhere, but for what belongs to the store in the data folder: its sessions, the key to them, what it writes. */
export function openNamedFiles({
  dataFolder,
  sealing,
}: {
  dataFolder: string
  /** Loaded when something is to be encrypted. */
  sealing?: () => Promise<Sealing>
}): NamedFiles {
  return {
    read: (path, maxBytes) => {
      const bytes = rewordingFileErrors(unreadable(path), () => readSmallFile(namedPath(path), maxBytes))
      return { bytes, text: () => rewordingFileErrors(unreadable(path), () => decodeText(bytes, path)) }
    },
    write: (path, content, { replace }) => {
      const bytes = Buffer.from(content)
      const full = resolve(namedPath(path))
      rewordingFileErrors(unwritten(full), () => {
        if (isOfTheStore(full, dataFolder, { replace })) throw amongSessions(full)
        if (replace) replaceFile(full, bytes)
        else makeFile(full, bytes)
      })
      return full
    },
    writeZip: async (path, entries, { replace, seal: to }) => {
      const full = resolve(namedPath(path))
      try {
        if (isOfTheStore(full, dataFolder, { replace })) throw amongSessions(full)
        if (replace) sweepTemporaries(full)
        const seal = to && (await sealing?.())?.sealTo(to)
        await (await import('./zip-file.ts')).writeZipFile(full, entries, { replace, seal })
      } catch (error) {
        if (error instanceof Error && error.name === 'AgeError') throw notSealed(full, error)
        if (error instanceof Error && error.name === 'EntryChanged') throw changedMeanwhile(full, error)
        if (fileErrorCode(error) === 'EEXIST') throw taken(full)
        rewordingFileErrors(unwritten(full), () => {
          throw error
        })
      }
      return full
    },
    isRecipient: async (text) => (await sealing?.())?.isRecipient(text) ?? false,
    look: async (path) => (await import('./found-file.ts')).lookAtFile(path),
    digest: async (path) => (await import('./found-file.ts')).digestFile(path),
    makeFolder: (path, { add, names }) => {
      const full = resolve(namedPath(path))
      rewordingFileErrors(unwritten(full), () => {
        if (isOfTheStore(full, dataFolder, { replace: false })) throw amongSessions(full)
        makeFolder(full, { add, names })
      })
      return full
    },
  }
}

// A link could lead anywhere, and would be followed by all that is written.
function makeFolder(path: string, { add, names }: { add: boolean; names: readonly string[] }): void {
  const found = lstatSync(path, { throwIfNoEntry: false })
  if (!found) {
    makePrivateFolder(path)
    return
  }
  if (!found.isDirectory()) throw fileError(found.isSymbolicLink() ? 'ELOOP' : 'NOT_A_FOLDER', path)
  const there = readdirSync(path)
  if (there.length > 0 && !add) throw notEmpty(path)
  const name = names.find((one) => there.includes(one))
  if (name !== undefined) throw taken(join(path, name), { canReplace: false })
}

function makeFile(path: string, bytes: Buffer): void {
  try {
    writeNewFile(path, bytes, { flush: true })
  } catch (error) {
    throw fileErrorCode(error) === 'EEXIST' ? taken(path) : error
  }
  // A shared folder may take files and yet not let us look at it.
  quietly(() => flushFolder(dirname(path)))
}

function replaceFile(path: string, bytes: Buffer): void {
  assertReplaceable(path)
  sweepTemporaries(path)
  try {
    writeAtomic(path, bytes)
  } catch (error) {
    // As with a new file: it is there.
    if (!isWritten(error)) throw error
  }
}

// What a process that was killed in the middle left of the same file: it holds what the file was to hold.
function sweepTemporaries(path: string): void {
  const begin = `.${basename(path)}.`
  quietly(() => {
    for (const name of readdirSync(dirname(path))) {
      const owner = name.startsWith(begin) ? temporaryFileOwner(name) : undefined
      if (owner?.isHere && !isRunning(owner.pid)) removeQuietly(join(dirname(path), name))
    }
  })
}

const names = /^(?:sessions|playbooks|key\.age|current|\.)/i

// Somebody may keep the data folder on a stick and export to the same stick: a new file beside ours is fine.
function isOfTheStore(path: string, dataFolder: string, { replace }: { replace: boolean }): boolean {
  const inside = placeInside(path, dataFolder)
  if (inside === undefined) return false
  return names.test(inside) || (replace && isThere(path))
}

// The path from a folder to a file in it, whatever links lead there; undefined for a file elsewhere.
function placeInside(path: string, folder: string): string | undefined {
  try {
    const place = relative(realpathSync.native(folder), join(realpathSync.native(dirname(path)), basename(path)))
    return place === '' || place === '..' || place.startsWith(`..${sep}`) || isAbsolute(place) ? undefined : place
  } catch {
    // One of them is not there: making the file says so.
    return undefined
  }
}

function taken(path: string, { canReplace } = { canReplace: true }): UserError {
  return new UserError(
    { zh: `“${path}”已经有了，没有动它。`, en: `“${path}” exists already and was not touched.` },
    canReplace
      ? { zh: '换一个名字；确定要换掉它，就加上 --force。', en: 'Choose another name, or add --force to replace it.' }
      : { zh: '选一个新的文件夹。', en: 'Choose a new folder.' },
  )
}

function notEmpty(path: string): UserError {
  return new UserError(
    {
      zh: `文件夹“${path}”里已经有东西，什么都没有写。`,
      en: `The folder “${path}” is not empty, and nothing was written.`,
    },
    {
      zh: '写一个新的文件夹；确定要放在一起，就加上 --force，原有的文件不会被换掉。',
      en: 'Name a new folder, or add --force to put them together; no file that is there is replaced.',
    },
  )
}

function amongSessions(path: string): UserError {
  return new UserError(
    {
      zh: `“${path}”在存放个案的文件夹里，那里的文件不能换掉，没有写。`,
      en: `“${path}” is in the folder where the sessions are kept; files there are not replaced, and nothing was written.`,
    },
    { zh: '选另一个文件夹。', en: 'Choose another folder.' },
  )
}

function changedMeanwhile(path: string, error: Error): UserError {
  return new UserError(
    {
      zh: `没有写成“${path}”：有一件证据刚才变了。个案都在。`,
      en: `“${path}” was not written: a piece of evidence changed just now. The sessions are all there.`,
    },
    { zh: '看是怎么回事：leak-help evidence verify', en: 'To see what is wrong: leak-help evidence verify' },
    { cause: error },
  )
}

function notSealed(path: string, error: Error): UserError {
  return new UserError(
    {
      zh: `没有写成“${path}”：加密没有成功。个案都在。`,
      en: `“${path}” was not written: it could not be encrypted. The sessions are all there.`,
    },
    {
      zh: '再试一次；还是不行，就不加密，用U盘当面交。',
      en: 'Try again; if it fails again, write it without encryption and hand it over in person.',
    },
    { cause: error },
  )
}

function unwritten(path: string) {
  return ({ problem }: FileProblem, error: unknown) =>
    new UserError(
      {
        zh: `没有写成“${path}”：${problem.zh}。个案都在。`,
        en: `“${path}” was not written: ${problem.en}. The sessions are all there.`,
      },
      { zh: '换一个能写入的文件夹，再试一次。', en: 'Choose a folder you can write to, then try again.' },
      { cause: error },
    )
}

function unreadable(path: string) {
  return ({ problem }: FileProblem, error: unknown) =>
    new UserError(
      {
        zh: `读不了“${path}”：${problem.zh}。什么都没有改动。`,
        en: `“${path}” cannot be read: ${problem.en}. Nothing was changed.`,
      },
      { zh: '看看文件名和位置对不对。', en: 'Check the name of the file and where it is.' },
      { cause: error },
    )
}
