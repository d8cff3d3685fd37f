// Files the person named, such as exports: made without following a link, never over another file unasked.
import { lstatSync, realpathSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { UserError } from '../../errors.ts'
import type { NamedFiles } from '../../ports.ts'
import { flushFolder, quietly, writeAtomic, writeNewFile } from './atomic-file.ts'
import { type FileProblem, fileError, fileErrorCode, rewordingFileErrors } from './file-error.ts'
import { namedPath } from './named-path.ts'
import { decodeText, readSmallFile } from './small-file.ts'

/** Files anywhere but in `sessions`, which belongs to the store. */
export function openNamedFiles({ sessions }: { sessions: string }): NamedFiles {
  return {
    read: (path, maxBytes) =>
      rewordingFileErrors(unreadable(path), () => decodeText(readSmallFile(namedPath(path), maxBytes), path)),
    write: (path, text, { replace }) => {
      const full = resolve(namedPath(path))
      rewordingFileErrors(unwritten(full), () => {
        if (isInside(full, sessions)) throw amongSessions(full)
        if (replace) replaceFile(full, text)
        else makeFile(full, text)
      })
      return full
    },
  }
}

function makeFile(path: string, text: string): void {
  try {
    writeNewFile(path, Buffer.from(text), { flush: true })
  } catch (error) {
    throw fileErrorCode(error) === 'EEXIST' ? taken(path) : error
  }
  // A shared folder may take files and yet not let us look at it.
  quietly(() => flushFolder(dirname(path)))
}

function replaceFile(path: string, text: string): void {
  const found = lstatSync(path, { throwIfNoEntry: false })
  // Renaming over a device or a pipe would take it away from everybody.
  if (found && !found.isFile() && !found.isSymbolicLink()) throw fileError('NOT_A_FILE', path)
  writeAtomic(path, text)
}

function isInside(path: string, folder: string): boolean {
  try {
    return realpathSync(dirname(path)) === realpathSync(folder)
  } catch {
    // One of them is not there: making the file says so.
    return false
  }
}

function taken(path: string): UserError {
  return new UserError(
    { zh: `“${path}”已经有了，没有动它。`, en: `“${path}” exists already and was not touched.` },
    { zh: '换一个名字；确定要换掉它，就加上 --force。', en: 'Choose another name, or add --force to replace it.' },
  )
}

function amongSessions(path: string): UserError {
  return new UserError(
    {
      zh: `“${path}”在存放个案的文件夹里，没有写。`,
      en: `“${path}” is in the folder of the sessions and was not written.`,
    },
    { zh: '选另一个文件夹。', en: 'Choose another folder.' },
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
