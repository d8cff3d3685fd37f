// What the store says when it cannot do its work. Each sentence says what was kept.
import { echo } from '../../core/guard/echo.ts'
import { shellWord } from '../../core/shell-word.ts'
import type { Text } from '../../core/text.ts'
import { HeldElsewhere, UserError } from '../../errors.ts'
import { isThere } from '../files/atomic-file.ts'
import { type FileProblem, isWritten, orKeepNothing, rewordingFileErrors } from '../files/file-error.ts'
import type { LockHeld } from '../files/lock.ts'

export function noSuchSession(id: string, folder: string): UserError {
  return new UserError(
    { zh: `“${folder}”里没有编号是“${echo(id)}”的个案。`, en: `There is no session “${echo(id)}” in “${folder}”.` },
    { zh: '看看有哪些：leak-help session list', en: 'See which there are: leak-help session list' },
  )
}

/** Copies beside a session, which nothing opens by itself. */
export function copiesFound(id: string): Text {
  return {
    zh: `个案${id}旁边还有同步软件之类留下的副本，没有用到，里面可能有别的记录。看是哪些：leak-help session list`,
    en: `Beside session ${id} are copies, as sync programs make them. They are not used, and may hold other entries. To see which: leak-help session list`,
  }
}

/** It was there a moment ago: a stick was pulled out, or somebody deleted the folder. */
export function sessionGone(id: string, folder: string): UserError {
  return new UserError(
    {
      zh: `这一步没有存下：个案${id}的文件已经不在“${folder}”里了。`,
      en: `This was not saved: the file of session ${id} is no longer in “${folder}”.`,
    },
    {
      zh: `看看U盘还在不在，文件夹有没有被移走或删掉；也可以在命令后面加上“--data-dir=文件夹”，存到别处。${orKeepNothing.zh}`,
      en: `Check that the stick is plugged in and that nobody moved or deleted the folder. To store elsewhere, add “--data-dir=FOLDER” to the command. ${orKeepNothing.en}`,
    },
  )
}

export function newerSession(path: string): UserError {
  return new UserError(
    {
      zh: `“${path}”是更新版本的leak-help存下的，这个版本读不了；文件没有动过。`,
      en: `“${path}” was saved by a newer leak-help, and cannot be read by this one; the file was not touched.`,
    },
    { zh: '把leak-help升级到最新版，再打开它。', en: 'Update leak-help, then open it again.' },
  )
}

/** One unusable file of a session. */
export interface Unusable {
  path: string
  problem: Text
}

/** `readable`: a readable file beside an encrypted session, which is not used. */
export function damagedSession(id: string, [first, second]: [Unusable, Unusable], readable?: string): UserError {
  const beside: Text | undefined = readable
    ? {
        zh: `旁边还有一份没加密的“${readable}”，分不清是不是你的，没有用它。`,
        en: ` Beside them is a readable file, “${readable}”; it may not be yours and was not used.`,
      }
    : undefined
  const take: Text = readable
    ? {
        zh: `没加密的那份确实是你的，可以作为新的个案导入：leak-help session import ${shellWord(readable)}`,
        en: `If the readable file is yours, add it as a new session: leak-help session import ${shellWord(readable)}`,
      }
    : {
        zh: '没有的话，重新开始：leak-help start',
        en: 'Otherwise begin again with: leak-help start',
      }
  return new UserError(
    {
      zh: `个案${id}打不开：“${first.path}”（${first.problem.zh}），备份“${second.path}”（${second.problem.zh}）。两个文件都没有动过。${beside?.zh ?? ''}`,
      en: `Session ${id} cannot be opened: “${first.path}” (${first.problem.en}), its copy “${second.path}” (${second.problem.en}). Neither file was touched.${beside?.en ?? ''}`,
    },
    {
      zh: `先把这两个文件拷到别处留着。你自己另有备份的话，用它换下第一个文件。${take.zh}`,
      en: `First copy both files to a safe place. If you have a backup of your own, put it where the first file is. ${take.en}`,
    },
  )
}

export function sessionHeld(id: string, { owner, path, ageMs }: LockHeld, thisHost: string): UserError {
  if (owner && owner.host !== thisHost) {
    const since = roughly(ageMs)
    return new HeldElsewhere(
      id,
      {
        zh: `个案${id}的锁是另一台电脑留下的（${echo(owner.host)}），已有${since.zh}。那边可能还开着；也可能早就关了，或者这台电脑改过名字。`,
        en: `The lock of session ${id} was made on another computer (${echo(owner.host)}) ${since.en} ago. It may still be open there; or that window is long gone, or this computer has another name now.`,
      },
      {
        zh: `那边确实没有在用的话，在终端里再运行一次，可以接过来；或者删掉“${path}”。也可以先只看：leak-help status`,
        en: `If nobody is using it there, run this in a terminal, where you can take it over, or delete “${path}”. To look at it meanwhile: leak-help status`,
      },
    )
  }
  return new UserError(
    {
      zh: `个案${id}正在另一个窗口里打开。`,
      en: `Session ${id} is open in another window.`,
    },
    {
      zh: '要接着填，先关掉那个窗口。在这里可以先看：leak-help status',
      en: 'To go on here, close that window first. To look at it here meanwhile: leak-help status',
    },
  )
}

