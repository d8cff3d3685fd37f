// What somebody could dial or open out of a sentence, however it is written. In a folder of playbooks from elsewhere every
// number and address stands with a contact, where it is marked; this finds those that would pass by it.
import { chineseDigits, englishDigits } from './numerals.ts'

/**
 * The first number in a text that reads as one to call: in any digits (full width, circled, 一三八), spaced, dotted or in
 * words. Dates, amounts and the numbers of standards are not. Undefined where there is none.
 */
export function findDialled(text: string): string | undefined {
  const plain = withoutOtherNumbers(inPlainDigits(text.replace(/\{[^}]*\}/g, ' ')))
  for (const { 0: found } of plain.matchAll(run)) {
    const digits = found.replace(/\D/g, '')
    if (digits.length >= shortestNumber || shortCode.test(digits)) return found
  }
  return [...plain.matchAll(oneByOne)].map(([found]) => found).find((found) => !isCounting(found))
}

/** The first address of a site or a mailbox in a text. */
export function findAddress(text: string): string | undefined {
  const plain = text.normalize('NFKC')
  const found = address.exec(plain)
  if (!found) return undefined
  // The whole of it, for the message.
  const [before = ''] = /[\w.@:/-]*$/.exec(plain.slice(Math.max(0, found.index - longestShown), found.index)) ?? []
  const [after = ''] = /^[\w.@:/?=&%-]*/.exec(plain.slice(found.index, found.index + longestShown)) ?? []
  return before + after
}

/** A row of digits in an id long enough to dial; the days in it are not. */
export function findDialledInId(id: string): string | undefined {
  const digits = id.replace(/(?:19|20)\d\d-?[01]\d-?[0-3]\d/g, '').replace(/\D/g, '')
  return digits.length >= shortestNumber ? digits : undefined
}

const shortestNumber = 7
const longestShown = 40

// Short numbers in mainland China begin so: services, banks, couriers, authorities.
const shortCode = /^(?:1[0-2]\d{3}|95\d{3,4}|96\d{3,4}|106\d{3})$/

// Digits with what people put between them.
const run = /\d(?:[\s\-‐-―_.·•・/\\()[\]+*#~'"“”‘’|]{0,3}\d)*/g
// One at a time, with something else after each.
const oneByOne = /(?<!\d)(?:\d\D{1,2}){6,}\d(?!\d)/g

function isCounting(found: string): boolean {
  const digits = found.replace(/\D/g, '')
  return [...digits].every((digit, index) => index === 0 || Number(digit) === Number(digits[index - 1]) + 1)
}

const otherNumbers = [
  /(?:19|20)\d\d ?[-/.年] ?\d{1,2}(?: ?[-/.月] ?\d{1,2} ?日?)?(?!\d)/g,
  /\d{1,2}:\d\d/g,
  /GB\/?[TZ]? ?\d+(?:\.\d+)?-\d{4}/gi,
  /(?:[¥￥$]|RMB|CNY) ?(?:\d{1,3}(?:,\d{3})+|\d{1,7})(?:\.\d\d?)?(?!\d)/gi,
  /(?<!\d)(?:\d{1,3}(?:,\d{3})+|\d{1,7})(?:\.\d\d?)? ?(?:元|块|yuan|rmb|cny)/gi,
  /(?<!\d)(?:\d{1,3}(?:,\d{3})+|\d{1,6})(?:\.\d\d?)? ?(?:万|亿|%|个|人|次|条|份|天|日|年|月|周|小时|分钟|岁|名|位|days|people|members|times)/gi,
]

function withoutOtherNumbers(text: string): string {
  return otherNumbers.reduce((left, pattern) => left.replace(pattern, '；'), text)
}

// Two of something is 两, and in a number that is called out it is a digit.
const digitSigns = new Map([
  ...chineseDigits.flatMap((signs, digit) => Array.from(signs, (sign): [string, string] => [sign, String(digit)])),
  ['两', '2'],
])
const digitWords = new Map(
  englishDigits.flatMap((words, digit) => words.map((word): [string, string] => [word, String(digit)])),
)
const digitWord = new RegExp(`\\b(?:(double|triple) )?(${[...digitWords.keys()].join('|')})\\b`, 'gi')

function inPlainDigits(text: string): string {
  const digits = [...text.normalize('NFKC')].map((character) => {
    if (character < '\u0080') return character
    return digitSigns.get(character) ?? (/\p{Nd}|\p{No}/u.test(character) ? digitValue(character) : character)
  })
  return digits
    .join('')
    .replace(digitWord, (_found, times: string | undefined, word: string) => {
      const digit = digitWords.get(word.toLowerCase()) ?? ''
      return digit.repeat(times === undefined ? 1 : times.toLowerCase() === 'double' ? 2 : 3)
    })
    .replace(drawnAsDigits, (found) => (/\d\d/.test(found) ? found.replace(/o/gi, '0').replace(/[lI]/g, '1') : found))
}

// 138OO138OOO, l38OOl38OOO
const drawnAsDigits = /(?<![A-Za-z\d])[\doOlI]{5,}(?![A-Za-z])/g

// The digits of a script follow one another from zero.
function digitValue(character: string): string {
  const point = character.codePointAt(0) ?? 0
  let before = 0
  while (before < 9 && /\p{Nd}/u.test(String.fromCodePoint(point - before - 1))) before += 1
  return String(before)
}

const address =
  /https?:|www\.|[\w-]@[\w-]|[a-z\d-]\.(?:com|cn|net|org|gov|edu|top|xyz|vip|cc|io|app|info|site|shop|club|online|link|me|co|tv|ltd|work|icu|hk|ru|us)(?![\w-])/i
