// The keyboard of this terminal: with arrow keys where the screen can be redrawn, else with numbers. Both load at the
// first question; most runs ask none.
import type { Keyboard, Screen } from '../../ports.ts'
import { writeAll } from './output.ts'
import { guardTerminal, leaveAtOnce } from './signals.ts'
import { isTerminal } from './streams.ts'

export interface KeyboardOptions {
  screen: Screen
  columns: () => number
  /** Wrap text to a width; given by the caller, because wording for the screen is not io's business. */
  wrap: (text: string, columns: number) => string[]
  hang: (first: string, text: string, columns: number) => string[]
  /** Columns that a text takes. */
  width: (text: string) => number
  paint: () => Promise<{ strong: (text: string) => string; quiet: (text: string) => string }>
  words: KeyboardWords
  /** Whether a question is open. */
  asking: { get: () => boolean; set: (open: boolean) => void }
}

/** What a keyboard says around a question. */
export interface KeyboardWords {
  one: string
  many: string
  plainOne: string
  plainMany: string
  /** Some are chosen already. */
  plainMarked: string
  /** Several lines were pasted; an empty one ends them. */
  moreLines: string
  alone: string
  again: string
  hidden: string
  yes: string
  no: string
  yesNo: string
  /** Between what is said about keys. */
  comma: string
  /** Between answers, which hold commas of their own. */
  semicolon: string
  back: string
  plainBack: string
  typeToFind: string
  finding: (typed: string) => string
  nothingFound: (typed: string) => string
  ticked: (count: number) => string
  tooSmall: string
}

/** The keyboard; undefined where questions cannot be read from a terminal or shown on one. */
export function openKeyboard(options: KeyboardOptions): Keyboard | undefined {
  if (!isTerminal('stdin') || !isTerminal('stderr')) return undefined
  let loading: Promise<Keyboard> | undefined
  const keyboard = () => {
    if (!loading) guardTerminal(options.asking.get)
    loading ??= load(options)
    return loading
  }
  return {
    chooseOne: async (question) => (await keyboard()).chooseOne(question),
    chooseMany: async (question) => (await keyboard()).chooseMany(question),
    enterText: async (question) => (await keyboard()).enterText(question),
    enterSecret: async (question) => (await keyboard()).enterSecret(question),
    confirm: async (question) => (await keyboard()).confirm(question),
  }
}

async function load({ screen, columns, wrap, hang, width, paint, words, asking }: KeyboardOptions): Promise<Keyboard> {
  const common = {
    columns,
    wrap,
    words,
    waiting: asking.set,
    leave: () => leaveAtOnce({ canClear: process.env.TERM !== 'dumb' }),
  }
  if (screen.plain) {
    const { plainKeyboard } = await import('./plain-keyboard.ts')
    return plainKeyboard({ ...common, hang, write: (text) => writeAll('stderr', `${text}\n`) })
  }
  // Inquirer colours by the environment, and Node warns on the screen when that says both.
  delete process.env[screen.color ? 'NO_COLOR' : 'FORCE_COLOR']
  process.env[screen.color ? 'FORCE_COLOR' : 'NO_COLOR'] = '1'
  const { inquirerKeyboard } = await import('./inquirer-keyboard.ts')
  return inquirerKeyboard({ ...common, width, paint: await paint() })
}
