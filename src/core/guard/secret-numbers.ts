// The promise: what is recognised as a secret number is not kept unseen, and what is not recognised is named.
//
// Recognised, also full width, split by marks, with invisible characters, or in a row of four and more as Chinese numerals, digits
// in circles or English words (in a row of three where a card’s security code is talked of):
//   - ID cards with 18 characters, a birthday that exists and a check digit that fits; of the old 15 digits where they are called one
//   - bank cards that begin and are grouped as most do and have a check digit that fits, others where a card or a bank is talked of
//   - verification codes of 4 to 8 digits, number passwords of 4 to 16, security codes of cards: by the words around them, and a code
//     by how it came and was passed on, a password by what it is used for; six digits also where nothing says that they are something
//     else, four where codes are talked of and they are told
// Not recognised: passports, permits of Hong Kong, Macao and Taiwan, passwords with letters, wifi passwords, other numbers in words, a code
// of other lengths of which nothing says that it is one, numbers with a digit wrong or missing. A number that is called an order, a case, a parcel or
// a transaction is taken for one, and so is a phone, a badge, an amount, a date or the last digits of something.
//
// How: the text is made plain, its digits are joined to numbers, and each is judged by its shape and by what is said of it near by.
import { findDigits, outside } from './digit-groups.ts'
import { findCards } from './find-cards.ts'
import { findCodes } from './find-codes.ts'
import { readContext } from './number-context.ts'
import { chineseDigits, englishDigits } from './numerals.ts'
import { type PlainText, toPlainText } from './plain-text.ts'

export const secretKinds = ['id-card', 'bank-card', 'code'] as const
export type SecretKind = (typeof secretKinds)[number]

/** One number in a text. */
export interface SecretNumber {
  kind: SecretKind
  /** Offsets in UTF-16 units; `end` is behind the last character. */
  start: number
  end: number
  /** Hardly anything else can be meant. A code never is: it is known by the words around it. */
  isCertain: boolean
}

/** `isReference`: the number of a case or a receipt was asked for, where sixteen digits are one more often than a card. */
export interface FindOptions {
  isReference?: boolean
}

/** Every secret number in a text, in the order of the text. Takes linear time, whatever the text is. */
export function findSecretNumbers(text: string, { isReference = false }: FindOptions = {}): SecretNumber[] {
  if (!mayHoldSome.test(text)) return []
  const { text: plain, starts, ends } = toPlainText(text)
  const digits = findDigits(plain)
  const context = readContext(plain)
  const cards = findCards(context, digits, { isReference })
  const codes = findCodes(context, outside(digits.groups, cards), { isReference })
  const found: SecretNumber[] = []
  const add = (kind: SecretKind, { start, end }: { start: number; end: number }, isCertain: boolean) => {
    found.push({ kind, start: starts[start] ?? 0, end: ends[end - 1] ?? 0, isCertain })
  }
  for (const card of cards) add(card.kind, card, card.isCertain)
  for (const code of codes) add('code', code, false)
  return found.sort((a, b) => a.start - b.start)
}

// Most texts hold none.
const mayHoldSome = new RegExp(
  `\\p{Nd}|\\p{No}|[${chineseDigits.join('')}]|(?:${englishDigits.flat().join('|')})[ ,.-]`,
  'iu',
)

/**
 * The text with the middle of every card’s number, and the whole of every code, as `*`; nothing is found in it any more.
 * `onlyCertain`: only where hardly anything else can be meant.
 */
export function maskSecretNumbers(
  text: string,
  { onlyCertain = false, ...options }: FindOptions & { onlyCertain?: boolean } = {},
): string {
  let masked = text
  // What is left of two numbers may look like a third.
  for (let pass = 0; pass < 3; pass += 1) {
    const found = findSecretNumbers(masked, options).filter(({ isCertain }) => isCertain || !onlyCertain)
    if (found.length === 0) break
    masked = maskEach(masked, found)
  }
  return masked
}

function maskEach(text: string, numbers: readonly SecretNumber[]): string {
  const plain = toPlainText(text)
  let result = ''
  let from = 0
  let unit = 0
  for (const { kind, start, end } of numbers) {
    while ((plain.starts[unit] ?? end) < start) unit += 1
    const first = unit
    while ((plain.starts[unit] ?? end) < end) unit += 1
    const kept = kind === 'code' ? 0 : keptAtEachEnd
    const digits = digitsOf(plain, first, unit)
    for (const digit of digits.slice(kept, digits.length - kept)) {
      // A word as long as it is, any other digit as one.
      const isWord = /[a-z]/i.test(text[digit.start] ?? '')
      result += text.slice(from, digit.start) + '*'.repeat(isWord ? digit.end - digit.start : 1)
      from = digit.end
    }
  }
  return result + text.slice(from)
}

const keptAtEachEnd = 4

// The digits of one number, and how the last place of an ID card is written or said.
function digitsOf({ text, starts, ends }: PlainText, first: number, behind: number): { start: number; end: number }[] {
  const digits: { start: number; end: number }[] = []
  for (let unit = first; unit < behind; unit += 1) {
    const character = text[unit] ?? ''
    if (/[0-9]/.test(character) || (unit === behind - 1 && /[x叉乂]/.test(character)))
      digits.push({ start: starts[unit] ?? 0, end: ends[unit] ?? 0 })
  }
  return digits
}
