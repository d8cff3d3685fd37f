// When the incident happened, and how the articles behind a step stand to that day.

import { incidentOn, since } from '../content/known-ids.ts'
import { type LawRules, type Library, pickEntries, type StepRules } from '../content/library.ts'
import { own } from '../content/own.ts'
import { unsure } from '../content/vocabulary.ts'
import { addDays, type Day, dayInChina } from '../dates.ts'
import type { Session } from '../session/schema.ts'

/** The day of the incident, where the person gave one. "About a month ago" is none: nothing is said of the law by it. */
export function findIncidentDay(session: Session): Day | undefined {
  const exact = own(session.answers, incidentOn.question)
  return typeof exact === 'string' && exact !== unsure ? exact : undefined
}

/** The earliest day on which it can have happened, from what the person said; undefined where they could not say. */
export function findEarliestIncident(session: Session): Day | undefined {
  const exact = findIncidentDay(session)
  if (exact !== undefined) return exact
  const roughly = own(session.answers, since.question)
  const days = typeof roughly === 'string' ? own<number>(since.daysAgo, roughly) : undefined
  return days === undefined ? undefined : addDays(dayInChina(Date.parse(session.created)), -days)
}

/**
 * How an article stands to the day of the incident.
 * - `any`: nothing is said by that day.
 * - `acting`: it came after that day, and is the one to act by all the same.
 * - `past`: it was in force on that day and no longer is; it judges what was done until it ended.
 * - `later`: it judges what was done, came after that day, and what was there before it is not in the registry.
 * - `new`: it came after that day as a new rule, and is not for what was done before.
 */
export type Standing = 'any' | 'acting' | 'past' | 'later' | 'new'

/** An article as a step cites it. */
export interface Citation {
  law: LawRules
  standing: Standing
  /** The articles that stand in its place today, where it is the one of `past`. */
  now: LawRules[]
  /** The former articles in whose place it stands: those of that day, or where no day is known or needed all of them. */
  formerly: LawRules[]
}

/** The articles behind a step, each the one that applies; `incident` is the day of the incident, where it is known. */
export function citeLaws(
  library: Library,
  step: Pick<StepRules, 'laws'>,
  incident: Day | undefined,
): readonly Citation[] {
  const citations = pickEntries(library.laws, step.laws).flatMap((law) => citeLaw(library, law, incident))
  return [...new Map(citations.map((citation) => [citation.law.id, citation])).values()]
}

function citeLaw(library: Library, law: LawRules, incident: Day | undefined): Citation[] {
  const formerly = pickEntries(library.laws, law.replaces)
  const { from } = law.in_force
  const cited: Citation = { law, standing: 'any', now: [], formerly }
  if (incident === undefined || from === undefined || from <= incident || law.time === 'open') return [cited]
  const ofThatDay = formerly.filter((old) => isInForce(old, incident))
  // Procedure and remedies follow the law of the day one acts.
  if (law.time === 'acting')
    return [ofThatDay.length > 0 ? { ...cited, standing: 'acting', formerly: ofThatDay } : cited]
  if (ofThatDay.length > 0) {
    return ofThatDay.map((old) => ({
      law: old,
      standing: 'past',
      now: pickEntries(library.laws, old.replaced_by),
      formerly: [],
    }))
  }
  if (formerly.length > 0) return [cited]
  return [{ ...cited, standing: law.isNew ? 'new' : 'later' }]
}

function isInForce({ in_force: { from, until } }: LawRules, day: Day): boolean {
  return from !== undefined && until !== undefined && from <= day && day <= until
}
