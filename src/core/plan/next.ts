// What to do next: for a whole plan, and in a walk through it.
import type { Day } from '../dates.ts'
import {
  findPredecessors,
  isDanger,
  isOpen,
  isReady,
  limitBehind,
  type Plan,
  type PlannedStep,
} from './planned-step.ts'
import { isPressing } from './pressing.ts'

/**
 * The next step: present danger, then what the law sets a near day for, then what is overdue, then the order of the plan.
 * What was put off comes back on its day, or when nothing else is left; a legal day does not wait for that, nor does danger
 * that was put off without a day.
 */
export function findNext({ steps, pressing }: Pick<Plan, 'steps' | 'pressing'>, today: Day): PlannedStep | undefined {
  const ready = steps.filter(isReady)
  const isDue = (step: PlannedStep) => {
    const { postponed } = step
    if (postponed?.until === undefined) return !postponed || isDanger(step)
    return postponed.until <= today
  }
  const due = ready.filter(isDue)
  const danger = due.find(isDanger)
  return danger ?? pressing[0] ?? due[0] ?? ready.find(({ postponed }) => postponed?.until === undefined)
}

/**
 * What presses, most pressing first: the person's own limits by law that are near and a day named to them, by day; then what is over,
 * by day, which can wait a day more than what can still be met. Where such a step cannot be done yet, the steps that it waits for stand in its place.
 */
export function findPressing(steps: readonly PlannedStep[], today: Day): PlannedStep[] {
  const byId = new Map(steps.map((step) => [step.id, step]))
  const near = findNearLimits(steps, today)
  const own = [...near.filter((step) => !isOver(step)), ...near.filter(isOver)]
  const late = byDay(steps.filter((step) => step.state === 'overdue' && step.applies && !own.includes(step)))
  return [...new Set([...own, ...late].flatMap((step) => firstReady(step, byId)))]
}

/** Whether the limit of a step is over; what is over only on a guess may still be met. */
export function isOver({ due }: PlannedStep): boolean {
  return due !== undefined && limitBehind(due).over !== undefined && !due.ask
}

/** The steps whose limit by law for the person is near or over, by day; also those that cannot be done yet. */
export function findNearLimits(steps: readonly PlannedStep[], today: Day): PlannedStep[] {
  return byDay(
    steps.filter((step) => isOpen(step) && step.state !== 'waiting' && step.due && isPressing(step.due, today)),
  )
}

function byDay(steps: readonly PlannedStep[]): PlannedStep[] {
  const dayOf = ({ due }: PlannedStep) => (due ? limitBehind(due).day : '')
  return steps.toSorted((one, other) => (dayOf(one) < dayOf(other) ? -1 : dayOf(one) > dayOf(other) ? 1 : 0))
}

// The step itself, or what is ready of all that it waits for, in plan order.
function firstReady(step: PlannedStep, byId: ReadonlyMap<string, PlannedStep>): PlannedStep[] {
  const reached = new Set<string>([step.id])
  for (const id of reached) for (const first of findPredecessors(byId.get(id) ?? step)) reached.add(first)
  return [...byId.values()].filter((one) => reached.has(one.id) && isReady(one))
}

/** What a walk goes through. */
export interface WalkScope {
  /** Only steps this accepts; left out: every step. */
  covers?: ((step: PlannedStep) => boolean) | undefined
  /** Put off during this walk, by id: not offered again in it. */
  putOff: ReadonlySet<string>
}

/** The step a walk offers next; undefined when none is left that can be done. */
export function findNextInWalk(plan: Plan, scope: WalkScope): PlannedStep | undefined {
  const ready = plan.steps.filter((step) => isReady(step) && isInScope(step, scope))
  return (
    ready.find((step) => step.id === plan.next?.id) ??
    plan.pressing.find((step) => ready.includes(step)) ??
    ready.find((step) => !step.postponed) ??
    ready.find((step) => step.postponed && step.postponed.until === undefined)
  )
}

/** A step that only evidence holds back which the person put off saving: it can be done knowingly without. */
export function findHeldBack(plan: Plan, scope: WalkScope): PlannedStep | undefined {
  return plan.steps.find(
    (step) => step.applies && step.evidence.length > 0 && step.needs.length === 0 && isInScope(step, scope),
  )
}

/** Steps that would destroy evidence only this step saves. */
export function findGuarded({ steps }: Plan, { id }: PlannedStep): PlannedStep[] {
  return steps.filter(({ evidence }) => evidence.some(({ savedBy }) => savedBy.includes(id)))
}

function isInScope(step: PlannedStep, { covers, putOff }: WalkScope): boolean {
  return !putOff.has(step.id) && (covers?.(step) ?? true)
}
