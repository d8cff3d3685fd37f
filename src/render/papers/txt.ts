// A paper as plain text: to paste into a form or a mail, and to read in whatever shows text.
import { paper as words } from '../../words/paper.ts'
import { displayWidth } from '../width.ts'
import { hang, wrapText } from '../wrap.ts'
import { type Laid, type Pieces, pieceText, type Sheets } from './sheets.ts'

const usualColumns = 80
// Signature and date stand this far in and not at the very right: a form and a telephone show fewer columns, and would
// break such a line into an empty one and the rest.
const columnsBeforeRight = 20
// Between pages. A form feed is a control character, which most readers show as a box or drop, and two papers run together.
const pageBreak = '-'.repeat(40)

/**
 * Lines of at most so many columns, but for an address or a number that is longer by itself; the last ends with a line
 * feed.
 */
export function writeTxt(sheets: Sheets, columns = usualColumns): string {
  const pages = sheets.pages.map((page) => {
    const lines = page.flatMap((block, index) => {
      const before = page[index - 1]
      const gap = before === undefined || standTogether(before, block, sheets) ? [] : ['']
      return [...gap, ...linesOf(block, sheets, columns)]
    })
    return `${lines.join('\n')}\n`
  })
  return pages.join(`\n${pageBreak}\n\n`)
}

// Chinese paragraphs are parted by their indent.
function standTogether(before: Laid, block: Laid, { language }: Sheets): boolean {
  if (before.kind !== block.kind) return false
  return /line|item/.test(block.kind) || (block.kind === 'paragraph' && language === 'zh')
}

function linesOf(block: Laid, sheets: Sheets, columns: number): string[] {
  if (block.kind === 'table') return tableLines(block, sheets, columns)
  const text = textOf(block.pieces, sheets)
  switch (block.kind) {
    case 'title':
    case 'heading':
    case 'line':
      return wrapText(text, columns)
    case 'right-line':
      return rightLines(text, sheets, columns)
    case 'paragraph':
      return sheets.language === 'zh' ? indented(text, columns) : wrapText(text, columns)
    case 'item':
      return hang(`${block.number}. `, text, columns)
  }
}

// In full-width spaces, which are as wide as the characters below them in every font. They are put there last: a line is
// never broken behind spaces it begins with.
function indented(text: string, columns: number): string[] {
  const [first = '', ...later] = hang('    ', text, columns, 0)
  return [first.replace(/^ {4}/, '\u3000\u3000'), ...later]
}

function rightLines(text: string, { language }: Sheets, columns: number): string[] {
  const before = Math.min(columnsBeforeRight, Math.floor(columns / 4), Math.max(0, columns - displayWidth(text)))
  const margin = language === 'zh' ? '\u3000'.repeat(Math.floor(before / 2)) : ' '.repeat(before)
  return wrapText(text, columns - before).map((line) => margin + line)
}

// Columns need a font in which all characters are equally wide and lines that nobody breaks; a name in front of each cell
// needs neither.
function tableLines({ head, rows }: Extract<Laid, { kind: 'table' }>, sheets: Sheets, columns: number): string[] {
  const label = (name: string | undefined) => (name ? words[sheets.language].column(name) : '')
  if (rows.length === 0) return head.flatMap((name) => wrapText(label(name), columns))
  return rows.flatMap((row, index) => [
    ...(index === 0 ? [] : ['']),
    ...row.flatMap((cell, column) => hang(label(head[column]), textOf(cell, sheets), columns)),
  ])
}

function textOf(pieces: Pieces, { language }: Sheets): string {
  return pieces.map((piece) => pieceText(piece, language)).join('')
}
