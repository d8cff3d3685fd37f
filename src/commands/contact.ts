// `leak-help contact [query]`: looks up hotlines, offices and sites. Reads only.
import { findContacts } from '../core/search/registry.ts'
import { sayHelp } from '../dialogue/heard-danger.ts'
import { nothingFound } from '../dialogue/nothing-found.ts'
import { openReader, openTexts } from '../dialogue/reader.ts'
import type { Ports } from '../ports.ts'
import { jsonText } from '../render/json-text.ts'
import { contactsJson, contactsView } from '../render/registry-view.ts'

export interface ContactOptions {
  /** Words in either language; none: everything. */
  query: string[]
  json: boolean
}

/** Prints the contacts that fit. */
export async function contact(ports: Ports, { query, json }: ContactOptions): Promise<void> {
  const reader = await openReader(ports)
  const { letters } = await ports.content.listener()
  const languages = await openTexts(ports)
  const { ids, isWhole } = findContacts({ letters, library: reader.library, languages }, query.join(' '))
  if (!json) await sayHelp(ports, reader, query.join(' '))
  if (ids.length === 0) throw nothingFound(query)
  if (json) return ports.print(jsonText(contactsJson(reader, ids)))
  if (!isWhole) ports.say(reader.paragraph(reader.words.registry.closest))
  ports.print(contactsView(reader, ids, ports.today()))
}
