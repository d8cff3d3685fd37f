// Asks one question after the other at the keyboard of this terminal, and prints what came of each:
// node child.cjs '<Script as JSON>'
import { checkLeaving } from '../../../src/io/terminal/between-questions.ts'
import { openKeyboard } from '../../../src/io/terminal/keyboard.ts'
import { handleSignals } from '../../../src/io/terminal/signals.ts'
import type { Choice, Keyboard } from '../../../src/ports.ts'
import { plainStyle } from '../../../src/render/look.ts'
import { displayWidth } from '../../../src/render/width.ts'
import { hang, wrapText } from '../../../src/render/wrap.ts'
import { wordsIn } from '../../../src/words/words.ts'

/** One question. `check`: texts that are refused. */
export interface ScriptedQuestion {
  ask: 'one' | 'many' | 'text' | 'secret' | 'confirm'
  message: string
  hint?: string
  choices?: Choice[]
  initial?: string
  marked?: string[]
  takesLines?: boolean
  canGoBack?: boolean
  refuses?: string
}

/** What stands on the screen first, and the questions. */
export interface Script {
  language: 'zh' | 'en'
  plain: boolean
  before: string[]
  questions: ScriptedQuestion[]
}

const { language, plain, before, questions }: Script = JSON.parse(process.argv[2] ?? '')
const words = wordsIn(language)
let isAsking = false
const columns = () => process.stderr.columns
handleSignals({ farewell: () => 'farewell', waiting: () => isAsking, redrawing: () => !plain, paging: () => false })
const keyboard = openKeyboard({
  screen: { columns: columns(), rows: process.stderr.rows, color: false, plain, piped: false },
  columns,
  wrap: wrapText,
  hang,
  width: displayWidth,
  paint: async () => plainStyle,
  words: { ...words, ...words.start, ...words.plainPrompt, ...words.keyboard, hidden: words.passphrase.hidden },
  asking: {
    get: () => isAsking,
    set: (open) => {
      isAsking = open
    },
  },
})

for (const line of before) console.log(line)
void askAll()

async function askAll(): Promise<void> {
  for (const question of questions) {
    const given = await ask(question).catch((error: Error) => error.name)
    checkLeaving()
    console.log(`= ${JSON.stringify(given)}`)
  }
}

async function ask({
  ask: kind,
  initial,
  marked,
  refuses,
  choices = [],
  ...asked
}: ScriptedQuestion): Promise<unknown> {
  const { chooseOne, chooseMany, enterText, enterSecret, confirm } = keyboard as Keyboard
  const check = (text: string) => (text === refuses ? 'refused' : undefined)
  if (kind === 'one') return chooseOne({ ...asked, choices, ...(initial === undefined ? {} : { initial }) })
  if (kind === 'many') return chooseMany({ ...asked, choices, ...(marked === undefined ? {} : { marked }) })
  if (kind === 'text') return enterText({ ...asked, check, ...(initial === undefined ? {} : { initial }) })
  if (kind === 'secret') return enterSecret({ ...asked, check })
  return confirm({ ...asked, initial: initial === 'yes' })
}
