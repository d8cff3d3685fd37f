// Which letters a plan has a use for.
import { holds } from '../content/conditions.ts'
import { type LetterRules, type Library, pickEntries } from '../content/library.ts'
import { collectKnown } from '../plan/facts.ts'
import { isOpen, type Plan, type PlannedStep } from '../plan/planned-step.ts'
import { listSentLetters, type SentLetter } from '../session/kept-blanks.ts'
import type { Session } from '../session/schema.ts'

/** A letter seen from a plan. */
export interface ListedLetter {
  letter: LetterRules
  /** Open steps of the plan that write it, in the order of the plan; with one the letter fits. */
  steps: PlannedStep[]
  /** When it went off, the last time. */
  sent?: SentLetter
}

/** Every letter: those that fit first, in the order of the plan, then those that went off, then the rest. */
export function listLetters(library: Library, session: Session, plan: Plan): ListedLetter[] {
  const { facts } = collectKnown(library, session)
  const sent = new Map(listSentLetters(session).map((one) => [one.letter, one]))
  const place = new Map(plan.steps.map(({ id }, index) => [id, index]))
  const placeOf = ({ steps }: ListedLetter) =>
    Math.min(...steps.map(({ id }) => place.get(id) ?? Number.POSITIVE_INFINITY))
  const listed = [...library.letters.values()].map((letter): ListedLetter => {
    const wrote = sent.get(letter.id)
    const steps = holds(letter.when, facts) ? stepsFor(letter, plan).filter(isOpen) : []
    return { letter, steps, ...(wrote ? { sent: wrote } : {}) }
  })
  const rank = ({ steps, sent: wrote }: ListedLetter) => (steps.length > 0 ? 0 : wrote ? 1 : 2)
  return listed.toSorted((a, b) => rank(a) - rank(b) || (rank(a) === 0 ? placeOf(a) - placeOf(b) : 0))
}

/** The steps of a plan that write a letter, open ones or not, in the order of the plan. */
export function stepsFor(letter: Pick<LetterRules, 'steps'>, plan: Plan): PlannedStep[] {
  const named = new Set(letter.steps.map(({ step }) => step))
  return plan.steps.filter(({ id, applies }) => applies && named.has(id))
}

/** Letters that a step writes, for this person. */
export function lettersOf(library: Library, session: Session, step: string): LetterRules[] {
  const writing = pickEntries(library.letters, library.steps.get(step)?.letters ?? [])
  // Most hang on nothing, and what is known costs more than the rest of a card.
  if (writing.every(({ when }) => when === undefined)) return writing
  const { facts } = collectKnown(library, session)
  return writing.filter(({ when }) => holds(when, facts))
}
