// Whether two sessions are copies of one: only then do their entries go together.
import type { Library } from '../content/library.ts'
import type { Session } from './schema.ts'
import { copyOf } from './session-copy.ts'

/**
 * Whether both began as one: at the same moment, and with the same first entry where both have any. The list only grows, so
 * the first one is in every copy.
 */
export function isSameOrigin(
  library: Library,
  [ours, theirs]: readonly [Session, Session],
  hash: (text: string) => string,
): boolean {
  if (ours.created !== theirs.created) return false
  const [here, there] = [ours, theirs].map((session) => {
    const start: Session = { ...session, answers: {}, events: session.events.slice(0, 1) }
    return copyOf(library, start, { hash }).identified.ids[0]
  })
  return here === undefined || there === undefined || here === there
}
