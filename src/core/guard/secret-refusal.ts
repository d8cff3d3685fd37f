// What is said when a text holds a number that is not kept: which kind, and a form that may be. Never the number itself.

import { type Refusal, refuse } from '../refusal.ts'
import type { Text } from '../text.ts'
import { safeText } from './safe-text.ts'
import { findSecretNumbers, maskSecretNumbers, type SecretKind } from './secret-numbers.ts'

const kinds: Record<SecretKind, Text> = {
  'id-card': { zh: '完整的身份证号', en: 'a full ID-card number' },
  'bank-card': { zh: '完整的银行卡号', en: 'a full bank-card number' },
  code: { zh: '验证码或数字密码', en: 'a verification code or PIN' },
}

// What the finder of numbers knows such a number by, in whatever language it was asked for.
const referenceLabel = '编号：'

/** A text with a full number in it. */
export interface SecretText {
  /** The kinds in words. */
  kinds: Text
  /** The same text as it may be kept. */
  masked: string
}

/**
 * What a text holds that is not kept; undefined when it may be kept as it is. `isReference`: it was asked for as the
 * number of a case, a receipt, a parcel, where sixteen digits are one whatever their check digit says.
 */
export function findSecretIn(text: string, { isReference = false } = {}): SecretText | undefined {
  const before = isReference ? referenceLabel : ''
  const found = findSecretNumbers(before + text)
  if (found.length === 0) return undefined
  const named = [...new Set(found.map(({ kind }) => kind))].map((kind) => kinds[kind])
  return {
    kinds: { zh: named.map(({ zh }) => zh).join('、'), en: named.map(({ en }) => en).join(', ') },
    masked: maskSecretNumbers(before + text).slice(before.length),
  }
}

/** The refusal of a text; `place` begins the sentence, as “The note”. Undefined when it may be kept. */
export function refuseSecrets(
  text: string,
  { place, isReference }: { place: Text; isReference?: boolean },
): Refusal | undefined {
  const secret = findSecretIn(text, isReference === undefined ? {} : { isReference })
  if (!secret) return undefined
  const masked = safeText(secret.masked, { maxLength: 500 })
  return refuse(
    {
      zh: `${place.zh}里有${secret.kinds.zh}，没有保存。`,
      en: `${place.en} holds ${secret.kinds.en}, so it was not saved.`,
    },
    { zh: `可以这样写：${masked}`, en: `It can be written like this: ${masked}` },
  )
}
