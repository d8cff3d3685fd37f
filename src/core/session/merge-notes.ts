// Notes of outcomes that do not count any more after a merge: what somebody wrote stays to be read.
import type { Sides, Winners } from './merge-matters.ts'
import { findNoteChanges, listNotes } from './notes.ts'
import type { Session, SessionEvent } from './schema.ts'
import type { SessionCopy } from './session-copy.ts'

/**
 * A note of its own for each that was written on one side since, with an entry that was taken back by the merge or on the other
 * side.
 */
export function notesToKeep(merged: Session, { ours, theirs, common }: Sides, winners: Winners): SessionEvent[] {
  const shown = new Set(listNotes(merged).map(({ step, note }) => `${step} ${note}`))
  const kept: SessionEvent[] = []
  keep(ours, 'theirs')
  keep(theirs, 'ours')
  return kept

  function keep(copy: SessionCopy, otherSide: 'ours' | 'theirs') {
    const { session, identified } = copy
    const changes = findNoteChanges(session)
    const places = new Map(session.events.map((event, index) => [event, index]))
    const isNew = (index: number | undefined) => index !== undefined && !common.has(identified.ids[index] ?? '')
    for (const { index, step, at, note } of listNotes(session)) {
      const change = changes.get(index)
      // A note by itself is a matter by itself.
      if (session.events[index]?.type === 'noted' || shown.has(`${step} ${note}`)) continue
      if (!isNew(index) && !isNew(change && places.get(change))) continue
      const winner = winners.get(`note ${identified.contents[index]}`)
      if (winner?.isContested && winner.side === otherSide) continue
      shown.add(`${step} ${note}`)
      kept.push({ type: 'noted', at, step, note })
    }
  }
}
