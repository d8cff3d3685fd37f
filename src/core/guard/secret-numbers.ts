// Numbers that must not be kept in full: ID cards, bank cards, verification codes. Where they stand, and a masked form.
// Phone, case and receipt numbers, dates and amounts must pass: a check digit alone would catch one of ten of them.
import { findCodes } from './secret-codes.ts'

export const secretKinds = ['id-card', 'bank-card', 'code'] as const
export type SecretKind = (typeof secretKinds)[number]

/** One number in a text. */
export interface SecretNumber {
  kind: SecretKind
  /** Offsets in UTF-16 units; `end` is behind the last character. */
  start: number
  end: number
}

/** Every full number in a text, in the order of the text. */
export function findSecretNumbers(text: string): SecretNumber[] {
  const cards = findCards(text)
  const codes = findCodes(masked(text, cards)).map((place): SecretNumber => ({ kind: 'code', ...place }))
  return [...cards, ...codes].sort((a, b) => a.start - b.start)
}

/** The text with the middle of every full number, and the whole of every code, as `*`; nothing is found in it any more. */
export function maskSecretNumbers(text: string): string {
  return masked(text, findSecretNumbers(text))
}

const keptAtEachEnd = 4
const digit = /[0-9０-９XxＸｘ]/

function masked(text: string, numbers: readonly SecretNumber[]): string {
  let result = ''
  let from = 0
  for (const { kind, start, end } of numbers) {
    const characters = text.slice(start, end).split('')
    const digits = characters.filter((one) => digit.test(one)).length
    const kept = kind === 'code' ? 0 : keptAtEachEnd
    let place = 0
    const hidden = characters.map((one) => {
      if (!digit.test(one)) return one
      place += 1
      return place <= kept || place > digits - kept ? one : '*'
    })
    result += text.slice(from, start) + hidden.join('')
    from = end
  }
  return result + text.slice(from)
}

// --- ID and bank cards ---------------------------------------------------------------------------------------------

// Digits in groups, as people type and paste them; U+200B to U+200D come along from chats.
const run = /[0-9０-９]+[XxＸｘ]?(?:[\s\u00a0\u3000‐‑–—－\u200b-\u200d-]{1,2}[0-9０-９]+[XxＸｘ]?)*/g
const group = /[0-9０-９]+[XxＸｘ]?/g

const shortest = 13
const longest = 19

/** The groups of one run: all its digits in a row, and for each group where it begins there and in the text. */
interface Run {
  digits: string
  groups: { at: number; length: number; start: number }[]
}

function findCards(text: string): SecretNumber[] {
  const found: SecretNumber[] = []
  for (const { 0: whole, index } of text.matchAll(run)) {
    if (whole.length < shortest) continue
    const groups = splitGroups(whole, index)
    for (let first = 0; first < groups.groups.length; first += 1) {
      const number = cardAt(text, groups, first)
      if (!number) continue
      found.push(number.card)
      first = number.last
    }
  }
  return found
}

function splitGroups(whole: string, index: number): Run {
  // Full-width digits become plain ones; the length stays.
  const plain = whole.normalize('NFKC').toUpperCase()
  const groups: Run['groups'] = []
  let digits = ''
  for (const { 0: one, index: start } of plain.matchAll(group)) {
    groups.push({ at: digits.length, length: one.length, start: index + start })
    digits += one
  }
  return { digits, groups }
}

/** The longest card number that begins with a group. */
function cardAt(
  text: string,
  { digits, groups }: Run,
  first: number,
): { card: SecretNumber; last: number } | undefined {
  const begin = groups[first]
  // Nobody writes a card number in ones and twos.
  if (!begin || begin.length < 3) return undefined
  let result: { card: SecretNumber; last: number } | undefined
  for (let last = first; last < groups.length; last += 1) {
    const end = groups[last]
    const length = end ? end.at + end.length - begin.at : longest + 1
    if (!end || length > longest) break
    if (length < shortest) continue
    const isOneOfBanks = isGroupedAsCard(groups, first, last)
    if (!isOneOfBanks && length !== 15 && length !== 18) continue
    const number = digits.slice(begin.at, begin.at + length)
    const kind = isIdCard(number) ? 'id-card' : isOneOfBanks && isBankCard(number) ? 'bank-card' : undefined
    const place = { start: begin.start, end: end.start + end.length }
    if (kind && standsAlone(text, { kind, digits: number, ...place })) result = { card: { kind, ...place }, last }
  }
  return result
}

