// `leak-help list`: the playbooks; with `--text`, those that fit a sentence, best first.
import type { PlaybookEntry } from '../core/content/playbook-entry.ts'
import { hearDanger, writeHelp } from '../dialogue/heard-danger.ts'
import { listPlaybooks } from '../dialogue/listed-playbooks.ts'
import { openLayout } from '../dialogue/reader.ts'
import type { Ports } from '../ports.ts'
import { jsonText } from '../render/json-text.ts'
import { fittingView, listView } from '../render/list-view.ts'

export interface ListOptions {
  text?: string | undefined
  json: boolean
}

/** Prints every playbook a person can start, or those that fit what they said: help for a danger in it comes first. */
export async function list(ports: Ports, { text, json }: ListOptions): Promise<void> {
  const all = await ports.content.entries()
  const fitting = text === undefined ? all : await findFitting(ports, all, text)
  const dangers = text === undefined ? [] : await hearDanger(ports, text)
  const help = await writeHelp(ports, dangers, ports.language)
  const playbooks = await listPlaybooks(ports, fitting)
  if (json) {
    const rows = playbooks.map(({ label: _label, ...row }) => row)
    const heard = text === undefined ? {} : { danger: dangers, help }
    return ports.print(jsonText({ schema: 1, playbooks: rows, ...heard }))
  }
  const layout = await openLayout(ports)
  if (text === undefined) return ports.page(listView(layout, playbooks))
  const { words, style } = layout
  const quiet = (text: string) => layout.paragraph(text).map(style.quiet)
  // Nobody in danger is to read that it does not fit.
  const nothingFits = help.length > 0 ? [] : layout.paragraph(words.list.nothingFits)
  ports.print([
    ...help.flatMap((one) => layout.paragraph(one).map(style.strong)),
    ...(help.length > 0 ? [''] : []),
    ...(playbooks.length > 0
      ? [...layout.paragraph(words.list.fits), ...fittingView(layout, playbooks)]
      : [...nothingFits, ...quiet(words.list.all), ...quiet(words.list.unsure)]),
  ])
}

// Loaded only where something was said.
async function findFitting(ports: Ports, entries: readonly PlaybookEntry[], text: string): Promise<PlaybookEntry[]> {
  const { fitPlaybooks } = await import('../core/search/playbooks.ts')
  return fitPlaybooks(await ports.content.listener(), entries, text).offered
}
