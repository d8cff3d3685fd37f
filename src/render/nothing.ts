// What is said where a plan has nothing of a kind.
import type { Plan } from '../core/plan/planned-step.ts'

/** That there is none; or, where a playbook of the session cannot be found, that it cannot be said. */
export function writeNothing({ missing }: Pick<Plan, 'missing'>, says: { none: string; unknown: string }): string {
  return missing.length > 0 ? says.unknown : says.none
}