// --- what is around a number -----------------------------------------------------------------------------------------

const partOfMasked = { before: /\*.{0,2}$/u, after: /^.{0,2}\*/u }
// A tracking number begins with letters; “card6217…” is still a card.
const letter = { before: /(?<!card|visa|no|number|account|bank|pay)(?<=[A-Za-z_])$/i, after: /^[A-Za-z_]/ }
const amount = { before: /[+¥￥$€£.]\s?$/u, after: /^(?:\.\d|\s?元)/u }
const labelOfAnother =
  /(?:[单编案票]号|回执|流水|工单|受理|运单|快递|序列号|设备号|IMEI|ICCID|tracking|receipt|case|order|ticket|ref|reference|invoice|serial)(?:号码?|是|为|number|no\.?|is|[\s:：#=.])*$/iu

function standsAlone(text: string, number: SecretNumber & { digits: string }): boolean {
  const before = text.slice(Math.max(0, number.start - 24), number.start)
  const after = text.slice(number.end, number.end + 3)
  if (partOfMasked.before.test(before) || partOfMasked.after.test(after)) return false
  if (number.kind === 'id-card' && number.digits.length === 18) return true
  if (letter.before.test(before) || letter.after.test(after)) return false
  if (amount.before.test(before) || amount.after.test(after)) return false
  return number.digits.startsWith('62') || !labelOfAnother.test(before)
}

// --- ID cards: GB 11643 ------------------------------------------------------------------------------------------------

const provinces = /^(?:1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3]|9[1-6])/
const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const checkCharacters = '10X98765432'

function isIdCard(digits: string): boolean {
  if (!provinces.test(digits)) return false
  // The old form was given out until 1999 and has no check digit.
  if (digits.length === 15) return /^\d{15}$/.test(digits) && birthday.test(`19${digits.slice(6, 12)}`)
  if (!/^\d{17}[\dX]$/.test(digits) || !birthday.test(digits.slice(6, 14))) return false
  const sum = weights.reduce((total, weight, index) => total + weight * Number(digits[index]), 0)
  return checkCharacters[sum % 11] === digits[17]
}

const birthday = /^(?:18[89]\d|19\d\d|20\d\d)(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])$/

// --- bank cards ----------------------------------------------------------------------------------------------------------

// UnionPay and what else mainland banks have issued, Visa, Mastercard, American Express, JCB, Diners. No card begins
// with a year of this century, and receipts often do.
const issued =
  /^(?:6\d{15,18}|4\d{12}|4\d{15}|4\d{18}|5\d{15}|2(?:22[1-9]|2[3-9]\d|[3-6]\d\d|7[01]\d|720)\d{12}|3[47]\d{13}|35\d{14}|3[068]\d{12}|9(?:0|4|55|6|8)\d{13,17})$/

function isBankCard(digits: string): boolean {
  return issued.test(digits) && passesLuhn(digits)
}

// 4-4-4-4-3 and the like, 6-13, 4-6-5. A phone number beside another is not grouped so.
function isGroupedAsCard(groups: Run['groups'], first: number, last: number): boolean {
  const size = groupLength(groups, first)
  const count = last - first + 1
  if (count === 1) return true
  if (count === 2 && size === 6) return true
  if (count === 3 && size === 4 && groupLength(groups, first + 1) === 6) return true
  if (size > 6 || groupLength(groups, last) > size) return false
  for (let place = first + 1; place < last; place += 1) if (groupLength(groups, place) !== size) return false
  return true
}

function groupLength(groups: Run['groups'], place: number): number {
  return groups[place]?.length ?? 0
}

function passesLuhn(digits: string): boolean {
  let sum = 0
  for (let place = 0; place < digits.length; place += 1) {
    const value = Number(digits[digits.length - 1 - place])
    const doubled = place % 2 === 1 ? value * 2 : value
    sum += doubled > 9 ? doubled - 9 : doubled
  }
  return sum % 10 === 0
}
