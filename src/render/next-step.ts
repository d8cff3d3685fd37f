// The next step in few lines: what it is, its day, whom to call, and why.
import { pickEntries } from '../core/content/library.ts'
import { numberSteps } from '../core/plan/find-step.ts'
import type { Plan, PlannedStep } from '../core/plan/planned-step.ts'
import type { Session } from '../core/session/schema.ts'
import { afterSilenceLines } from './after-silence.ts'
import { contactLines, hasNumber } from './contact.ts'
import { dayToGiveLines, otherLimitLines, writeDue } from './due.ts'
import { writeOpener } from './names.ts'
import type { Reader } from './reader.ts'
import { writeNumber } from './steps.ts'

/** What can be left out where there is little room. */
export type NextPart = 'why' | 'asides' | 'origin' | 'contact' | 'hours' | 'limits' | 'places' | 'silence'

/** The lines of the next step. */
export function nextStepLines(
  reader: Reader,
  {
    session,
    plan,
    next,
    today,
    meaning,
  }: { session: Session; plan: Plan; next: PlannedStep; today: string; meaning: string },
  isShown: (part: NextPart) => boolean,
): string[] {
  const { words, style, library } = reader
  const contacts = pickEntries(library.contacts, next.definition.contacts)
    .slice(0, isShown('contact') ? 2 : 1)
    .filter((contact) => hasNumber(contact) || isShown('places'))
  const { why } = reader.entry('steps', next.id)
  const due = writeDue(reader, next, { inList: true, isBrief: !isShown('origin') })
  const number = `  ${writeNumber(numberSteps(plan), next.id)}`
  return [
    ...reader.paragraph(`${words.status.next} · ${words.urgency[next.urgency]}`).map(style.urgent),
    ...reader.hanging(number, reader.title('steps', next.id), { indent: number.length }).map(style.strong),
    ...(next.due ? reader.paragraph(due).map(style.warning) : []),
    ...(isShown('limits') ? otherLimitLines(reader, next).map(style.warning) : []),
    ...(isShown('asides') ? asideLines(reader, next) : []),
    ...contactLines(reader, contacts, { today, withHours: isShown('hours') }),
    ...(isShown('why') ? reader.labelled(words.card.why, reader.read(why)) : []),
    ...(isUnanswered(next) ? reader.paragraph(words.status.noReply(next.id + meaning)).map(style.warning) : []),
    ...afterSilenceLines(reader, { session, planned: next, meaning, isBrief: !isShown('silence') }),
  ]
}

// Nobody can leave unanswered what was never asked.
function isUnanswered({ state, record, definition }: PlannedStep): boolean {
  return state === 'overdue' && record?.status?.type === 'recorded' && Object.hasOwn(definition.outcomes, 'no-reply')
}

function asideLines(reader: Reader, next: PlannedStep): string[] {
  const { words } = reader
  const { may_be_done: mayBeDone } = reader.entry('steps', next.id)
  const opener = next.due?.startedBy ?? next.openedBy
  return [
    ...dayToGiveLines(reader, next),
    ...(next.postponed?.until === undefined ? [] : reader.paragraph(words.due.laterUntil(next.postponed.until))),
    ...(opener ? reader.paragraph(writeOpener(reader, opener)) : []),
    ...(next.mayBeDone && mayBeDone ? reader.labelled(words.card.mayBeDone, reader.read(mayBeDone)) : []),
  ]
}
