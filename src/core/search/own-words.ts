// Playbooks of a person's own folder: nothing was learned about them, so their author's keywords and what else they say
// decide.
import type { PlaybookEntry } from '../content/playbook-entry.ts'
import type { Letters } from './letters.ts'
import { cutPieces, wordPieces } from './pieces.ts'

/** What the entries share with a sentence, the best first; none that shares too little. */
export function matchByWords(letters: Letters, entries: readonly PlaybookEntry[], text: string): PlaybookEntry[] {
  if (entries.length === 0) return []
  const said = letters.fold(text)
  const words = wordPieces(letters, text, 3)
  return entries
    .map((entry) => ({ entry, score: scoreOf(entry) }))
    .filter(({ score }) => score >= leastScore)
    .sort((a, b) => b.score - a.score)
    .map(({ entry }) => entry)

  // A keyword found whole counts by its length; of title and summary, what has three characters or is an English word.
  function scoreOf({ keywords, title, summary }: PlaybookEntry): number {
    const whole = [...keywords.zh, ...keywords.en].filter((keyword) => says(letters.fold(keyword).trim()))
    const byKeyword = whole.reduce((sum, keyword) => sum + keyword.length / (isLatin(keyword) ? 4 : 2), 0)
    const described = cutPieces(letters, [title.zh, title.en, summary.zh, summary.en].join('\n'))
    const shared = words.filter((word) => described.has(word))
    return byKeyword + shared.length / 3
  }

  function says(keyword: string): boolean {
    if (keyword === '') return false
    return isLatin(keyword) ? new RegExp(`(?<![a-z])${escaped(keyword)}s?(?![a-z])`).test(said) : said.includes(keyword)
  }
}

const leastScore = 1

function isLatin(text: string): boolean {
  return /^[\u0020-\u024f]+$/.test(text)
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}
