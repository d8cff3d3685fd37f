// What an exported session would add, before it is added. Everything in it comes from outside.
import { pickEntries } from '../core/content/library.ts'
import { dayInChina } from '../core/dates.ts'
import { safeText } from '../core/guard/safe-text.ts'
import { maskSecretNumbers } from '../core/guard/secret-numbers.ts'
import type { ParsedExport } from '../core/session/export.ts'
import type { SessionSecrets } from '../core/session/session-secrets.ts'
import { outsideNotice } from './outside.ts'
import type { Reader } from './reader.ts'
import { writeSecrets } from './secrets-found.ts'
import { shortened } from './shortened.ts'

export type Import = Extract<ParsedExport, { kind: 'whole' }> & {
  /** Sessions here that began at the same moment; `same`: with the same records. */
  twins: { id: string; name: string; same: boolean }[]
  secrets: SessionSecrets | undefined
  /** Where it goes is asked next. */
  isAsked: boolean
}

// A hostile file may name thousands.
const mostListed = 10

/** Name, playbooks, counts, dates, and what the person should know before saying yes. */
export function importView(reader: Reader, { session, exported, content, twins, secrets, isAsked }: Import): string[] {
  const { words, style, library } = reader
  const { exchange } = words
  const known = pickEntries(library.playbooks, session.playbooks).map(({ id }) => reader.title('playbooks', id))
  const unknown = session.playbooks.filter((id) => !library.playbooks.has(id)).map((id) => safeText(id))
  const updated = session.events.at(-1)?.at ?? session.created
  const day = (at: string) => dayInChina(Date.parse(at))
  const facts = [
    safeText(maskSecretNumbers(session.name)),
    ...(known.length > 0 ? [shortened(known).join(words.semicolon)] : []),
    exchange.counts(Object.keys(session.answers).length, session.events.length),
    exchange.dates(day(session.created), day(updated), exported && day(exported)),
  ]
  const warnings = [
    ...(unknown.length > 0 ? [exchange.unknown(shortened(unknown).join(words.comma))] : []),
    ...twins
      .slice(0, mostListed)
      .map(({ id, name, same }) => (same ? exchange.same : exchange.twin)(id, safeText(name))),
  ]
  const notes = [
    ...(isAsked ? [] : [exchange.adds]),
    ...((content ?? library.version) === library.version ? [] : [exchange.otherContent]),
  ].join('')
  return [
    ...reader.heading(exchange.title),
    ...facts.flatMap((fact) => reader.hanging('  ', fact)),
    ...warnings.flatMap(reader.paragraph).map(style.warning),
    ...(secrets ? writeSecrets(reader, secrets) : []),
    ...outsideNotice(reader, session.playbooks).map(style.warning),
    ...(notes === '' ? [] : reader.paragraph(notes.trim())),
  ]
}
