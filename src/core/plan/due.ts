// When a step is due: a clock that an outcome started, a limit for the person, a recurring check, or a day they chose.
// Days count from the event that the law names, on the day the person gave. Where that day is not known, the limit is an
// estimate on the safe side: what the person must do is counted from the earliest day on which the event can have been, what
// they wait for from the latest. A limit of the person's runs until they filed, and every one that runs is shown.

import type { DeadlineRules, Library, OutcomeRules, StepRules } from '../content/library.ts'
import { isTheirTime, settlesStep } from '../content/outcomes.ts'
import { own } from '../content/own.ts'
import { type commonOutcomes, filing, unsure } from '../content/vocabulary.ts'
import {
  addDays,
  type Day,
  dayAfter,
  dayInChina,
  daysBetween,
  isDay,
  type LimitEnd,
  lastDay,
  limitEnd,
} from '../dates.ts'
import type { Session } from '../session/schema.ts'
import { findEarliestIncident } from './citations.ts'
import { type DayToGive, type Due, isOwnLimit, lastDayOf, type Opening } from './planned-step.ts'
import type { RecordedOutcome, StepRecord } from './records.ts'

interface Situation {
  library: Library
  session: Session
  now: number
  step: StepRules
  record: StepRecord | undefined
  openedBy: Opening | undefined
  /** The outcomes that call for a step, by its id, the bundled ones first: whether a playbook lists it or not. */
  openings: (step: string) => readonly Opening[]
  /** What was recorded, by step. */
  records: ReadonlyMap<string, StepRecord>
}

/** The day that counts now, and what other limits by law run for the person in the same step, by day. */
export interface Dues {
  due?: Due
  limits: Due[]
}

/** The dates of a step. */
export function findDues(situation: Situation): Dues {
  const today = dayInChina(situation.now)
  const { due, limits } = movedDues(situation, today)
  return { ...(due ? { due: withOver(due, today) } : {}), limits: limits.map((limit) => withOver(limit, today)) }
}

function withOver(due: Due, today: Day): Due {
  const over = daysBetween(lastDayOf(due), today)
  if (over > 0) return { ...due, over }
  return due.last !== undefined && due.day <= today ? { ...due, isLengthened: true } : due
}

function movedDues(situation: Situation, today: Day): Dues {
  const { due, limits } = unmoved(situation, today)
  const moved = situation.record?.moved
  if (!moved) return { ...(due ? { due } : {}), limits }
  if (due && isOwnLimit(due)) return { due: beforeLimit(due, moved.until), limits }
  return {
    due: {
      day: moved.until,
      estimate: false,
      kind: due?.kind ?? 'own',
      ...(due?.deadline ? { deadline: due.deadline } : {}),
      ...(due ? { moved: { from: due.day, ...(moved.note ? { reason: moved.note } : {}) } } : {}),
    },
    limits,
  }
}

// Nobody moves the day that the law sets them; they can only mean to act before it.
function beforeLimit(limit: Due, day: Day): Due {
  return day < limit.day ? { ...chosen(day), limit } : limit
}

function unmoved(situation: Situation, today: Day): { due: Due | undefined; limits: Due[] } {
  const { library, step, record } = situation
  const status = record?.status
  // Nobody answers a recurring check: where a day was set it comes back then, else at its next time.
  if (step.repeat && (status?.type !== 'waiting' || status.until === undefined))
    return { due: nextRepeat(situation, step.repeat), limits: [] }
  const filedAt = isLimitRunning(library, step, record) ? undefined : status?.at
  const running = ownLimits(situation, today).filter(
    ({ startedBy }) => filedAt === undefined || (startedBy !== undefined && startedBy.since > filedAt),
  )
  const [first, ...rest] = running
  if (status?.type !== 'waiting' && status?.type !== 'recorded')
    return { due: first ?? namedDay(situation), limits: rest }
  const until = status.until
  const awaitedDue = until === undefined ? (namedDay(situation) ?? awaited(situation)) : chosen(until)
  if (!first) return { due: awaitedDue, limits: awaitedDue?.kind === 'advice' ? chased(situation, today) : [] }
  const isFirst = filedAt !== undefined || first.day <= (awaitedDue?.day ?? first.day)
  if (!awaitedDue || (isFirst && !isOver(first, today))) return { due: first, limits: rest }
  return until === undefined
    ? { due: awaitedDue, limits: running }
    : { due: { ...awaitedDue, limit: first }, limits: rest }
}

