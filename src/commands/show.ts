// `leak-help show <playbook>`: the whole road before starting. Reads only, asks nothing.
import { dayInChina } from '../core/dates.ts'
import { lookOf } from '../dialogue/look-of.ts'
import { knownPlaybooks } from '../dialogue/open-session.ts'
import type { Ports } from '../ports.ts'
import { jsonText } from '../render/json-text.ts'
import { showJson, showView } from '../render/show-view.ts'

/** Prints what a playbook asks, its steps by urgency, where refusals lead, and what it does not cover. */
export async function show(ports: Ports, options: { playbook: string; json: boolean }): Promise<void> {
  const [id = ''] = await knownPlaybooks(ports, [options.playbook])
  const library = await ports.content.library([id])
  const scenario = library.scenarios[id]
  if (!scenario) throw new Error(`playbook ${id} is listed but cannot be read`)
  if (options.json) {
    ports.print(jsonText(showJson(library, scenario, ports.language)))
    return
  }
  ports.print(showView(await lookOf(ports), library, scenario, dayInChina(ports.now())))
}
