// When the incident happened, and which version of an article applied on that day.

import type { Library } from '../content/library.ts'
import type { Law, Step } from '../content/schema.ts'
import { addDays, type Day, dayInChina } from '../dates.ts'
import type { Session } from '../session/schema.ts'

const daysAgo: Readonly<Record<string, number>> = { hour: 0, day: 1, week: 7, month: 30 }

/** The day of the incident, from the answers to `incident-on` and `since`; the day the session began if unknown. */
export function incidentDay(session: Session): Day {
  const exact = session.answers['incident-on']
  if (typeof exact === 'string' && exact !== 'unsure') return exact
  const began = dayInChina(Date.parse(session.created))
  const since = session.answers.since
  return addDays(began, -(typeof since === 'string' ? (daysAgo[since] ?? 0) : 0))
}

/** An article as a step cites it. */
export interface Citation {
  law: Law
  /** The article that stands in its place today, when `law` no longer does. */
  now?: Law[]
  /** The old articles that people still quote for it. */
  formerly: Law[]
  /** It came into force after the incident, and nothing stood in its place before. */
  tooNew: boolean
}

/** The articles behind a step: those in force on the day of the incident, with their present successors beside them. */
export function citationsOf(library: Library, step: Pick<Step, 'laws'>, incident: Day): Citation[] {
  const citations = step.laws.flatMap((id) => {
    const law = library.laws[id]
    return law ? citationsFor(library, law, incident) : []
  })
  return [...new Map(citations.map((citation) => [citation.law.id, citation])).values()]
}

function citationsFor(library: Library, law: Law, incident: Day): Citation[] {
  const formerly = Object.values(library.laws).filter((old) => old.replaced_by.includes(law.id))
  const inForceThen = formerly.filter((old) => (old.in_force.until ?? '') >= incident)
  const began = law.in_force.from
  if (began === undefined || began <= incident) return [{ law, formerly, tooNew: false }]
  if (inForceThen.length === 0) return [{ law, formerly, tooNew: true }]
  return inForceThen.map((old) => ({ law: old, now: presentOf(library, old), formerly: [], tooNew: false }))
}

function presentOf(library: Library, old: Law): Law[] {
  return old.replaced_by.flatMap((id) => library.laws[id] ?? [])
}