// Until something was filed. That somebody is only waited for meets no limit, and neither does it meet one that began later: a
// second decision has days of its own.
function isLimitRunning(library: Library, step: StepRules, record: StepRecord | undefined): boolean {
  const { status, outcome } = record ?? {}
  if (status?.type !== 'recorded' && status?.type !== 'waiting') return true
  // A letter that went off is what was filed; how long others keep something runs on all the same.
  if (clockOfLetter(library, step, record)) return step.deadline !== undefined && isKept(library, step.deadline.id)
  if (outcome === undefined || own(step.outcomes, outcome.outcome)?.limit === 'runs') return true
  return ![...(record?.outcomes.keys() ?? [])].some((id) => isFiled(library, step, id))
}

function isKept(library: Library, deadline: string): boolean {
  const after = library.deadlines.get(deadline)?.after
  return after === 'gone' || after === 'ends'
}

// Filed, finished, or said to be met; asked again alone is none of these.
function isFiled(library: Library, step: StepRules, id: string): boolean {
  const rules = own(step.outcomes, id)
  return (
    settlesStep(rules) ||
    rules?.limit === 'met' ||
    isTheirTime(clockOf(library, step, id)) ||
    (filing as readonly string[]).includes(id)
  )
}

function chosen(day: Day): Due {
  return { day, estimate: false, kind: 'own' }
}

// A hearing, a promised answer: the last such day that the outcome brought.
function namedDay({ step, record }: Situation): Due | undefined {
  if (!record?.outcome) return undefined
  return step.collects
    .flatMap(({ id, comes_back }) => {
      const day = comes_back ? record.fields.get(id) : undefined
      return day !== undefined && isDay(day) ? [{ ...chosen(day), field: id }] : []
    })
    .sort((one, other) => (one.day < other.day ? -1 : 1))
    .at(-1)
}

// --- clocks that an outcome starts -----------------------------------------------------------------------------------

/** The clock that an outcome of a step starts, if it starts one. */
export function clockOf(library: Library, step: StepRules, outcome: string): DeadlineRules | undefined {
  const id = own(step.outcomes, outcome)?.deadline
  return id === undefined ? undefined : library.deadlines.get(id)
}

/** The time that the addressee of a letter has which went off with a step and is waited for. */
function clockOfLetter(library: Library, step: StepRules, record: StepRecord | undefined): DeadlineRules | undefined {
  const letter = record?.sent && library.letters.get(record.sent.letter)
  const waits = letter?.steps.find((one) => one.step === step.id)?.waits
  return waits === undefined ? undefined : library.deadlines.get(waits)
}

// What the step waits for. A limit for the person themselves runs for the steps that the outcome opens, not for this one.
function awaited(situation: Situation): Due | undefined {
  const { library, step, record } = situation
  const theirs = clockOfLetter(library, step, record)
  if (theirs && record?.sent) {
    return {
      ...counted(library, theirs, record.sent),
      ...(theirs.kind === 'advice' ? { isCustom: true as const } : {}),
    }
  }
  const outcome = record?.outcome
  const deadline = outcome && clockOf(library, step, outcome.outcome)
  if (!outcome || !deadline || deadline.who === 'me') return undefined
  // A reminder of ours starts again each time they were asked.
  if (deadline.kind === 'advice') {
    const asked = record.status?.type === 'recorded' ? record.status.at : outcome.at
    return counted(library, deadline, outcome.on === undefined ? { at: asked } : { on: outcome.on, at: asked })
  }
  return countedFrom(situation, { deadline, step, outcome: outcome.outcome, event: outcome, at: 'latest' })
}

