// `leak-help law [query]`: looks up articles of law. Reads only.
import { findLaws } from '../core/content/search.ts'
import { nothingFound } from '../dialogue/nothing-found.ts'
import { openReader, openTexts } from '../dialogue/reader.ts'
import type { Ports } from '../ports.ts'
import { jsonText } from '../render/json-text.ts'
import { lawsJson, lawsView } from '../render/registry-view.ts'

export interface LawOptions {
  /** Words that must all occur, in either language; none: everything. */
  query: string[]
  json: boolean
}

/** Prints the laws that fit. */
export async function law(ports: Ports, { query, json }: LawOptions): Promise<void> {
  const reader = await openReader(ports)
  const found = findLaws(reader.library, await openTexts(ports), query.join(' '))
  if (found.length === 0) throw nothingFound(query)
  ports.print(json ? jsonText(lawsJson(reader, found)) : lawsView(reader, found, ports.today()))
}
