// How output looks: width, language and emphasis. Emphasis lives only here, and no meaning rests on it alone.
//
// No colour: of the sixteen that a terminal has, none can be read on both dark and light backgrounds in the usual palettes,
// and dimmed text can be read in few. Text stays in the person's own colour and stands out by weight and underline
// (tests/render/contrast.test.ts).
import type { Language } from '../core/text.ts'
import { adviceAsTyped } from '../words/program.ts'
import { type Words, wordsForScripts, wordsIn } from '../words/words.ts'

/** Gives a text a look. */
export type Paint = (text: string) => string

/** Emphasis by what it says, not by how it looks. */
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
  /** Puts the commands in a sentence of the content as they have to be typed here. */
  asTyped: (advice: string) => string
  /** How the number of a contact stands in a text: a page makes it one to tap. */
  number: Paint
}

const same: Paint = (text) => text

/** No emphasis at all. */
export const plainStyle: Style = {
  heading: same,
  strong: same,
  quiet: same,
  urgent: same,
  good: same,
  warning: same,
  phone: same,
}

/** Emphasis by chalk, which is loaded only when a terminal shows it. */
export async function terminalStyle(): Promise<Style> {
  const { Chalk } = await import('chalk')
  const chalk = new Chalk({ level: 1 })
  // What a line is indented by is not underlined. One argument only: chalk joins all it is given, and `map` gives three.
  const paint =
    (emphasis: Paint): Paint =>
    (text) =>
      text.replace(/^( *)(.*)$/s, (_whole, indent: string, rest: string) => indent + emphasis(rest))
  const bold = paint(chalk.bold)
  return {
    heading: bold,
    strong: bold,
    quiet: same,
    urgent: paint(chalk.bold.underline),
    good: same,
    warning: bold,
    phone: bold,
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
  return {
    language,
    words: wordsIn(language),
    columns: textColumns(options.columns),
    style,
    asTyped: adviceAsTyped,
    number: same,
  }
}

/** What stands around the number of a contact in the texts of a page: nothing that is written has a use for these signs. */
export const numberMarks = { before: '\ue000', after: '\ue001' } as const

/** How texts come for a page: as for scripts, with the numbers marked. */
export function lookForPage(language: Language): Look {
  return { ...lookForScripts(language), number: (phone) => numberMarks.before + phone + numberMarks.after }
}

// No line is broken within it.
const endless = 100_000

/** How a text looks inside a document for scripts: unbroken, without colour, and on every computer alike. */
export function lookForScripts(language: Language): Look {
  return {
    language,
    words: wordsForScripts(language),
    columns: endless,
    style: plainStyle,
    asTyped: same,
    number: same,
  }
}
