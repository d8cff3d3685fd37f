// What an entry of a session is about, and where that stands: what two histories of one session are compared by.
import { unsure } from '../content/vocabulary.ts'
import { canonicalJson } from './canonical-json.ts'
import type { IdentifiedEvents } from './event-identity.ts'
import type { Session, SessionEvent } from './schema.ts'
import { findUndone } from './session.ts'

/** What a matter is: an answer, a step, the text of a note, or something that is there or not. */
export type MatterKind = 'question' | 'step' | 'note' | 'playbook' | 'closed' | 'evidence' | 'loss'

/** One thing that entries are about. */
export interface Matter {
  /** The same in every copy of a session. */
  id: string
  kind: MatterKind
  /** The question, playbook or step; of a note, the step it belongs to. */
  about: string
}

/** What an entry is about; undefined for one that takes another back, and for blanks, which are many things at once. */
export function matterOf(
  { events }: Pick<Session, 'events'>,
  { contents, ids, pieces, losses }: IdentifiedEvents,
  index: number,
): Matter | undefined {
  const event = events[index]
  const matter = (kind: MatterKind, about: string, id = about) => ({ id: `${kind} ${id}`, kind, about })
  if (!event) return undefined
  switch (event.type) {
    case 'undone':
    case 'blanks-filled':
      return undefined
    case 'answered':
      return matter('question', event.question)
    case 'playbook-added':
      return matter('playbook', event.playbook)
    case 'closed':
    case 'opened-again':
      return matter('closed', '')
    case 'evidence-added':
    case 'evidence-removed':
      return matter('evidence', ids[pieces.get(event.number) ?? -1] ?? '')
    case 'loss-added':
    case 'loss-removed':
      return matter('loss', ids[losses.get(event.number) ?? -1] ?? '')
    case 'noted':
      return matter('note', event.step, contents[index])
    case 'note-changed': {
      const carrier = events[event.of]
      return matter('note', carrier && 'step' in carrier ? carrier.step : '', contents[event.of])
    }
    default:
      return matter('step', event.step)
  }
}

/** A matter in one history. */
export interface Standing {
  matter: Matter
  /** Indexes of all entries about it, in order. */
  all: number[]
  /** Those of them that were not taken back. */
  entries: number[]
}

/** Every matter that ever was one, by id, with what stands of it. */
export function listMatters(session: Session, identified: IdentifiedEvents): Map<string, Standing> {
  const undone = findUndone(session)
  const matters = new Map<string, Standing>()
  for (const index of session.events.keys()) {
    const matter = matterOf(session, identified, index)
    if (!matter) continue
    const standing = matters.get(matter.id) ?? { matter, all: [], entries: [] }
    matters.set(matter.id, standing)
    standing.all.push(index)
    if (!undone.has(index)) standing.entries.push(index)
  }
  return matters
}

/** Where a matter stands, part by part. Moments do not count: the same thing recorded twice is the same. */
export type State = Readonly<Record<string, string>>

/** Of entries that stand and are about one matter, what came of them; nothing for what is not there. */
export function stateOf(kind: MatterKind, entries: readonly SessionEvent[]): State {
  if (kind === 'step') return stepState(entries)
  const last = entries.at(-1)
  if (last === undefined) return {}
  if (last.type === 'answered') return { answer: canonicalJson(last.value) }
  if (last.type === 'noted' || last.type === 'note-changed') return noteState(entries, last.note)
  // Removed it stands as removed, whichever way it came back before.
  const isGone = entries.some(({ type }) => type === 'evidence-removed' || type === 'loss-removed')
  return isGone || last.type === 'opened-again' ? {} : { is: 'there' }
}

// A note of an outcome that was deleted is not the one that was never changed.
function noteState([first]: readonly SessionEvent[], note: string | undefined): State {
  if (note) return { note }
  return first?.type === 'noted' ? {} : { deleted: 'yes' }
}

function stepState(entries: readonly SessionEvent[]): State {
  let state: Record<string, string> = {}
  for (const event of entries) {
    switch (event.type) {
      case 'reopened':
        state = { ...fieldsOf(state), reopened: 'yes' }
        break
      case 'waived':
        state.waived = 'yes'
        break
      case 'due-moved':
        state.moved = event.until
        break
      case 'recorded':
      case 'waiting':
      case 'postponed':
      case 'skipped':
      case 'not-applicable':
        state = withStatus(state, event)
    }
  }
  return state
}

type Status = Extract<SessionEvent, { type: 'recorded' | 'waiting' | 'postponed' | 'skipped' | 'not-applicable' }>

function withStatus(before: Readonly<Record<string, string>>, event: Status): Record<string, string> {
  const { status: was, until: untilBefore, moved, on: onBefore, letter: _letter, ...kept } = before
  const status = event.type === 'recorded' ? `recorded ${event.outcome}` : event.type
  const until = 'until' in event ? event.until : undefined
  // A note on what is awaited takes away neither the day that was set nor the one it was moved to (plan/records.ts).
  const isAwaited = event.type === 'waiting'
  const parts = {
    status,
    on: event.type === 'waiting' ? (event.on ?? (was === status ? onBefore : undefined)) : undefined,
    until: until ?? (isAwaited && was === status ? untilBefore : undefined),
    moved: isAwaited && until === undefined ? moved : undefined,
    letter: 'letter' in event ? event.letter : undefined,
    ...(event.type === 'recorded' ? collected(event) : {}),
  }
  return { ...kept, ...Object.fromEntries(Object.entries(parts).flatMap(([key, part]) => (part ? [[key, part]] : []))) }
}

// Every outcome that was recorded counts, not only the last: each may open steps.
function collected({ outcome, on, fields = {} }: Extract<SessionEvent, { type: 'recorded' }>): Record<string, string> {
  const values = Object.entries(fields).filter(([, value]) => value.trim() !== '')
  return {
    [`outcome ${outcome}`]: 'yes',
    ...(on === undefined || on === unsure ? {} : { [`day ${outcome}`]: on }),
    ...Object.fromEntries(values.map(([field, value]) => [`field ${field}`, value])),
  }
}

function fieldsOf(state: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(state).filter(([key]) => key.startsWith('field ')))
}
