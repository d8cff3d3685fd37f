// The scams to expect, from what leaked.
import { holds } from '../content/conditions.ts'
import { type Library, pickEntries, type ThreatRules } from '../content/library.ts'
import type { Session } from '../session/schema.ts'
import { collectFacts } from './facts.ts'

/** Threats that the session's playbooks name and whose conditions hold, in the order they are named. */
export function expectThreats(library: Library, session: Session): ThreatRules[] {
  const facts = collectFacts(library, session)
  const named = pickEntries(library.playbooks, session.playbooks).flatMap(({ threats }) => threats)
  return pickEntries(library.threats, [...new Set(named)]).filter(({ when }) => holds(when, facts))
}
