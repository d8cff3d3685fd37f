// Entries of the registries as search results: what a contact takes and does not, what a law means and whether it applies.

import type { Library } from '../core/content/library.ts'
import type { Contact, Law } from '../core/content/schema.ts'
import type { Text } from '../core/text.ts'
import { lawName, lookedAtAgain } from './labels.ts'
import type { Look } from './look.ts'
import { sentence } from './sentence.ts'
import { contactLine } from './step-card.ts'
import { hang } from './wrap.ts'

/** Contacts with number, hours, what they take and do not, and how fresh the facts are. */
export function contactsView(look: Look, library: Library, contacts: readonly Contact[], today: string): string {
  const { registry, card, why } = look.words
  return contacts
    .map((contact) =>
      [
        ...contactLine(look, library, { contact, today }),
        ...detail(look, library, [
          [registry.takes, contact.takes],
          [card.notFor, contact.not_for],
          [look.words.calls.atHand, contact.needs],
          [registry.expect, contact.expect],
          [card.note, contact.note],
        ]),
        ...hang('    ', `${contact.id} · ${why.checked(contact.verified, contact.review_by)}`, look.columns).map(
          look.style.quiet,
        ),
      ].join('\n'),
    )
    .join('\n\n')
}

/** Laws with their gist, the dates they apply and what replaced them. */
export function lawsView(look: Look, library: Library, laws: readonly Law[], today: string): string {
  const { registry, card, why, comma } = look.words
  return laws
    .map((law) => {
      const names = law.replaced_by.flatMap((id) =>
        library.laws[id] ? [lawName(look, library, library.laws[id])] : [],
      )
      const { from, until } = law.in_force
      const facts = [
        ...(until
          ? [names.length > 0 ? card.oldLaw(until, names.join(comma)) : registry.until(until)]
          : from
            ? [registry.from(from)]
            : []),
        ...(law.kind === 'law' ? [] : [law.kind === 'draft' ? registry.draft : card.standard]),
        ...(law.confidence === 'low' ? [card.lowConfidence] : []),
        ...lookedAtAgain(look, law, today),
      ]
      return [
        ...hang('  ', lawName(look, library, law), look.columns).map(look.style.strong),
        ...hang('    ', sentence(library, law.gist, look.language), look.columns),
        ...facts.flatMap((fact) => hang('    ', fact, look.columns).map(look.style.warning)),
        ...hang('    ', `${law.id} · ${why.checked(law.verified, law.review_by)}`, look.columns).map(look.style.quiet),
      ].join('\n')
    })
    .join('\n\n')
}

function detail(look: Look, library: Library, parts: [string, Text | undefined][]): string[] {
  return parts.flatMap(([label, text]) =>
    text ? hang('    ', `${label}${look.words.colon}${sentence(library, text, look.language)}`, look.columns) : [],
  )
}
