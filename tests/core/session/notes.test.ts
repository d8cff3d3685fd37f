// The notebook: notes as they read now, folded from events that are only ever added.
import { expect, it } from 'vitest'
import { foldRecords } from '../../../src/core/plan/records.ts'
import { listNotes, withNoteChanged } from '../../../src/core/session/notes.ts'
import type { Session } from '../../../src/core/session/schema.ts'
import { newSession, withEvent, withLastRedone, withLastUndone } from '../../../src/core/session/session.ts'

const at = (minute: number) => new Date(Date.parse('2026-11-22T02:00:00Z') + minute * 60_000).toISOString()

/** Three notes: a plain one, one of an outcome, one of a day that was moved; and an entry without one. */
function written(): Session {
  let session = newSession({ id: '1', name: 'one', at: at(0) })
  session = withEvent(session, { type: 'noted', at: at(1), step: 'a', note: 'first' })
  session = withEvent(session, { type: 'recorded', at: at(2), step: 'b', outcome: 'sent', note: 'second' })
  session = withEvent(session, { type: 'skipped', at: at(3), step: 'c' })
  return withEvent(session, { type: 'due-moved', at: at(4), step: 'b', until: '2026-12-01', note: 'third' })
}
const texts = (session: Session) => listNotes(session).map(({ number, note }) => [number, note])
const undone = (session: Session) => withLastUndone(session, at(90))?.session ?? session
const redone = (session: Session) => withLastRedone(session)?.session ?? session

it('lists every note in the order of writing, of whatever entry it is', () => {
  expect(listNotes(written())).toEqual([
    { number: 1, index: 0, step: 'a', at: at(1), note: 'first' },
    { number: 2, index: 1, step: 'b', at: at(2), note: 'second' },
    { number: 3, index: 3, step: 'b', at: at(4), note: 'third' },
  ])
})

it('gives a note its last text, and says when it was changed', () => {
  const once = withNoteChanged(written(), { index: 1, at: at(10), note: 'better' })
  const twice = withNoteChanged(once, { index: 1, at: at(20), note: 'best' })
  expect(listNotes(twice)[1]).toEqual({ number: 2, index: 1, step: 'b', at: at(2), note: 'best', editedAt: at(20) })
  // What it said before is still there.
  expect(twice.events.slice(0, 4)).toEqual(written().events)
})

it('leaves the number of a deleted note empty, so that the others keep theirs', () => {
  const less = withNoteChanged(written(), { index: 1, at: at(10) })
  expect(texts(less)).toEqual([
    [1, 'first'],
    [3, 'third'],
  ])
  expect(texts(withEvent(less, { type: 'noted', at: at(11), step: 'a', note: 'fourth' })).at(-1)).toEqual([4, 'fourth'])
})

it('takes a change back and brings it back', () => {
  const changed = withNoteChanged(written(), { index: 0, at: at(10), note: 'better' })
  const deleted = withNoteChanged(changed, { index: 0, at: at(11) })
  expect(texts(undone(deleted))[0]).toEqual([1, 'better'])
  expect(texts(undone(undone(deleted)))[0]).toEqual([1, 'first'])
  expect(texts(redone(undone(undone(deleted))))[0]).toEqual([1, 'better'])
  expect(texts(redone(redone(undone(undone(deleted)))))).toEqual(texts(deleted))
})

it('changes a note that was itself taken back and brought back, however often', () => {
  let session = withNoteChanged(written(), { index: 3, at: at(10), note: 'better' })
  for (let round = 0; round < 3; round += 1) {
    session = undone(undone(session))
    expect(texts(session)).toHaveLength(2)
    session = redone(redone(session))
    expect(texts(session)[2]).toEqual([3, 'better'])
  }
})

it('is what the records of the steps say', () => {
  let session = withNoteChanged(written(), { index: 3, at: at(10), note: 'they asked for a week' })
  session = withNoteChanged(session, { index: 1, at: at(11) })
  const record = foldRecords(session).get('b')
  expect(record?.notes).toEqual([{ at: at(4), note: 'they asked for a week', editedAt: at(10) }])
  // The reason for which a day was moved is shown with the day.
  expect(record?.moved?.note).toBe('they asked for a week')
  expect(record?.status?.note).toBe('')
})
