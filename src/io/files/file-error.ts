// What can go wrong with a file, in words. Used wherever a file of the person's is read or written.
import { constants } from 'node:os'
import type { Refusal } from '../../core/refusal.ts'

/** An error in the form the system's own file errors have, with one of its codes or of ours (`problems`). */
export function fileError(code: string, path: string): NodeJS.ErrnoException {
  return Object.assign(new Error(`${code}: ${path}`), { code, syscall: 'leak-help', path })
}

/** The code of a file error, for example `ENOENT`; undefined for every other error, which is then a bug. */
export function fileErrorCode(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('syscall' in error) || !('code' in error)) return undefined
  const { code, errno } = error as NodeJS.ErrnoException
  if (typeof code !== 'string') return undefined
  // Node names no error that libuv does not know; a full quota is one of them.
  return code.startsWith('Unknown system error') ? (nameOf(errno) ?? `error ${Math.abs(errno ?? 0)}`) : code
}

function nameOf(errno: number | undefined): string | undefined {
  return Object.entries(constants.errno).find(([, number]) => number === -(errno ?? 0))?.[0]
}

/** The new content is in its place, and only the disk did not confirm that it will be there after a power cut. */
export function markWritten(error: unknown): unknown {
  return error instanceof Error ? Object.assign(error, { isWritten: true }) : error
}

/** Whether a file error came after the new content was in its place. */
export function isWritten(error: unknown): boolean {
  return error instanceof Error && 'isWritten' in error
}

/** Runs `work`; a file error becomes what `reword` makes of it, anything else passes. */
export function rewordingFileErrors<Result>(
  reword: (problem: FileProblem, error: unknown) => Error,
  work: () => Result,
): Result {
  try {
    return work()
  } catch (error) {
    const code = fileErrorCode(error)
    throw code === undefined ? error : reword(fileProblem(code), error)
  }
}

/** The cause as half a sentence, and what the person can do about it. */
export type FileProblem = Required<Pick<Refusal, 'problem' | 'next'>>

/** For somebody whose disk takes nothing: the advice is there without it. */
export const orKeepNothing = {
  zh: '也可以什么都不存：leak-help --private start',
  en: 'Or keep nothing at all: leak-help --private start',
}

const tryAgain = {
  zh: '请再试一次；还是不行，就在命令后面加上“--data-dir=文件夹”，换个地方存。',
  en: 'Please try again; if it fails again, store elsewhere: add “--data-dir=FOLDER” to the command.',
}
const otherFolder = {
  zh: `换一个你能写入的文件夹：在命令后面加上“--data-dir=文件夹”。${orKeepNothing.zh}`,
  en: `Use a folder you can write to: add “--data-dir=FOLDER” to the command. ${orKeepNothing.en}`,
}
const makeRoom = {
  zh: `腾出一些空间，再做一次这一步；或者在命令后面加上“--data-dir=文件夹”，换到别的磁盘。${orKeepNothing.zh}`,
  en: `Free some space and do this step again, or use another disk: add “--data-dir=FOLDER” to the command. ${orKeepNothing.en}`,
}
const shorterFolder = {
  zh: '换一个名字短一些的文件夹：在命令后面加上“--data-dir=文件夹”。',
  en: 'Use a folder with a shorter name: add “--data-dir=FOLDER” to the command.',
}
const saveCopy = {
  zh: '先把这个文件夹拷到另一个磁盘上，再检查这个磁盘。',
  en: 'Copy the folder to another disk first, then have this disk checked.',
}
const closeOthers = { zh: '关掉一些别的程序再试。', en: 'Close some other programs and try again.' }
const raiseLimit = {
  zh: `取消这个终端的文件大小限制（ulimit -f unlimited），再做一次这一步。${orKeepNothing.zh}`,
  en: `Lift the file size limit of this terminal (ulimit -f unlimited) and do this step again. ${orKeepNothing.en}`,
}
const moveAway = { zh: '把它移到别处再试。', en: 'Move it elsewhere and try again.' }
const checkFolder = {
  zh: `看看这个文件夹还在不在，再试一次；或者在命令后面加上“--data-dir=文件夹”。${orKeepNothing.zh}`,
  en: `Check that the folder is still there and try again, or add “--data-dir=FOLDER” to the command. ${orKeepNothing.en}`,
}

const problems: Record<string, FileProblem | undefined> = {
  ENOSPC: { problem: { zh: '磁盘满了', en: 'the disk is full' }, next: makeRoom },
  EDQUOT: { problem: { zh: '你的磁盘配额用完了', en: 'your disk quota is used up' }, next: makeRoom },
  EFBIG: { problem: { zh: '超过了允许的文件大小', en: 'a limit on file size was reached' }, next: raiseLimit },
  EROFS: { problem: { zh: '磁盘是只读的', en: 'the disk is read-only' }, next: otherFolder },
  EACCES: { problem: { zh: '没有权限', en: 'permission was refused' }, next: otherFolder },
  EPERM: { problem: { zh: '没有权限', en: 'permission was refused' }, next: otherFolder },
  ENAMETOOLONG: { problem: { zh: '路径太长', en: 'the path is too long' }, next: shorterFolder },
  EIO: { problem: { zh: '磁盘出错', en: 'the disk reported an error' }, next: saveCopy },
  EMFILE: { problem: { zh: '打开的文件太多', en: 'too many files are open' }, next: closeOthers },
  ENFILE: { problem: { zh: '打开的文件太多', en: 'too many files are open' }, next: closeOthers },
  ENOENT: { problem: { zh: '文件或文件夹不见了', en: 'the file or folder is gone' }, next: checkFolder },
  ENOTDIR: { problem: { zh: '路径里有一段不是文件夹', en: 'part of the path is not a folder' }, next: otherFolder },
  ELOOP: { problem: { zh: '它是一个链接，不是文件', en: 'it is a link, not a file' }, next: moveAway },
  EISDIR: { problem: { zh: '它不是普通文件', en: 'it is not a regular file' }, next: moveAway },
  NOT_A_FILE: { problem: { zh: '它不是普通文件', en: 'it is not a regular file' }, next: moveAway },
  ENXIO: { problem: { zh: '它不是普通文件', en: 'it is not a regular file' }, next: moveAway },
  NOT_A_FOLDER: { problem: { zh: '它不是文件夹', en: 'it is not a folder' }, next: moveAway },
  ON_NETWORK: {
    problem: { zh: '它在网络共享上，不会去打开', en: 'it is on a network share, which is not opened' },
    next: moveAway,
  },
  CHANGING: { problem: { zh: '读的时候它还在变', en: 'it changed while it was read' }, next: tryAgain },
  TOO_LARGE: { problem: { zh: '文件太大', en: 'it is too large' }, next: moveAway },
  NOT_TEXT: { problem: { zh: '里面不是UTF-8文字', en: 'it is not UTF-8 text' }, next: moveAway },
}

/** What a file error's code means. */
export function fileProblem(code: string): FileProblem {
  return problems[code] ?? { problem: { zh: `系统报错：${code}`, en: `the system reported ${code}` }, next: tryAgain }
}
