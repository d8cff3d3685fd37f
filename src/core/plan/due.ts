// When a step is due: a clock that an outcome started, a limit for the person, a recurring check, or a day they chose.
// Days count from the event that the law names, on the day the person gave. Where that day is not known, the limit is an
// estimate on the safe side: what the person must do is counted from the earliest day on which the event can have been, what
// they wait for from the latest.

import type { DeadlineRules, Library, StepRules } from '../content/library.ts'
import { own } from '../content/own.ts'
import { type commonOutcomes, unsure } from '../content/vocabulary.ts'
import { addDays, type Day, dayAfter, dayInChina, daysBetween, isDay, type LimitEnd, limitEnd } from '../dates.ts'
import type { Session } from '../session/schema.ts'
import { findEarliestIncident } from './citations.ts'
import { type DayToGive, type Due, isOwnLimit, type Opening } from './planned-step.ts'
import type { RecordedOutcome, StepRecord } from './records.ts'

interface Situation {
  library: Library
  session: Session
  now: number
  step: StepRules
  record: StepRecord | undefined
  openedBy: Opening | undefined
  /** Limits for the person that the outcomes of other steps started, for this step. */
  handed: readonly Opening[]
}

/** The due date of a step, if it has one. */
export function findDue(situation: Situation): Due | undefined {
  const due = movedDue(situation)
  const over = due ? daysBetween(due.day, dayInChina(situation.now)) : 0
  return due && over > 0 ? { ...due, over } : due
}

function movedDue(situation: Situation): Due | undefined {
  const due = unmoved(situation)
  const moved = situation.record?.moved
  if (!moved) return due
  if (due && isOwnLimit(due)) return beforeLimit(due, moved.until)
  return {
    day: moved.until,
    estimate: false,
    kind: due?.kind ?? 'own',
    ...(due?.deadline ? { deadline: due.deadline } : {}),
    ...(due ? { moved: { from: due.day, ...(moved.note ? { reason: moved.note } : {}) } } : {}),
  }
}

// Nobody moves the day that the law sets them; they can only mean to act before it.
function beforeLimit(limit: Due, day: Day): Due {
  return day < limit.day ? { ...chosen(day), limit } : limit
}

function unmoved(situation: Situation): Due | undefined {
  const { step, record } = situation
  const status = record?.status
  // Nobody answers a recurring check: where a day was set it comes back then, else at its next time.
  if (step.repeat && (status?.type !== 'waiting' || status.until === undefined))
    return nextRepeat(situation, step.repeat)
  if (status?.type === 'waiting' || status?.type === 'recorded') {
    return status.until === undefined ? awaited(situation) : chosen(status.until)
  }
  const limits = [ownLimit(situation), ...situation.handed.map((opening) => handedLimit(situation, opening))]
  return limits.flatMap((limit) => limit ?? []).sort((one, other) => (one.day < other.day ? -1 : 1))[0]
}

function chosen(day: Day): Due {
  return { day, estimate: false, kind: 'own' }
}

// --- clocks that an outcome starts -----------------------------------------------------------------------------------

/** The clock that an outcome of a step starts, if it starts one. */
export function clockOf(library: Library, step: StepRules, outcome: string): DeadlineRules | undefined {
  const id = own(step.outcomes, outcome)?.deadline
  return id === undefined ? undefined : library.deadlines.get(id)
}

// What the step waits for. A limit for the person themselves runs for the steps that the outcome opens, not for this one.
function awaited({ library, step, record }: Situation): Due | undefined {
  const outcome = record?.outcome
  const deadline = outcome && clockOf(library, step, outcome.outcome)
  if (!outcome || !deadline || deadline.who === 'me') return undefined
  // A reminder of ours starts again each time they were asked.
  if (deadline.kind === 'advice') {
    const asked = record.status?.type === 'recorded' ? record.status.at : outcome.at
    return counted(library, deadline, outcome.on === undefined ? { at: asked } : { on: outcome.on, at: asked })
  }
  return counted(library, deadline, outcome, { step: step.id, outcome: outcome.outcome })
}

function handedLimit({ library, session }: Situation, opening: Opening): Due | undefined {
  const step = library.steps.get(opening.step)
  const deadline = step && clockOf(library, step, opening.outcome)
  return deadline && counted(library, deadline, earliest(opening, session), opening)
}

// The event of an outcome whose day was not given came after what was recorded before, at the earliest.
function earliest({ event }: Pick<Opening, 'event'>, session: Session): RecordedOutcome {
  if (event.on !== undefined) return event
  const { before } = event
  return { ...event, at: before ? (before.on === undefined ? before.at : startOfDay(before.on)) : session.created }
}

// --- limits that a step has by itself --------------------------------------------------------------------------------

