// Breaking lines where Chinese and English allow it: not before 。，、 and not after an opening quote or bracket. What is
// there to be copied stays in one piece.
import { displayWidth, padEnd, pointWidth, unitsOf } from './width.ts'

const pointsOf = (characters: string) => new Set([...characters].map((character) => character.codePointAt(0)))
const neverFirst = pointsOf('。，、；：！？）》」』】〕”’…—·,.;:!?)]}%‰℃ ')
const neverLast = pointsOf('（《「『【〔“‘([{\u200d')
const space = 0x20

/**
 * Lines of at most `columns` columns. Newlines in the text stay; a line that begins with spaces is broken into lines that
 * begin with as many. A word longer than a line is cut, but not what may be copied, a command, an address, a path or an
 * id: where it is wider than the screen it stands alone on its line, unbroken, because a terminal that breaks it itself
 * gives it back whole.
 */
export function wrapText(text: string, columns: number): string[] {
  return text.split('\n').flatMap((line) => flow(line, columns, leadingSpaces(line)))
}

/**
 * Wrapped lines behind `first`, the later ones under its end; where that leaves little room, below it and indented a
 * little. With `indent` everything is one paragraph whose later lines begin behind so many spaces.
 */
export function hang(first: string, text: string, columns: number, indent?: number): string[] {
  if (indent !== undefined) return flow(first + text, columns, indent)
  const behind = hangingIndent(first, columns)
  if (behind === displayWidth(first)) return flow(first + text, columns, behind)
  return [...flow(first, columns, behind), ...(text === '' ? [] : flow(' '.repeat(behind) + text, columns, behind))]
}

// Less than this beside a column is a ribbon of words; on the narrowest screens, less than so much of them.
const leastBeside = 24
const leastShare = 0.7

/** Columns in front of the later lines of what hangs behind `first`. */
export function hangingIndent(first: string, columns: number): number {
  const [width, leading] = [displayWidth(first), leadingSpaces(first)]
  const isBeside = width === leading || columns - width >= Math.min(leastBeside, columns * leastShare)
  return isBeside ? width : leading + 2
}

/** Names in a column and what they mean behind them; on a narrow screen it stands below them. */
export function table(
  rows: readonly (readonly [name: string, text: string])[],
  columns: number,
  nameColumns = Math.max(0, ...rows.map(([name, text]) => (text === '' ? 0 : displayWidth(name)))),
): string[] {
  return rows.flatMap(([name, text]) => hang(padEnd(`  ${name}`, nameColumns + 4), text, columns))
}

function leadingSpaces(text: string): number {
  return /^ */.exec(text)?.[0].length ?? 0
}

// A command stands behind a colon or indented, and reaches to the end of the line or to a column beside it; in advice it
// may stand anywhere. The program is called as it was started (words/program.ts).
const program = /(?:npx )?leak-help|node (?:"[^"]*"|'[^']*'|\S+\.cjs)/.source
const typed = new RegExp(
  `(?:(^ +)(?:(?:${program}) |age -)|([:：] ?)(?:(?:${program}) |--[a-z]))(?:[^[\\]。 ]| (?! ))*|(?:${program})(?: [a-z-]+)+`,
  'u',
)
// A path may hold spaces and Chinese; what names it puts it in quotes or begins with it. So does a place in a file.
const path = /^\S+:\d+:\d+:|“(?:~|[A-Za-z]:)?[/\\][^“”]*|^ *(?:~|[A-Za-z]:)?[/\\][^。；]*/u
const whole = new RegExp(`${typed.source}|${path.source}`, 'gu')
// All of these hold one of them; most sentences hold none, and are not searched.
const mayHoldWhole = /[-/\\]|:\d/

interface Span {
  begin: number
  end: number
}

// What stays whole, one behind the other.
function findWhole(text: string): Span[] {
  if (!mayHoldWhole.test(text)) return []
  return [...text.matchAll(whole)].map(({ 0: found, 1: spaces = '', 2: before = spaces, index }) => ({
    begin: index + before.length,
    end: index + found.length,
  }))
}

