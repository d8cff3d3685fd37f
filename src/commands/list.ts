// `leak-help list`: the playbooks; with `--text`, those that fit a sentence, best first.

import { matchPlaybooks } from '../core/content/playbook-search.ts'
import { echo } from '../core/guard/echo.ts'
import { lookOf } from '../dialogue/look-of.ts'
import type { Ports } from '../ports.ts'
import { jsonText } from '../render/json-text.ts'
import { listView } from '../render/list-view.ts'

/** Prints every playbook a person can start. */
export async function list(ports: Ports, options: { text?: string; json: boolean }): Promise<void> {
  const all = await ports.content.entries()
  const fitting = options.text === undefined ? all : matchPlaybooks(all, options.text).map(({ entry }) => entry)
  if (options.json) {
    const playbooks = fitting.map(({ id, group, title, summary, bundled }) => ({
      id,
      group,
      title: title[ports.language],
      summary: summary[ports.language],
      bundled,
    }))
    ports.print(jsonText({ schema: 1, playbooks }))
    return
  }
  const look = await lookOf(ports)
  if (options.text !== undefined)
    ports.say(fitting.length > 0 ? look.words.list.fits(echo(options.text)) : look.words.list.nothingFits)
  ports.print(listView(look, fitting.length > 0 ? fitting : all))
}
