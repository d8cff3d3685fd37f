// What an exported session would add, before it is added. Everything in it comes from outside.

import type { Library } from '../core/content/library.ts'
import { currentId } from '../core/content/retired.ts'
import { dayInChina } from '../core/dates.ts'
import { safeText } from '../core/guard/safe-text.ts'
import type { SessionExport } from '../core/session/export.ts'
import type { Look } from './look.ts'
import { sentence } from './sentence.ts'
import { hang, wrapText } from './wrap.ts'

export interface ImportOf extends SessionExport {
  /** With the playbooks that are known here. */
  library: Library
  /** Sessions here that began at the same moment; `same`: with the same records. */
  twins: { id: string; name: string; same: boolean }[]
  /** Kinds of full numbers found in it, in words. */
  secrets: readonly string[]
}

// A hostile file may name thousands.
const mostListed = 10

/** Name, playbooks, counts, dates, and what the person should know before saying yes. */
export function importView(look: Look, of: ImportOf): string {
  const { words, style, columns } = look
  const { session, exported, library } = of
  const { exchange } = words
  const scenarios = session.playbooks.map((id) => library.scenarios[currentId(library, 'scenario', id)])
  const known = scenarios.flatMap((one) => (one ? [sentence(library, one.title, look.language)] : []))
  const unknown = session.playbooks.filter((_id, index) => !scenarios[index])
  const updated = session.events.at(-1)?.at ?? session.created
  const day = (at: string) => dayInChina(Date.parse(at))
  const facts = [
    safeText(session.name),
    ...(known.length > 0 ? [listed(look, known)] : []),
    exchange.counts(Object.keys(session.answers).length, session.events.length),
    exchange.dates(day(session.created), day(updated), day(exported)),
  ]
  const warnings = [
    ...(unknown.length > 0 ? [exchange.unknown(listed(look, unknown))] : []),
    ...of.twins
      .slice(0, mostListed)
      .map(({ id, name, same }) => (same ? exchange.same : exchange.twin)(id, safeText(name))),
    ...(of.secrets.length > 0 ? [exchange.secrets(of.secrets.join(words.comma))] : []),
  ]
  return [
    style.heading(exchange.title),
    ...facts.flatMap((fact) => hang('  ', fact, columns)),
    ...warnings.flatMap((warning) => wrapText(warning, columns)).map(style.warning),
    ...wrapText(of.content === library.version ? exchange.adds : `${exchange.adds}${exchange.otherContent}`, columns),
  ].join('\n')
}

function listed({ words }: Look, entries: readonly string[]): string {
  return [...entries.slice(0, mostListed), ...(entries.length > mostListed ? ['…'] : [])].join(words.comma)
}
