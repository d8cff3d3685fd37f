// `leak-help show <playbook>`: the whole road before starting. Reads only, asks nothing.
import { findPlaybooks } from '../dialogue/open-session.ts'
import { openReader } from '../dialogue/reader.ts'
import type { Ports } from '../ports.ts'
import { jsonText } from '../render/json-text.ts'
import { showJson, showView } from '../render/show-view.ts'

export interface ShowOptions {
  playbook: string
  json: boolean
}

/** Prints what a playbook asks, its steps by urgency, where refusals lead, and what it does not cover. */
export async function show(ports: Ports, options: ShowOptions): Promise<void> {
  const [id = ''] = await findPlaybooks(ports, [options.playbook])
  const reader = await openReader(ports)
  const playbook = reader.library.playbooks.get(id)
  if (!playbook) throw new Error(`playbook ${id} was found and is not there`)
  if (options.json) return ports.print(jsonText(showJson(reader, playbook)))
  await ports.page(showView(reader, playbook, ports.today()))
}
