// What a change of answers, playbooks or content does to a plan.
import type { Plan, PlannedStep } from './planned-step.ts'

/** The difference between two plans of one session, in plan order. Recorded work is never lost, only marked. */
export interface PlanChanges {
  added: PlannedStep[]
  /** Steps that are no longer called for. */
  removed: PlannedStep[]
  /** Steps whose state, urgency or due day is another one now. */
  changed: { before: PlannedStep; after: PlannedStep }[]
}

/** Compares two plans. */
export function comparePlans(before: Plan, after: Plan): PlanChanges {
  const old = new Map(before.steps.filter(({ applies }) => applies).map((step) => [step.id, step]))
  const now = new Map(after.steps.filter(({ applies }) => applies).map((step) => [step.id, step]))
  return {
    added: [...now.values()].filter(({ id }) => !old.has(id)),
    // Without a playbook nobody can say that a step is no longer called for.
    removed: after.missing.length > 0 ? [] : [...old.values()].filter(({ id }) => !now.has(id)),
    changed: [...now.values()].flatMap((step) => {
      const was = old.get(step.id)
      return was && differs(was, step) ? [{ before: was, after: step }] : []
    }),
  }
}

/** True when nothing changed that a person would see. */
export function isUnchanged({ added, removed, changed }: PlanChanges): boolean {
  return added.length + removed.length + changed.length === 0
}

function differs(before: PlannedStep, after: PlannedStep): boolean {
  return before.state !== after.state || before.urgency !== after.urgency || before.due?.day !== after.due?.day
}
