// Dates: always said with where they come from, the law, our advice or the person.
import { safeText } from '../core/guard/safe-text.ts'
import type { PlannedStep } from '../core/plan/planned-step.ts'
import type { Reader } from './reader.ts'

/** The due date in words, with its kind; empty without one. */
export function writeDue({ words, mark }: Pick<Reader, 'words' | 'mark'>, planned: PlannedStep): string {
  const { due } = planned
  if (!due) return ''
  const asides = [
    ...(due.estimate ? [words.due.estimate] : []),
    ...(due.moved
      ? [words.due.moved(due.moved.from) + (due.moved.reason ? words.colon + safeText(due.moved.reason) : '')]
      : []),
  ]
  const kind = due.deadline ? mark('deadlines', due.deadline.id, words.due[due.kind]) : words.due[due.kind]
  const text = `${kind}${words.colon}${writeDay(words, planned)}`
  return asides.length > 0 ? words.bracketed(text, asides.join(words.semicolon)) : text
}

function writeDay(words: Reader['words'], { due, state, definition }: PlannedStep): string {
  if (!due) return ''
  if (state === 'overdue') return words.due.passed(due.day)
  if (definition.repeat) return words.due.again(due.day)
  return state === 'waiting' ? words.due.waitingUntil(due.day, due.time) : words.due.by(due.day, due.time)
}
