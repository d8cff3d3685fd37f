// What is said when a text holds a number that is not kept: which kind, where, and what may be written. Never the number itself.

import { type Refusal, refuse } from '../refusal.ts'
import type { Text } from '../text.ts'
import { safeText } from './safe-text.ts'
import { type FindOptions, findSecretNumbers, maskSecretNumbers, type SecretNumber } from './secret-numbers.ts'

const certainKinds: Record<SecretNumber['kind'], Text> = {
  'id-card': { zh: '完整的身份证号', en: 'a full ID-card number' },
  'bank-card': { zh: '完整的银行卡号', en: 'a full bank-card number' },
  code: { zh: '验证码或密码', en: 'a verification code or password' },
}
const suspectedKinds: Record<SecretNumber['kind'], Text> = {
  'id-card': { zh: '像身份证号的数字', en: 'what looks like an ID-card number' },
  'bank-card': { zh: '像银行卡号的数字', en: 'what looks like a bank-card number' },
  code: { zh: '像验证码或密码的数字', en: 'what looks like a verification code or password' },
}

/** What a number was taken for, in words. */
export function nameSecret({ kind, isCertain }: SecretNumber): Text {
  return (isCertain ? certainKinds : suspectedKinds)[kind]
}

/** A text with secret numbers in it. */
export interface SecretText {
  /** The numbers, in the order of the text. */
  numbers: SecretNumber[]
  /** What they were taken for, in words; each kind once. */
  kinds: Text
  /** The same text with all of them masked. */
  masked: string
  /** For the screen: `masked`, or of a long text the part around the first of them. */
  shown: string
  /** Some may be something else, and the person may say so: the kinds that are certain, and the text with only those masked. */
  doubt?: { certain: Text | undefined; masked: string; isCard: boolean }
}

/** What a text holds that is not kept; undefined when it may be kept as it is. */
export function findSecretIn(text: string, options: FindOptions = {}): SecretText | undefined {
  const found = findSecretNumbers(text, options)
  const [first] = found
  if (!first) return undefined
  const certain = found.filter(({ isCertain }) => isCertain)
  const masked = maskSecretNumbers(text, options)
  const doubt = {
    certain: certain.length > 0 ? listKinds(certain) : undefined,
    masked: maskSecretNumbers(text, { ...options, onlyCertain: true }),
    isCard: found.some(({ kind, isCertain }) => kind === 'bank-card' && !isCertain),
  }
  const shown = excerpt(masked, first)
  return { numbers: found, kinds: listKinds(found), masked, shown, ...(certain.length < found.length ? { doubt } : {}) }
}

function listKinds(numbers: readonly SecretNumber[]): Text {
  const kinds = [...new Set(numbers.map(nameSecret))]
  return { zh: kinds.map(({ zh }) => zh).join('、'), en: kinds.map(({ en }) => en).join(', ') }
}

const longestShown = 300
const shownBefore = 60

function excerpt(text: string, { start }: SecretNumber): string {
  if (text.length <= longestShown) return safeText(text)
  const from = Math.max(0, start - shownBefore)
  return safeText(`${from > 0 ? '…' : ''}${text.slice(from)}`, { maxLength: longestShown })
}

/** How a text is judged. */
export interface RefuseOptions extends FindOptions {
  /** Begins the sentence, as “The note”. */
  place: Text
  /** The person saw what looks like a secret and said that it is none. What is certain is refused all the same. */
  isAskedAbout?: boolean
}

/** The refusal of a text; undefined when it may be kept. */
export function refuseSecrets(
  text: string,
  { place, isAskedAbout = false, ...options }: RefuseOptions,
): Refusal | undefined {
  const secret = findSecretIn(text, options)
  if (!secret || (isAskedAbout && secret.doubt && !secret.doubt.certain)) return undefined
  const { zh, en } = secret.kinds
  const advice = { zh: `可以这样写：${secret.shown}`, en: `It can be written like this: ${secret.shown}` }
  const other = secret.doubt && otherKinds[secret.doubt.isCard ? 'bank-card' : 'code']
  return refuse(
    { zh: `${place.zh}里有${zh}，没有保存。`, en: `${place.en} holds ${en}, so it was not saved.` },
    other
      ? {
          zh: `如果它是${other.zh}，把这个词写在号码前面就能存，比如“订单号：12345”。不然${advice.zh}`,
          en: `If it is ${other.en}, put that word in front of it, as in “order number: 12345”. Otherwise: ${secret.shown}`,
        }
      : advice,
  )
}

// What a number is taken for when the word stands in front of it.
const otherKinds = {
  'bank-card': { zh: '订单号、流水号、受理编号', en: 'the number of an order, a transaction or a case' },
  code: { zh: '电话、金额、工号、订单号', en: 'a phone, an amount, a badge or an order' },
}
