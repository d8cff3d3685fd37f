// How a session stands, in a line of a list: how far it has come, what is over, and the next day in it.
import { compareDays, type Day } from '../dates.ts'
import { findNearLimits, isOver } from './next.ts'
import { dayNow, isOpen, type Plan, type PlannedStep } from './planned-step.ts'

/** What a list says of a session. */
export interface Standing {
  done: number
  total: number
  /** How many steps are past their day. */
  overdue: number
  /** The earliest day that is named, past ones included, and the step it belongs to. */
  next: { day: Day; step: Pick<PlannedStep, 'id' | 'forms'> } | undefined
}

/** How a plan stands; undefined where a playbook is missing, of whose steps nobody knows. */
export function findStanding({ steps, done, total, missing }: Plan, today: Day): Standing | undefined {
  if (missing.length > 0) return undefined
  const over = findNearLimits(steps, today).filter(isOver)
  const late = steps.filter(({ applies, state }) => applies && state === 'overdue')
  const overdue = new Set([...over, ...late])
  const dated = (overdue.size > 0 ? [...overdue] : steps.filter(isOpen)).flatMap((step) => {
    const day = findDay(step)
    return day === undefined ? [] : [{ day, step }]
  })
  const [next] = dated.sort((one, other) => compareDays(one.day, other.day))
  return { done, total, overdue: overdue.size, next }
}

// A step that was put off comes back on that day, or on its own where that is earlier.
function findDay({ due, postponed }: PlannedStep): Day | undefined {
  const days = [due && dayNow(due), postponed?.until].filter((day) => day !== undefined)
  return days.sort()[0]
}
