// How output looks: width, language and colour. Colour lives only here, and no meaning rests on it alone.
import type { Language } from '../core/text.ts'
import { type Words, wordsIn } from '../words/words.ts'

/** Gives a text a look. */
export type Paint = (text: string) => string

/** Colours by what they say, not by how they look. */
export interface Style {
  heading: Paint
  strong: Paint
  quiet: Paint
  urgent: Paint
  good: Paint
  warning: Paint
  phone: Paint
}

export interface Look {
  language: Language
  words: Words
  /** Columns for text; long lines are wrapped to it. */
  columns: number
  style: Style
}

const same: Paint = (text) => text

/** No colour at all. */
export const plainStyle: Style = {
  heading: same,
  strong: same,
  quiet: same,
  urgent: same,
  good: same,
  warning: same,
  phone: same,
}

/** Colours by chalk, which is loaded only when a terminal shows them. */
export async function colorStyle(): Promise<Style> {
  const { Chalk } = await import('chalk')
  const chalk = new Chalk({ level: 1 })
  // One argument only: chalk joins all it is given, and `map` gives three.
  const paint =
    (color: Paint): Paint =>
    (text) =>
      color(text)
  return {
    heading: paint(chalk.bold),
    strong: paint(chalk.bold),
    quiet: paint(chalk.dim),
    urgent: paint(chalk.bold.red),
    good: paint(chalk.green),
    warning: paint(chalk.yellow),
    phone: paint(chalk.bold.cyan),
  }
}

// Lines longer than this are hard to read, whatever the screen.
const widest = 100
// On less, the terminal breaks lines itself.
const narrowest = 20

/** Columns that text takes on a screen of some width. */
export function textColumns(columns: number): number {
  return Math.min(widest, Math.max(narrowest, columns))
}

/** How output looks on a screen of so many columns. */
export function lookFor(options: { language: Language; columns: number; style: Style }): Look {
  const { language, style } = options
  return { language, words: wordsIn(language), columns: textColumns(options.columns), style }
}
