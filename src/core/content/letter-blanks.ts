// The blanks of a letter: places in its words, in braces, that the case or the person fills.
import { comparisonsIn } from './conditions.ts'
import type { Letter, Piece } from './schema.ts'

/** The blanks of what stands under every letter: who writes, and when. */
export const signer = 'name'
export const represented = 'represented'
export const dated = 'today'

// Not `{phone:police-110}` or `{law:pipl-47}`, which name an entry of a registry.
const blank = /\{([a-z0-9][a-z0-9-]*)\}/g

/** The ids of blanks in a text, in order. */
export function blanksIn(text: string): string[] {
  return [...text.matchAll(blank)].flatMap(([, id]) => id ?? [])
}

/** A text in pieces: what stands there, and the blanks, in order. */
export function splitBlanks(text: string): (string | { blank: string })[] {
  const parts: (string | { blank: string })[] = []
  let from = 0
  for (const match of text.matchAll(blank)) {
    if (match.index > from) parts.push(text.slice(from, match.index))
    parts.push({ blank: match[1] ?? '' })
    from = match.index + match[0].length
  }
  if (from < text.length) parts.push(text.slice(from))
  return parts
}

/** Every piece of a letter and of its separate sheet, those of which one is chosen too, with their places inside the letter. */
export function placedPieces({ body, sheet }: Pick<Letter, 'body' | 'sheet'>): PlacedPiece[] {
  return [...placedIn(body, ['body']), ...placedIn(sheet?.body ?? [], ['sheet', 'body'])]
}

interface PlacedPiece {
  path: (string | number)[]
  piece: Piece
}

function placedIn(body: Letter['body'], within: readonly string[]): PlacedPiece[] {
  return body.flatMap((place, index): PlacedPiece[] => {
    if ('first' in place) return place.first.map((piece, at) => ({ path: [...within, index, 'first', at], piece }))
    return 'table' in place ? [] : [{ path: [...within, index], piece: place }]
  })
}

/**
 * Every blank that a letter has: those it asks first, those of its own file whose choices its pieces read, then those of its words in
 * the order of reading.
 */
export function letterBlanks(letter: Letter): string[] {
  const pieces = placedIn(letter.body, []).map(({ piece }) => piece)
  const texts = [letter.to, letter.heading, ...pieces, ...letter.attachments]
  const inWords = texts.flatMap(({ zh }) => blanksIn(zh))
  const needed = [...pieces, ...letter.attachments].flatMap(({ only_with }) => only_with)
  const signs = letter.signature === 'none' ? [] : [signer, ...(letter.own_hand ? [represented] : [])]
  return [...new Set([...letter.asks, ...inWords, ...needed, ...signs, dated])]
}

/** Every blank of the separate sheet of a letter, in the order of reading, and what stands under it. */
export function sheetBlanks({ sheet }: Pick<Letter, 'sheet'>): string[] {
  if (!sheet) return []
  const pieces = placedIn(sheet.body, []).map(({ piece }) => piece)
  const named = [sheet.heading, ...pieces].flatMap(({ zh }) => blanksIn(zh))
  return [...new Set([...named, ...pieces.flatMap(({ only_with }) => only_with)])]
}

/** What the conditions of a letter compare: questions, facts, and blanks whose choice decides. */
export function comparedIn(letter: Letter): string[] {
  const conditions = [
    letter.when,
    letter.sheet?.when,
    ...[...letter.body, ...(letter.sheet?.body ?? [])].flatMap((place) =>
      'first' in place ? place.first.map(({ when }) => when) : [place.when],
    ),
    ...letter.attachments.map(({ when }) => when),
    ...letter.check.map(({ when }) => when),
  ]
  return conditions.flatMap((condition) => comparisonsIn(condition).map(({ question }) => question))
}
