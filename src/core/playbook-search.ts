// Finds playbooks from a person's own words.
import type { PlaybookEntry } from './library.ts'

/** A playbook that fits, and how well; larger is better. */
export interface PlaybookMatch {
  entry: PlaybookEntry
  score: number
}

/**
 * The playbooks that fit a sentence in Chinese or English, best first; none when nothing fits.
 * An author's keyword counts by its length, by how few playbooks use it and by how much of it the sentence holds; a
 * weaker hint is the rare character pairs (Chinese) or words (English) that sentence and title have in common.
 */
export function matchPlaybooks(entries: readonly PlaybookEntry[], sentence: string): PlaybookMatch[] {
  const said = normalized(sentence)
  const pieces = piecesOf(said)
  const indexed = entries.map((entry) => ({
    entry,
    keywords: [...new Set([...entry.keywords.zh, ...entry.keywords.en].map(normalized))],
    pieces: piecesOf(normalized(`${entry.title.zh} ${entry.title.en} ${entry.summary.zh} ${entry.summary.en}`)),
  }))
  const keywordUse = countUse(indexed.map(({ keywords }) => keywords))
  const pieceUse = countUse(indexed.map((one) => [...one.pieces]))
  const rarity = (used: number) => Math.log(1 + entries.length / used)
  return indexed
    .map(({ entry, keywords, pieces: own }) => {
      const byKeyword = keywords.reduce(
        (sum, word) => sum + likeness(said, pieces, word) * weight(word) * rarity(keywordUse.get(word) ?? 1),
        0,
      )
      const shared = [...pieces].filter((piece) => own.has(piece))
      const byTitle = shared.reduce((sum, piece) => sum + rarity(pieceUse.get(piece) ?? 1), 0)
      return { entry, score: byKeyword + byTitle / 4 }
    })
    .filter(({ score }) => score >= leastScore)
    .sort((a, b) => b.score - a.score)
}

const leastScore = 1
const leastShare = 0.5

function normalized(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s，。、；：！？“”‘’（）()\-_,.;:!?'"]+/gu, ' ')
    .trim()
}

// A keyword counts by what it says: three Chinese characters or one English word each.
function weight(keyword: string): number {
  return isLatin(keyword) ? keyword.split(' ').length * 1.5 : Math.min(keyword.length, 6) / 2
}

function isLatin(text: string): boolean {
  return /^[\u0020-\u024f]+$/.test(text)
}

// 1 when the keyword stands in the sentence; less when only most of its words or character pairs do.
function likeness(said: string, saidPieces: ReadonlySet<string>, keyword: string): number {
  if (contains(said, keyword)) return 1
  const own = [...piecesOf(keyword)]
  const share = own.filter((piece) => saidPieces.has(piece)).length / own.length
  return own.length >= 2 && share >= leastShare ? share * share : 0
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

function piecesOf(text: string): Set<string> {
  const pieces = new Set<string>()
  for (const part of text.split(' ')) {
    for (const word of part.match(/[a-z\u00c0-\u024f]{3,}/g) ?? []) if (!commonWords.has(word)) pieces.add(word)
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
