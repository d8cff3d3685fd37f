// Finds contacts and laws by what a person would type: a number, a name, an article, a word of what it is about.

import type { Text } from '../text.ts'
import type { Library } from './library.ts'
import type { Contact, Law } from './schema.ts'

/** Contacts that hold every word of the query in either language, best first; all of them without a query. */
export function findContacts(library: Library, query: string): Contact[] {
  return found(Object.values(library.contacts), query, (contact) => [
    [contact.id, contact.phone ?? '', ...both(contact.name)],
    [contact.category, ...both(contact.takes), ...both(contact.where), ...both(contact.note)],
  ])
}

/** Laws that hold every word of the query, those in force before those that are not. */
export function findLaws(library: Library, query: string): Law[] {
  const laws = found(Object.values(library.laws), query, (law) => [
    [law.id, ...both(law.law), ...both(law.article), `${law.law.zh}${law.article?.zh ?? ''}`],
    both(law.gist),
  ])
  return [...laws.filter((law) => !law.in_force.until), ...laws.filter((law) => law.in_force.until)]
}

// `texts` gives what names an entry and what describes it; a hit in the name goes before one in the description.
function found<Entry>(entries: Entry[], query: string, texts: (entry: Entry) => [string[], string[]]): Entry[] {
  const words = normalized(query).split(' ').filter(Boolean)
  const ranked = entries.flatMap((entry) => {
    const [named, described] = texts(entry).map((list) => normalized(list.join(' ')))
    if (words.every((word) => named?.includes(word))) return [{ entry, rank: 0 }]
    return words.every((word) => `${named} ${described}`.includes(word)) ? [{ entry, rank: 1 }] : []
  })
  return ranked.sort((a, b) => a.rank - b.rank).map(({ entry }) => entry)
}

function normalized(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim()
}

function both(text: Text | undefined): string[] {
  return text ? [text.zh, text.en] : []
}
