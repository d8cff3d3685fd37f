// How a session stands, as a short text that a list can keep: numbers, days and ids of steps, nothing that a person wrote.
// It holds for a stretch of time in which nothing in the plan can change by itself.
import { type Day, dayInChina, isDay } from '../dates.ts'
import { jsonOrNothing } from '../guard/json-or-nothing.ts'
import type { Session } from '../session/schema.ts'
import { isClosed } from '../session/session.ts'
import type { Due, Plan } from './planned-step.ts'
import { findStanding, type Standing } from './standing.ts'

/** From when until when something holds, in milliseconds since 1970, both included. */
export interface Stretch {
  from: number
  until: number
}

/** How a session stands in a list: a closed one has no days left; undefined where a playbook is missing. */
export function findListStanding(session: Session, plan: Plan, now: number): Standing | undefined {
  const standing = findStanding(plan, dayInChina(now))
  return standing && isClosed(session) ? { ...standing, overdue: 0, next: undefined } : standing
}

/**
 * How long a plan made at `now` stays as it is, if nobody changes the session: to the end of the day in China, or to the end
 * of a limit in hours before that. A closed session has no days: how far it has come stays.
 */
export function findStretch(session: Session, plan: Plan, now: number): Stretch {
  if (isClosed(session) && plan.missing.length === 0) return { from: 0, until: Number.MAX_SAFE_INTEGER }
  const endOfDay = Date.parse(`${dayInChina(now)}T23:59:59.999+08:00`)
  const ends = plan.steps.flatMap(({ due, limits }) => [...(due ? [due] : []), ...limits]).flatMap(instantsOf)
  return { from: now, until: Math.min(endOfDay, ...ends.filter((end) => end >= now)) }
}

function instantsOf({ instant, limit }: Due): number[] {
  return [...(instant === undefined ? [] : [instant]), ...(limit ? instantsOf(limit) : [])]
}

/** What a list says of a session besides what its file begins with. */
export interface Standings {
  standing: Standing | undefined
  /** How many pieces of evidence it has. */
  evidence: number
}

/** As a text. */
export function writeStandings({ standing, evidence }: Standings): string {
  if (!standing) return JSON.stringify([evidence])
  const { done, total, overdue, next } = standing
  const named = next ? [next.day, next.step.id, next.step.forms.title ?? []] : []
  return JSON.stringify([evidence, done, total, overdue, ...named])
}

/** What such a text says; undefined for any other: a file may hold anything. `isStep` knows which steps there are. */
export function readStandings(text: string, isStep: (id: string) => boolean): Standings | undefined {
  const value = jsonOrNothing(text)
  if (!Array.isArray(value)) return undefined
  const [evidence, done, total, overdue, day, id, title] = value as unknown[] // checked below
  if (!isCount(evidence)) return undefined
  if (value.length === 1) return { evidence, standing: undefined }
  if (!isCount(done) || !isCount(total) || !isCount(overdue)) return undefined
  if (value.length === 4) return { evidence, standing: { done, total, overdue, next: undefined } }
  if (!isADay(day) || typeof id !== 'string' || !isStep(id)) return undefined
  if (!Array.isArray(title) || !title.every(isCount)) return undefined
  const forms = title.length > 0 ? { title } : {}
  return { evidence, standing: { done, total, overdue, next: { day, step: { id, forms } } } }
}

function isADay(value: unknown): value is Day {
  return typeof value === 'string' && isDay(value)
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && Number(value) >= 0
}
