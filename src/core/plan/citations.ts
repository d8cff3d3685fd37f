// When the incident happened, and which version of an article applied on that day.

import { incidentOn, since } from '../content/known-ids.ts'
import { type LawRules, type Library, pickEntries, type StepRules } from '../content/library.ts'
import { own } from '../content/own.ts'
import { unsure } from '../content/vocabulary.ts'
import { addDays, type Day, dayInChina } from '../dates.ts'
import type { Session } from '../session/schema.ts'

/** The day of the incident, from what the person said of it; the day the session began if unknown. */
export function findIncidentDay(session: Session): Day {
  const exact = own(session.answers, incidentOn.question)
  if (typeof exact === 'string' && exact !== unsure) return exact
  const began = dayInChina(Date.parse(session.created))
  return addDays(began, -(daysBefore(session) ?? 0))
}

/** The earliest day on which it can have happened, from what the person said; undefined where they could not say. */
export function findEarliestIncident(session: Session): Day | undefined {
  const exact = own(session.answers, incidentOn.question)
  if (typeof exact === 'string' && exact !== unsure) return exact
  const days = daysBefore(session)
  return days === undefined ? undefined : addDays(dayInChina(Date.parse(session.created)), -days)
}

function daysBefore(session: Session): number | undefined {
  const roughly = own(session.answers, since.question)
  return typeof roughly === 'string' ? own<number>(since.daysAgo, roughly) : undefined
}

/** An article as a step cites it. */
export interface Citation {
  law: LawRules
  /** The article that stands in its place today, when `law` no longer does. */
  now?: LawRules[]
  /** The old articles that people still quote for it. */
  formerly: LawRules[]
  /** It came into force after the incident, and nothing stood in its place before. */
  tooNew: boolean
}

/** The articles behind a step: those in force on the day of the incident, with their present successors beside them. */
export function citeLaws(library: Library, step: Pick<StepRules, 'laws'>, incident: Day): Citation[] {
  const citations = pickEntries(library.laws, step.laws).flatMap((law) => citeLaw(library, law, incident))
  return [...new Map(citations.map((citation) => [citation.law.id, citation])).values()]
}

function citeLaw(library: Library, law: LawRules, incident: Day): Citation[] {
  const formerly = pickEntries(library.laws, law.replaces)
  const inForceThen = formerly.filter((old) => (old.in_force.until ?? '') >= incident)
  const began = law.in_force.from
  if (began === undefined || began <= incident) return [{ law, formerly, tooNew: false }]
  if (inForceThen.length === 0) return [{ law, formerly, tooNew: true }]
  return inForceThen.map((old) => ({
    law: old,
    now: pickEntries(library.laws, old.replaced_by),
    formerly: [],
    tooNew: false,
  }))
}