function ownLimit(situation: Situation): Due | undefined {
  const { library, session, step, openedBy } = situation
  const deadline = step.deadline && library.deadlines.get(step.deadline.id)
  if (!step.deadline || !deadline) return undefined
  const { from } = step.deadline
  if (from === 'opened') return counted(library, deadline, { on: dayInChina(openedAt(situation)), at: session.created })
  if (from === 'silence') return openedBy && afterSilence(situation, deadline, openedBy)
  if ('field' in from) return openedBy && fromOpener(situation, deadline, { openedBy, field: from.field })
  const answer = own(session.answers, from.question)
  if (typeof answer === 'string' && answer !== unsure)
    return counted(library, deadline, { on: answer, at: session.created })
  const incident = findEarliestIncident(session)
  if (incident === undefined) return undefined
  return counted(library, deadline, { at: startOfDay(incident) }, { question: from.question })
}

function openedAt({ openedBy, session }: Situation): number {
  return Date.parse(openedBy?.at ?? session.created)
}

function fromOpener(
  { library, session }: Situation,
  deadline: DeadlineRules,
  { openedBy, field }: { openedBy: Opening; field: string },
): Due | undefined {
  const { event, outcome } = openedBy
  // Sessions that know no day of an outcome have it as a field only.
  const day = event.on ?? openedBy.fields.get(field)
  if (day !== undefined && isDay(day)) return counted(library, deadline, { ...event, on: day }, openedBy)
  // Where no decision came, the days run from when it was due (行政诉讼法 第四十五条).
  const theirs = outcome === silence ? endOfTheirs(library, openedBy) : undefined
  return theirs ? fromEnd(library, deadline, theirs) : counted(library, deadline, earliest(openedBy, session), openedBy)
}

/**
 * After silence the person's limit runs from the end of the time that those had who stayed silent; where the law gives them
 * none, from 60 days after they were asked (行政复议法实施条例 第十六条). A refusal counts from the day it was learned of.
 */
function afterSilence({ library, session }: Situation, deadline: DeadlineRules, openedBy: Opening): Due | undefined {
  const { before } = openedBy.event
  if (openedBy.outcome === refusal) return counted(library, deadline, earliest(openedBy, session), openedBy)
  if (!before) return undefined
  const asked = before.on ?? dayInChina(Date.parse(before.at))
  const theirs = endOfTheirs(library, openedBy) ?? {
    day: addDays(asked, silentDays),
    estimate: before.on === undefined,
  }
  return fromEnd(library, deadline, theirs)
}

// The end of the time that the law gave those who were asked; an estimate where the day they were asked is not known.
function endOfTheirs(library: Library, { step: id, event: { before } }: Opening): LimitEnd | undefined {
  const step = library.steps.get(id)
  const clock = step && before && clockOf(library, step, before.outcome)
  if (!before || clock?.kind !== 'statutory' || clock.who !== 'them') return undefined
  return counted(library, clock, before)
}

function fromEnd(library: Library, deadline: DeadlineRules, { day, estimate }: LimitEnd): Due {
  const due = counted(library, deadline, { on: day, at: startOfDay(day) })
  return { ...due, estimate: due.estimate || estimate }
}

const silentDays = 60
// Outcomes that mean the same in every step.
const silence: (typeof commonOutcomes)[number] = 'no-reply'
const refusal: (typeof commonOutcomes)[number] = 'refused'

// --- counting --------------------------------------------------------------------------------------------------------

interface Event {
  /** The day, where it is known. */
  on?: Day | undefined
  /** ISO instant at which it was recorded, or at which it can have been at the earliest. */
  at: string
}

function counted(library: Library, deadline: DeadlineRules, { on, at }: Event, ask?: DayToGive): Due {
  const start = on === undefined || on === dayInChina(Date.parse(at)) ? Date.parse(at) : Date.parse(startOfDay(on))
  const end = limitEnd(start, deadline, library.calendar)
  const hours = /^PT(\d+)H$/.exec(deadline.limit)
  const isKnown = on !== undefined || deadline.kind === 'advice'
  return {
    ...end,
    // Of a limit in hours the day alone does not tell when it ends.
    estimate: end.estimate || !isKnown || (hours !== null && start !== Date.parse(at)),
    kind: deadline.kind,
    deadline,
    from: on ?? dayInChina(Date.parse(at)),
    ...(isKnown || !ask ? {} : { ask: dayToGive(ask) }),
    ...(hours ? { instant: start + Number(hours[1]) * 3_600_000 } : {}),
  }
}

function dayToGive(ask: DayToGive): DayToGive {
  return 'question' in ask ? { question: ask.question } : { step: ask.step, outcome: ask.outcome }
}

function startOfDay(day: Day): string {
  return `${day}T00:00:00+08:00`
}

// The next day of a recurring check: one period after it came into the plan, then after it was last done; none after its
// last day.
function nextRepeat(situation: Situation, repeat: { every: string; during: string }): Due | undefined {
  const start = dayInChina(openedAt(situation))
  const last = dayAfter(start, repeat.during)
  const done = situation.record?.status
  const day = dayAfter(done ? dayInChina(Date.parse(done.at)) : start, repeat.every)
  const today = dayInChina(situation.now)
  if (day > last || today > addDays(last, 1)) return undefined
  return { day, estimate: false, kind: 'advice' }
}
