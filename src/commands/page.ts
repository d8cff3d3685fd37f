// `leak-help page`: the plan as one web page to look at on a phone or to print. Reads only; writes the file that is named.
import { openSession } from '../dialogue/open-session.ts'
import { drawPage, savePage } from '../dialogue/save-page.ts'
import type { Ports } from '../ports.ts'
import { jsonText } from '../render/json-text.ts'

export interface PageCommandOptions {
  /** Left out: a neutral name; `-`: it is printed. */
  out?: string | undefined
  /** Everything larger. */
  large: boolean
  /** With notes, what steps collected, and reasons for days that were moved. */
  notes: boolean
  /** Replace a file that is there. */
  force: boolean
  session?: string | undefined
  json: boolean
}

/** Writes the page of a session and says how it gets to the phone. */
export async function page(ports: Ports, options: PageCommandOptions): Promise<void> {
  const { out, large, notes, force, json } = options
  const open = await openSession(ports, options.session, { onlyToLook: true })
  const about = { schema: 1, missing_playbooks: open.plan.missing }
  const look = { isLarge: large, withOwnWords: notes }
  if (out === '-') {
    const text = drawPage(ports, open, look)
    return ports.print(json ? jsonText({ ...about, text }) : text.trimEnd())
  }
  const path = savePage(ports, open, { ...look, path: out, replace: force, isQuiet: json })
  if (json) ports.print(jsonText({ ...about, path }))
}
