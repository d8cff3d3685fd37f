// `leak-help list`: the playbooks; with `--text`, those that fit a sentence, best first.
import { matchPlaybooks } from '../core/content/search.ts'
import { echo } from '../core/guard/echo.ts'
import { fillReferences } from '../core/text.ts'
import { openLayout } from '../dialogue/reader.ts'
import type { Ports } from '../ports.ts'
import { jsonText } from '../render/json-text.ts'
import { type ListedPlaybook, listView } from '../render/list-view.ts'

export interface ListOptions {
  text?: string | undefined
  json: boolean
}

/** Prints every playbook a person can start. */
export async function list(ports: Ports, options: ListOptions): Promise<void> {
  const all = await ports.content.entries()
  const fitting = options.text === undefined ? all : matchPlaybooks(all, options.text).map(({ entry }) => entry)
  const shown = options.json || fitting.length > 0 ? fitting : all
  const read = await makeFiller(
    ports,
    shown.map(({ summary }) => summary[ports.language]),
  )
  const playbooks = shown.map(
    ({ id, group, title, summary, bundled }): ListedPlaybook => ({
      id,
      group,
      title: read(title[ports.language]),
      summary: read(summary[ports.language]),
      bundled,
    }),
  )
  if (options.json) return ports.print(jsonText({ schema: 1, playbooks }))
  const layout = await openLayout(ports)
  const { words } = layout
  if (options.text !== undefined)
    ports.say(layout.paragraph(fitting.length > 0 ? words.list.fits(echo(options.text)) : words.list.nothingFits))
  ports.print(listView(layout, playbooks))
}

// Numbers and names in a summary come from the contacts, which are read only where one is mentioned.
async function makeFiller(ports: Ports, texts: readonly string[]): Promise<(text: string) => string> {
  if (!texts.some((text) => text.includes('{'))) return (text) => text
  const [library, names] = [await ports.content.library(), await ports.content.texts()]
  return (text) =>
    fillReferences(text, ({ kind, id }) =>
      kind === 'phone' ? library.contacts.get(id)?.phone : names.name('contacts', id),
    )
}
