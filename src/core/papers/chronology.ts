// What happened and what was done, day by day, for one reader. Very long ones are folded: what is old is counted by month.
import { incidentOn } from '../content/known-ids.ts'
import type { Library } from '../content/library.ts'
import { own } from '../content/own.ts'
import { unsure } from '../content/vocabulary.ts'
import { compareDays, type Day, dayInChina, isDay } from '../dates.ts'
import type { Session, SessionEvent } from '../session/schema.ts'
import { findUndone } from '../session/session.ts'
import type { CaseMaterial } from './case-material.ts'
import type { MaskField } from './mask.ts'

/** What happened on a day. */
export type Happening =
  | { what: 'began' }
  | { what: 'loss'; number: number; amount: string }
  | { what: 'outcome'; step: string; outcome: string; letter?: string }
  | { what: 'waiting'; step: string; letter?: string }
  | { what: 'evidence'; number: number }

/** A happening with its day. */
export interface Moment {
  day: Day
  /** The day of recording: that of the event was not given. */
  isRecordedDay: boolean
  happening: Happening
}

/** Moments in order; of what is older than those, how many there are in each month. */
export interface Chronology {
  folded: { month: string; count: number }[]
  moments: Moment[]
}

/** What a reader sees of it. */
export interface Sight {
  sees(field: MaskField): boolean
  seesStep(step: string): boolean
  seesEvidence(number: number): boolean
}

/** So many stand in a paper one by one. */
const mostMoments = 120

/** Everything that stands, by day, then in the order of recording. */
export function listMoments(
  sources: { library: Library; session: Session; material: CaseMaterial },
  sight: Sight,
): Chronology {
  const moments = [...fromCase(sources, sight), ...fromSteps(sources, sight)].toSorted((a, b) =>
    compareDays(a.day, b.day),
  )
  // What happened stands, what was done about it is folded first.
  const told = moments.filter(({ happening }) => happening.what === 'began')
  const room = Math.max(0, mostMoments - told.length)
  const others = moments.filter(({ happening }) => happening.what !== 'began')
  const old = others.slice(0, Math.max(0, others.length - room))
  const counts = new Map<string, number>()
  for (const { day } of old) counts.set(day.slice(0, 7), (counts.get(day.slice(0, 7)) ?? 0) + 1)
  const hidden = new Set(old)
  return {
    folded: [...counts].map(([month, count]) => ({ month, count })),
    moments: moments.filter((moment) => !hidden.has(moment)),
  }
}

function fromCase(
  { session, material }: { session: Session; material: CaseMaterial },
  { sees, seesEvidence }: Sight,
): Moment[] {
  const began = own(session.answers, incidentOn.question)
  const given = (day: Day, happening: Happening): Moment => ({ day, isRecordedDay: false, happening })
  return [
    ...(typeof began === 'string' && isDay(began) && sees('said.time') ? [given(began, { what: 'began' })] : []),
    ...material.losses.flatMap(({ number, amount, on }) =>
      on !== undefined && sees('loss.amount') && sees('loss.day') ? [given(on, { what: 'loss', number, amount })] : [],
    ),
    ...material.evidence.flatMap(({ number, on }) =>
      on !== undefined && seesEvidence(number) ? [given(on, { what: 'evidence', number })] : [],
    ),
  ]
}

type StepEvent = Extract<SessionEvent, { type: 'recorded' | 'waiting' | 'reopened' }>

function fromSteps({ library, session }: { library: Library; session: Session }, { seesStep }: Sight): Moment[] {
  const undone = findUndone(session)
  const bySteps = new Map<string, { moment: Moment; place: number }[]>()
  for (const [place, event] of session.events.entries()) {
    if (undone.has(place) || !isOfStep(event) || !seesStep(event.step)) continue
    const moments = bySteps.get(event.step) ?? []
    bySteps.set(event.step, moments)
    // What was reopened had not been done.
    if (event.type === 'reopened') moments.length = 0
    else addMoment(moments, { moment: momentOf(event), place }, addsUp(library, event.step))
  }
  return [...bySteps.values()]
    .flat()
    .toSorted((a, b) => a.place - b.place)
    .map(({ moment }) => moment)
}

function isOfStep(event: SessionEvent): event is StepEvent {
  return event.type === 'recorded' || event.type === 'waiting' || event.type === 'reopened'
}

function addsUp(library: Library, id: string): boolean {
  const step = library.steps.get(id)
  return step?.several === true || step?.repeat !== undefined
}

function momentOf(event: Exclude<StepEvent, { type: 'reopened' }>): Moment {
  const { step, on, at, letter } = event
  const isGiven = on !== undefined && on !== unsure
  const written = letter === undefined ? {} : { letter }
  return {
    day: isGiven ? on : dayInChina(Date.parse(at)),
    isRecordedDay: !isGiven,
    happening:
      event.type === 'waiting'
        ? { what: 'waiting', step, ...written }
        : { what: 'outcome', step, outcome: event.outcome, ...written },
  }
}

// Recorded again without another day it is the same event: its day stays.
function addMoment(
  moments: { moment: Moment; place: number }[],
  next: { moment: Moment; place: number },
  canRepeat: boolean,
): void {
  const last = moments.at(-1)
  const isSame = last !== undefined && isSameHappening(last.moment.happening, next.moment.happening)
  if (!isSame || canRepeat) moments.push(next)
  else if (!next.moment.isRecordedDay) last.moment = next.moment
}

function isSameHappening(one: Happening, other: Happening): boolean {
  if (one.what === 'waiting') return other.what === 'waiting' && one.letter === other.letter
  return (
    one.what === 'outcome' &&
    other.what === 'outcome' &&
    one.outcome === other.outcome &&
    (one.letter === other.letter || other.letter === undefined)
  )
}
