// Our entries, and behind them those that only the other copy of the session has.
import { linkEvidence, listAllEvidence } from './evidence.ts'
import type { SessionEvent } from './schema.ts'
import { findReturned } from './session.ts'
import type { SessionCopy } from './session-copy.ts'

/**
 * Whether something of what is new in a copy cannot be taken over truthfully: a piece whose link is broken, or an entry that
 * names a piece that is not there. A chain that is continued here would make what was changed there look sound.
 */
export function hasUnclearEvidence(
  { session, identified }: SessionCopy,
  { broken, isNew }: { broken: readonly number[]; isNew: (index: number) => boolean },
): boolean {
  const isThere = (number: number, index: number) => (identified.pieces.get(number) ?? index) < index
  const isBroken = new Set(broken)
  return session.events.some((event, index) => {
    if (!isNew(index)) return false
    if (event.type === 'evidence-added') return isBroken.has(event.number)
    if (event.type === 'evidence-removed') return !isThere(event.number, index)
    return event.type === 'loss-added' && event.evidence !== undefined && !isThere(event.evidence, index)
  })
}

/**
 * Our entries and behind them those that only the other copy has, with numbers and places as they are here; and by their index
 * there, where all of its entries are now.
 */
export function appendNew(
  ours: SessionCopy,
  theirs: SessionCopy,
  { isNew, hash }: { isNew: (index: number) => boolean; hash: (text: string) => string },
): { events: SessionEvent[]; places: number[] } {
  const events = [...ours.session.events]
  const places: number[] = []
  const returned = findReturned(theirs.session)
  const { pieces, losses, ids } = theirs.identified
  const lastPiece = listAllEvidence(ours.session).at(-1)
  let [evidence, loss] = [lastPiece?.number ?? 0, Math.max(0, ...ours.identified.losses.keys())]
  let link = lastPiece?.link ?? ours.session.created
  const placeOf = (index: number | undefined) => places[index ?? -1] ?? -1
  const numberOf = (number: number, numbers: ReadonlyMap<number, number>) => {
    const event = events[placeOf(numbers.get(number))]
    return event && 'number' in event ? event.number : number
  }
  for (const [index, event] of theirs.session.events.entries()) {
    places.push(isNew(index) ? events.length : (ours.identified.indexes.get(ids[index] ?? '') ?? -1))
    if (isNew(index)) events.push(relocated(event, index))
  }
  return { events, places }

  function relocated(event: SessionEvent, index: number): SessionEvent {
    switch (event.type) {
      case 'undone':
        return { ...event, of: placeOf(event.of) }
      case 'note-changed': {
        // Brought back further on it is another entry; here others may stand between the two.
        let { of } = event
        for (let next = returned.get(of); next !== undefined && next < index; next = returned.get(of)) of = next
        return { ...event, of: placeOf(of) }
      }
      case 'evidence-added': {
        const first = pieces.get(event.number)
        if (first !== index) return events[placeOf(first)] ?? event
        const { type, link: _old, ...piece } = event
        evidence += 1
        const unlinked = { ...piece, number: evidence }
        link = linkEvidence(unlinked, link, hash)
        return { type, ...unlinked, link }
      }
      case 'evidence-removed':
        return { ...event, number: numberOf(event.number, pieces) }
      case 'loss-added': {
        const first = losses.get(event.number)
        if (first !== index) return events[placeOf(first)] ?? event
        loss += 1
        const { evidence: shownBy } = event
        return { ...event, number: loss, ...(shownBy === undefined ? {} : { evidence: numberOf(shownBy, pieces) }) }
      }
      case 'loss-removed':
        return { ...event, number: numberOf(event.number, losses) }
      default:
        return event
    }
  }
}
