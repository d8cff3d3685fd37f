// Breaking lines where Chinese and English allow it: not before 。，、 and not after an opening quote or bracket.
import { characterWidth, displayWidth } from './width.ts'

const neverFirst = '。，、；：！？）》」』】〕”’…—·,.;:!?)]}%‰℃'
const neverLast = '（《「『【〔“‘([{'

/** Lines of at most `columns` columns. Newlines in the text stay; words longer than a line are cut. */
export function wrapText(text: string, columns: number): string[] {
  const width = Math.max(2, columns)
  return text.split('\n').flatMap((line) => (displayWidth(line) <= width ? [line.trimEnd()] : wrapLine(line, width)))
}

/** Wrapped lines, the first after `first` and the others after as many spaces (or after `rest`). */
export function hang(first: string, text: string, columns: number, rest = ' '.repeat(displayWidth(first))): string[] {
  const room = Math.max(8, columns - displayWidth(first))
  return wrapText(text, room).map((line, index) => (index === 0 ? first : rest) + line)
}

// One pass: `piece` is what may not be broken, added to the line once the next character shows that it has ended.
function wrapLine(text: string, columns: number): string[] {
  const lines: string[] = []
  let line = ''
  let lineWidth = 0
  let piece = ''
  let pieceWidth = 0

  const endPiece = () => {
    const visible = pieceWidth - (piece.length - piece.trimEnd().length)
    if (lineWidth + visible > columns && line !== '') endLine()
    if (visible > columns) [piece, pieceWidth] = cut(piece)
    line += piece
    lineWidth += pieceWidth
    piece = ''
    pieceWidth = 0
  }
  const endLine = () => {
    lines.push(line.trimEnd())
    line = ''
    lineWidth = 0
    if (piece.trimStart() !== piece) {
      pieceWidth -= piece.length - piece.trimStart().length
      piece = piece.trimStart()
    }
  }
  // A piece wider than a line fills whole lines; the rest of it goes on as a piece.
  const cut = (whole: string): [string, number] => {
    let part = ''
    let width = 0
    for (const character of whole) {
      const own = characterWidth(character)
      if (width + own > columns) {
        lines.push(part)
        part = ''
        width = 0
      }
      part += character
      width += own
    }
    return [part, width]
  }

  for (const character of text) {
    if (piece !== '' && breaksBetween(piece, character)) endPiece()
    piece += character
    pieceWidth += characterWidth(character)
  }
  endPiece()
  endLine()
  return lines
}

function breaksBetween(piece: string, next: string): boolean {
  if (next === ' ') return false
  const last = piece.at(-1) ?? ''
  if (last === ' ') return true
  if (neverFirst.includes(next) || neverLast.includes(last)) return false
  return !(isWordCharacter(last) && isWordCharacter(next))
}

// Letters, digits and marks of words, addresses and numbers, which stay whole.
function isWordCharacter(character: string): boolean {
  const point = character.codePointAt(0) ?? 0
  return (point > 0x20 && point < 0x250) || (point >= 0x2010 && point <= 0x2027)
}
