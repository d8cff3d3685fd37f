// What remains of a plan, sorted by what the person can do about it.
import { type Urgency, urgencies } from '../content/vocabulary.ts'
import { dayNow, isOpen, isReady, type Plan, type PlannedStep } from './planned-step.ts'

/** The open steps of a plan, each in one place only. */
export interface Remaining {
  /** The steps that can be done after the next one, in the order in which they would be offered. */
  further: PlannedStep[]
  /** Others are waited for. */
  awaited: PlannedStep[]
  /** Checks that come back; nothing is to be done before their day. */
  watched: PlannedStep[]
  /** Waits for other steps. */
  blocked: PlannedStep[]
  /** Put off to a day to come. */
  putOff: PlannedStep[]
}

/** Whether somebody else is waited for: no check that comes back. */
export function isAwaited({ state, definition }: PlannedStep): boolean {
  return state === 'waiting' && !definition.repeat
}

/** Sorts what is open in a plan; the next step is in none of the lists. `today` is `YYYY-MM-DD`. */
export function sortRemaining(plan: Plan, today: string): Remaining {
  const open = plan.steps.filter((step) => isOpen(step) && step.id !== plan.next?.id)
  const ready = open.filter(isReady)
  const isPutOff = ({ postponed, state }: PlannedStep) =>
    state === 'todo' && postponed !== undefined && (postponed.until === undefined || postponed.until > today)
  const pressing = plan.pressing.filter((step) => ready.includes(step))
  const offered = [...new Set([...pressing, ...ready.filter((step) => !isPutOff(step))])]
  return {
    further: offered,
    awaited: open.filter(isAwaited),
    watched: open.filter(({ state, definition }) => state === 'waiting' && definition.repeat),
    blocked: open.filter(({ state }) => state === 'blocked'),
    putOff: ready
      .filter((step) => !offered.includes(step))
      .toSorted((one, other) => (untilOf(one) < untilOf(other) ? -1 : 1)),
  }
}

// Without a day it comes back when nothing else is left.
function untilOf({ postponed }: PlannedStep): string {
  return postponed?.until ?? '9999-12-31'
}

/** Whether nothing is left of a plan but checks that come back; not where a playbook is missing, of which nobody knows. */
export function isFinished({ steps, missing }: Pick<Plan, 'steps' | 'missing'>): boolean {
  return (
    missing.length === 0 &&
    steps.length > 0 &&
    steps.every((step) => !isOpen(step) || step.definition.repeat !== undefined)
  )
}

/** How many steps there are of each urgency, most urgent first; none of those without. */
export function countByUrgency(steps: readonly PlannedStep[]): [Urgency, number][] {
  return urgencies.flatMap((urgency): [Urgency, number][] => {
    const count = steps.filter((step) => step.urgency === urgency).length
    return count > 0 ? [[urgency, count]] : []
  })
}

/** The nearest day of some steps; undefined where none has one. */
export function findNearestDay(steps: readonly PlannedStep[]): string | undefined {
  return steps.flatMap(({ due }) => (due ? [dayNow(due)] : [])).sort()[0]
}
