// A day as people type it: 11-17, 2026/11/17, 11月17日, 17号, 昨天, 三天前 as 3天前, yesterday, Nov 17. What is read is printed back as
// a date wherever it is used, so a day that was understood otherwise is seen.
import { addDays, type Day, isDay } from './dates.ts'

/** In which direction a day without a year lies. */
export interface TypedDayOptions {
  today: Day
  /** `past`: the latest such day up to today; `future`: the next one from today on. */
  toward: 'past' | 'future'
}

/** The day that a text means; undefined where it means none. Never invents one: 02-30 is none. */
export function readDay(text: string, { today, toward }: TypedDayOptions): Day | undefined {
  const plain = text.normalize('NFKC').trim().toLowerCase().replace(/\s+/g, ' ')
  if (isDay(plain)) return plain
  const relative = readRelative(plain)
  if (relative !== undefined) return addDays(today, relative)
  const { year, month, date } = readParts(plain) ?? {}
  if (date === undefined) return undefined
  if (year !== undefined && month !== undefined) return dayOf(year, month, date)
  return nearestDay({ month, date }, { today, toward })
}

/** The day that a text means, else the text itself, for those who say what is wrong with it. */
export function asDay(text: string, options: TypedDayOptions): string {
  return readDay(text, options) ?? text.trim()
}

interface Parts {
  year?: number
  month?: number
  date: number
}

const named: Readonly<Record<string, number>> = {
  今天: 0,
  今日: 0,
  昨天: -1,
  昨日: -1,
  前天: -2,
  大前天: -3,
  明天: 1,
  后天: 2,
  大后天: 3,
  today: 0,
  yesterday: -1,
  'the day before yesterday': -2,
  tomorrow: 1,
  'the day after tomorrow': 2,
}

// At most some years: what is further off is a slip.
const farthest = 10_000

function readRelative(text: string): number | undefined {
  if (Object.hasOwn(named, text)) return named[text]
  const ago = /^(\d{1,4}) ?(?:(天|日|周|个?星期|days?|weeks?)) ?(前|以前|之前|后|以后|之后|ago|from now)$/.exec(text)
  const within = /^in (\d{1,4}) (days?|weeks?)$/.exec(text)
  const [, count, unit = ''] = ago ?? within ?? []
  if (count === undefined) return undefined
  const days = Number(count) * (/周|星期|week/.test(unit) ? 7 : 1)
  if (days > farthest) return undefined
  return ago && /前|ago/.test(ago[3] ?? '') ? -days : days
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const monthName = `(${months.join('|')})[a-z]*\\.?`

function readParts(text: string): Parts | undefined {
  const whole =
    /^(\d{4}) ?[-/.年] ?(\d{1,2}) ?[-/.月] ?(\d{1,2}) ?[日号]?$/.exec(text) ?? /^(\d{4})(\d\d)(\d\d)$/.exec(text)
  if (whole) return { year: Number(whole[1]), month: Number(whole[2]), date: Number(whole[3]) }
  const short = /^(\d{1,2}) ?(?:[-/.] ?(\d{1,2})|月 ?(\d{1,2}) ?[日号]?)$/.exec(text)
  if (short) return { month: Number(short[1]), date: Number(short[2] ?? short[3]) }
  const date = /^(\d{1,2}) ?[日号]$/.exec(text)
  if (date) return { date: Number(date[1]) }
  const english =
    new RegExp(`^${monthName} (\\d{1,2})(?:st|nd|rd|th)?(?:,? (\\d{4}))?$`).exec(text) ??
    reordered(new RegExp(`^(\\d{1,2})(?:st|nd|rd|th)? (?:of )?${monthName},?(?: (\\d{4}))?$`).exec(text))
  if (!english) return undefined
  const [, month = '', day, year] = english
  return {
    month: months.indexOf(month) + 1,
    date: Number(day),
    ...(year === undefined ? {} : { year: Number(year) }),
  }
}

function reordered(match: RegExpExecArray | null): (string | undefined)[] | null {
  return match && [match[0], match[2], match[1], match[3]]
}

function dayOf(year: number, month: number, date: number): Day | undefined {
  const two = (value: number) => String(value).padStart(2, '0')
  const day = `${year}-${two(month)}-${two(date)}`
  return isDay(day) ? day : undefined
}

// The month, or the year, that is left out: the nearest in which there is such a day.
function nearestDay(
  { month, date }: { month: number | undefined; date: number },
  { today, toward }: TypedDayOptions,
): Day | undefined {
  const [year = 0, thisMonth = 1] = today.split('-').map(Number)
  const step = toward === 'past' ? -1 : 1
  for (let away = 0; away <= 12; away += 1) {
    const index = year * 12 + (thisMonth - 1) + step * away
    const at = { year: Math.floor(index / 12), month: (index % 12) + 1 }
    if (month !== undefined && at.month !== month) continue
    const day = dayOf(at.year, at.month, date)
    if (day !== undefined && (toward === 'past' ? day <= today : day >= today)) return day
  }
  return undefined
}