// An address, a path, a file, a number: letters or digits joined by signs.
const copied = /:\/\/|[A-Za-z0-9][._@=\\][A-Za-z0-9]|\d-|-\d|^[“(（ ]*[~/\\]/u
// Inside a sentence it is a word like “anti-money-laundering”.
const id = /^[^A-Za-z]*[a-z]+(?:-[a-z]+)+[^A-Za-z]*$/u

// Goes to the end of a line by the width of its characters, and from there back to the last place where it may end: every
// character is looked at twice at most, however long the text and whatever is in it.
function flow(text: string, columns: number, indent: number): string[] {
  const leading = leadingSpaces(text)
  if (leading === text.length || leading + displayWidth(text.slice(leading)) <= columns) return [text.trimEnd()]
  const wholes = findWhole(text)
  const lines: string[] = []
  // A word that is cut reaches to here.
  let cutUntil = 0
  let margin = leading
  for (let begin = leading; begin < text.length; margin = indent) {
    const mayBreak = (at: number) => breaksAt(text, at) && (findSpan(wholes, at)?.begin ?? at) >= at
    const full = findFull(text, begin, columns - margin)
    let end = full
    if (full < text.length && full >= cutUntil) {
      while (end > begin && !mayBreak(end)) end -= 1
      if (end === begin) {
        // Its first piece is too wide for this line.
        end = Math.max(full, begin + 1)
        while (end < text.length && !mayBreak(end)) end += 1
        const width = displayWidth(text.slice(begin, end).trimEnd())
        if (width <= columns || mayBeCopied(text, begin, end, findSpan(wholes, begin)))
          margin = Math.max(0, columns - width)
        else cutUntil = end
      }
    }
    if (begin < cutUntil && full < cutUntil) end = findCut(text, begin, full)
    lines.push(' '.repeat(margin) + text.slice(begin, end).trimEnd())
    begin = end
  }
  return lines
}

// Where the first character stands that has no room; spaces need none.
function findFull(text: string, begin: number, room: number): number {
  let width = 0
  for (let at = begin; at < text.length; ) {
    const point = text.codePointAt(at) ?? 0
    width += pointWidth(point)
    if (width > room && point !== space) return at
    at += unitsOf(point)
  }
  return text.length
}

// A word too long for any line ends at a hyphen, or where it is full; what never begins a line takes the character in
// front of it along. At least one character goes.
function findCut(text: string, begin: number, full: number): number {
  const shown = text.slice(begin, full)
  const joint = Math.max(shown.lastIndexOf('-'), shown.lastIndexOf('/')) + 1
  if (joint > 0) return begin + joint
  const before = stepBack(text, full)
  const isFirst = (at: number) => neverFirst.has(text.codePointAt(at) ?? 0)
  if (before > begin && isFirst(full) && !isFirst(before)) return before
  return Math.max(full, begin + unitsOf(text.codePointAt(begin) ?? 0))
}

// The first of them that ends behind a place.
function findSpan(spans: readonly Span[], at: number): Span | undefined {
  let [low, high] = [0, spans.length]
  while (low < high) {
    const middle = Math.floor((low + high) / 2)
    if ((spans[middle]?.end ?? 0) > at) high = middle
    else low = middle + 1
  }
  return spans[low]
}

function mayBeCopied(text: string, begin: number, end: number, span: Span | undefined): boolean {
  if (span && span.begin < end) return true
  const piece = text.slice(begin, end).trimEnd()
  return copied.test(piece) || (id.test(piece) && !/\p{L} $/u.test(text.slice(Math.max(0, begin - 3), begin)))
}

// Whether a line may end before this character. Narrow ones are letters, digits and marks of words, addresses and numbers,
// which stay whole; what has no width belongs to the character in front of it.
function breaksAt(text: string, at: number): boolean {
  const next = text.codePointAt(at) ?? 0
  const nextWidth = pointWidth(next)
  if (nextWidth === 0 || neverFirst.has(next) || isSecondHalf(text, at)) return false
  let before = stepBack(text, at)
  let last = text.codePointAt(before) ?? 0
  if (last === space) return true
  if (neverLast.has(last)) return false
  while (before > 0 && pointWidth(last) === 0) {
    before = stepBack(text, before)
    last = text.codePointAt(before) ?? 0
  }
  return nextWidth > 1 || pointWidth(last) > 1
}

function stepBack(text: string, at: number): number {
  return isSecondHalf(text, at - 1) ? at - 2 : at - 1
}

// Of a character that takes two units.
function isSecondHalf(text: string, at: number): boolean {
  const unit = text.charCodeAt(at)
  return unit >= 0xdc00 && unit <= 0xdfff
}
