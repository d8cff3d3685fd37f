// A paper as CommonMark, with tables as GitHub has them.
import { paper as words } from '../../words/paper.ts'
import type { Laid, Pieces, Sheets } from './sheets.ts'

/** Text in which no value is markup; a page ends in a thematic break. The last line ends with a line feed. */
export function writeMarkdown(sheets: Sheets): string {
  const pages = sheets.pages.map((page) => {
    let delimiter = '.'
    const blocks = page.map((block, index) => {
      const before = page[index - 1]
      const goesOn = block.kind === 'item' && before?.kind === 'item' && block.number === before.number + 1
      // Side by side and written alike, two lists would be one, and its numbers would go on.
      if (!goesOn) delimiter = before?.kind === 'item' && delimiter === '.' ? ')' : '.'
      return (index === 0 || goesOn ? '' : '\n') + write(block, delimiter, sheets)
    })
    return blocks.join('')
  })
  return pages.join('\n---\n\n')
}

function write(block: Laid, delimiter: string, sheets: Sheets): string {
  switch (block.kind) {
    case 'title':
      return `# ${inline(block.pieces, sheets)}\n`
    case 'heading':
      return `## ${inline(block.pieces, sheets)}\n`
    case 'paragraph':
    case 'line':
    // Nothing stands at the right in Markdown.
    case 'right-line':
      return `${inline(block.pieces, sheets)}\n`
    case 'item':
      return `${block.number}${delimiter} ${inline(block.pieces, sheets)}`.trimEnd().concat('\n')
    case 'table':
      return [
        row(block.head.map(escapeInline)),
        row(block.head.map(() => '---')),
        ...block.rows.map((cells) => row(cells.map((cell) => inline(cell, sheets)))),
      ].join('')
  }
}

function row(cells: readonly string[]): string {
  return `|${cells.map((cell) => ` ${cell} |`).join('')}\n`
}

// The asterisks stand inside the brackets: between a Chinese character and a bracket they would not be read as bold.
function inline(pieces: Pieces, { language }: Sheets): string {
  const [before, after] = [words[language].openBefore, words[language].openAfter].map(escapeInline)
  return pieces
    .map(({ text, isOpen }, index) => {
      if (isOpen) return `${before}**${escapeInline(text)}**${after}`
      return index === 0 ? escapeMarkdown(text) : escapeInline(text)
    })
    .join('')
}

// At the beginning of a line, signs of lists and rules mean something too.
function escapeMarkdown(text: string): string {
  return escapeInline(text)
    .replace(/^(?:-|\+(?=\s|$))/, '\\$&')
    .replace(/^(\d+)([.)])(?=\s|$)/, '$1\\$2')
}

// Also what becomes a link by itself: an address, with or without what it begins with, and mail.
function escapeInline(text: string): string {
  return text
    .replace(/[\\`*_[\]{}<>#|~&$@]/g, '\\$&')
    .replace(/:?\/\//g, (signs) => signs.replace(/./g, '\\$&'))
    .replace(/(?<=[\p{L}\p{N}])\.(?=\p{L})/gu, '\\.')
}
