// Whether what the person sends to themselves may be read by somebody else, as far as the case tells.
import { othersMayRead } from '../content/known-ids.ts'
import type { Library } from '../content/library.ts'
import type { Session } from '../session/schema.ts'
import { collectKnown } from './facts.ts'

/** Whether an account of theirs, a mailbox or chats among them, is or may be in other hands. */
export function mayOthersRead(library: Library, session: Session): boolean {
  const { facts } = collectKnown(library, session)
  return Object.entries(othersMayRead).some(([fact, values]) => values.some((value) => facts.get(fact)?.has(value)))
}
