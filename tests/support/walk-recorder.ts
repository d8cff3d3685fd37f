// Walks through the program in the screen model until the first useful card, and counts what it took.
import { resolve } from 'node:path'
import { buildPlan } from '../../src/core/plan/plan.ts'
import { presentSession } from '../../src/core/session/present-session.ts'
import type { Language } from '../../src/core/text.ts'
import { withPlan } from '../../src/dialogue/open-session.ts'
import { openCompiled } from '../../src/io/content/compiled.ts'
import { openSessionStore } from '../../src/io/sessions/store.ts'
import { lookFor, plainStyle } from '../../src/render/look.ts'
import { makeReader } from '../../src/render/reader.ts'
import { wordsIn } from '../../src/words/words.ts'
import { answerPrompt, flow, nextPrompt, type OpenPrompt, type Wish } from './person-model.ts'
import { openTerminal, type Terminal } from './terminal.ts'

// As the built program reads it.
const bundled = openCompiled(resolve('dist', 'content'))
const library = bundled.library()
// The clock of the terminals.
const now = Date.parse('2026-11-22T02:00:00Z')

/** The size of a screen. */
export interface Size {
  columns: number
  rows: number
}

/** What a walk took, up to the first card that says what to do, and what of that card can be seen with its prompt. */
export interface Walk {
  /** The step of the card. */
  step: string
  prompts: number
  keys: number
  /** Characters of text, on top of the keys. */
  characters: number
  /** Rows that were printed, the card and its prompt included. */
  rows: number
  isTitleSeen: boolean
  /** Undefined where the card has no number to call. */
  isNumberSeen: boolean | undefined
  /** What could be seen at each prompt, and what was answered. */
  log: string
}

/** Somebody in a situation starts the program. */
export async function recordWalk(
  wishes: readonly Wish[],
  { language, size, dataFolder }: { language: Language; size: Size; dataFolder: string },
): Promise<Walk> {
  const env = { LEAK_HELP_LANG: language }
  const terminal = openTerminal({ args: ['start'], dataFolder, ...size, env })
  const log: string[] = []
  const rule = '─'.repeat(size.columns)
  const walk = { prompts: 0, keys: 0, characters: 0 }
  let above = 0
  let card: Card | undefined
  try {
    for (let prompt = await nextPrompt(terminal); prompt; prompt = await nextPrompt(terminal, prompt)) {
      log.push(terminal.visible())
      card = findCard(terminal, { prompt, above, language, dataFolder, before: card })
      if (card?.isUseful)
        return { ...walk, ...seeCard(terminal, { card, prompt }), log: `${log.join(`\n${rule}\n`)}\n` }
      const typed = await answerPrompt(terminal, prompt, wishes)
      walk.prompts += 1
      walk.keys += typed.keys
      walk.characters += typed.characters
      log.push(`${walk.prompts}. ${prompt.message} → ${typed.answer}`)
      if (walk.prompts > mostPrompts) break
      above = prompt.row
    }
    throw new Error('no card came')
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new Error([reason, ...log.filter((_, at) => at % 2 === 1), terminal.visible()].join('\n'), { cause: error })
  } finally {
    terminal.kill('SIGKILL')
    await terminal.ended
  }
}

// Nobody answers more.
const mostPrompts = 60

/** What a card holds that is to be seen, as it is written for this person. */
interface Card {
  step: string
  title: string
  number: string | undefined
  /** Whether it says what to do. */
  isUseful: boolean
}

interface Printed {
  prompt: OpenPrompt
  /** The row of the prompt before. */
  above: number
  language: Language
  dataFolder: string
  /** The card of the menu before: what was asked for of it is printed without its title. */
  before: Card | undefined
}

/** The card that stands above a prompt that asks about it. */
function findCard(terminal: Terminal, { prompt, above, language, dataFolder, before }: Printed): Card | undefined {
  const words = wordsIn(language)
  if (!prompt.message.startsWith(words.walk.what)) return undefined
  const printed = terminal.screen().split('\n').slice(above, prompt.row)
  const headings = [words.start.danger, ...Object.values(words.urgency)]
  const heading = printed.findLastIndex((line) => headings.some((one) => line === one || line.startsWith(`${one} · `)))
  const text = bare(printed.slice(heading + 1))
  const { plan, reader } = openCase(dataFolder, language)
  const titled = plan.steps.map((planned) => ({ planned, title: reader.title('steps', planned.id) }))
  const isShown = ({ planned, title }: (typeof titled)[number]) =>
    heading < 0 ? planned.id === before?.step : text.startsWith(bare([title]))
  const [shown] = titled.filter(isShown).sort((one, other) => other.title.length - one.title.length)
  if (!shown) throw new Error(`a menu without a card:\n${printed.join('\n')}`)
  const { planned, title } = shown
  const { quick, how } = reader.entry('steps', planned.id)
  // Not in the title, which may say the same.
  const body = text.slice(heading < 0 ? 0 : bare([title]).length)
  const [number] = planned.definition.contacts.flatMap((id) => library.contacts.get(id)?.phone ?? [])
  const isUseful = [...quick, ...how].some((act) => body.includes(bare([reader.read(act)]).slice(0, 12)))
  return { step: planned.id, title, number, isUseful }
}

// The plan of the session that is on disk, with its own forms of texts.
function openCase(dataFolder: string, language: Language): ReturnType<typeof withPlan> {
  const session = presentSession(library, openSessionStore({ dataFolder }).read('1').session)
  const look = lookFor({ language, columns: 80, style: plainStyle })
  return withPlan(
    makeReader(look, { library, texts: bundled.texts(language) }),
    session,
    buildPlan(library, session, now),
  )
}

function seeCard(
  terminal: Terminal,
  { card, prompt }: { card: Card; prompt: OpenPrompt },
): Pick<Walk, 'step' | 'rows' | 'isTitleSeen' | 'isNumberSeen'> {
  const visible = terminal.visible()
  const isPromptSeen = visible.includes(prompt.lines[0] ?? '') && /^>/m.test(visible)
  const number = card.number === undefined ? undefined : new RegExp(`(?<![\\d-])${card.number}(?![\\d-])`)
  return {
    step: card.step,
    rows: terminal.screen().split('\n').length,
    isTitleSeen: isPromptSeen && bare([visible]).includes(bare([card.title])),
    isNumberSeen: number && isPromptSeen && number.test(visible),
  }
}

// Without the blanks that breaking into rows brings.
function bare(lines: readonly string[]): string {
  return flow(lines).replace(/\s/g, '')
}
