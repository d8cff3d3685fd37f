// `leak-help contact [query]`: looks up hotlines, offices and sites. Reads only.
import { findContacts } from '../core/content/search.ts'
import { nothingFound } from '../dialogue/nothing-found.ts'
import { openReader, openTexts } from '../dialogue/reader.ts'
import type { Ports } from '../ports.ts'
import { jsonText } from '../render/json-text.ts'
import { contactsJson, contactsView } from '../render/registry-view.ts'

export interface ContactOptions {
  /** Words that must all occur, in either language; none: everything. */
  query: string[]
  json: boolean
}

/** Prints the contacts that fit. */
export async function contact(ports: Ports, { query, json }: ContactOptions): Promise<void> {
  const reader = await openReader(ports)
  const found = findContacts(reader.library, await openTexts(ports), query.join(' '))
  if (found.length === 0) throw nothingFound(query)
  ports.print(json ? jsonText(contactsJson(reader, found)) : contactsView(reader, found, ports.today()))
}
