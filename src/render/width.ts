// Columns a text takes on a terminal.
import { eastAsianWidth } from 'get-east-asian-width'

const zeroWidth = /^(?:\p{Mn}|\p{Me}|[\u200b-\u200d]|\p{Variation_Selector})$/u

/**
 * Width in columns: 2 for Chinese characters and full-width punctuation, 0 for combining marks, 1 for the rest.
 * Characters of ambiguous width count 1. An emoji made of several may be counted wider than it is drawn, never narrower.
 */
export function displayWidth(text: string): number {
  let width = 0
  for (const character of text) width += characterWidth(character)
  return width
}

/** Columns of one character, given as a string of one code point. */
export function characterWidth(character: string): number {
  const point = character.codePointAt(0) ?? 0
  // Nearly every character of a screen is one of these; the tables and the pattern below are slow to start.
  if (point < 0x300) return 1
  if (isWideChinese(point)) return 2
  return zeroWidth.test(character) ? 0 : eastAsianWidth(point)
}

// Ideographs, Chinese punctuation without the marks that combine, full-width forms.
function isWideChinese(point: number): boolean {
  return (
    (point >= 0x4e00 && point <= 0x9fff) || (point >= 0x3001 && point <= 0x3029) || (point >= 0xff01 && point <= 0xff60)
  )
}

/** The text with spaces behind it up to a width in columns. */
export function padEnd(text: string, columns: number): string {
  return text + ' '.repeat(Math.max(0, columns - displayWidth(text)))
}
