// Days and time limits, counted the way Chinese law counts them: in China's dates, the first day not included.
/** A calendar day in China, `YYYY-MM-DD`. */
export type Day = string

/** The time, in the forms in which it is used. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number
  /** The day in China. */
  today(): Day
  /** The ISO instant, in UTC: what events are stamped with. */
  at(): string
}

/** A clock over a source of milliseconds since 1970. */
export function makeClock(now: () => number): Clock {
  return { now, today: () => dayInChina(now()), at: () => new Date(now()).toISOString() }
}

/** Public holidays moved onto working days, and weekends worked instead, as the State Council set them. */
export interface HolidayCalendar {
  /** Dates `YYYY-MM-DD` that are no working day though Monday to Friday. */
  holidays: string[]
  /** Weekend dates that are worked. */
  workdays: string[]
  /** Years the calendar knows; outside them a date is an estimate. */
  years: number[]
}

const dayMs = 86_400_000
const hourMs = 3_600_000
// China has one time zone and no summer time.
const chinaOffsetMs = 8 * hourMs

/** The day in China at an instant (milliseconds since 1970). */
export function dayInChina(instant: number): Day {
  return new Date(instant + chinaOffsetMs).toISOString().slice(0, 10)
}

/** Hour and minute in China at an instant, `HH:MM`. */
export function timeInChina(instant: number): string {
  return new Date(instant + chinaOffsetMs).toISOString().slice(11, 16)
}

/** Whether a text is a day that exists. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const time = Date.parse(`${text}T00:00:00Z`)
  return !Number.isNaN(time) && new Date(time).toISOString().slice(0, 10) === text
}

/** A day some whole days later (negative: earlier). */
export function addDays(day: Day, count: number): Day {
  return new Date(Date.parse(`${day}T00:00:00Z`) + count * dayMs).toISOString().slice(0, 10)
}

/** For sorting: the earlier day first. */
export function compareDays(one: Day, other: Day): number {
  if (one === other) return 0
  return one < other ? -1 : 1
}

/** Whole days from one day to another; negative where the other is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / dayMs)
}

/** When a time limit ends. */
export interface LimitEnd {
  day: Day
  /** Only for limits in hours: `HH:MM` in China. */
  time?: string
  /** Counted past the known holiday calendar: the real day may differ. */
  estimate: boolean
}

export interface Limit {
  /** P20D, P2M, P3Y or PT48H. */
  limit: string
  days: 'calendar' | 'working'
}

/**
 * When a limit that starts at an instant runs out; the starting day itself does not count. Months and years end on the
 * same day of the month, or on its last day. A limit that ends on a day off is not lengthened here: to act by the earlier
 * day is always in time. Until when it really runs then says `lastDay`.
 */
export function limitEnd(start: number, { limit, days }: Limit, calendar: HolidayCalendar): LimitEnd {
  const { count, unit } = parseDuration(limit)
  if (unit === 'H') {
    const end = start + count * hourMs
    return { day: dayInChina(end), time: timeInChina(end), estimate: false }
  }
  const first = dayInChina(start)
  if (unit === 'D' && days === 'working') return addWorkingDays(first, count, calendar)
  return { day: dayAfter(first, limit), estimate: false }
}

/**
 * The day until which a limit by law really runs: where its last day is a day off, the next working day (民法典 第二百零三条,
 * 民事诉讼法 第八十五条, 刑事诉讼法 第一百零五条).
 */
export function lastDay(end: Day, calendar: HolidayCalendar): Day {
  let day = end
  while (!workingDay(day, calendar).works) day = addDays(day, 1)
  return day
}

/** The day some duration after a day, in plain calendar days. */
export function dayAfter(day: Day, duration: string): Day {
  const { count, unit } = parseDuration(duration)
  if (unit === 'H') return addDays(day, Math.ceil(count / 24))
  return unit === 'D' ? addDays(day, count) : addMonths(day, unit === 'Y' ? count * 12 : count)
}

/** Whether people work on a day in China, and whether the calendar really knows. */
export function workingDay(day: Day, calendar: HolidayCalendar): { works: boolean; known: boolean } {
  const known = calendar.years.includes(Number(day.slice(0, 4)))
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay()
  const weekend = weekday === 0 || weekday === 6
  if (calendar.workdays.includes(day)) return { works: true, known }
  const off = weekend || calendar.holidays.includes(day) || (!known && everyYear.test(day))
  return { works: !off, known }
}

// Off in every year, whatever is moved around them: 全国年节及纪念日放假办法 第二条, by the sun.
const everyYear = /-(?:01-01|05-0[12]|10-0[123])$/

function addWorkingDays(start: Day, count: number, calendar: HolidayCalendar): LimitEnd {
  let day = start
  let estimate = false
  for (let left = count; left > 0; ) {
    day = addDays(day, 1)
    const { works, known } = workingDay(day, calendar)
    estimate ||= !known
    if (works) left -= 1
  }
  return { day, estimate }
}

function addMonths(day: Day, count: number): Day {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  const target = year * 12 + (month - 1) + count
  const lastDate = new Date(Date.UTC(Math.floor(target / 12), (target % 12) + 1, 0)).getUTCDate()
  return new Date(Date.UTC(Math.floor(target / 12), target % 12, Math.min(date, lastDate))).toISOString().slice(0, 10)
}

function parseDuration(duration: string): { count: number; unit: 'H' | 'D' | 'M' | 'Y' } {
  const match = /^P(T?)(\d+)([HDMY])$/.exec(duration)
  const unit = match?.[3]
  if (unit !== 'H' && unit !== 'D' && unit !== 'M' && unit !== 'Y') throw new Error(`not a duration: ${duration}`)
  return { count: Number(match?.[2]), unit }
}
