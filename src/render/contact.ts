// A contact: who it is, when it answers, and how to reach it.
import type { ContactRules } from '../core/content/library.ts'
import { safeText } from '../core/guard/safe-text.ts'
import { markStale } from './names.ts'
import { type Reader, wayTo } from './reader.ts'
import { displayWidth } from './width.ts'

/** What is said of each contact. */
interface ContactRows {
  /** `YYYY-MM-DD`, to mark what is past its review. */
  today: string
  /** When it answers, beside its name. */
  withHours?: boolean
  /** Lines to stand below one. */
  details?: (contact: ContactRules) => string[]
}

/**
 * Contacts, each in one or a few lines, its number alone at the end of its line with the hours beside the name. Where a contact of a person's own could be taken for a bundled one, the bundled one stands
 * before it, and says so.
 */
export function contactLines(
  reader: Reader,
  contacts: readonly ContactRules[],
  { today, withHours = true, details = () => [] }: ContactRows,
): string[] {
  const shown = new Set<string>()
  return contacts.flatMap((contact) => {
    const before = warnOfLikeness(reader, contact, { today, withHours, shown })
    shown.add(contact.id)
    return [...before, ...oneContact(reader, contact, { today, withHours }), ...details(contact)]
  })
}

/** Whether it can be called. */
export function hasNumber({ phone }: ContactRules): boolean {
  return phone !== undefined
}

function warnOfLikeness(
  reader: Reader,
  { id }: ContactRules,
  { shown, ...rows }: { today: string; withHours: boolean; shown: Set<string> },
): string[] {
  const { library, words, style } = reader
  const likeness = library.imitations.get(id)
  const bundled = likeness && library.contacts.get(likeness.contact)
  const way = bundled && wayTo(library, bundled.id)
  if (!bundled || way === undefined) return []
  const isNew = !shown.has(bundled.id)
  shown.add(bundled.id)
  const write = likeness.by === 'number' ? words.outside.sameNumber : words.outside.notThat
  const warning = reader.hanging('    ', write(reader.title('contacts', bundled.id), way))
  return [...(isNew ? oneContact(reader, bundled, rows) : []), ...warning.map(style.warning)]
}

function oneContact(
  reader: Reader,
  contact: ContactRules,
  { today, withHours }: { today: string; withHours: boolean },
): string[] {
  const { style, words, columns } = reader
  const { hours, where } = reader.entry('contacts', contact.id)
  const name = reader.title('contacts', contact.id)
  const label = hours === undefined || !withHours ? name : words.bracketed(name, reader.read(hours))
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

/** A contact for scripts. `imitates`: the bundled one that it could be taken for. */
export function contactJson(reader: Reader, { id, phone }: ContactRules) {
  const { name, bundled } = reader.named('contacts', id)
  const imitates = reader.library.imitations.get(id)?.contact
  return { id, name, phone: phone ?? null, bundled, ...(imitates === undefined ? {} : { imitates }) }
}

/** A contact for scripts with all that is known of it. */
export function wholeContactJson(reader: Reader, contact: ContactRules) {
  const { hours, takes } = reader.plain('contacts', contact.id).texts
  return {
    ...contactJson(reader, contact),
    url: contact.url ?? null,
    hours: hours ? reader.read(hours) : null,
    takes: reader.read(takes),
    confidence: contact.confidence,
    verified: contact.verified,
    review_by: contact.review_by,
  }
}
