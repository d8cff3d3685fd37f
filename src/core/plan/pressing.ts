// Which days press: the person's own limits by law that are near, and everything that is overdue.
import { addDays, type Day, dayInChina } from '../dates.ts'
import { type Due, isOwnLimit, limitBehind } from './planned-step.ts'

const nearDays = 14

/**
 * Whether the person's own limit by law is near or over, so that it comes before what can wait. One whose end is only a
 * defence for the other side presses until its day and no longer: nothing is lost the day after.
 */
export function isPressing(due: Due, today: Day): boolean {
  const limit = limitBehind(due)
  if (!isOwnLimit(limit) || limit.day > addDays(today, nearDays)) return false
  return limit.deadline?.after !== 'defence' || (limit.day >= today && !limit.estimate)
}

/**
 * Whether a day is over so that the step is overdue. The person is late only where they lose something that day for
 * certain: not on an estimate from the earliest day, and not where the end is no more than a defence for the other side, or
 * of what others had to keep. `now` is in milliseconds since 1970.
 */
export function isLate(due: Due, now: number): boolean {
  if (!isPast(due, now)) return false
  const { after } = due.deadline ?? {}
  return !isOwnLimit(due) || (!due.estimate && after !== 'defence' && after !== 'gone')
}

// After the due day, or after the hour of a limit in hours.
function isPast(due: Due, now: number): boolean {
  if (due.instant !== undefined) return now > due.instant
  return due.day < dayInChina(now)
}
