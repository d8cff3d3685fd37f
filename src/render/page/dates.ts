// The days of a plan on a page: what is over first, then by day.
import type { StepNumbers } from '../../core/plan/find-step.ts'
import { dayNow, type PlannedStep } from '../../core/plan/planned-step.ts'
import { writeDue, writeOtherLimits } from '../due.ts'
import type { Reader } from '../reader.ts'
import { writeState } from '../steps.ts'
import { element, type Markup } from './markup.ts'
import type { PageText } from './text.ts'

/** Every open step that has a day, with a link to it; nothing where none has. `next`: the id of the one on top. */
export function writeDates(
  reader: Reader,
  text: PageText,
  { steps, numbers, next }: { steps: readonly PlannedStep[]; numbers: StepNumbers; next: string | undefined },
): Markup[] {
  const dated = steps.filter(({ due, limits }) => due !== undefined || limits.length > 0).toSorted(byDay)
  if (dated.length === 0) return []
  const items = dated.map((planned) => {
    const number = numbers.get(planned.id) ?? 0
    const href = planned.id === next ? '#next' : `#step-${number}`
    const state = planned.state === 'overdue' ? [writeState(reader, planned)] : []
    const due = planned.due ? [writeDue(reader, planned, { inList: true })] : []
    return element('li', {}, [
      element('a', { href }, [text.plain(reader.title('steps', planned.id))]),
      element('p', state.length > 0 ? { class: 'warning' } : {}, [text.write([...state, ...due].join(' · '))]),
      ...writeOtherLimits(reader, planned).map((limit) => element('p', {}, [text.write(limit)])),
    ])
  })
  return [element('ul', { class: 'dates' }, items)]
}

function byDay(one: PlannedStep, other: PlannedStep): number {
  const rank = ({ state }: PlannedStep) => (state === 'overdue' ? 0 : 1)
  const day = ({ due, limits: [limit] }: PlannedStep) => (due ? dayNow(due) : limit ? dayNow(limit) : '')
  return rank(one) - rank(other) || (day(one) < day(other) ? -1 : day(one) > day(other) ? 1 : 0)
}