// They were only asked again: the time that the law gives them runs on.
function chased(situation: Situation, today: Day): Due[] {
  const { library, step, record } = situation
  const before = record?.outcome?.before
  const deadline = before && clockOf(library, step, before.outcome)
  const event = before && record?.outcomes.get(before.outcome)
  if (!deadline || !event || !isTheirTime(deadline)) return []
  const due = countedFrom(situation, { deadline, step, outcome: event.outcome, event, at: 'latest' })
  return isOver(due, today) ? [] : [due]
}

// A limit for the person runs for the steps that its outcome opens.
function handedLimit(situation: Situation, opening: Opening): Due | undefined {
  const { library } = situation
  const step = library.steps.get(opening.step)
  const deadline = step && clockOf(library, step, opening.outcome)
  if (!step || deadline?.who !== 'me') return undefined
  const { outcome, event } = opening
  return { ...countedFrom(situation, { deadline, step, outcome, event, at: 'earliest' }), ...startedBy(opening) }
}

interface Clock {
  deadline: DeadlineRules
  step: StepRules
  outcome: string
  /** The outcome as it was recorded. */
  event: RecordedOutcome
  /** The day to count from where the day of the event is not known. */
  at: 'earliest' | 'latest'
}

// A clock of an outcome, counted from its own day or from that of the outcome which the law names.
function countedFrom(situation: Situation, clock: Clock): Due {
  const { library, session } = situation
  const { deadline, step, outcome, event, at } = clock
  const rule = own(step.outcomes, outcome)?.counts_from
  if (!rule) {
    return counted(library, deadline, at === 'latest' ? event : earliest(event, session), { step: step.id, outcome })
  }
  const named = findNamed(situation, step, rule)
  if (named?.event.on !== undefined) return counted(library, deadline, named.event)
  const ask = named ? { step: named.step, outcome: named.event.outcome } : askFor(step, rule)
  const recorded = event.on ?? dayInChina(Date.parse(event.at))
  return counted(library, deadline, { at: startOfDay(at === 'latest' ? recorded : earliestDay(session)) }, ask)
}

// The outcome that the law counts from, recorded of the step itself or of one that brought it.
function findNamed(
  { records, openings }: Situation,
  { id }: StepRules,
  outcomes: NonNullable<OutcomeRules['counts_from']>,
): { step: string; event: RecordedOutcome } | undefined {
  const steps = [...new Set([id, ...openings(id).map(({ step }) => step)])]
  const found = steps.flatMap((step) =>
    outcomes.flatMap((outcome) => {
      const event = records.get(step)?.outcomes.get(outcome)
      return event ? [{ step, event }] : []
    }),
  )
  return found.find(({ event }) => event.on !== undefined) ?? found[0]
}

function askFor({ id, outcomes }: StepRules, rule: NonNullable<OutcomeRules['counts_from']>): DayToGive | undefined {
  const outcome = rule.find((one) => Object.hasOwn(outcomes, one))
  return outcome === undefined ? undefined : { step: id, outcome }
}

// The event of an outcome whose day was not given came after what was recorded before, at the earliest.
function earliest(event: RecordedOutcome, session: Session): Event {
  if (event.on !== undefined) return event
  const { before } = event
  return {
    at: before?.on !== undefined ? startOfDay(before.on) : before ? before.at : startOfDay(earliestDay(session)),
  }
}

// Before what happened nothing can have come of it; where that day is not known, the person was here.
function earliestDay(session: Session): Day {
  const created = dayInChina(Date.parse(session.created))
  const incident = findEarliestIncident(session)
  return incident !== undefined && incident < created ? incident : created
}

// --- limits that a step has by itself --------------------------------------------------------------------------------

