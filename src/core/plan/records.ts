// What was recorded of each step: the session's events, folded.
import type { Session, SessionEvent } from '../session/schema.ts'
import { standingEvents } from '../session/session.ts'

/** Events that decide where a step stands; the last one counts. */
export type StatusEvent = Extract<
  SessionEvent,
  { type: 'recorded' | 'waiting' | 'postponed' | 'skipped' | 'not-applicable' }
>

/** Everything recorded of one step that still counts. */
export interface StepRecord {
  status?: StatusEvent
  /** The person moved the due date. Recording something new ends it. */
  moved?: Extract<SessionEvent, { type: 'due-moved' }>
  /** The person chose to go on without the evidence this step destroys. */
  waived: boolean
  /** Notes in the order they were written, those of outcomes included. */
  notes: { at: string; note: string }[]
  /** Reopened by the person, so that an answer saying it was done before no longer counts. */
  reopened: boolean
}

/** Records by step id. */
export function foldRecords(session: Session): Map<string, StepRecord> {
  const records = new Map<string, StepRecord>()
  for (const { event } of standingEvents(session)) {
    if (!('step' in event)) continue
    const record = records.get(event.step) ?? { waived: false, notes: [], reopened: false }
    records.set(event.step, withRecorded(record, event))
  }
  return records
}

function withRecorded(before: StepRecord, event: Extract<SessionEvent, { step: string }>): StepRecord {
  const notes = 'note' in event && event.note ? [...before.notes, { at: event.at, note: event.note }] : before.notes
  const record = { ...before, notes }
  switch (event.type) {
    case 'noted':
      return record
    case 'waived':
      return { ...record, waived: true }
    case 'due-moved':
      return { ...record, moved: event }
    case 'reopened': {
      const { status: _status, moved: _moved, ...rest } = record
      return { ...rest, waived: false, reopened: true }
    }
    default: {
      const { moved: _moved, ...rest } = record
      return { ...rest, status: event }
    }
  }
}
