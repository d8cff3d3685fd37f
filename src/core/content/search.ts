// Finds what a person means: playbooks from their own words, contacts and laws by a number, a name, an article or a word
// of what it is about.
import { isBundled, type Library, pickEntries } from './library.ts'
import type { Playbook } from './schema.ts'
import type { LawTexts, Texts } from './texts.ts'
import type { Registry } from './vocabulary.ts'

/**
 * A playbook as it is searched and listed: title and summary of bundled ones with numbers and names filled in, of others
 * as written.
 */
export interface PlaybookEntry extends Pick<Playbook, 'id' | 'group' | 'title' | 'summary' | 'keywords'> {
  /** False: it comes from the person's own folder and was not checked by us. */
  bundled: boolean
}

/** A playbook that fits, and how well; larger is better. */
export interface PlaybookMatch {
  entry: PlaybookEntry
  score: number
}

/**
 * The playbooks that fit a sentence in Chinese or English, bundled ones before a person's own, of each the best first;
 * none when nothing fits.
 * An author's keyword found whole counts by its length and by how few playbooks use it. What the sentence shares only
 * in part with keywords, title or summary counts piece by piece (pairs of Chinese characters, English words), each
 * piece once and by how rare it is, less for playbooks that say much: near-duplicate keywords must not add up.
 * The playbook whose id was typed goes before all; the others stay, because an id can be a word of the sentence too.
 */
export function matchPlaybooks(entries: readonly PlaybookEntry[], sentence: string): PlaybookMatch[] {
  const said = normalized(sentence)
  const saidPieces = cutPieces(said)
  const indexed = entries.map((entry) => {
    const keywords = [...new Set([...entry.keywords.zh, ...entry.keywords.en].map(normalized))]
    const described = normalized(`${entry.title.zh} ${entry.title.en} ${entry.summary.zh} ${entry.summary.en}`)
    return { entry, keywords, pieces: cutPieces([...keywords, described].join(' ')) }
  })
  const keywordUse = countUse(indexed.map(({ keywords }) => keywords))
  const pieceUse = countUse(indexed.map(({ pieces }) => [...pieces]))
  const usualSize = indexed.reduce((sum, { pieces }) => sum + pieces.size, 0) / Math.max(1, indexed.length)
  const rarity = (used = 1) => Math.log(1 + entries.length / used)
  return indexed
    .map(({ entry, keywords, pieces }) => {
      const whole = keywords.filter((keyword) => contains(said, keyword))
      const byKeyword = whole.reduce((sum, word) => sum + weight(word) * rarity(keywordUse.get(word)), 0)
      const shared = [...saidPieces].filter((piece) => pieces.has(piece))
      const byPiece = shared.reduce((sum, piece) => sum + rarity(pieceUse.get(piece)), 0)
      const score = byKeyword + byPiece / (0.5 + (0.5 * pieces.size) / usualSize)
      return { entry, score: isNamed(entry, sentence) ? Number.POSITIVE_INFINITY : score }
    })
    .filter(({ score }) => score >= leastScore)
    .sort((a, b) => Number(b.entry.bundled) - Number(a.entry.bundled) || b.score - a.score)
}

const leastScore = 1

// A keyword counts by what it says: three Chinese characters or one English word each.
function weight(keyword: string): number {
  return isLatin(keyword) ? keyword.split(' ').length * 1.5 : Math.min(keyword.length, 6) / 2
}

function isLatin(text: string): boolean {
  return /^[\u0020-\u024f]+$/.test(text)
}

function contains(said: string, keyword: string): boolean {
  if (keyword === '') return false
  if (!isLatin(keyword)) return said.replaceAll(' ', '').includes(keyword.replaceAll(' ', ''))
  const at = ` ${said.replace(/[^\u0020-\u024f]+/g, ' ')} `.replace(/ +/g, ' ')
  return at.includes(` ${keyword} `) || at.includes(` ${keyword}s `)
}

const commonWords = new Set(
  'a an and are as at be been but by can do for from got had has have how i if in into is it me my no not of on or our out she he so that the their them they this to up was we were what when who with without you your'.split(
    ' ',
  ),
)

function cutPieces(text: string): Set<string> {
  const pieces = new Set<string>()
  for (const part of text.split(' ')) {
    for (const word of part.match(/[a-z\u00c0-\u024f]{3,}/g) ?? [])
      if (!commonWords.has(word)) pieces.add(word.replace(/(?:ing|ed|s)$/, ''))
    for (const run of part.match(/\p{Script=Han}{2,}/gu) ?? []) {
      for (let i = 0; i + 1 < run.length; i++) pieces.add(run.slice(i, i + 2))
    }
  }
  return pieces
}

