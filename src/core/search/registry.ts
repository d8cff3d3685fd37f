// Contacts and laws by a number, a name, an article or a word of what they are about.
import { isBundled, type Library, pickEntries } from '../content/library.ts'
import type { LawTexts, Texts } from '../content/texts.ts'
import type { Registry } from '../content/vocabulary.ts'
import type { Letters } from './letters.ts'
import { isNamed } from './named.ts'
import { cutPieces, wordPieces } from './pieces.ts'

/** What was found. */
export interface Found {
  ids: string[]
  /** False: nothing holds every word, and these come closest. */
  isWhole: boolean
}

/** What a registry is searched in. */
export interface SearchedRegistry {
  letters: Letters
  library: Library
  /** The texts of each language. */
  languages: readonly Texts[]
}

/**
 * Ids of contacts that hold every word of the query in any of the languages, bundled ones before a person's own, of each
 * the best first; all without a query. An id typed whole finds that contact alone. Where nothing holds every word: those
 * that share most with it.
 */
export function findContacts({ letters, library, languages }: SearchedRegistry, query: string): Found {
  const entries = [...library.contacts.values()].map(({ id, phone, category }): Entry => {
    const texts = languages.flatMap((language) => language.entry('contacts', id) ?? [])
    return {
      id,
      names: [id, phone ?? '', ...texts.map(({ name }) => name)],
      descriptions: [category, ...texts.flatMap(({ takes, where, note }) => [takes, where ?? '', note ?? ''])],
    }
  })
  const { ids, isWhole } = find(letters, entries, query)
  return { ids: bundledFirst(library, 'contacts', ids), isWhole }
}

/**
 * Ids of laws that hold every word of the query, bundled ones first, of each those in force before those that are not. What
 * took the place of a former article is found with it: people quote the old numbers. A number means the article of that
 * number where there is one, in digits too (`第42条`, `42`). An id typed whole finds that article alone: in `pipl-50` the
 * number is no word that stands anywhere. Where nothing holds every word: those that share most with it.
 */
export function findLaws({ letters, library, languages }: SearchedRegistry, query: string): Found {
  const laws = [...library.laws.values()]
  const asked = query
    .normalize('NFKC')
    .replace(/第?\s*(\d+)\s*[条條]/gu, ' $1 ')
    .replace(/第[一二三四五六七八九十百千零〇]+[条條]/gu, ' $& ')
  const textsOf = (id: string) => languages.flatMap((language) => language.entry('laws', id) ?? [])
  const entries = laws.map(
    ({ id }): Entry => ({
      id,
      names: [id, ...textsOf(id).flatMap(listNames)],
      descriptions: textsOf(id).map(({ gist }) => gist),
    }),
  )
  const named = laws.find((law) => isNamed(law, query))
  if (named) return { ids: [named.id], isWhole: true }
  const { ids: fitting, isWhole } = find(letters, entries, asked)
  const numbers = wordsOf(letters, asked).filter((word) => /^\d+$/.test(word))
  const namesOf = new Map(entries.map(({ id, names }) => [id, names]))
  const hasNumbers = (id: string) => {
    const words = wordsOf(letters, namesOf.get(id)?.join(' ') ?? '')
    return numbers.every((number) => words.includes(number))
  }
  const numbered = numbers.length === 0 ? [] : fitting.filter(hasNumbers)
  const ids = numbered.length > 0 ? numbered : fitting
  const isOver = (id: string) => library.laws.get(id)?.in_force.until !== undefined
  const successors = pickEntries(library.laws, ids.filter(isOver)).flatMap(({ replaced_by: now }) => now)
  const inForce = [...ids.filter((id) => !isOver(id)), ...successors]
  return { ids: bundledFirst(library, 'laws', [...new Set([...inForce, ...ids.filter(isOver)])]), isWhole }
}

function bundledFirst(library: Library, registry: Registry, ids: readonly string[]): string[] {
  const isOurs = (id: string) => isBundled(library, registry, id)
  return [...ids.filter(isOurs), ...ids.filter((id) => !isOurs(id))]
}

function listNames({ law, article, chinese }: LawTexts): string[] {
  return [law, article ?? '', `${chinese.law}${chinese.article ?? ''}`]
}

interface Entry {
  id: string
  names: string[]
  descriptions: string[]
}

// A hit in the name goes before one in the description; of the same kind, those that are about nothing else go first.
function find(letters: Letters, entries: readonly Entry[], query: string): Found {
  const named = entries.find((entry) => isNamed(entry, query))
  if (named) return { ids: [named.id], isWhole: true }
  const words = wordsOf(letters, query)
  if (words.length === 0) return { ids: entries.map(({ id }) => id), isWhole: true }
  const ranked = entries.flatMap(({ id, names, descriptions }) => {
    const [name = '', description = ''] = [names, descriptions].map((texts) => spaced(letters, texts.join(' ')))
    if (words.every((word) => name.includes(word))) return [{ id, rank: 0 }]
    return words.every((word) => `${name} ${description}`.includes(word)) ? [{ id, rank: 1 }] : []
  })
  if (ranked.length > 0) return { ids: ranked.sort((a, b) => a.rank - b.rank).map(({ id }) => id), isWhole: true }
  return { ids: closest(letters, entries, query), isWhole: false }
}

const mostClose = 5
/** Of what is rare in a query so much must be shared: one common word alone finds nothing. */
const leastShare = 0.12

// By the pieces that an entry shares with the query, rare ones counting more, names twice.
function closest(letters: Letters, entries: readonly Entry[], query: string): string[] {
  const asked = wordPieces(letters, query, 2)
  const cut = entries.map(({ id, names, descriptions }) => ({
    id,
    names: cutPieces(letters, names.join('\n')),
    described: cutPieces(letters, descriptions.join('\n')),
  }))
  const rarity = new Map(
    asked.map((piece) => {
      const uses = cut.filter(({ names, described }) => names.has(piece) || described.has(piece)).length
      return [piece, uses === 0 ? 0 : Math.log(1 + entries.length / uses)]
    }),
  )
  const all = asked.reduce((sum, piece) => sum + (rarity.get(piece) || Math.log(1 + entries.length)), 0)
  return cut
    .map(({ id, names, described }) => {
      const score = asked.reduce((sum, piece) => {
        const times = names.has(piece) ? 2 : described.has(piece) ? 1 : 0
        return sum + times * (rarity.get(piece) ?? 0)
      }, 0)
      return { id, score }
    })
    .filter(({ score }) => score >= leastShare * all && score > 0)
    .sort((a, b) => b.score - a.score)
    .slice(0, mostClose)
    .map(({ id }) => id)
}

function wordsOf(letters: Letters, text: string): string[] {
  return spaced(letters, text).split(' ').filter(Boolean)
}

function spaced(letters: Letters, text: string): string {
  return letters
    .fold(text)
    .replace(/[\s，。、；：！？“”‘’（）()《》「」【】\-_,.;:!?'"]+/gu, ' ')
    .trim()
}
