// What the store says about encrypted sessions. No passphrase ever stands in it.
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
      zh: `找不到“${path}”，没有它就打不开加密的个案。个案的文件都没有动过。`,
      en: `“${path}” is missing; encrypted sessions cannot be opened without it. Their files were not touched.`,
    },
    putBack,
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
    zh: `“${path}”用不了，这次用的是它的副本。请把“${copy}”复制一份，换下“${path}”。`,
    en: `“${path}” cannot be used; its copy was used this time. Please copy “${copy}” over “${path}”.`,
  }
}

/** Both forms of a session are there, and one was opened. */
export function bothFormsFound(id: string): Text {
  return {
    zh: `个案${id}有加密的和没加密的两份（上次转换没有做完），打开的是较新的一份。下次保存时会清掉旧的那份；里面有别的内容的话，会改名留着。`,
    en: `Session ${id} is there both encrypted and not (changing it was interrupted); the newer one was opened. The next save clears the older one away, or keeps it under another name if it holds anything else.`,
  }
}
