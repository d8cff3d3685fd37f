// What comes after a letter that was not answered: once the time to wait is over, its own `next` says it.
import { holds } from '../content/conditions.ts'
import { type Library, pickEntries } from '../content/library.ts'
import { collectKnown } from '../plan/facts.ts'
import { isOwnLimit, isPause, type PlannedStep } from '../plan/planned-step.ts'
import { listSentLetters } from '../session/kept-blanks.ts'
import type { Session } from '../session/schema.ts'
import { lettersOf } from './fitting.ts'

/** What a letter says of silence. */
export interface AfterSilence {
  /** The letter that nobody answered. */
  letter: string
  /** The place among its `next` whose words say what to do. */
  at: number
  /** Ids of the letters that follow, for this person. */
  letters: string[]
}

/** What follows silence in a step whose answer is overdue; undefined where nobody is late, or the letter is not known. */
export function findAfterSilence(library: Library, session: Session, planned: PlannedStep): AfterSilence | undefined {
  if (!isUnanswered(planned)) return undefined
  const letter = findSent(library, session, planned.id)
  const at = letter?.next.findIndex(({ after }) => after === 'silence') ?? -1
  const next = letter?.next[at]
  if (!letter || !next) return undefined
  const { facts } = collectKnown(library, session)
  const letters = pickEntries(library.letters, next.letters).filter(({ when }) => holds(when, facts))
  return { letter: letter.id, at, letters: letters.map(({ id }) => id) }
}

// Somebody was asked and is late; a day of the person's own to act by, and a check that comes back, wait for nobody.
function isUnanswered(planned: PlannedStep): boolean {
  const { state, record, due, definition } = planned
  const isAsked = record?.status?.type === 'recorded' || record?.status?.type === 'waiting'
  return (
    state === 'overdue' && isAsked && due !== undefined && !isOwnLimit(due) && !definition.repeat && !isPause(planned)
  )
}

// The one that went off last; where that was not recorded, the only one that the step writes.
function findSent(library: Library, session: Session, step: string) {
  const sent = listSentLetters(session).findLast((one) => one.step === step)
  if (sent) return library.letters.get(sent.letter)
  const [only, other] = lettersOf(library, session, step)
  return other ? undefined : only
}
