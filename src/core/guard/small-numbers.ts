// Numbers of a few digits in a plain text that stand by themselves: what a code or a password may look like.
import { type DigitGroup, outside } from './digit-groups.ts'

/** Such a number. */
export interface SmallNumber {
  digits: string
  start: number
  end: number
  /** Its digits are split by marks. */
  isSplit: boolean
}

/** No number password is longer. */
const longestPassword = 16

/** All of them, in order. */
export function findSmallNumbers(text: string, groups: readonly DigitGroup[]): SmallNumber[] {
  const taken = [...text.matchAll(whole)].map(({ 0: { length }, index }) => ({ start: index, end: index + length }))
  const free = outside(groups, taken)
  const found: SmallNumber[] = []
  for (let first = 0; first < free.length; ) {
    const run = runFrom(free, first)
    const [begin, end] = [run[0], run.at(-1)]
    if (!begin || !end) break
    if (run.length > 1 && isOneNumber(run)) {
      const digits = run.map((group) => group.digits).join('')
      found.push({ digits, start: begin.start, end: end.end, isSplit: true })
    } else {
      for (const group of run) {
        const { digits, start, end } = group
        if (digits.length >= 3 && digits.length <= longestPassword && isAlone(text, group))
          found.push({ digits, start, end, isSplit: false })
      }
    }
    first += run.length
  }
  return found.filter(({ digits: { length } }) => length >= 3)
}

// Addresses on the net, dates, times, amounts, phones: their digits are no numbers by themselves.
const whole = new RegExp(
  [
    String.raw`(?:https?:\/\/|www\.)[!-~]+`,
    String.raw`[\w.-]{1,40}@[\w.-]+`,
    String.raw`(?<![\w-])(?:[a-z0-9-]{1,63}\.){1,3}(?:com|cn|net|org|me|io|top|cc|vip|xyz|example)\b(?:\/[!-~]*)?`,
    // “(2025)京0108民初123号”, “(2025) Jing 0108 Min Chu 123”
    String.raw`[(\[【〔](?:19|20)\d\d[)\]】〕] ?(?:[a-z]{1,8} ?|[\u4e00-\u9fff]{1,5} ?)?\d{2,6} ?(?:(?:[a-z]{2,8} ){1,3}|[\u4e00-\u9fff]{1,4} ?)\d{1,6}`,
    // “PIPL 13, 14, 29”
    String.raw`(?<![a-z])(?:pipl|gdpr|csl|dsl|pipa|(?:criminal|civil|cyber(?:security)?|data security|e-commerce|penal|consumer)(?: [a-z]+){0,2}? (?:law|code|act)|articles?|arts?\.?|sections?)(?: (?:articles?|arts?\.?|nos?\.?))? ?\d{1,4}(?: ?(?:[,;/& ]|and|or|to|-) ?\d{1,4}(?!\d))*`,
    String.raw`(?<!\d)(?:19|20)\d\d ?(?:-|至|到|to) ?(?:19|20)\d\d(?!\d)`,
    String.raw`(?<!\d)(?:19|20)\d\d[-/.]\d{1,2}(?:[-/.]\d{1,2})?(?!\d)`,
    String.raw`(?<!\d)\d{1,2}:\d\d(?::\d\d)?(?!\d)`,
    String.raw`(?<![\d.])\d+\.\d{1,2}(?![\d.])`,
    String.raw`(?<!\d)\d{1,3}(?:,\d{3})+(?:\.\d+)?(?!\d)`,
    String.raw`(?<!\d)(?:\+?86[- ]?)?1[3-9]\d[- ]?\d{4}[- ]?\d{4}(?!\d)`,
    String.raw`(?<!\d)\(?0\d{2,3}[-) ]{1,2}\d{3,4}[- ]?\d{4}(?!\d)`,
    String.raw`(?<!\d)106[- ]?\d{1,5}[- ]?\d{3,5}(?:[- ]?\d{2,5})?(?!\d)`,
    String.raw`(?<!\d)[48]00[- ]?\d{3}[- ]?\d{4}(?!\d)`,
    String.raw`(?:\+|(?<!\d)00)\d[\d -]{5,16}\d`,
  ].join('|'),
  'g',
)