// A time a person can judge by; a clock set back counts as new.
function roughly(ms: number): Text {
  const minutes = Math.max(1, Math.round(ms / 60_000))
  const [count, zh, en] =
    minutes < 90
      ? [minutes, '分钟', 'minute']
      : minutes < 36 * 60
        ? [Math.round(minutes / 60), '小时', 'hour']
        : [Math.round(minutes / 60 / 24), '天', 'day']
  return { zh: `${count}${zh}`, en: `${count} ${en}${count === 1 ? '' : 's'}` }
}

/** The lock file itself is in the way: a link, a folder, somebody else's. */
function lockUnusable(id: string, path: string, problem: Text): UserError {
  return new UserError(
    {
      zh: `什么都没有改动：个案${id}的锁文件“${path}”用不了（${problem.zh}）。个案的文件没有问题。`,
      en: `Nothing was changed: the lock file of session ${id}, “${path}”, cannot be used (${problem.en}). The session’s own files are all right.`,
    },
    {
      zh: '别的窗口都关了的话，把这个锁文件移走，再试一次。用sudo运行过leak-help的话，锁可能是那时留下的。',
      en: 'If no other window has it open, move this lock file away and try again. It may be left from a run with sudo.',
    },
  )
}

/** Runs work on a session's lock; a fault of the lock is never blamed on the session. */
export function whileLocking<Result>(
  { id, plain, lock }: { id: string; plain: { main: string }; lock: string },
  work: () => Result,
): Result {
  return whileSaving(plain.main, () =>
    rewordingFileErrors(
      ({ problem }, error) => (isInTheWay(lock, error) ? lockUnusable(id, lock, problem) : (error as Error)),
      work,
    ),
  )
}

function isInTheWay(lock: string, error: unknown): boolean {
  const { path = '' } = error as NodeJS.ErrnoException
  return [lock, `${lock}.next`].includes(path) && isThere(path)
}

export function tooLarge(id: string, maxBytes: number): UserError {
  const size = `${maxBytes / 1024 / 1024} MB`
  return new UserError(
    {
      zh: `这一步没有存下：个案${id}会超过${size}。之前存下的都在。`,
      en: `This was not saved: session ${id} would exceed ${size}. Everything saved before is still there.`,
    },
    { zh: '后面的事另开一个个案记：leak-help start', en: 'Continue in a new session: leak-help start' },
  )
}

/**
 * Runs work that saves to `path`; a file error then says whether it was saved, and that nothing saved before was lost.
 * Nobody is told to do again what is there already.
 */
export function whileSaving<Result>(path: string, work: () => Result): Result {
  const words = (problem: Text): Text => ({
    zh: `这一步没有存下：${problem.zh}（“${path}”）。之前存下的都在。`,
    en: `This was not saved: ${problem.en} (“${path}”). Everything saved before is still there.`,
  })
  const reword = inWords(words)
  return rewordingFileErrors(
    (found, error) => (isWritten(error) ? unconfirmed(path, found.problem, error) : reword(found, error)),
    work,
  )
}

function unconfirmed(path: string, problem: Text, cause: unknown): UserError {
  return new UserError(
    {
      zh: `已经写下（“${path}”），但是磁盘没有确认：${problem.zh}。断电的话可能会丢。`,
      en: `It is written (“${path}”), but the disk did not confirm it: ${problem.en}. A power cut could take it back.`,
    },
    {
      zh: '把这个文件夹拷到另一个磁盘上，再检查这个磁盘。不要再记一遍，先看在不在：leak-help status',
      en: 'Copy the folder to another disk, then have this disk checked. Do not record it again before you have looked: leak-help status',
    },
    { cause },
  )
}

/** Runs work that only reads `path`. */
export function whileReading<Result>(path: string, work: () => Result): Result {
  const words = (problem: Text): Text => ({
    zh: `读不了“${path}”：${problem.zh}。什么都没有改动。`,
    en: `“${path}” cannot be read: ${problem.en}. Nothing was changed.`,
  })
  return rewordingFileErrors(inWords(words), work)
}

/** Runs the removal of files; `removed` grows while it works. */
export function whileDeleting<Result>(removed: readonly string[], work: () => Result): Result {
  const words = (problem: Text): Text => ({
    zh: `没有删完：${problem.zh}。已经删掉的：${removed.join('、') || '没有'}。`,
    en: `Not everything was deleted: ${problem.en}. Already deleted: ${removed.join(', ') || 'nothing'}.`,
  })
  return rewordingFileErrors(inWords(words), work)
}

function inWords(words: (problem: Text) => Text) {
  return ({ problem, next }: FileProblem, error: unknown) => new UserError(words(problem), next, { cause: error })
}
