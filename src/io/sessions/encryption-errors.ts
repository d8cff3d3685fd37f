// What the store says about encrypted sessions. No passphrase ever stands in it.
import { shellWord } from '../../core/shell-word.ts'
import type { Text } from '../../core/text.ts'
import { UserError, WrongPassphrase } from '../../errors.ts'

export function lockedSession(id: string): UserError {
  return new UserError(
    {
      zh: `个案${id}是加密的，要在终端里输入口令才能打开。`,
      en: `Session ${id} is encrypted; it opens with the passphrase, typed at a terminal.`,
    },
    { zh: `在终端里运行：leak-help resume ${id}`, en: `Run in a terminal: leak-help resume ${id}` },
  )
}

export function passphraseIsSet(): UserError {
  return new UserError(
    {
      zh: '这个文件夹里已经设过口令，没有另设。',
      en: 'A passphrase was set for this folder already; no other was set.',
    },
    { zh: '再运行一次，输入设过的口令。', en: 'Run the command again and enter that passphrase.' },
  )
}

export function wrongPassphrase(path: string): WrongPassphrase {
  return new WrongPassphrase(
    {
      zh: '口令不对，加密的个案没有打开。什么都没有改动。',
      en: 'The passphrase is not right, so the encrypted session was not opened. Nothing was changed.',
    },
    {
      zh: `想起来了随时再试；口令没有找回的办法。确定没有输错的话，可能是“${path}”坏了：用你自己的备份换下它。`,
      en: `Try again whenever you remember it; there is no recovery. If you are sure of it, “${path}” may be damaged: put your own backup in its place.`,
    },
  )
}

const putBack = {
  zh: '用你自己的备份把它放回原处，再试一次。',
  en: 'Put your own backup of it in its place, then try again.',
}

export function missingKey(path: string): UserError {
  return new UserError(
    {
      zh: `找不到“${path}”，没有它就打不开加密的个案，另设口令也没有用。个案的文件都没有动过。`,
      en: `“${path}” is missing; encrypted sessions cannot be opened without it, and another passphrase would not help. Their files were not touched.`,
    },
    {
      zh: `${putBack.zh}真的没有了，那些个案就再也打不开了；删掉它们，才能另设口令：leak-help session list`,
      en: `${putBack.en} If it is gone for good, those sessions can never be opened again; a new passphrase can be set once they are deleted: leak-help session list`,
    },
  )
}

export function damagedKey(path: string): UserError {
  return new UserError(
    {
      zh: `“${path}”坏了，没有它就打不开加密的个案。什么都没有改动。`,
      en: `“${path}” is damaged; encrypted sessions cannot be opened without it. Nothing was changed.`,
    },
    putBack,
  )
}

export function tooMuchWork(path: string): UserError {
  return new UserError(
    {
      zh: `“${path}”要求的计算量大得不正常，可能被换过，没有去算。什么都没有改动。`,
      en: `“${path}” asks for an abnormal amount of computing; somebody may have replaced it. It was not tried, and nothing was changed.`,
    },
    putBack,
  )
}

export function cannotEncrypt(): UserError {
  return new UserError(
    {
      zh: '没有做成：这台电脑现在没法加密或解密（内存不够，或太久没有结果）。之前存下的都在。',
      en: 'Not done: this computer cannot encrypt or decrypt now (too little memory, or no result for too long). Everything saved before is still there.',
    },
    { zh: '关掉一些别的程序，再试一次。', en: 'Close some other programs and try again.' },
  )
}

/** A file that was just written does not read back as it should. */
export function notReadBack(path: string): UserError {
  return new UserError(
    {
      zh: `“${path}”写下后读回来不对，所以原来的文件一个都没有删。`,
      en: `“${path}” did not read back as it was written, so no file was removed.`,
    },
    {
      zh: '先把这个文件夹拷到另一个磁盘上，再检查这个磁盘。',
      en: 'Copy the folder to another disk first, then have this disk checked.',
    },
  )
}

/** The key file cannot be used; its copy could. */
export function keyCopyUsed(path: string, copy: string): Text {
  return {
    zh: `“${path}”用不了，这次用的是它的副本“${copy}”。下次保存加密的个案时会把它补好。`,
    en: `“${path}” cannot be used; its copy “${copy}” was used this time. The next save of an encrypted session puts it right.`,
  }
}

/** Why a file does not open, as half a sentence. */
export const otherKey: Text = { zh: '它是用另一把钥匙加密的', en: 'it was encrypted with another key' }

/** A file from anywhere that the key of this folder does not open. */
export function closedFile(path: string, problem: Text): UserError {
  return new UserError(
    {
      zh: `“${path}”打不开：${problem.zh}。什么都没有改动。`,
      en: `“${path}” cannot be opened: ${problem.en}. Nothing was changed.`,
    },
    {
      zh: '在加密它的那台电脑上打开它，再导出：leak-help session export',
      en: 'Open it on the computer where it was encrypted, and export it there: leak-help session export',
    },
  )
}

/** Another window, or another computer, was changing the key. */
export function keyChanged(): UserError {
  return new UserError(
    {
      zh: '口令没有改：别的窗口或电脑刚刚动过钥匙文件。',
      en: 'The passphrase was not changed: another window or computer has just changed the key file.',
    },
    {
      zh: '再运行一次：leak-help session passphrase',
      en: 'Run it once more: leak-help session passphrase',
    },
  )
}

/** Changing the form was interrupted; what the readable files hold is in the session. */
export function bothFormsFound(id: string): Text {
  return {
    zh: `个案${id}有加密的和没加密的两份（上次转换没有做完）。它仍然是加密的，两份的内容都在里面。清掉没加密的：leak-help session encrypt ${id}`,
    en: `Session ${id} is there both encrypted and readable (changing it was interrupted). It is still encrypted and holds what both held. To clear the readable one away: leak-help session encrypt ${id}`,
  }
}

/** A readable file that does not fit the encrypted session beside it. */
export function strangeReadable(id: string, path: string): Text {
  return {
    zh: `个案${id}是加密的，旁边却有一份没加密、内容对不上的“${path}”：可能来自另一台电脑，也可能是别人放的。没有用它；下次保存时会把它加密，改名留着。想看里面有什么：leak-help session import ${shellWord(path)}`,
    en: `Session ${id} is encrypted, yet beside it is a readable file with other content, “${path}”: it may come from another computer, or somebody put it there. It was not used; the next save encrypts it and keeps it under another name. To see what it holds: leak-help session import ${shellWord(path)}`,
  }
}
