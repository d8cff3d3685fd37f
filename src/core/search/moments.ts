// When it began, as far as a sentence plainly says so.
import { since } from '../content/known-ids.ts'
import { type Day, daysBetween } from '../dates.ts'
import { readDay } from '../typed-day.ts'
import { cutSentence } from './cues.ts'
import type { Letters } from './letters.ts'

/** The answers to the questions of when it began. */
export interface Began {
  /** A choice of `since`. */
  since: string
  /** The day itself, where it was said. */
  day?: Day
}

// A time that lies on the border of two answers.
type Moment = Began | 'unclear'

/**
 * When it began, where one short sentence says at which time what was done; undefined where nothing is said of it, where
 * several times are, in a story, and where something was only noticed then.
 */
export function findBeginning(letters: Letters, text: string, today: Day): Began | undefined {
  // A story has the day of noticing, of the latest call, of a deadline: which is the beginning, its teller must say.
  if (text.trim().split(sentenceEnd).filter(Boolean).length > 1) return undefined
  const { parts } = cutSentence(letters, text)
  const found = parts.flatMap((part) => momentsIn(part, today).map((moment) => ({ moment, part })))
  const [first] = found
  if (first === undefined || first.moment === 'unclear' || noticed.test(parts.join('，'))) return undefined
  const times = new Set(found.map(({ moment }) => (moment === 'unclear' ? moment : moment.since)))
  return times.size === 1 && harm.test(first.part) && !deadline.test(first.part) ? first.moment : undefined
}

const sentenceEnd = /[。！？!?\n]+|\.(?:\s|$)/

/** Something done to the person, or by them: with the time in one part it says when it was done. */
const harm =
  /[被遭叫让]|转了|转账|打了|汇|付了|付款|刷了|扣了|丢了|丢失|弄丢|偷|抢|骗|盗|念|填了|点了|登录|登不上|发给|给了|拍了|(?<![a-z])(?:sent|paid|transferred|wired|lost|stole|stolen|hacked|charged|clicked|gave|entered|typed|took|robbed|scammed|left)(?![a-z])/

/** A time by which something is to be done, or an ordinary act of that time. */
const deadline =
  /之前|以前|以内|不[^，]{0,6}就|再|办完|(?<![a-z])(?:by|before|until|till) (?:today|tonight|tomorrow|noon)/

const noticed =
  /发现|得知|才知道|查到|查了|查询|收到|接到通知|看到|听说|去问|去办|去查|上次|以前|(?<![a-z])(?:found|notic|realiz|realis|discover|learn|receiv|checked|told me)/

const digits = '[\\d一二两三四五六七八九十半几]+'
const day = `(?:\\d{4}[-/.年])?\\d{1,2}[-/.月]\\d{1,2}[日号]?|\\d{1,2}[日号]`

// In the order in which they are tried: what was read is taken out before the next is looked for.
const patterns: { is: RegExp; began: (match: RegExpExecArray, today: Day) => Moment }[] = [
  {
    is: new RegExp(`(${digits})个?(分钟|小时|钟头|钟|天|日|周|星期|礼拜|月|年)(?:多)?(?:之|以)?前`),
    began: ([, count = '', unit = '']) => ago(countOf(count), unit),
  },
  {
    is: /(\w+)(?: and a half| of)? (minute|hour|day|week|month|year)s? ago/,
    began: ([, count = '', unit = '']) => ago(countOf(count), unit),
  },
  {
    is: /刚刚|刚才|就刚|刚(?=[被把给转付汇打])|just now|(?<![a-z])just (?=sent|paid|transferred|gave|lost)/,
    began: () => ({ since: 'hour' }),
  },
  {
    is: /今天|今日|今早|今晚|今儿|今朝|昨天|昨日|昨晚|昨夜|昨儿|(?<![a-z])(?:today|tonight|this (?:morning|afternoon|evening)|yesterday|last night)/,
    began: () => ({ since: 'day' }),
  },
  {
    is: /前天|大前天|前两天|前几天|这几天|(?<![a-z])(?:the other day|a few days ago)/,
    began: () => ({ since: 'week' }),
  },
  { is: /上(?:个)?(?:周|星期|礼拜)(?![一二三四五六日末天])|(?<![a-z])last week/, began: () => 'unclear' },
  { is: /上(?:个)?月|(?<![a-z])last month/, began: () => 'unclear' },
  { is: /好几年前|几年前|多年前|(?<![a-z])years ago/, began: () => ({ since: 'years' }) },
  { is: /半年前|几个月前|(?<![a-z])months ago/, began: () => ({ since: 'longer' }) },
  { is: new RegExp(day), began: ([said], today) => onDay(readDay(said, { today, toward: 'past' }), today) },
]

function momentsIn(part: string, today: Day): Moment[] {
  const found: Moment[] = []
  let rest = part
  for (const { is, began } of patterns) {
    const match = is.exec(rest)
    if (!match) continue
    found.push(began(match, today))
    rest = rest.replace(is, '，')
  }
  return found
}

const words: Readonly<Record<string, number>> = {
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
  十: 10,
  半: 0.5,
  几: 3,
  few: 3,
  several: 3,
  couple: 2,
  a: 1,
  an: 1,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
}

function countOf(text: string): number | undefined {
  if (/^\d+$/.test(text)) return Number(text)
  if (Object.hasOwn(words, text)) return words[text]
  const tens = /^([二三四五六七八九]?)十([一二三四五六七八九]?)$/.exec(text)
  return tens ? (words[tens[1] || '一'] ?? 1) * 10 + (tens[2] ? (words[tens[2]] ?? 0) : 0) : undefined
}

const hoursOf: Readonly<Record<string, number>> = {
  分钟: 1 / 60,
  minute: 1 / 60,
  小时: 1,
  钟头: 1,
  钟: 1,
  hour: 1,
  天: 24,
  日: 24,
  day: 24,
  周: 168,
  星期: 168,
  礼拜: 168,
  week: 168,
  月: 730,
  month: 730,
  年: 8766,
  year: 8766,
}

function ago(count: number | undefined, unit: string): Moment {
  const hours = count === undefined ? undefined : count * (hoursOf[unit] ?? Number.NaN)
  if (hours === undefined || Number.isNaN(hours)) return 'unclear'
  if (hours <= 1) return { since: 'hour' }
  const days = hours / 24
  // A year or two as people say it is a few months more or less, and the choices part at two years.
  return days > 540 && days < 1000 ? 'unclear' : { since: sinceDays(days) }
}

function onDay(said: Day | undefined, today: Day): Moment {
  if (said === undefined || said > today) return 'unclear'
  return { since: sinceDays(daysBetween(said, today)), day: said }
}

function sinceDays(days: number): string {
  const within = Object.entries(since.daysAgo).find(([choice, most]) => choice !== 'hour' && days <= Math.max(most, 1))
  return within?.[0] ?? (days < 730 ? 'longer' : 'years')
}
