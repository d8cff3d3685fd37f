// The scams to expect, from what leaked.
import { holds } from '../content/conditions.ts'
import type { Library } from '../content/library.ts'
import { currentId } from '../content/retired.ts'
import type { Threat } from '../content/schema.ts'
import type { Session } from '../session/schema.ts'
import { factsOf } from './facts.ts'

/** Threats that the session's playbooks name and whose conditions hold, in the order they are named. */
export function expectedThreats(library: Library, session: Session): Threat[] {
  const facts = factsOf(library, session)
  const named = session.playbooks.flatMap((id) => library.scenarios[currentId(library, 'scenario', id)]?.threats ?? [])
  return [...new Set(named)].flatMap((id) => {
    const threat = library.threats[id]
    return threat && holds(threat.when, facts) ? [threat] : []
  })
}
