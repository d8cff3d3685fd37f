// A card of what is to be done now, drawn on a screen model as the walk shows it: the card, whom to call, the menu.
import xterm from '@xterm/headless'
import type { StepRules } from '../../src/core/content/library.ts'
import type { PlannedStep } from '../../src/core/plan/planned-step.ts'
import { menuRows, nowCard } from '../../src/render/now-card.ts'
import { numberLine } from '../../src/render/number-line.ts'
import type { Reader } from '../../src/render/reader.ts'
import type { Card } from '../../src/render/step-parts.ts'

/** A step as somebody reads it of whom nothing is known. */
export function unplanned(definition: StepRules): PlannedStep {
  const { id, urgency } = definition
  const known = { state: 'todo', applies: true, doneBefore: false, isForOther: false } as const
  return { id, definition, urgency, limits: [], needs: [], evidence: [], forms: {}, ...known }
}

/** Where a card is drawn. */
export interface NowScreen {
  columns: number
  rows: number
  heading: string
  /** Without redrawing. */
  plain?: boolean
}

/** What the walk prints above its menu, and how many rows the menu takes. */
export function nowLines(
  reader: Reader,
  card: Card,
  { rows, heading, plain = false }: NowScreen,
): { lines: string[]; menu: number } {
  const { walk } = reader.words
  const menu = menuRows(reader, {
    message: walk.what,
    labels: [walk.done, walk.notNow, walk.more],
    plain,
  })
  const number = numberLine(reader, card.planned).lines
  return { lines: [...nowCard(reader, card, { heading, rows: rows - number.length - menu }), ...number], menu }
}

/** The rows that can be seen, without the menu, once all of it is printed. */
export async function seenRows(
  { lines, menu }: { lines: string[]; menu: number },
  { columns, rows }: Pick<NowScreen, 'columns' | 'rows'>,
): Promise<string[]> {
  const screen = new xterm.Terminal({ cols: columns, rows, scrollback: 500, allowProposedApi: true })
  const all = [...lines, ...Array.from({ length: menu }, (_unused, row) => `menu ${row + 1}`)]
  await new Promise<void>((done) => screen.write(all.join('\r\n'), done))
  const { active } = screen.buffer
  const seen = Array.from({ length: rows }, (_unused, row) => {
    return active.getLine(active.baseY + row)?.translateToString(true) ?? ''
  })
  screen.dispose()
  return seen.filter((row) => !row.startsWith('menu '))
}
