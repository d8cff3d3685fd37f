// A plan without what the person wrote down themselves, for what others may see.
import type { Due, Plan, PlannedStep } from './planned-step.ts'

/** The same plan without notes, what steps collected, and reasons for days that were moved. What came of a step stays. */
export function withoutOwnWords(plan: Plan): Plan {
  const bare = new Map(plan.steps.map((step) => [step.id, withoutWords(step)]))
  const pick = (step: PlannedStep) => bare.get(step.id) ?? withoutWords(step)
  return {
    ...plan,
    steps: [...bare.values()],
    pressing: plan.pressing.map(pick),
    ...(plan.next ? { next: pick(plan.next) } : {}),
  }
}

function withoutWords(step: PlannedStep): PlannedStep {
  const { record, openedBy, due, limits } = step
  return {
    ...step,
    limits: limits.map(withoutReason),
    ...(due ? { due: withoutReason(due) } : {}),
    ...(openedBy ? { openedBy: { ...openedBy, fields: new Map() } } : {}),
    ...(record ? { record: { ...record, notes: [], fields: new Map() } } : {}),
  }
}

function withoutReason({ moved, limit, ...due }: Due): Due {
  return {
    ...due,
    ...(moved ? { moved: { from: moved.from } } : {}),
    ...(limit ? { limit: withoutReason(limit) } : {}),
  }
}
