// What to do next: for a whole plan, and in a walk through it.
import type { Day } from '../dates.ts'
import { isOpen, isReady, type Plan, type PlannedStep } from './planned-step.ts'

/** The next step. What was put off comes back on its day, or when nothing else is left. */
export function findNext(steps: readonly PlannedStep[], today: Day): PlannedStep | undefined {
  const ready = steps.filter(isReady)
  const due = ready.filter(({ postponed }) => !postponed || (postponed.until !== undefined && postponed.until <= today))
  return due[0] ?? ready.find(({ postponed }) => postponed?.until === undefined)
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

/** The place of a step among all that count, from 1: what is done comes before it. */
export function findPosition(plan: Plan, step: PlannedStep): number {
  return Math.min(plan.done + plan.steps.filter(isOpen).indexOf(step) + 1, plan.total)
}

function isInScope(step: PlannedStep, { covers, putOff }: WalkScope): boolean {
  return !putOff.has(step.id) && (covers?.(step) ?? true)
}
