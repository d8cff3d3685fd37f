// What every kind of file begins with: a paper whose texts are harmless and whose pages are parted.
import { safeText } from '../../core/guard/safe-text.ts'
import type { Block, Paper, Runs } from '../../core/papers/paper.ts'
import type { Language } from '../../core/text.ts'
import { paper as words } from '../../words/paper.ts'

/** Text that goes together; `isOpen`: what belongs into a place left open, without the brackets around it. */
export interface Piece {
  text: string
  isOpen: boolean
}

/** Never empty but for cells and items; nothing of it begins or ends with a space. */
export type Pieces = readonly Piece[]

/** A block with its text in pieces. */
export type Laid =
  | { kind: 'title' | 'heading' | 'paragraph' | 'line' | 'right-line'; pieces: Pieces }
  | { kind: 'item'; number: number; pieces: Pieces }
  | { kind: 'table'; head: string[]; rows: Pieces[][] }

/** What is written, whatever the file. */
export interface Sheets {
  title: string
  language: Language
  /** Each has at least one block: no paper begins or ends with an empty page. */
  pages: Laid[][]
}

/**
 * Cleans and parts a paper. Whatever the runs hold, no text that comes out holds a control character, a line break, half a
 * character, or a sign that makes it read differently from what it says.
 */
export function layOut({ title, language, blocks }: Paper): Sheets {
  const pages: Laid[][] = [[]]
  for (const block of blocks) {
    if (block.kind === 'page-break') pages.push([])
    else pages.at(-1)?.push(...layOutBlock(block, language))
  }
  return { title: paperText(title).trim(), language, pages: pages.filter((page) => page.length > 0) }
}

/** A place left open in its brackets, and other text as it is. */
export function pieceText({ text, isOpen }: Piece, language: Language): string {
  return isOpen ? words[language].openBefore + text + words[language].openAfter : text
}

/** The text of XML and HTML, and of attributes in double quotes, that reads as the text given. */
export function escapeXml(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`)
}

function layOutBlock(block: Exclude<Block, { kind: 'page-break' }>, language: Language): Laid[] {
  if (block.kind === 'table') {
    const head = block.head.map((name) => paperText(name).trim())
    if (head.length === 0) return []
    return [{ kind: 'table', head, rows: block.rows.map((row) => row.map((cell) => piecesOf(cell, language))) }]
  }
  const pieces = piecesOf(block.runs, language)
  if (block.kind === 'item') return [{ kind: 'item', number: block.number, pieces }]
  if (pieces.length === 0) return []
  return [{ kind: block.kind === 'line' && block.align === 'right' ? 'right-line' : block.kind, pieces }]
}

// What stands side by side becomes one: signs that mean something only together are seen together.
function piecesOf(runs: Runs, language: Language): Pieces {
  const pieces: Piece[] = []
  for (const run of runs) {
    const last = pieces.at(-1)
    if (typeof run !== 'string')
      pieces.push({ text: words[language].toFillIn(paperText(run.open).trim()), isOpen: true })
    else if (last && !last.isOpen) last.text += run
    else pieces.push({ text: run, isOpen: false })
  }
  return pieces
    .map((piece, index) => {
      if (piece.isOpen) return piece
      const text = paperText(piece.text)
      const begun = index === 0 ? text.trimStart() : text
      return { ...piece, text: index === pieces.length - 1 ? begun.trimEnd() : begun }
    })
    .filter(({ text }) => text !== '')
}

// Scripts whose letters change beside an invisible joiner, among them those of Uyghur, Mongolian and Tibetan.
const joining = String.raw`[\p{Script=Arabic}\p{Script=Mongolian}\p{Script=Tibetan}\p{Script=Devanagari}\p{Script=Sinhala}]`
// A screen drops these too, but a paper may be compared with somebody’s ID card: the form of a Chinese character, a letter
// as a minority language writes it, and characters that Unicode’s normal form takes for another.
const kept = new RegExp(
  [
    String.raw`(?<=\p{Script=Han})[\ufe00-\ufe02\u{e0100}-\u{e01ef}]`,
    String.raw`(?<=[\u1820-\u18aa])[\u180b-\u180f]`,
    `(?<=${joining})[\u200c\u200d](?=${joining})`,
    String.raw`[\uf900-\ufaff\u{2f800}-\u{2fa1f}][\ufe00-\ufe02\u{e0100}-\u{e01ef}]?`,
  ].join('|'),
  'gu',
)

// Like `safeText`, with what is legitimate in a name. A line break, which no run should hold, parts words and no more.
function paperText(text: string): string {
  let [clean, from] = ['', 0]
  for (const { 0: found, index } of text.matchAll(kept)) {
    clean += cleanPart(text.slice(from, index)) + found
    from = index + found.length
  }
  return clean + cleanPart(text.slice(from))
}

function cleanPart(text: string): string {
  return safeText(text, { multiline: true }).replace(/\n+/g, ' ')
}
