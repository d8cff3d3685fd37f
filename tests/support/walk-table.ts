// The figures of walks as a table of docs/walks.md: what was measured before stays, what is measured now stands beside it.
import type { Walk } from './walk-recorder.ts'

/** A walk and where it was walked. */
export interface Measured {
  situation: string
  /** Language and size, `zh 80x24`. */
  screen: string
  walk: Walk
}

const figures = ['card', 'prompts', 'keys', 'characters', 'rows', 'title seen', 'number seen'] as const
const names = ['situation', 'screen', ...figures.flatMap((figure) => [figure, 'now'])]
const begin = '<!-- figures: written by npm run bench:walks -->\n'
const end = '<!-- end of figures -->'

/** The document with the figures of now in its table. A walk that it does not have yet has no figures from before. */
export function putFigures(document: string, measured: readonly Measured[]): string {
  const [head = '', , tail = ''] = splitDocument(document)
  return `${head}${begin}\n${makeTable(document, measured)}\n${end}${tail}`
}

/** The table alone. */
export function makeTable(document: string, measured: readonly Measured[]): string {
  const [, table = ''] = splitDocument(document)
  const earlier = new Map(
    table.split('\n').map((line) => {
      const cells = line.split('|').map((cell) => cell.trim())
      return [keyOf(cells.slice(1, 3)), cells.slice(3, -1)] as const
    }),
  )
  const lines = measured.map(({ situation, screen, walk }) => {
    const old = earlier.get(keyOf([situation, screen])) ?? []
    return [situation, screen, ...writeFigures(walk).flatMap((figure, at) => [old[at * 2] ?? figure, figure])]
  })
  return [names, names.map(() => '---'), ...lines].map((cells) => `| ${cells.join(' | ')} |`).join('\n')
}

function splitDocument(document: string): string[] {
  const from = document.indexOf(begin)
  const to = document.indexOf(end)
  if (from < 0 || to < 0) throw new Error('the document has no place for figures')
  return [document.slice(0, from), document.slice(from + begin.length, to), document.slice(to + end.length)]
}

function keyOf(cells: readonly string[]): string {
  return cells.join(' | ')
}

function writeFigures({ step, prompts, keys, characters, rows, isTitleSeen, isNumberSeen }: Walk): string[] {
  const seen = (is: boolean | undefined) => (is === undefined ? 'none' : is ? 'yes' : 'no')
  return [`\`${step}\``, ...[prompts, keys, characters, rows].map(String), seen(isTitleSeen), seen(isNumberSeen)]
}