// A group and the next ones that hang on it by a few marks.
function runFrom(groups: readonly DigitGroup[], first: number): DigitGroup[] {
  let end = first + 1
  for (let group = groups[end]; group && hangsOn(groups[end - 1], group); group = groups[end]) end += 1
  return groups.slice(first, end)
}

// Single digits with stars between them; three and three on two lines; told one after the other, “先说481，再说209”.
function hangsOn(last: DigitGroup | undefined, { digits, gap = '', isJoined }: DigitGroup): boolean {
  if (!isJoined) return digits.length === last?.digits.length && digits.length <= 4 && goesOn.test(gap)
  if (gap === '*') return digits.length === 1 && last?.digits.length === 1
  if (gap === '\n') return digits.length === 3 && last?.digits.length === 3
  return !/[\n:*]/.test(gap)
}

const goesOn =
  /^[\s,;、-]*(?:and then|then|and|next|再|然后|接着|又|后来?|过(?:了)?(?:一会儿?|后)再?|之后再?)\s?(?:说|念|是|按|发|报|打|输|write|said|type)?(?:了|的|it was|was)?[\s,:]*$/

// 48 29 13, 482-913, 4/8/2/9; six digits split in any way but by commas, which stand between numbers too, and by dashes, which
// stand in addresses. 11/28 is a day or the end of a card, 50/50 a chance.
function isOneNumber(run: readonly DigitGroup[]): boolean {
  const sizes = run.map(({ digits }) => digits.length)
  const length = sizes.reduce((sum, size) => sum + size, 0)
  if (length > 8 || sizes.some((size) => size > 4)) return false
  // 3/4, 3/9, 3/12 are days.
  const gaps = run.slice(1).map(({ gap = '' }) => gap)
  if (gaps.some((gap) => gap.includes('/')) && gaps.some((gap) => !gap.includes('/'))) return false
  if (run.length === 2 && run[1]?.gap === '/' && sizes[0] === 2) return false
  if (sizes.every((size) => size === sizes[0])) return true
  return length === 6 && run.slice(1).every(({ gap = '' }) => /^[\s._·*/|]+$/.test(gap))
}

// Not a part of an amount or of what was masked either.
const boundInFront = /(?:\d[-/]|\d[-/][a-z]{1,5}[-/]|[¥$€£]\s?|\+|\d\.|[*x×•]{3}\s?)$/
const boundBehind = /^(?:[-/]\d|@|\.\d|\s?[*x×•]{3})/
// Parts of hashes, seats and file names; a word that was glued on is longer: “482913sent”.
const bound = /^_*(?:[a-z](?![a-z])|[a-z]{1,12}[0-9]|\.[a-z])/

function isAlone(text: string, { start, end }: DigitGroup): boolean {
  const rear = text.slice(end, end + 14)
  const front = text.slice(Math.max(0, start - 8), start)
  // “¥840627¥”: a mark on either side is no currency.
  const isMarked = /[¥$€£]\s?$/.test(front) && /^\s?[¥$€£]/.test(rear)
  return (isMarked || !boundInFront.test(front)) && !boundBehind.test(rear) && !bound.test(rear)
}

// Words that people leave no space behind.
const glued =
  /(?:^|[^a-z])(?:an|the|to|no|nr|of|is|it|as|at|in|on|by|and|for|via|was|are|got|say|use|him|her|me|my|ok|hi)$/
const serial = /(?:^|[^a-z])[a-z]{1,3}$|[a-z0-9]_+$|[0-9][a-z]+$/

/** Whether the letters in front of a number make it the number of a parcel, a flight, a file: “SF1390…”, “IMG_4829”. */
export function isSerial(text: string, start: number): boolean {
  const front = text.slice(Math.max(0, start - 8), start)
  return serial.test(front) && !glued.test(front)
}
