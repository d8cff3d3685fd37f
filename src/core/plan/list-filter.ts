// Which sessions a list is asked for: those with something overdue, with a day up to another, of a playbook.
import { addDays, type Day } from '../dates.ts'
import type { TypedDayOptions } from '../typed-day.ts'
import { readDay } from '../typed-day.ts'
import type { Standing } from './standing.ts'

/** All of what is given has to hold. */
export interface ListFilter {
  overdue: boolean
  /** There is a day up to this one, also one that is past: nothing that presses more is left out. */
  until: Day | undefined
  /** A present id. */
  playbook: string | undefined
}

/** What is known of a session. Its playbooks are present ids; undefined where it cannot be read. */
export interface Known {
  playbooks: readonly string[] | undefined
  standing: Standing | undefined
  closed: boolean
}

/** The last day that is meant by `7d`, `7天`, or a day as people type it; undefined where none is. */
export function readUntil(text: string, today: Day): Day | undefined {
  const days = /^(\d{1,4}) ?(?:d|days?|天|日内|天内)$/i.exec(text.normalize('NFKC').trim())
  if (days) return addDays(today, Number(days[1]))
  const options: TypedDayOptions = { today, toward: 'future' }
  return readDay(text, options)
}

/** Whether a session is one of those; undefined where nobody can say without opening it. */
export function fitsFilter({ overdue, until, playbook }: ListFilter, session: Known): boolean | undefined {
  const { playbooks, standing, closed } = session
  if (!playbooks) return undefined
  if (playbook !== undefined && !playbooks.includes(playbook)) return false
  if (!overdue && until === undefined) return true
  if (closed) return false
  if (!standing) return undefined
  const isOverdue = standing.overdue > 0
  const isDue = until === undefined || isOverdue || (standing.next !== undefined && standing.next.day <= until)
  return isDue && (isOverdue || !overdue)
}
