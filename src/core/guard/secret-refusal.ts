// What is said when a text holds a number that is not kept: which kind, and a form that may be. Never the number itself.

import type { Text } from '../text.ts'
import { safeText } from './safe-text.ts'
import { findSecretNumbers, maskSecretNumbers, type SecretKind } from './secret-numbers.ts'

const kinds: Record<SecretKind, Text> = {
  'id-card': { zh: '完整的身份证号', en: 'a full ID-card number' },
  'bank-card': { zh: '完整的银行卡号', en: 'a full bank-card number' },
  code: { zh: '验证码或数字密码', en: 'a verification code or PIN' },
}

/** A text with a full number in it. */
export interface SecretText {
  /** The kinds in words. */
  kinds: Text
  /** The same text as it may be kept. */
  masked: string
}

/**
 * What a text holds that is not kept; undefined when it may be kept as it is. `label` names what the text was asked
 * for: in a field for case numbers sixteen digits are one, whatever their check digit says.
 */
export function secretIn(text: string, label = ''): SecretText | undefined {
  const before = label === '' ? '' : `${label}：`
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
  { place, label }: { place: Text; label?: string },
): { ok: false; problem: Text; next: Text } | undefined {
  const secret = secretIn(text, label)
  if (!secret) return undefined
  const masked = safeText(secret.masked, { maxLength: 500 })
  return {
    ok: false,
    problem: {
      zh: `${place.zh}里有${secret.kinds.zh}，没有保存`,
      en: `${place.en} holds ${secret.kinds.en}, so it was not saved`,
    },
    next: { zh: `可以这样写：${masked}`, en: `It can be written like this: ${masked}` },
  }
}
