// Contacts and laws as search results: what a contact takes and does not, what a law means and whether it applies.
import { type ContactRules, pickEntries } from '../core/content/library.ts'
import { lawDays } from './citation.ts'
import { contactLines, wholeContactJson } from './contact.ts'
import { lawNameJson, markStale, nameLaw, writeChecked } from './names.ts'
import type { Reader } from './reader.ts'

/** Contacts with number, hours, what they take and do not, and how fresh the facts are. */
export function contactsView(reader: Reader, ids: readonly string[], today: string): string[] {
  const { registry, card, calls } = reader.words
  const contacts = pickEntries(reader.library.contacts, ids)
  const details = (contact: ContactRules) => {
    const texts = reader.entry('contacts', contact.id)
    const labelled: [string, string | undefined][] = [
      [registry.takes, texts.takes],
      [card.notFor, texts.not_for],
      [calls.atHand, texts.needs],
      [registry.expect, texts.expect],
      [card.note, texts.note],
    ]
    return [
      ...labelled.flatMap(([label, text]) =>
        text ? reader.hanging('    ', `${label}${reader.words.colon}${reader.read(text)}`) : [],
      ),
      ...reader.hanging('    ', `${contact.id} · ${writeChecked(reader, 'contacts', contact)}`).map(reader.style.quiet),
      ...(contact.id === contacts.at(-1)?.id ? [] : ['']),
    ]
  }
  return contactLines(reader, contacts, { today, details })
}

/** The same for scripts. */
export function contactsJson(reader: Reader, ids: readonly string[]): unknown {
  const contacts = pickEntries(reader.library.contacts, ids).map((contact) => wholeContactJson(reader, contact))
  return { schema: 1, contacts }
}

/** Laws with their gist, the dates they apply and what replaced them. */
export function lawsView(reader: Reader, ids: readonly string[], today: string): string[] {
  const { registry, card } = reader.words
  const { library, style } = reader
  return pickEntries(library.laws, ids).flatMap((law, index) => {
    const facts = [
      ...lawDays(reader, law),
      ...(law.kind === 'law' ? [] : [law.kind === 'draft' ? registry.draft : card.standard]),
      ...(law.confidence === 'low' ? [card.lowConfidence] : []),
      ...markStale(reader, law, today),
    ]
    return [
      ...(index === 0 ? [] : ['']),
      ...reader.hanging('  ', nameLaw(reader, law.id)).map(style.strong),
      ...reader.hanging('    ', reader.read(reader.entry('laws', law.id).gist)),
      ...facts.flatMap((fact) => reader.hanging('    ', fact).map(style.warning)),
      ...reader.hanging('    ', `${law.id} · ${writeChecked(reader, 'laws', law)}`).map(style.quiet),
    ]
  })
}

/** The same for scripts. */
export function lawsJson(reader: Reader, ids: readonly string[]): unknown {
  const laws = pickEntries(reader.library.laws, ids).map((law) => ({
    ...lawNameJson(reader, law.id),
    kind: law.kind,
    from: law.in_force.from ?? null,
    until: law.in_force.until ?? null,
    /** Which day decides whether it applies. */
    time: law.time,
    /** True: a new rule, not for what was done before `from`. */
    new_rule: law.isNew,
    replaced_by: law.replaced_by,
    replaces: law.replaces,
    gist: reader.read(reader.entry('laws', law.id).gist),
    confidence: law.confidence,
    verified: law.verified,
    review_by: law.review_by,
  }))
  return { schema: 1, laws }
}
