// Playbooks to choose from, in the language of the run: one that is not bundled is marked.
import type { PlaybookEntry } from '../core/content/playbook-entry.ts'
import { safeText } from '../core/guard/safe-text.ts'
import type { Ports } from '../ports.ts'
import type { ListedPlaybook } from '../render/list-view.ts'
import { openReader } from './reader.ts'

/** The entries as they are shown, in their order. */
export async function listPlaybooks(ports: Ports, entries: readonly PlaybookEntry[]): Promise<ListedPlaybook[]> {
  // The texts of bundled entries are filled in already, so that a list of them reads nothing else.
  const reader = entries.every(({ bundled }) => bundled) ? undefined : await openReader(ports)
  const read = (text: string) => (reader ? reader.read(text) : safeText(text))
  return entries.map(({ id, group, title, summary, bundled }) => {
    const name = read(title[ports.language])
    const label = reader ? reader.mark('playbooks', id, name) : name
    return { id, group, title: name, summary: read(summary[ports.language]), bundled, label }
  })
}
