// How wide the columns of a table are, for papers that cannot try how their words fall.
import { displayWidth } from '../width.ts'
import { type Laid, pieceText, type Sheets } from './sheets.ts'

// Columns of letters in a line of a page, at the size that stands in tables.
const lineColumns = 84

/**
 * The share of the page that each column of a table gets; together they are 1. A date, a sum or a name stays on one line
 * where it can, and what is longer has the rest.
 */
export function columnShares({ head, rows }: Extract<Laid, { kind: 'table' }>, { language }: Sheets): number[] {
  const widths = head.map((name, column) => {
    const cells = rows.map((row) => (row[column] ?? []).map((piece) => pieceText(piece, language)).join(''))
    // Margins, and what is put between Chinese and digits.
    return Math.max(...[name, ...cells].map(displayWidth)) * 1.15 + 3
  })
  const fair = fairWidth(widths)
  const given = widths.map((width) => Math.min(width, fair))
  const sum = given.reduce((total, width) => total + width, 0)
  return given.map((width) => width / sum)
}

// What the widest may have when all others get what they need.
function fairWidth(widths: readonly number[]): number {
  let left = lineColumns
  const sorted = widths.toSorted((one, other) => one - other)
  for (const [index, width] of sorted.entries()) {
    const fair = left / (sorted.length - index)
    if (width > fair) return fair
    left -= width
  }
  return Number.POSITIVE_INFINITY
}
