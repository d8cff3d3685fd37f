// A contact: who it is, when it answers, and how to reach it.
import type { ContactRules } from '../core/content/library.ts'
import { safeText } from '../core/guard/safe-text.ts'
import { markStale } from './names.ts'
import type { Reader } from './reader.ts'
import { displayWidth } from './width.ts'

/** One contact in one or a few lines, its number alone at the end of its line with the hours beside the name. */
export function contactLines(reader: Reader, contact: ContactRules, today: string): string[] {
  const { style, words, columns } = reader
  const { hours, where } = reader.entry('contacts', contact.id)
  const name = reader.title('contacts', contact.id)
  const label = hours === undefined ? name : words.bracketed(name, reader.read(hours))
  const warnings = [
    ...(contact.confidence === 'low' ? [words.card.lowConfidence] : []),
    ...markStale(reader, contact, today),
  ].flatMap((text) => reader.hanging('    ', text).map(style.warning))
  if (contact.phone) {
    const fits = displayWidth(label) + displayWidth(contact.phone) + 4 <= columns
    if (fits) return [`  ${label}  ${style.phone(contact.phone)}`, ...warnings]
    return [...reader.hanging('  ', label), ...reader.hanging('    ', contact.phone).map(style.phone), ...warnings]
  }
  const way = where ? reader.read(where) : contact.url && safeText(contact.url)
  return [...reader.hanging('  ', label), ...(way ? reader.hanging('    ', way) : []), ...warnings]
}
