// A file of the person's own that is to be kept as evidence: looked at before it is read, and read only as it was found.
import { closeSync, constants, fstatSync, lstatSync, openSync, readSync, realpathSync, type Stats } from 'node:fs'
import { basename, resolve } from 'node:path'
import type { Text } from '../../core/text.ts'
import { UserError } from '../../errors.ts'
import type { FileDigest, FoundFile } from '../../ports.ts'
import { digestOf, isOfSource, markSource } from './digest.ts'
import { fileError, fileErrorCode, fileProblem } from './file-error.ts'
import { isNotUtf8, namedPath, plainName } from './named-path.ts'
import { finishInTurns, type Steps } from './steps.ts'

/** Enough to tell what kind of file it is. */
const startBytes = 512

/** Looks at a file that the person named. A link to a file is followed, and said. Throws UserError for what is no file. */
export function lookAtFile(named: string): FoundFile {
  const path = resolve(namedPath(named))
  return orUnreadable(path, () => {
    const isLink = lstatSync(path).isSymbolicLink()
    const real = realpathSync.native(path)
    return withFile(real, (file, stats) => {
      const start = Buffer.alloc(startBytes)
      const length = readSync(file, start, 0, startBytes, 0)
      return { path: real, name: basename(path), isLink, size: stats.size, start: start.subarray(0, length) }
    })
  })
}

/** Size and SHA-256 of a file as it is now. */
export async function digestFile(path: string): Promise<FileDigest> {
  try {
    return await finishInTurns(readFound(path, (file, mostBytes) => digestOf(file, { mostBytes })))
  } catch (error) {
    throw asUnreadable(path, error)
  }
}

/**
 * Reads a file with `use`, and sees to it that it stayed as it was meanwhile: not longer, not shorter, not written to.
 * Errors of the file are marked as those of the source.
 */
export function* readFound(path: string, use: (file: number, size: number) => Steps<FileDigest>): Steps<FileDigest> {
  const file = opened(path)
  try {
    const before = checked(file, path)
    const digest = yield* use(file, before.size)
    const after = fstatSync(file)
    const isSame = before.size === after.size && before.mtimeMs === after.mtimeMs && digest.size === after.size
    if (!isSame) throw markSource(fileError('CHANGING', path))
    return digest
  } finally {
    closeSync(file)
  }
}

/** What is said of a file that cannot be read; other errors as they are. */
export function asUnreadable(path: string, error: unknown): unknown {
  const code = fileErrorCode(error)
  if (code === undefined) return error
  if (code === 'ENOENT' && isNotUtf8(path)) return notUtf8(path, error)
  const { problem } = fileProblem(code)
  return new UserError(
    {
      zh: `读不了“${path}”：${problem.zh}。什么都没有记，文件没有动过。`,
      en: `“${path}” cannot be read: ${problem.en}. Nothing was recorded, and the file was not touched.`,
    },
    advice[code] ?? checkName,
    { cause: error },
  )
}

// As they come out of archives that were packed on a Chinese Windows.
function notUtf8(path: string, cause: unknown): UserError {
  return new UserError(
    {
      zh: `打不开“${path}”：它的名字或者上面文件夹的名字不是用UTF-8写的（比如Windows上打的压缩包解出来的）。什么都没有记，文件没有动过。`,
      en: `“${path}” cannot be opened: its name, or that of a folder above it, is not written in UTF-8 (as in archives that were packed on Windows). Nothing was recorded, and the file was not touched.`,
    },
    plainName,
    { cause },
  )
}

const checkName = { zh: '看看文件名和位置对不对。', en: 'Check the name of the file and where it is.' }
const oneByOne = {
  zh: '一次加一个文件；要留整个文件夹，先打成一个压缩包。',
  en: 'Add one file at a time; to keep a whole folder, pack it into one archive first.',
}
const advice: Readonly<Record<string, Text | undefined>> = {
  NOT_A_FILE: oneByOne,
  EISDIR: oneByOne,
  ENXIO: oneByOne,
  CHANGING: {
    zh: '等它下载完、录完、关掉打开它的程序，再加一次。',
    en: 'Wait until it is downloaded or recorded, close the program that has it open, and add it again.',
  },
  EACCES: {
    zh: '用能打开这个文件的账户，把它拷到自己的文件夹里，再加一次。',
    en: 'Copy it to a folder of your own from an account that can open it, then add it again.',
  },
}

function orUnreadable<Result>(path: string, work: () => Result): Result {
  try {
    return work()
  } catch (error) {
    throw isOfSource(error) || fileErrorCode(error) !== undefined ? asUnreadable(path, error) : error
  }
}

function withFile<Result>(path: string, use: (file: number, stats: Stats) => Result): Result {
  const file = opened(path)
  try {
    return use(file, checked(file, path))
  } finally {
    closeSync(file)
  }
}

// Without O_NONBLOCK opening a pipe would wait for a writer for ever.
function opened(path: string): number {
  try {
    return openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0))
  } catch (error) {
    throw markSource(error)
  }
}

function checked(file: number, path: string): Stats {
  const stats = fstatSync(file)
  if (!stats.isFile()) throw markSource(fileError('NOT_A_FILE', path))
  return stats
}
