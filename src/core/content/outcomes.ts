// What the rules of an outcome and of a time limit mean, in one place for the plan, the checker and the screens.
import type { Outcome } from './schema.ts'

/** Whether an outcome finishes its step: by default, unless it starts a time limit. One without rules (`done`) does. */
export function settlesStep(outcome: Pick<Outcome, 'settles' | 'deadline'> | undefined): boolean {
  return outcome?.settles ?? outcome?.deadline === undefined
}

/** Whether a limit is the time that the law gives to others: those the person waits for. */
export function isTheirTime(
  deadline: { kind: 'statutory' | 'advice'; who?: 'me' | 'them' | undefined } | undefined,
): boolean {
  return deadline?.kind === 'statutory' && deadline.who === 'them'
}
