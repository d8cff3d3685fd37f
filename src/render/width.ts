// Columns a text takes on a terminal.
import { eastAsianWidth } from 'get-east-asian-width'

const printableAscii = /^[ -~]*$/
const zeroWidth = /^(?:\p{Mn}|\p{Me}|[\u200b-\u200d]|\p{Variation_Selector})$/u

/**
 * Width in columns: 2 for Chinese characters and full-width punctuation, 0 for combining marks, 1 for the rest.
 * Characters of ambiguous width count 1. An emoji made of several may be counted wider than it is drawn, never narrower.
 */
export function displayWidth(text: string): number {
  if (printableAscii.test(text)) return text.length
  let width = 0
  for (let at = 0; at < text.length; ) {
    const point = text.codePointAt(at) ?? 0
    width += pointWidth(point)
    at += unitsOf(point)
  }
  return width
}

/** Columns of one code point. */
export function pointWidth(point: number): number {
  // Nearly every character of a screen is one of these; the tables and the pattern below are slow to start.
  if (point < 0x300) return 1
  if (isWideChinese(point)) return 2
  return zeroWidth.test(String.fromCodePoint(point)) ? 0 : eastAsianWidth(point)
}

/** UTF-16 units of a code point, to go through a text by: its own iterator is slow to start. */
export function unitsOf(point: number): number {
  return point > 0xffff ? 2 : 1
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