function countUse(lists: string[][]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const list of lists) for (const word of new Set(list)) counts.set(word, (counts.get(word) ?? 0) + 1)
  return counts
}

/**
 * Ids of contacts that hold every word of the query in any of the languages, bundled ones before a person's own, of each
 * the best first; all without a query. An id typed whole finds that contact alone.
 */
export function findContacts(library: Library, languages: readonly Texts[], query: string): string[] {
  const ids = found([...library.contacts.values()], query, ({ id, phone, category }) => {
    const texts = languages.flatMap((language) => language.entry('contacts', id) ?? [])
    return [
      [id, phone ?? '', ...texts.map(({ name }) => name)],
      [category, ...texts.flatMap(({ takes, where, note }) => [takes, where ?? '', note ?? ''])],
    ]
  })
  return bundledFirst(library, 'contacts', ids)
}

/**
 * Ids of laws that hold every word of the query, bundled ones first, of each those in force before those that are not. What
 * took the place of a former article is found with it: people quote the old numbers. A number means the article of that
 * number where there is one, in digits too (`第42条`, `42`). An id typed whole finds that article alone: in `pipl-50` the
 * number is no word that stands anywhere.
 */
export function findLaws(library: Library, languages: readonly Texts[], query: string): string[] {
  const laws = [...library.laws.values()]
  const named = laws.find((law) => isNamed(law, query))
  if (named) return [named.id]
  const asked = query
    .normalize('NFKC')
    .replace(/第?\s*(\d+)\s*条/gu, ' $1 ')
    .replace(/第[一二三四五六七八九十百千零〇]+条/gu, ' $& ')
  const textsOf = (id: string) => languages.flatMap((language) => language.entry('laws', id) ?? [])
  const namesOf = (id: string) => [id, ...textsOf(id).flatMap(listNames)]
  const fitting = found(laws, asked, ({ id }) => [namesOf(id), textsOf(id).map(({ gist }) => gist)])
  const numbers = wordsOf(asked).filter((word) => /^\d+$/.test(word))
  const numbered = fitting.filter((id) => {
    const words = wordsOf(namesOf(id).join(' '))
    return numbers.every((number) => words.includes(number))
  })
  const ids = numbered.length > 0 ? numbered : fitting
  const isOver = (id: string) => library.laws.get(id)?.in_force.until !== undefined
  const successors = pickEntries(library.laws, ids.filter(isOver)).flatMap(({ replaced_by: now }) => now)
  const inForce = [...ids.filter((id) => !isOver(id)), ...successors]
  return bundledFirst(library, 'laws', [...new Set([...inForce, ...ids.filter(isOver)])])
}

function bundledFirst(library: Library, registry: Registry, ids: readonly string[]): string[] {
  const isOurs = (id: string) => isBundled(library, registry, id)
  return [...ids.filter(isOurs), ...ids.filter((id) => !isOurs(id))]
}

function listNames({ law, article, chinese }: LawTexts): string[] {
  return [law, article ?? '', `${chinese.law}${chinese.article ?? ''}`]
}

// `texts` gives what names an entry and what describes it; a hit in the name goes before one in the description.
function found<Entry extends { id: string }>(
  entries: Entry[],
  query: string,
  texts: (entry: Entry) => [string[], string[]],
): string[] {
  const named = entries.find((entry) => isNamed(entry, query))
  if (named) return [named.id]
  const words = wordsOf(query)
  const ranked = entries.flatMap((entry) => {
    const [named, described] = texts(entry).map((list) => normalized(list.join(' ')))
    if (words.every((word) => named?.includes(word))) return [{ id: entry.id, rank: 0 }]
    return words.every((word) => `${named} ${described}`.includes(word)) ? [{ id: entry.id, rank: 1 }] : []
  })
  return ranked.sort((a, b) => a.rank - b.rank).map(({ id }) => id)
}

// An id is one word with hyphens, which the words of a query lose.
function isNamed({ id }: { id: string }, query: string): boolean {
  return query.normalize('NFKC').trim().toLowerCase() === id
}

function wordsOf(text: string): string[] {
  return normalized(text).split(' ').filter(Boolean)
}

function normalized(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s，。、；：！？“”‘’（）()《》「」【】\-_,.;:!?'"]+/gu, ' ')
    .trim()
}
