// Which entries of evidence stand: only what others need to know of them.
import type { Session, SessionEvent } from './schema.ts'
import { findUndone } from './session.ts'

/** An entry of evidence as it was added. */
export type EvidenceEntry = Extract<SessionEvent, { type: 'evidence-added' }>

/** The entries of evidence that were added and neither taken back nor removed, by number. */
export function standingEvidence(session: Session): ReadonlyMap<number, EvidenceEntry> {
  const undone = findUndone(session)
  const standing = new Map<number, EvidenceEntry>()
  for (const [index, event] of session.events.entries()) {
    if (undone.has(index)) continue
    if (event.type === 'evidence-added') standing.set(event.number, event)
    if (event.type === 'evidence-removed') standing.delete(event.number)
  }
  return standing
}
