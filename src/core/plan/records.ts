// What was recorded of each step: the session's events, folded.
import { unsure } from '../content/vocabulary.ts'
import type { Day } from '../dates.ts'
import { carriesNote, findNoteChanges, type Note } from '../session/notes.ts'
import type { Session, SessionEvent } from '../session/schema.ts'
import { findUndone } from '../session/session.ts'

/** Events that decide where a step stands; the last one counts. */
export type StatusEvent = Extract<
  SessionEvent,
  { type: 'recorded' | 'waiting' | 'postponed' | 'skipped' | 'not-applicable' }
>

/** What came of a step, and when. Recorded again without another day it is the same event: its day stays. */
export interface RecordedOutcome {
  outcome: string
  /** The day of the event, where the person gave it. */
  on?: Day
  /** ISO instant at which this outcome was recorded, the last time its day was given. */
  at: string
  /** ISO instant at which it was first recorded. */
  since: string
  /** What had been recorded of the step before: the event came after it. */
  before?: Omit<RecordedOutcome, 'before'>
}

/** Everything recorded of one step that still counts. */
export interface StepRecord {
  status?: StatusEvent
  /** The last outcome, also while the step was put off or waited for since. */
  outcome?: RecordedOutcome
  /** The letter that went off and is waited for, the day it went where that is known, and when it was recorded. */
  sent?: { letter: string; on?: Day; at: string }
  /** Every outcome that was recorded of it, by id: the last time of each. */
  outcomes: ReadonlyMap<string, RecordedOutcome>
  /** What the step collected, by field: the last value of each. An outcome that says nothing of a field leaves it. */
  fields: ReadonlyMap<string, string>
  /** The person moved the due date. Recording something new ends it. */
  moved?: Extract<SessionEvent, { type: 'due-moved' }>
  /** The person chose to go on without the evidence this step destroys. */
  waived: boolean
  /** Notes as they read now, in the order they were written, those of outcomes included. */
  notes: Pick<Note, 'at' | 'note' | 'editedAt'>[]
  /** Reopened by the person, so that an answer saying it was done before no longer counts. */
  reopened: boolean
}

interface Draft extends StepRecord {
  outcomes: Map<string, RecordedOutcome>
  fields: Map<string, string>
}

/** Records by step id. Each event costs the same, however many there are. */
export function foldRecords(session: Session): Map<string, StepRecord> {
  const records = new Map<string, Draft>()
  const undone = findUndone(session)
  const changes = findNoteChanges(session)
  for (const [index, written] of session.events.entries()) {
    if (!('step' in written) || undone.has(index)) continue
    const change = changes.get(index)
    const event = change ? { ...written, note: change.note ?? '' } : written
    const record: Draft = records.get(event.step) ?? newDraft()
    records.set(event.step, record)
    if (carriesNote(event))
      record.notes.push({ at: event.at, note: event.note, ...(change ? { editedAt: change.at } : {}) })
    setStatus(record, event)
  }
  return records
}

function newDraft(): Draft {
  return { waived: false, notes: [], reopened: false, fields: new Map(), outcomes: new Map() }
}

function setStatus(record: Draft, event: Extract<SessionEvent, { step: string }>): void {
  switch (event.type) {
    case 'noted':
      return
    case 'waived':
      record.waived = true
      return
    case 'due-moved':
      record.moved = event
      return
    case 'reopened':
      delete record.status
      delete record.moved
      delete record.outcome
      delete record.sent
      record.outcomes.clear()
      record.waived = false
      record.reopened = true
      return
    case 'recorded':
      for (const [field, value] of Object.entries(event.fields ?? {}))
        if (value.trim() !== '') record.fields.set(field, value)
      record.outcome = followOutcome(record.outcome, event)
      record.outcomes.set(event.outcome, record.outcome)
      delete record.moved
      delete record.sent
      record.status = event
      return
    case 'waiting':
      // A note on what is awaited does not take away the day that was set.
      if (event.until !== undefined) delete record.moved
      if (event.letter !== undefined) {
        const { letter, on, at } = event
        record.sent = { letter, at, ...(on === undefined ? {} : { on }) }
      }
      record.status = { ...daySet(record.status), ...event }
      return
    default:
      delete record.moved
      delete record.sent
      record.status = event
  }
}

function daySet(status: StatusEvent | undefined): { until?: Day } {
  return status?.type === 'waiting' && status.until !== undefined ? { until: status.until } : {}
}

function followOutcome(
  last: RecordedOutcome | undefined,
  { outcome, on, at }: Extract<SessionEvent, { type: 'recorded' }>,
): RecordedOutcome {
  const given = on === undefined || on === unsure ? undefined : on
  if (last?.outcome === outcome) return given === undefined ? last : { ...last, on: given, at }
  const { before: _earlier, ...before } = last ?? { at, since: at, outcome }
  return { outcome, at, since: at, ...(given === undefined ? {} : { on: given }), ...(last ? { before } : {}) }
}
