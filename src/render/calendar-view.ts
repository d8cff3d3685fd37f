// The days of a case: what a calendar says of each, and how they are listed on the screen.
import { dayInChina } from '../core/dates.ts'
import { numberSteps, type StepNumbers } from '../core/plan/find-step.ts'
import { type Due, lastDayOf, type Plan } from '../core/plan/planned-step.ts'
import { lastRing, morning, type Reminder } from '../core/plan/reminders.ts'
import type { Session } from '../core/session/schema.ts'
import { nameKind, writeStart } from './due.ts'
import { stepNameJson } from './names.ts'
import { numberLine } from './number-line.ts'
import type { CalendarEntry } from './papers/calendar.ts'
import type { Reader } from './reader.ts'

/** The days of a case, and what goes into a calendar beside them. */
export interface DaysOfCase {
  session: Session
  plan: Plan
  /** By day. */
  reminders: readonly Reminder[]
  /** Settled, and perhaps still in somebody's calendar. */
  settled: readonly Reminder[]
  /** Milliseconds since 1970. */
  now: number
}

/**
 * The entries of the file. `isPlain`: they say what it is about and whom to call; else no word of the content and none of the
 * person is in them. `reader` must not break lines; `hash` makes what tells nothing of the text it is given.
 */
export function calendarEntries(
  reader: Reader,
  { session, plan, reminders, settled }: DaysOfCase,
  { isPlain, hash }: { isPlain: boolean; hash: (text: string) => string },
): CalendarEntry[] {
  const numbers = numberSteps(plan)
  const write = isPlain ? writePlain : writeNeutral
  const uid = ({ key }: Reminder) => uidFrom(hash(`calendar\n${session.created}\n${key}`))
  return [
    ...reminders.map((reminder) => ({
      uid: uid(reminder),
      day: reminder.day,
      time: morning,
      ...write(reader, reminder, { numbers, session: session.id }),
      alarms: reminder.alarms,
      repeat: reminder.repeat && lastRing(reminder) > reminder.day ? reminder.repeat : undefined,
      isCancelled: false,
    })),
    ...settled.map((reminder) => ({
      uid: uid(reminder),
      day: reminder.day,
      time: morning,
      ...writeSettled(reader, reminder, isPlain ? undefined : numbers),
      alarms: [],
      isCancelled: true,
    })),
  ]
}

// The form of identifiers that a program makes by a rule of its own (RFC 9562).
function uidFrom(hash: string): string {
  const part = (from: number, to: number) => hash.slice(from, to)
  return `${part(0, 8)}-${part(8, 12)}-8${part(13, 16)}-8${part(17, 20)}-${part(20, 32)}`
}

interface Place {
  numbers: StepNumbers
  /** The number of the session. */
  session: string
}

type Said = Pick<CalendarEntry, 'summary' | 'description'>

function writeNeutral(reader: Reader, reminder: Reminder, { numbers, session }: Place): Said {
  const { calendar } = reader.words
  return {
    summary: headed(reader, reminder, calendar.kinds[reminder.kind], nameNumber(reader, reminder, numbers)),
    description: [...limitLines(reader, reminder), calendar.look(session)].join('\n'),
  }
}

function writePlain(reader: Reader, reminder: Reminder, { session }: Place): Said {
  const { calendar } = reader.words
  const { step, due, isEstimate } = reminder
  const why = whyLines(reader, reminder)
  // What a limit counts from says that as well.
  const isSaid = due !== undefined && why.length > 0
  return {
    summary: headed(reader, reminder, calendar.plainKinds[reminder.kind], nameWhat(reader, reminder)),
    description: [
      ...why,
      ...limitLines(reader, { ...reminder, isEstimate: isEstimate && !isSaid }),
      ...numberLine(reader, step).lines,
      calendar.lookPlain(session),
    ].join('\n'),
  }
}

// An estimate is said where everybody reads it.
function headed(reader: Reader, { isEstimate }: Reminder, kind: string, what: string): string {
  const { words } = reader
  const text = `${kind}${words.colon}${what}`
  return isEstimate ? words.bracketed(text, words.due.estimate) : text
}

function nameNumber({ words }: Reader, { step }: Reminder, numbers: StepNumbers): string {
  const number = numbers.get(step.id)
  return number === undefined ? '' : words.calendar.step(number)
}

function nameWhat(reader: Reader, { step, lapse }: Reminder): string {
  return lapse ? reader.read(reader.entry('lapses', lapse.rules.id).what) : reader.title('steps', step.id)
}

