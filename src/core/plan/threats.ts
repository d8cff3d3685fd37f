// The scams to expect, from what leaked.
import { keepBundled, type Library, pickEntries, pickPlaybooks, type ThreatRules } from '../content/library.ts'
import type { Session } from '../session/schema.ts'
import { appliesIn, collectKnown } from './facts.ts'
import { countUnasked } from './questions.ts'

/** Threats that the session's playbooks name and whose conditions hold, playbook by playbook. */
export function expectThreats(library: Library, session: Session): ThreatRules[] {
  const known = collectKnown(library, countUnasked(library, session))
  const playbooks = pickPlaybooks(library, session.playbooks)
  const named = playbooks.flatMap(({ threats }) => threats)
  const bundled = keepBundled(library, session.playbooks)
  const ours = new Set(pickEntries(library.playbooks, bundled).flatMap(({ threats }) => threats))
  return pickEntries(library.threats, [...new Set(named)]).filter(({ id, when }) =>
    appliesIn(known, when, {
      isOurs: ours.has(id),
      calledForBy: playbooks.flatMap((playbook) => (playbook.threats.includes(id) ? [playbook.id] : [])),
    }),
  )
}
