// `leak-help list`: the playbooks; with `--text`, those that fit a sentence, best first.
import { matchPlaybooks } from '../core/content/search.ts'
import { echo } from '../core/guard/echo.ts'
import { listPlaybooks } from '../dialogue/listed-playbooks.ts'
import { openLayout } from '../dialogue/reader.ts'
import type { Ports } from '../ports.ts'
import { jsonText } from '../render/json-text.ts'
import { listView } from '../render/list-view.ts'

export interface ListOptions {
  text?: string | undefined
  json: boolean
}

/** Prints every playbook a person can start. */
export async function list(ports: Ports, options: ListOptions): Promise<void> {
  const all = await ports.content.entries()
  const fitting = options.text === undefined ? all : matchPlaybooks(all, options.text).map(({ entry }) => entry)
  const shown = options.json || fitting.length > 0 ? fitting : all
  const playbooks = await listPlaybooks(ports, shown)
  if (options.json) {
    const rows = playbooks.map(({ label: _label, ...row }) => row)
    return ports.print(jsonText({ schema: 1, playbooks: rows }))
  }
  const layout = await openLayout(ports)
  const { words } = layout
  if (options.text !== undefined)
    ports.say(layout.paragraph(fitting.length > 0 ? words.list.fits(echo(options.text)) : words.list.nothingFits))
  ports.print(listView(layout, playbooks))
}
