// Dates: always said with where they come from, the law, our advice or the person.

import { safeText } from '../core/guard/safe-text.ts'
import type { PlannedStep } from '../core/plan/planned-step.ts'
import type { Look } from './look.ts'

/** The due date in words, with its kind; empty without one. */
export function dueLine(look: Look, planned: PlannedStep): string {
  const { due } = planned
  if (!due) return ''
  const { words } = look
  const extra = [
    ...(due.estimate ? [words.due.estimate] : []),
    ...(due.moved
      ? [words.due.moved(due.moved.from) + (due.moved.reason ? words.colon + safeText(due.moved.reason) : '')]
      : []),
  ].join(words.comma)
  const tail = extra === '' ? '' : look.language === 'zh' ? `（${extra}）` : ` (${extra})`
  return `${words.due[due.kind]}${words.colon}${when(look, planned)}${tail}`
}

function when(look: Look, { due, state, step }: PlannedStep): string {
  if (!due) return ''
  const { words } = look
  if (state === 'overdue') return words.due.passed(due.day)
  if (step.repeat) return words.due.again(due.day)
  return state === 'waiting' ? words.due.waitingUntil(due.day, due.time) : words.due.by(due.day, due.time)
}