// Of what kind the day is, without a word of what it is about.
function limitLines({ words: { calendar } }: Reader, { kind, due, isEstimate }: Reminder): string[] {
  return [
    ...(isEstimate ? [calendar.isEstimate] : []),
    ...(kind === 'limit' && due?.last !== undefined ? [calendar.runsUntil(due.last)] : []),
    ...(kind === 'last' && due ? [calendar.lengthened(due.day)] : []),
    ...(kind === 'answer' || kind === 'again' || kind === 'advice' ? [calendar.isReminder] : []),
  ]
}

function whyLines(reader: Reader, { kind, due, lapse }: Reminder): string[] {
  const { words } = reader
  const { calendar } = words
  if (lapse?.until) {
    const { ask } = reader.entry('lapses', lapse.rules.id)
    return [calendar.keptUntil(lapse.until.day), reader.read(ask)]
  }
  if (!due?.deadline || (kind !== 'limit' && kind !== 'last' && kind !== 'answer')) return []
  const name = reader.mark('deadlines', due.deadline.id, nameKind(reader, due))
  const day = kind === 'answer' ? calendar.theirsUntil(name, endOf(due)) : `${name}${words.colon}${endOf(due)}`
  const start = writeStart(reader, due)
  return [
    start.length > 0 ? words.bracketed(day, start.join(words.semicolon)) : day,
    ...(kind === 'answer' ? [calendar.askAgain] : []),
  ]
}

function endOf(due: Due): string {
  return [due.deadline?.who === 'them' ? lastDayOf(due) : due.day, ...(due.time === undefined ? [] : [due.time])].join(
    ' ',
  )
}

// Read where a calendar takes no notice that it is cancelled, too.
function writeSettled(reader: Reader, reminder: Reminder, numbers: StepNumbers | undefined): Said {
  const { words } = reader
  const { calendar } = words
  const what = numbers ? nameNumber(reader, reminder, numbers) : nameWhat(reader, reminder)
  return {
    summary: what === '' ? calendar.isOver : `${calendar.isOver}${words.colon}${what}`,
    description: calendar.nothingToDo,
  }
}

/** The days on the person's own screen, where they may be called by their names. */
export function calendarView(reader: Reader, { reminders, plan }: DaysOfCase): string[] {
  const { words, style } = reader
  const { calendar } = words
  if (reminders.length === 0) return reader.paragraph(calendar.none)
  const numbers = numberSteps(plan)
  return [
    ...reader.heading(calendar.title),
    ...reader.table(
      reminders.map((reminder) => {
        const what = headed(reader, reminder, calendar.plainKinds[reminder.kind], nameWhat(reader, reminder))
        return [reminder.day, words.bracketed(what, nameNumber(reader, reminder, numbers))] as const
      }),
    ),
    '',
    ...reader.paragraph(calendar.howToSave).map(style.quiet),
  ]
}

/** What was written, how it gets onto a phone, and who can read it there. */
export function savedCalendarLines(
  reader: Reader,
  { reminders, settled, now }: DaysOfCase,
  { path, isPlain }: { path: string; isPlain: boolean },
): string[] {
  const { words, style } = reader
  const { calendar } = words
  const today = dayInChina(now)
  const coming = reminders.filter((reminder) => lastRing(reminder) >= today)
  const next = coming.find(({ day }) => day >= today)
  const past = reminders.length - coming.length
  return [
    ...reader.paragraph(calendar.written(path, reminders.length)).map(style.good),
    ...(next ? reader.paragraph(calendar.next(next.day)) : []),
    ...(past > 0 ? reader.paragraph(calendar.past(past)).map(style.warning) : []),
    ...(settled.length > 0 ? reader.paragraph(calendar.cancelled(settled.length)) : []),
    '',
    ...reader.paragraph(isPlain ? calendar.isPlain : calendar.isNeutral).map(isPlain ? style.warning : style.quiet),
    ...reader.paragraph(calendar.shared).map(style.warning),
    '',
    ...reader.paragraph(calendar.onPhone),
    ...reader.paragraph(calendar.again),
  ]
}

/** The days for scripts; `path`: of the file that was written. */
export function calendarJson(reader: Reader, { plan, reminders, settled }: DaysOfCase, path?: string): unknown {
  return {
    schema: 1,
    path: path ?? null,
    /** Ids of playbooks that cannot be found: their days are not in it. */
    missing_playbooks: plan.missing,
    days: reminders.map(({ day, kind, step, due, isEstimate }) => ({
      /** The day on which it rings. */
      day,
      kind,
      step: stepNameJson(reader, step.id),
      /** The end of the time limit behind it; null where there is none. */
      due: due?.day ?? null,
      due_kind: due?.kind ?? null,
      estimate: isEstimate,
    })),
    /** How many are marked as cancelled. */
    cancelled: settled.length,
  }
}
