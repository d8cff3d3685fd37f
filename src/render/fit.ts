// What fits on a screen: rows are counted as the terminal draws them, and the fullest draft that fits is taken.
import { displayWidth } from './width.ts'

const colour = new RegExp(`${String.fromCharCode(0x1b)}\\[[\\d;]*m`, 'g')

/** Rows that lines take on a screen: one each, more for what is copied and wider than the screen. */
export function countRows(lines: readonly string[], columns: number): number {
  return lines.reduce((rows, line) => {
    const width = displayWidth(line.replace(colour, ''))
    return rows + Math.max(1, Math.ceil(width / columns))
  }, 0)
}

/**
 * Leaves out one thing after the other, in the order given, until the rest fits into so many rows; where not even the
 * shortest fits, that one.
 */
export function leaveOutToFit<Part>(
  order: readonly Part[],
  { rows, columns }: { rows: number; columns: number },
  draw: (isShown: (part: Part) => boolean) => string[],
): string[] {
  for (let left = 0; ; left += 1) {
    const gone = new Set(order.slice(0, left))
    const lines = draw((part) => !gone.has(part))
    if (left === order.length || countRows(lines, columns) <= rows) return lines
  }
}
