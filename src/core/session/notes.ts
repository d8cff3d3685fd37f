// The notebook of a session: every note written of a step, as it reads now. What was changed or deleted stays in the events.
import { longestNote } from './limits.ts'
import type { Session, SessionEvent } from './schema.ts'
import { findReturned, findUndone, withEvent } from './session.ts'

/** A note as it reads now. */
export interface Note {
  /** Its place in the notebook, from 1 in the order of writing. A deleted note leaves its number empty. */
  number: number
  /** The index of the event that carries it. */
  index: number
  step: string
  /** ISO instant at which it was written. */
  at: string
  note: string
  /** ISO instant at which it was last changed. */
  editedAt?: string
}

/** A note changed, or, without a text, deleted. */
export type NoteChange = Extract<SessionEvent, { type: 'note-changed' }>

/** The last standing change of each note that was changed, by the index of the event that carries the note. */
export function findNoteChanges(session: Session): ReadonlyMap<number, NoteChange> {
  const changes = new Map<number, NoteChange>()
  // Most sessions have none.
  if (!session.events.some(({ type }) => type === 'note-changed')) return changes
  const undone = findUndone(session)
  const returned = findReturned(session)
  for (const [index, event] of session.events.entries()) {
    if (event.type !== 'note-changed' || undone.has(index)) continue
    let of = event.of
    for (let copy = returned.get(of); copy !== undefined; copy = returned.get(of)) of = copy
    changes.set(of, event)
  }
  return changes
}

/** Whether an event carries a note of a step. */
export function carriesNote(event: SessionEvent | undefined): event is SessionEvent & { step: string; note: string } {
  return event !== undefined && 'step' in event && 'note' in event && Boolean(event.note)
}

/** Every note that stands, in the order of writing. */
export function listNotes(session: Session): Note[] {
  const undone = findUndone(session)
  const changes = findNoteChanges(session)
  let number = 0
  return session.events.flatMap((event, index) => {
    if (undone.has(index) || !carriesNote(event)) return []
    number += 1
    const change = changes.get(index)
    const note = change ? change.note : event.note
    if (!note) return []
    const { step, at } = event
    return [{ number, index, step, at, note, ...(change ? { editedAt: change.at } : {}) }]
  })
}

/** A copy with a note changed, or deleted where no text is given. */
export function withNoteChanged(
  session: Session,
  { index, at, note }: { index: number; at: string; note?: string },
): Session {
  return withEvent(session, { type: 'note-changed', at, of: index, ...(note === undefined ? {} : { note }) })
}

/** A text in parts that a note can hold each, broken at the ends of lines where there are any; nothing of it is lost. */
export function splitNote(text: string): string[] {
  const parts: string[] = []
  for (let rest = text; rest !== ''; ) {
    const lineEnd = rest.length > longestNote ? rest.lastIndexOf('\n', longestNote) : rest.length
    // Not in the middle of a character that takes two units.
    const cut = /[\ud800-\udbff]$/.test(rest.slice(0, longestNote)) ? longestNote - 1 : longestNote
    const end = lineEnd > 0 ? lineEnd : cut
    parts.push(rest.slice(0, end))
    rest = rest.slice(end).replace(/^\n/, '')
  }
  return parts
}
