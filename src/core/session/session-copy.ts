// One of two copies of a session, with all that merging looks up in it.
import type { Library } from '../content/library.ts'
import { type IdentifiedEvents, identifyEvents } from './event-identity.ts'
import { listMatters, type Standing } from './matters.ts'
import { presentSession } from './present-session.ts'
import type { Session } from './schema.ts'
import { findUndone } from './session.ts'
import { type Change, withSecretsMasked } from './session-secrets.ts'

/** A copy of a session. Indexes are the same in both forms of it. */
export interface SessionCopy {
  /** What its file holds. */
  session: Session
  /** What it is compared by: a number that was masked on the way and an id of another version make nothing another one. */
  compared: Session
  identified: IdentifiedEvents
  matters: ReadonlyMap<string, Standing>
  undone: ReadonlySet<number>
}

/** Looks everything up in a session. */
export function copyOf(
  library: Library,
  session: Session,
  { hash, mask }: { hash: (text: string) => string; mask?: Change },
): SessionCopy {
  const compared = presentSession(library, withSecretsMasked(library, session, mask))
  const identified = identifyEvents(compared, hash)
  return { session, compared, identified, matters: listMatters(compared, identified), undone: findUndone(session) }
}

/** What two copies have in common. */
export interface Common {
  /** Whether an entry is in both, by its id. */
  has(id: string): boolean
  /** Whether an entry is in both, and was not taken back in both. */
  stands(id: string): boolean
}

/** What both have. */
export function commonOf(ours: SessionCopy, theirs: SessionCopy): Common {
  const has = (id: string) => ours.identified.indexes.has(id) && theirs.identified.indexes.has(id)
  const taken = new Set<string>()
  const { ids } = ours.identified
  for (const [index, event] of ours.session.events.entries())
    if (event.type === 'undone' && has(ids[index] ?? '')) taken.add(ids[event.of] ?? '')
  return { has, stands: (id) => has(id) && !taken.has(id) }
}
