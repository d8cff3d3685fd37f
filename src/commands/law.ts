// `leak-help law [query]`: looks up articles of law. Reads only.
import { findLaws } from '../core/search/registry.ts'
import { sayHelp } from '../dialogue/heard-danger.ts'
import { nothingFound } from '../dialogue/nothing-found.ts'
import { openReader, openTexts } from '../dialogue/reader.ts'
import type { Ports } from '../ports.ts'
import { jsonText } from '../render/json-text.ts'
import { lawsJson, lawsView } from '../render/registry-view.ts'

export interface LawOptions {
  /** Words in either language; none: everything. */
  query: string[]
  json: boolean
}

/** Prints the laws that fit. */
export async function law(ports: Ports, { query, json }: LawOptions): Promise<void> {
  const reader = await openReader(ports)
  const { letters } = await ports.content.listener()
  const languages = await openTexts(ports)
  const { ids, isWhole } = findLaws({ letters, library: reader.library, languages }, query.join(' '))
  if (!json) await sayHelp(ports, reader, query.join(' '))
  if (ids.length === 0) throw nothingFound(query)
  if (json) return ports.print(jsonText(lawsJson(reader, ids)))
  if (!isWhole) ports.say(reader.paragraph(reader.words.registry.closest))
  ports.print(lawsView(reader, ids, ports.today()))
}
