// `leak-help contact [query]` and `law [query]`: searches the registries. Reads only.

import { findContacts, findLaws } from '../core/content/registry-search.ts'
import { dayInChina } from '../core/dates.ts'
import { echo } from '../core/guard/echo.ts'
import { lookOf } from '../dialogue/look-of.ts'
import { UserError } from '../errors.ts'
import type { Ports } from '../ports.ts'
import { lawName } from '../render/labels.ts'
import { contactsView, lawsView } from '../render/registry-view.ts'
import { sentence } from '../render/sentence.ts'

export interface RegistryOptions {
  /** Words that must all occur; empty: everything. */
  query: string
  json: boolean
}

/** Prints the contacts that fit. */
export async function searchContacts(ports: Ports, { query, json }: RegistryOptions): Promise<void> {
  const library = await ports.content.wholeLibrary()
  const contacts = findContacts(library, query)
  if (contacts.length === 0) throw nothingFound(query)
  if (!json) return ports.print(contactsView(await lookOf(ports), library, contacts, dayInChina(ports.now())))
  const rows = contacts.map(({ id, name, phone, url, hours, takes, verified, review_by, confidence }) => ({
    id,
    name: sentence(library, name, ports.language),
    phone: phone ?? null,
    url: url ?? null,
    hours: hours ? sentence(library, hours, ports.language) : null,
    takes: sentence(library, takes, ports.language),
    confidence,
    verified,
    review_by,
  }))
  ports.print(JSON.stringify({ schema: 1, contacts: rows }, null, 2))
}

/** Prints the laws that fit. */
export async function searchLaws(ports: Ports, { query, json }: RegistryOptions): Promise<void> {
  const library = await ports.content.wholeLibrary()
  const laws = findLaws(library, query)
  if (laws.length === 0) throw nothingFound(query)
  const look = await lookOf(ports)
  if (!json) return ports.print(lawsView(look, library, laws, dayInChina(ports.now())))
  const rows = laws.map((law) => ({
    id: law.id,
    name: lawName(look, library, law),
    kind: law.kind,
    from: law.in_force.from ?? null,
    until: law.in_force.until ?? null,
    replaced_by: law.replaced_by,
    gist: sentence(library, law.gist, ports.language),
    confidence: law.confidence,
    verified: law.verified,
    review_by: law.review_by,
  }))
  ports.print(JSON.stringify({ schema: 1, laws: rows }, null, 2))
}

function nothingFound(query: string): UserError {
  return new UserError(
    { zh: `没有找到“${echo(query)}”`, en: `Nothing found for “${echo(query)}”` },
    { zh: '换一个词，或不写词，列出全部', en: 'Try another word, or none to list everything' },
  )
}
