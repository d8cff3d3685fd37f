// What was recorded of each step: the session's events, folded.
import type { Session, SessionEvent } from '../session/schema.ts'
import { findUndone } from '../session/session.ts'

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

/** Records by step id. Each event costs the same, however many there are. */
export function foldRecords(session: Session): Map<string, StepRecord> {
  const records = new Map<string, StepRecord>()
  const undone = findUndone(session)
  for (const [index, event] of session.events.entries()) {
    if (!('step' in event) || undone.has(index)) continue
    const record = records.get(event.step) ?? { waived: false, notes: [], reopened: false }
    records.set(event.step, record)
    if ('note' in event && event.note) record.notes.push({ at: event.at, note: event.note })
    setStatus(record, event)
  }
  return records
}

function setStatus(record: StepRecord, event: Extract<SessionEvent, { step: string }>): void {
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
      record.waived = false
      record.reopened = true
      return
    default:
      delete record.moved
      record.status = event
  }
}
