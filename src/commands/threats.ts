// `leak-help threats`: the scams to expect from what leaked.
import { expectThreats } from '../core/plan/threats.ts'
import { openSession } from '../dialogue/open-session.ts'
import type { Ports } from '../ports.ts'
import { jsonText } from '../render/json-text.ts'
import { writeNothing } from '../render/nothing.ts'
import { threatsJson, threatView } from '../render/threat-view.ts'

export interface ThreatsOptions {
  session?: string | undefined
  json: boolean
}

/** Prints the scams to expect in a session. */
export async function threats(ports: Ports, options: ThreatsOptions): Promise<void> {
  const { session, plan, reader } = await openSession(ports, options.session, { onlyToLook: true })
  const expected = expectThreats(reader.library, session)
  if (options.json) return ports.print(jsonText(threatsJson(reader, plan, expected)))
  const { none, threats: words } = reader.words
  const nothing = () => reader.paragraph(writeNothing(plan, { none, unknown: words.unknown }))
  await ports.page(expected.length > 0 ? threatView(reader, expected) : nothing())
}