// Those that still run first, by day; then what is over, which may still be saved.
function ownLimits(situation: Situation, today: Day): Due[] {
  const { openings, step } = situation
  const handed = openings(step.id).flatMap((opening) => handedLimit(situation, opening) ?? [])
  const all = [...ownLimit(situation), ...handed]
  const rank = (limit: Due) => `${isOver(limit, today) ? 1 : 0}${limit.day}`
  const seen = new Set<string>()
  return all
    .sort((one, other) => (rank(one) < rank(other) ? -1 : 1))
    .filter(({ day, deadline }) => {
      const key = `${deadline?.id} ${day}`
      return !seen.has(key) && seen.add(key)
    })
}

function isOver(due: Due, today: Day): boolean {
  return lastDayOf(due) < today
}

function ownLimit(situation: Situation): Due[] {
  const { library, session, step } = situation
  const deadline = step.deadline && library.deadlines.get(step.deadline.id)
  if (!step.deadline || !deadline) return []
  const { from } = step.deadline
  if (from === 'opened')
    return [counted(library, deadline, { on: dayInChina(openedAt(situation)), at: session.created })]
  // Each office that stayed silent starts a limit of its own.
  if (from === 'silence')
    return situation.openings(step.id).flatMap((opening) => afterSilence(situation, deadline, opening) ?? [])
  if ('field' in from) {
    const { field } = from
    const all = situation.openings(step.id)
    const dated = all.filter(({ event, fields }) => (event.on ?? fields.get(field)) !== undefined)
    return (dated.length > 0 ? dated : all.slice(0, 1)).map((opening) =>
      fromOpener(situation, deadline, { opening, field }),
    )
  }
  const answer = own(session.answers, from.question)
  if (typeof answer === 'string' && answer !== unsure)
    return [counted(library, deadline, { on: answer, at: session.created })]
  const incident = findEarliestIncident(session)
  if (incident === undefined) return []
  return [counted(library, deadline, { at: startOfDay(incident) }, { question: from.question })]
}

function openedAt({ openedBy, session }: Situation): number {
  return Date.parse(openedBy?.at ?? session.created)
}

function fromOpener(
  situation: Situation,
  deadline: DeadlineRules,
  { opening, field }: { opening: Opening; field: string },
): Due {
  const { library, session } = situation
  const { event, outcome, step } = opening
  // Where no decision came, the days run from when it was due (行政诉讼法 第四十五条), whatever day the silence was noted on.
  const theirs = outcome === silence ? endOfTheirs(situation, opening) : undefined
  if (theirs) return fromEnd(library, deadline, theirs, opening)
  // Sessions that know no day of an outcome have it as a field only.
  const day = event.on ?? opening.fields.get(field)
  const known = day !== undefined && isDay(day)
  const start = known ? { on: day, at: event.at } : earliest(event, session)
  return { ...counted(library, deadline, start, { step, outcome }), ...startedBy(opening) }
}

/**
 * After silence the person's limit runs from the end of the time that those had who stayed silent; where the law gives them
 * none, from 60 days after they were asked (行政复议法实施条例 第十六条). A refusal counts from the day it was learned of.
 */
function afterSilence(situation: Situation, deadline: DeadlineRules, opening: Opening): Due | undefined {
  const { library, session } = situation
  const { event, outcome, step } = opening
  if (outcome === refusal)
    return { ...counted(library, deadline, earliest(event, session), { step, outcome }), ...startedBy(opening) }
  const theirs = endOfTheirs(situation, opening)
  if (theirs) return fromEnd(library, deadline, theirs, opening)
  const { before } = event
  if (!before) return undefined
  const asked = before.on ?? dayInChina(Date.parse(before.at))
  return fromEnd(library, deadline, { day: addDays(asked, silentDays), estimate: before.on === undefined }, opening)
}

