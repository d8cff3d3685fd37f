// What is kept as evidence: every piece that stands, its number, and the chain that shows when the list was changed.
import { canonicalJson } from './canonical-json.ts'
import type { Session, SessionEvent } from './schema.ts'
import { findUndone, withEvent } from './session.ts'

/** An event by which evidence came in. */
export type EvidenceAdded = Extract<SessionEvent, { type: 'evidence-added' }>

/** A piece of evidence: what was recorded when it came in. */
export type Evidence = Omit<EvidenceAdded, 'type'>

/** What is given for a new piece; its number and link come from the session. */
export type NewEvidence = Omit<Evidence, 'number' | 'link'>

/** SHA-256 of a text in hexadecimal; core has no way to compute it. */
type Hash = (text: string) => string

/** Every piece that stands, by number: it was not taken back, nor removed, or that was taken back. */
export function listEvidence(session: Session): Evidence[] {
  // Most sessions have none.
  if (!session.events.some(({ type }) => type === 'evidence-added')) return []
  const removed = findRemoved(session)
  return byNumber(standingOf(session).flatMap((event) => (event.type === 'evidence-added' ? [event] : []))).filter(
    ({ number }) => !removed.has(number),
  )
}

/** Every piece that ever came in, by number, also what was taken back or removed. */
export function listAllEvidence({ events }: Pick<Session, 'events'>): Evidence[] {
  return byNumber(events.flatMap((event) => (event.type === 'evidence-added' ? [event] : [])))
}

/** Numbers of the pieces that were removed, and not brought back by taking that back. */
export function findRemoved(session: Pick<Session, 'events'>): ReadonlySet<number> {
  const events = standingOf(session)
  return new Set(events.flatMap((event) => (event.type === 'evidence-removed' ? [event.number] : [])))
}

/** Kinds of evidence that there is something of. */
export function findEvidenceKinds(session: Session): ReadonlySet<string> {
  return new Set(listEvidence(session).flatMap(({ kind }) => kind ?? []))
}

/** The number of the next piece. One that was given is never given again. */
export function nextEvidenceNumber(session: Pick<Session, 'events'>): number {
  return (listAllEvidence(session).at(-1)?.number ?? 0) + 1
}

/** A copy with a piece added, and that piece. */
export function withEvidenceAdded(
  session: Session,
  piece: NewEvidence,
  hash: Hash,
): { session: Session; added: Evidence } {
  const number = nextEvidenceNumber(session)
  const unlinked = { ...piece, number }
  const added = { ...unlinked, link: linkEvidence(unlinked, endOfChain(session), hash) }
  return { session: withEvent(session, { type: 'evidence-added', ...added }), added }
}

/** A copy with a piece removed. What was recorded of it stays in the list of events. */
export function withEvidenceRemoved(session: Session, { number, at }: { number: number; at: string }): Session {
  return withEvent(session, { type: 'evidence-removed', at, number })
}

/**
 * Numbers of the pieces whose entry does not fit the one before it: it was changed, or one before it was changed, added or
 * left out. Nobody is kept from writing the whole chain anew, so an unbroken one says only that no single entry was touched.
 */
export function findBrokenLinks(session: Session, hash: Hash): number[] {
  const all = listAllEvidence(session)
  const differing = findDiffering(session)
  return all.flatMap((piece, index) => {
    const before = all[index - 1]
    const { link, ...unlinked } = piece
    const isNext = piece.number === (before?.number ?? 0) + 1
    const fits =
      isNext && !differing.has(piece.number) && link === linkEvidence(unlinked, before?.link ?? start(session), hash)
    return fits ? [] : [piece.number]
  })
}

/**
 * The link of the last piece that came in, on which all others hang; of a session without any, what the first one hangs on.
 * Noted elsewhere, it shows later whether the list is still the same.
 */
export function endOfChain(session: Pick<Session, 'events' | 'created'>): string {
  return listAllEvidence(session).at(-1)?.link ?? start(session)
}

// When the session began: its id is another one after an import, and then every link would look broken.
function start({ created }: Pick<Session, 'created'>): string {
  return created
}

/** The link of an entry that comes behind one with a link, or is the first of a session that began at that moment. */
export function linkEvidence(unlinked: Omit<Evidence, 'link'>, before: string, hash: Hash): string {
  return hash(canonicalJson({ before, entry: unlinked }))
}

// One that was taken back and brought back stands there twice, as it was.
function byNumber(events: readonly EvidenceAdded[]): Evidence[] {
  const found = new Map<number, Evidence>()
  for (const { type: _type, ...piece } of events) found.set(piece.number, found.get(piece.number) ?? piece)
  return [...found.values()].sort((one, other) => one.number - other.number)
}

// Two entries with one number that are not the same: nothing of ours wrote both.
function findDiffering({ events }: Session): ReadonlySet<number> {
  const found = new Map<number, string>()
  const differing = new Set<number>()
  for (const event of events) {
    if (event.type !== 'evidence-added') continue
    const text = canonicalJson(event)
    if ((found.get(event.number) ?? text) !== text) differing.add(event.number)
    found.set(event.number, text)
  }
  return differing
}

function standingOf(session: Pick<Session, 'events'>): SessionEvent[] {
  const undone = findUndone(session)
  return session.events.filter((_event, index) => !undone.has(index))
}
