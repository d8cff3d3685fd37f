// Breaking lines where Chinese and English allow it: not before 。，、 and not after an opening quote or bracket.
import { displayWidth } from './width.ts'

const neverFirst = /^[。，、；：！？）》」』】〕”’…—·,.;:!?)\]}%‰℃]/u
const neverLast = /[（《「『【〔“‘([{]$/u

/** Lines of at most `columns` columns. Newlines in the text stay; words longer than a line are cut. */
export function wrapText(text: string, columns: number): string[] {
  const width = Math.max(2, columns)
  return text.split('\n').flatMap((line) => wrapLine(line, width))
}

/** Wrapped lines, the first after `first` and the others after as many spaces (or after `rest`). */
export function hang(first: string, text: string, columns: number, rest = ' '.repeat(displayWidth(first))): string[] {
  const room = Math.max(8, columns - displayWidth(first))
  return wrapText(text, room).map((line, index) => (index === 0 ? first : rest) + line)
}

function wrapLine(line: string, columns: number): string[] {
  const lines: string[] = []
  let current = ''
  let width = 0
  for (const piece of pieces(line)) {
    const pieceWidth = displayWidth(piece)
    if (width + displayWidth(piece.trimEnd()) <= columns) {
      current += piece
      width += pieceWidth
      continue
    }
    if (current !== '') lines.push(current.trimEnd())
    const cut = cutToFit(piece.trimStart(), columns)
    lines.push(...cut.slice(0, -1))
    current = cut.at(-1) ?? ''
    width = displayWidth(current)
  }
  lines.push(current.trimEnd())
  return lines
}

// Unbreakable pieces: an English word with its space, or one Chinese character with the punctuation bound to it.
function pieces(line: string): string[] {
  const units = line.match(/[\u0021-\u024f\u2010-\u2027]+ *| +|[\s\S]/gu) ?? []
  const joined: string[] = []
  for (const unit of units) {
    const last = joined.at(-1)
    if (last !== undefined && (neverFirst.test(unit) || neverLast.test(last)) && !last.endsWith(' '))
      joined[joined.length - 1] = last + unit
    else joined.push(unit)
  }
  return joined
}

function cutToFit(piece: string, columns: number): string[] {
  if (displayWidth(piece.trimEnd()) <= columns) return [piece]
  const parts: string[] = []
  let current = ''
  for (const character of piece) {
    if (displayWidth(current + character) > columns) {
      parts.push(current)
      current = ''
    }
    current += character
  }
  return [...parts, current]
}
