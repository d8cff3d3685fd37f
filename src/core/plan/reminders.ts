// The days that a person has to know, as they go into a calendar. On which day it rings, and how long before, is decided here.
import type { Library } from '../content/library.ts'
import { addDays, compareDays, type Day, dayInChina } from '../dates.ts'
import type { Session } from '../session/schema.ts'
import { isClosed } from '../session/session.ts'
import { lastRepeat } from './due.ts'
import { findLapses, type Lapsing } from './lapses.ts'
import { type Due, isOpen, isOwnLimit, isPause, lastDayOf, type Plan, type PlannedStep } from './planned-step.ts'

/**
 * Why a day is in the calendar. `limit`: the end of the person's own time by law; `last`: the working day until which that
 * really runs. `answer`: others had time until the day before. `again`: a recurring check. `appointment`: a day that was named
 * to them. `own`: one that they set. `postponed`: they put the step off until then. `advice`: our suggestion. `lapse`: the last
 * day on which others keep something for sure.
 */
export const reminderKinds = [
  'limit',
  'last',
  'answer',
  'again',
  'appointment',
  'own',
  'postponed',
  'advice',
  'lapse',
] as const
export type ReminderKind = (typeof reminderKinds)[number]

/** A day in the calendar. */
export interface Reminder {
  /**
   * What it is, whatever its day and the session's number: the same thing has the same key in every plan of a case, so that
   * it is found again in a calendar. No two reminders of a plan have the same.
   */
  key: string
  kind: ReminderKind
  /** The step, or for `lapse` the first that asks for it to be kept. */
  step: PlannedStep
  /** The day on which it rings, in the morning. */
  day: Day
  /** How many days before it rings as well, and 0 for the day itself. Days that are past are left out. */
  alarms: number[]
  /** It comes back after each such time, `P7D`, until this day: whoever forgets to record it is reminded again. */
  repeat?: { every: string; until: Day }
  /** The due date behind it. */
  due?: Due
  lapse?: Lapsing
  /** The day is a guess. */
  isEstimate: boolean
}

/** Before this hour nobody is rung up. */
export const morning = '09:00'

const alarmsFor: Record<ReminderKind, readonly number[]> = {
  limit: [7, 3, 0],
  last: [0],
  answer: [0],
  again: [0],
  appointment: [3, 1, 0],
  own: [0],
  postponed: [0],
  advice: [0],
  lapse: [7, 3, 0],
}

/** All days of a plan, by day, those that are past too; none of a closed session. `now` is in milliseconds since 1970. */
export function findReminders(library: Library, session: Session, plan: Plan, now: number): Reminder[] {
  if (isClosed(session)) return []
  const today = dayInChina(now)
  const open = plan.steps.filter(isOpen)
  const found = [
    ...open.flatMap((step) => remindOfStep(session, step)),
    ...findLapses(library, session, plan, today).flatMap((lapse) => remindOfLapse(lapse) ?? []),
  ]
  return numbered(found.sort((one, other) => compareDays(one.day, other.day))).map((reminder) => ({
    ...reminder,
    alarms: reminder.alarms.filter((before) => addDays(lastRing(reminder), -before) >= today),
  }))
}

/** The last day on which a reminder rings. */
export function lastRing({ day, repeat }: Pick<Reminder, 'day' | 'repeat'>): Day {
  return repeat && repeat.until > day ? repeat.until : day
}

function remindOfStep(session: Session, step: PlannedStep): Reminder[] {
  const { due, limits, postponed } = step
  return [
    ...(due ? remindOfDue(step, due).map((reminder) => withRepeat(session, reminder)) : []),
    ...limits.flatMap((limit) => remindOfDue(step, limit)),
    ...(postponed?.until === undefined ? [] : [made(step, { kind: 'postponed', day: postponed.until })]),
  ]
}

function remindOfDue(step: PlannedStep, due: Due): Reminder[] {
  const kind = kindOf(step, due)
  const reminder = made(step, { kind, day: dayToRing(kind, due), due })
  const last = kind === 'limit' && due.last !== undefined ? [made(step, { kind: 'last', day: due.last, due })] : []
  return [reminder, ...last, ...(due.limit ? remindOfDue(step, due.limit) : [])]
}

function withRepeat(session: Session, reminder: Reminder): Reminder {
  const { kind, step } = reminder
  const { repeat } = step.definition
  if (kind !== 'again' || !repeat) return reminder
  const until = lastRepeat({ openedBy: step.openedBy, session }, repeat)
  return { ...reminder, repeat: { every: repeat.every, until } }
}

function kindOf(step: PlannedStep, due: Due): ReminderKind {
  if (due.field !== undefined) return 'appointment'
  if (due.moved) return 'own'
  if (isOwnLimit(due)) return 'limit'
  if (due.kind === 'own') return 'own'
  if (step.definition.repeat || (isPause(step) && due.kind === 'advice')) return 'again'
  const isAsked = step.record?.status?.type === 'recorded' || step.record?.status?.type === 'waiting'
  return isAsked || due.deadline?.who === 'them' ? 'answer' : 'advice'
}

// Others have the whole of their last day: before the next one there is nothing to ask. The person's own hours end on the day
// itself, and where that is before anybody is rung up, it rings the day before.
function dayToRing(kind: ReminderKind, due: Due): Day {
  if (kind === 'answer') return due.time !== undefined && due.time <= morning ? due.day : addDays(lastDayOf(due), 1)
  if (kind === 'limit' && due.time !== undefined && due.time <= morning) return addDays(due.day, -1)
  return due.day
}

// Where a step says the same day itself, it is said once.
function remindOfLapse(lapse: Lapsing): Reminder | undefined {
  const { rules, steps, until } = lapse
  const [step] = steps
  if (!step || !until || steps.some((one) => isSaidBy(one, lapse))) return undefined
  return {
    ...made(step, { kind: 'lapse', day: until.day }),
    key: `lapse ${rules.id}`,
    lapse,
    isEstimate: until.isEstimate,
  }
}

function isSaidBy({ due, limits }: PlannedStep, { rules: { kept }, until }: Lapsing): boolean {
  if (!('deadline' in kept)) return false
  return [due, due?.limit, ...limits].some((one) => one?.deadline?.id === kept.deadline && one.day === until?.day)
}

function made(step: PlannedStep, { kind, day, due }: { kind: ReminderKind; day: Day; due?: Due }): Reminder {
  const { deadline, field, startedBy } = due ?? {}
  // A day that was moved or set is one of the person's own, whatever it was before.
  const of = kind === 'own' ? [] : [deadline?.id, field, startedBy?.step, startedBy?.outcome]
  return {
    key: [kind, step.id, ...of.filter((part) => part !== undefined)].join(' '),
    kind,
    step,
    day,
    alarms: [...alarmsFor[kind]],
    ...(due ? { due } : {}),
    isEstimate: due?.estimate ?? false,
  }
}

// The same limit may run twice in one step, from two days: then the one that ends first has the plain key.
function numbered(reminders: readonly Reminder[]): Reminder[] {
  const seen = new Map<string, number>()
  return reminders.map((reminder) => {
    const count = (seen.get(reminder.key) ?? 0) + 1
    seen.set(reminder.key, count)
    return count === 1 ? reminder : { ...reminder, key: `${reminder.key} ${count}` }
  })
}
