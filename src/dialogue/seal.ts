// Encrypting a package for whoever it is handed to: with their own key, or with a passphrase that is told them another way.
import { echo } from '../core/guard/echo.ts'
import { UserError } from '../errors.ts'
import type { Ports, Seal } from '../ports.ts'
import { wordsIn } from '../words/words.ts'
import { askNewPassphrase } from './passphrase.ts'

export interface SealOptions {
  /** Asks for a passphrase. */
  encrypt: boolean
  /** `age1...` */
  encryptTo?: string | undefined
}

/**
 * What is to open a package; undefined: anybody. Throws UserError where the file is not called like an encrypted one, where the
 * recipient is none, or where there is nobody to type a passphrase.
 */
export async function askSeal(
  ports: Ports,
  { encrypt, encryptTo, path }: SealOptions & { path: string },
): Promise<Seal | undefined> {
  if (!encrypt && encryptTo === undefined) {
    if (/\.age$/i.test(path)) throw notEncrypted(path)
    return undefined
  }
  if (encrypt && encryptTo !== undefined) throw oneOf()
  if (!/\.age$/i.test(path)) throw otherEnding(path)
  if (encryptTo !== undefined) {
    if (!(await ports.files.isRecipient(encryptTo))) throw noRecipient(encryptTo)
    return { recipient: encryptTo }
  }
  ports.say(`${wordsIn(ports.language).report.sealWarning}\n`)
  return { passphrase: await askNewPassphrase(ports) }
}

function oneOf(): UserError {
  return new UserError(
    { zh: '--encrypt和--encrypt-to只能用一个。', en: '--encrypt and --encrypt-to exclude each other.' },
    {
      zh: '用口令就写--encrypt，用对方的公钥就写--encrypt-to。',
      en: 'Use --encrypt for a passphrase, --encrypt-to for their key.',
    },
    { exitCode: 2 },
  )
}

function otherEnding(path: string): UserError {
  return new UserError(
    {
      zh: `加密后就不是普通的压缩包了，“${echo(path)}”这个名字会让人打不开。`,
      en: `Encrypted it is no zip any more; as “${echo(path)}” it would not open.`,
    },
    { zh: '文件名以.age结尾，例如：FILE.zip.age', en: 'Let the name end in .age, for example: FILE.zip.age' },
    { exitCode: 2 },
  )
}

function notEncrypted(path: string): UserError {
  return new UserError(
    {
      zh: `“${echo(path)}”像是加密的，可是没有说怎么加密。`,
      en: `“${echo(path)}” is called like an encrypted file, but it is not said how to encrypt it.`,
    },
    {
      zh: '用口令加密就加--encrypt，用对方的公钥就加--encrypt-to。',
      en: 'Add --encrypt for a passphrase, or --encrypt-to for their key.',
    },
    { exitCode: 2 },
  )
}

function noRecipient(text: string): UserError {
  return new UserError(
    { zh: `“${echo(text)}”不是age的公钥。`, en: `“${echo(text)}” is no public key of age.` },
    {
      zh: '请对方把age1开头的那一行整行发来，照着粘贴。',
      en: 'Ask them for the whole line that begins with age1, and paste it.',
    },
    { exitCode: 2 },
  )
}
