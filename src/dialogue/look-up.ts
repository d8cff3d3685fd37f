// Looking something up in a registry: what helps in a danger first, then what holds every word, else what comes closest.
import type { Found, SearchedRegistry } from '../core/search/registry.ts'
import type { Ports } from '../ports.ts'
import { jsonText } from '../render/json-text.ts'
import type { Reader } from '../render/reader.ts'
import { sayHelp } from './heard-danger.ts'
import { nothingFound } from './nothing-found.ts'
import { openReader, openTexts } from './reader.ts'

export interface LookUpOptions {
  /** Words in either language; none: everything. */
  query: string[]
  json: boolean
}

/** How one registry is searched and shown. */
export interface LookedUp {
  find: (registry: SearchedRegistry, query: string) => Found
  json: (reader: Reader, ids: readonly string[]) => unknown
  view: (reader: Reader, ids: readonly string[], today: string) => string[]
}

/** Prints what a query finds; throws UserError where that is nothing. */
export async function lookUp(ports: Ports, { query, json }: LookUpOptions, registry: LookedUp): Promise<void> {
  const reader = await openReader(ports)
  const { letters } = await ports.content.listener()
  const text = query.join(' ')
  const languages = await openTexts(ports)
  const { ids, isWhole } = registry.find({ letters, library: reader.library, languages }, text)
  if (!json) await sayHelp(ports, reader, text)
  if (ids.length === 0) throw nothingFound(query)
  if (json) return ports.print(jsonText(registry.json(reader, ids)))
  if (!isWhole) ports.say(reader.paragraph(reader.words.registry.closest))
  await ports.page(registry.view(reader, ids, ports.today()))
}