// The end of the time that the law gave those who were asked, at the earliest; an estimate where the day they were asked is not
// known.
function endOfTheirs(situation: Situation, { step: id, outcome: silent, event }: Opening): Due | undefined {
  const { library, records, session } = situation
  const step = library.steps.get(id)
  if (!step) return undefined
  const { before } = event
  const clock = (outcome: string | undefined) => {
    const deadline = outcome === undefined ? undefined : clockOf(library, step, outcome)
    return isTheirTime(deadline) ? deadline : undefined
  }
  const running = clock(before?.outcome)
  if (before && running) {
    const asked = records.get(id)?.outcomes.get(before.outcome) ?? before
    return countedFrom(situation, { deadline: running, step, outcome: before.outcome, event: asked, at: 'earliest' })
  }
  // The outcome from which their time ran was not recorded: it came after they were asked, or its day stands elsewhere.
  const outcome = own(step.outcomes, silent)?.ends_clock_of
  const deadline = clock(outcome)
  if (outcome === undefined || !deadline) return undefined
  const recorded = records.get(id)?.outcomes.get(outcome)
  if (recorded || own(step.outcomes, outcome)?.counts_from)
    return countedFrom(situation, { deadline, step, outcome, event: recorded ?? event, at: 'earliest' })
  const asked = before?.on ?? (before ? dayInChina(Date.parse(before.at)) : earliestDay(session))
  return counted(library, deadline, { at: startOfDay(asked) }, { step: id, outcome })
}

function fromEnd(
  library: Library,
  deadline: DeadlineRules,
  { day, estimate, ask }: LimitEnd & Pick<Due, 'ask'>,
  opening: Opening,
): Due {
  const due = counted(library, deadline, { on: day, at: startOfDay(day) })
  return {
    ...due,
    estimate: due.estimate || estimate,
    ...(ask ? { ask } : {}),
    isAfterSilence: true,
    ...startedBy(opening),
  }
}

function startedBy({ step, outcome, event }: Opening): Pick<Due, 'startedBy'> {
  return { startedBy: { step, outcome, since: event.since } }
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
  const hours = /^PT(\d+)H$/.exec(deadline.limit)
  const isExact = on === undefined || on === dayInChina(Date.parse(at))
  // Hours of theirs count from the end of the day at the latest.
  const day = isExact || !hours || deadline.who === 'me' ? on : addDays(on ?? '', 1)
  const start = isExact ? Date.parse(at) : Date.parse(startOfDay(day ?? ''))
  const end = limitEnd(start, deadline, library.calendar)
  const isKnown = on !== undefined || deadline.kind === 'advice'
  const last = isLengthened(deadline) && !hours ? lastDay(end.day, library.calendar) : end.day
  return {
    ...end,
    ...(last === end.day ? {} : { last }),
    // Of a limit in hours the day alone does not tell when it ends.
    estimate: end.estimate || !isKnown || (hours !== null && start !== Date.parse(at)),
    kind: deadline.kind,
    deadline,
    from: on ?? dayInChina(Date.parse(at)),
    ...(isKnown || !ask ? {} : { ask: dayToGive(ask) }),
    ...(hours ? { instant: start + Number(hours[1]) * 3_600_000 } : {}),
  }
}

// Time to act in is lengthened by a day off at its end; how long something is kept or holds is not.
function isLengthened({ kind, after }: DeadlineRules): boolean {
  return kind === 'statutory' && after !== 'gone' && after !== 'ends'
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
  const last = lastRepeat(situation, repeat)
  const done = situation.record?.status
  const day = dayAfter(done ? dayInChina(Date.parse(done.at)) : start, repeat.every)
  const today = dayInChina(situation.now)
  if (day > last || today > addDays(last, 1)) return undefined
  return { day, estimate: false, kind: 'advice' }
}

/** Until when a recurring check comes back: its period, from the day on which it came into the plan. */
export function lastRepeat(
  { openedBy, session }: { openedBy?: Pick<Opening, 'at'> | undefined; session: Pick<Session, 'created'> },
  { during }: { during: string },
): Day {
  return dayAfter(dayInChina(Date.parse(openedBy?.at ?? session.created)), during)
}
