// A contact: who it is, when it answers, and how to reach it.
import type { ContactRules, Library } from '../core/content/library.ts'
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

/** A contact as it is shown, before it is laid out. */
export interface ShownContact {
  contact: ContactRules
  name: string
  /** When it answers; where asked for. */
  hours?: string
  phone?: string
  /** How to reach it without a number. */
  way?: string
  /** That it was not verified, or not for long. */
  warnings: string[]
  /** One of a person's own that could be taken for a bundled one: what to say above it. */
  likeness?: string
  /** Only there because another one is like it. */
  isBeside: boolean
}

/**
 * Contacts, each in one or a few lines, its number alone at the end of its line with the hours beside the name.
 */
export function contactLines(
  reader: Reader,
  contacts: readonly ContactRules[],
  { details = () => [], ...rows }: ContactRows,
): string[] {
  return showContacts(reader, contacts, rows).flatMap((shown) => [
    ...(shown.likeness === undefined ? [] : reader.hanging('    ', shown.likeness).map(reader.style.warning)),
    ...oneContact(reader, shown),
    ...(shown.isBeside ? [] : details(shown.contact)),
  ])
}

/**
 * What is said of contacts. Where one of a person's own could be taken for a bundled one, the bundled one stands before it,
 * and says so.
 */
export function showContacts(
  reader: Reader,
  contacts: readonly ContactRules[],
  rows: Omit<ContactRows, 'details'>,
): ShownContact[] {
  const seen = new Set<string>()
  return contacts.flatMap((contact) => {
    const { library, words } = reader
    const likeness = library.imitations.get(contact.id)
    const bundled = likeness && library.contacts.get(likeness.contact)
    const way = bundled && wayTo(reader, bundled.id)
    const shown = showContact(reader, contact, rows)
    const isNew = bundled && !seen.has(bundled.id)
    seen.add(contact.id)
    if (!bundled || way === undefined) return [shown]
    seen.add(bundled.id)
    const write = likeness.by === 'number' ? words.outside.sameNumber : words.outside.notThat
    return [
      ...(isNew ? [{ ...showContact(reader, bundled, rows), isBeside: true }] : []),
      { ...shown, likeness: write(reader.title('contacts', bundled.id), way) },
    ]
  })
}

/** Whether it can be called. */
export function hasNumber({ phone }: ContactRules): boolean {
  return phone !== undefined
}

/** What can be done with each number of the contacts; nothing with one that only sends. */
export function waysOfNumbers({ contacts }: Pick<Library, 'contacts'>): ReadonlyMap<string, 'call' | 'text'> {
  const ways = new Map<string, 'call' | 'text'>()
  for (const { phone, not_called: use } of contacts.values()) {
    // A number that one contact calls is called, whatever another does with it.
    if (phone === undefined || use === 'sender' || ways.get(phone) === 'call') continue
    ways.set(phone, use === 'texted' ? 'text' : 'call')
  }
  return ways
}

function showContact(
  reader: Reader,
  contact: ContactRules,
  { today, withHours = true }: Omit<ContactRows, 'details'>,
): ShownContact {
  const { hours, where } = reader.entry('contacts', contact.id)
  const way = where ? reader.read(where) : contact.url && safeText(contact.url)
  return {
    contact,
    name: reader.title('contacts', contact.id),
    ...(hours === undefined || !withHours ? {} : { hours: reader.read(hours) }),
    ...(contact.phone === undefined ? (way ? { way } : {}) : { phone: contact.phone }),
    warnings: [
      ...(contact.confidence === 'low' ? [reader.words.card.lowConfidence] : []),
      ...markStale(reader, contact, today),
    ],
    isBeside: false,
  }
}

function oneContact(reader: Reader, { name, hours, phone, way, warnings }: ShownContact): string[] {
  const { style, words, columns } = reader
  const label = hours === undefined ? name : words.bracketed(name, hours)
  const below = warnings.flatMap((text) => reader.hanging('    ', text).map(style.warning))
  if (phone) {
    const fits = displayWidth(label) + displayWidth(phone) + 4 <= columns
    if (fits) return [`  ${label}  ${style.phone(phone)}`, ...below]
    return [...reader.hanging('  ', label), ...reader.hanging('    ', phone).map(style.phone), ...below]
  }
  return [...reader.hanging('  ', label), ...(way ? reader.hanging('    ', way) : []), ...below]
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
