// Which days press: the person's own limits by law that are near, and everything that is overdue.
import { addDays, type Day, dayInChina } from '../dates.ts'
import { type Due, isOwnLimit, lastDayOf, limitBehind } from './planned-step.ts'

const nearDays = 14
const appointmentDays = 3
const guessedDays = 60

/**
 * Whether the person's own limit by law is near or over, or a day named to them is near, so that it comes before what can wait. One whose end is only a
 * defence for the other side presses until its day and no longer: nothing is lost the day after.
 */
export function isPressing(due: Due, today: Day): boolean {
  if (due.field !== undefined) return due.day <= addDays(today, appointmentDays)
  const limit = limitBehind(due)
  if (!isOwnLimit(limit) || limit.day > addDays(today, nearDays)) return false
  // On a guess from the earliest day something is over for ever; after two months it says nothing.
  if (limit.estimate && limit.ask && limit.day < addDays(today, -guessedDays)) return false
  return limit.deadline?.after !== 'defence' || (lastDayOf(limit) >= today && !limit.estimate)
}

/**
 * Whether a day is over so that the step is overdue. The person is late only where they lose something that day for
 * certain: not on an estimate from the earliest day, and not where the end is no more than a defence for the other side, of
 * what others had to keep, or of what was granted, which can be asked for again. `now` is in milliseconds since 1970.
 */
export function isLate(due: Due, now: number): boolean {
  if (!isPast(due, now)) return false
  const { after } = due.deadline ?? {}
  return !isOwnLimit(due) || (!due.estimate && after === 'lost')
}

// After the due day, or after the hour of a limit in hours.
function isPast(due: Due, now: number): boolean {
  if (due.instant !== undefined) return now > due.instant
  return lastDayOf(due) < dayInChina(now)
}
