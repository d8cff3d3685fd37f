// `leak-help threats`: the scams to expect from what leaked.
import { expectedThreats } from '../core/plan/threats.ts'
import { openSession } from '../dialogue/open-session.ts'
import type { Ports } from '../ports.ts'
import { jsonText } from '../render/json-text.ts'
import { sentence } from '../render/sentence.ts'
import { threatView } from '../render/threat-view.ts'

/** Prints the scams to expect in a session. */
export async function threats(ports: Ports, options: { session?: string; json: boolean }): Promise<void> {
  const { library, session, look } = await openSession(ports, options.session)
  const expected = expectedThreats(library, session)
  if (!options.json) return ports.print(expected.length > 0 ? threatView(look, library, expected) : look.words.none)
  const rows = expected.map((threat) => ({
    id: threat.id,
    title: sentence(library, threat.title, ports.language),
    script: sentence(library, threat.script, ports.language),
    rule: sentence(library, threat.rule, ports.language),
    lasts: threat.lasts,
  }))
  ports.print(jsonText({ schema: 1, threats: rows }))
}
