// Where a picture may be one that must not be copied: of somebody under 18, naked or in a sexual way.
import { minorsMayBeShown, pictures } from '../content/known-ids.ts'
import type { Library } from '../content/library.ts'
import type { PlaybookEntry } from '../content/playbook-entry.ts'
import type { Session } from '../session/schema.ts'
import { collectKnown } from './facts.ts'

/** Whether a session is of a kind in which such pictures may be: by what is known, or because a playbook is about pictures. */
export function mayShowMinors(
  library: Library,
  session: Session,
  entries: readonly Pick<PlaybookEntry, 'id' | 'about'>[],
): boolean {
  const isAboutPictures = entries.some(({ id, about }) => session.playbooks.includes(id) && about.includes(pictures))
  // Nobody can say what a playbook is about that is not here.
  const isMissing = session.playbooks.some((id) => !library.playbooks.has(id))
  if (isAboutPictures || isMissing) return true
  const { facts, byPlaybook } = collectKnown(library, session)
  const views = [facts, ...[...byPlaybook.values()].flatMap(({ matter, alone }) => [matter.facts, alone.facts])]
  return Object.entries(minorsMayBeShown).some(([fact, values]) =>
    views.some((known) => {
      const held = known.get(fact)
      return held !== undefined && (values.length === 0 ? held.size > 0 : values.some((value) => held.has(value)))
    }),
  )
}
