// A person at the terminal who does not know the program: reads the screen that can be seen, finds the open prompt and
// its rows by how they stand there, and answers by what they want. It knows no ids and no numbers of rows, so that it
// stays the same person when the order of questions or their look changes.
import { readFileSync } from 'node:fs'
import { until } from './leaving.ts'
import { keys, type Terminal } from './terminal.ts'

/** What somebody wants of a prompt whose message is of a kind. */
export interface Wish {
  asks: RegExp
  /** Rows that would do, the best first. In a list with boxes all of them are ticked. */
  picks?: readonly RegExp[]
  /** What is taken where no row fulfils these. */
  otherwise?: readonly RegExp[]
  /** What is typed where text is asked. */
  types?: string
}

export type PromptKind = 'one' | 'many' | 'confirm' | 'text'

/** An open prompt as it stands on the screen. */
export interface OpenPrompt {
  kind: PromptKind
  /** The row it begins at, of all rows that were printed. */
  row: number
  /** Question and hint, in one line. */
  message: string
  /** Its rows, the message's too. */
  lines: readonly string[]
  /** The line of `lines` with the mark; -1 where nothing is marked. */
  marked: number
  /** The lines of `lines` that hold what can be chosen. */
  choices: { from: number; to: number }
}

/** What was typed for one prompt. */
export interface Typed {
  keys: number
  characters: number
  answer: string
}

const han = '[\\p{Script=Han}，。、；：？！（）“”「」《》…]'
const betweenHan = new RegExp(`(?<=${han}) +| +(?=${han})`, 'gu')

/** Rows of the screen as one line of text. */
export function flow(lines: readonly string[]): string {
  return lines
    .map((line) => line.trim())
    .join(' ')
    .replace(betweenHan, '')
    .trim()
}

// A row that can be told from the one above even where that takes two lines: it has a box or a number.
const plainlyRow = /^[> ] ?\s*(?:\[[ x]\]|\d{1,2}[.)]? )/
const yesNo = /\([Yy]\/[Nn]\)/

/** The prompt that waits for an answer, if any. */
export function readPrompt(screen: string): OpenPrompt | undefined {
  const all = screen.split('\n')
  // An answered one stands there with `-`.
  const row = all.findLastIndex((line) => /^[?-] /.test(line))
  if (!all[row]?.startsWith('?')) return undefined
  const lines = all.slice(row)
  const mark = lines.findIndex((line) => line.startsWith('>'))
  // Below a list there is always something; below the line that is typed into there is nothing.
  const isTyped = mark >= 0 && lines.slice(mark + 1).every((line) => line.trim() === '')
  const marked = isTyped ? -1 : mark
  const first = lines.findIndex((line, at) => at > 0 && plainlyRow.test(line))
  const from = marked < 0 ? (isTyped ? mark : lines.length) : first < 0 ? marked : Math.min(first, marked)
  const end = marked < 0 ? from : lines.findIndex((line, at) => at > from && !/^[> ]/.test(line))
  const to = end < 0 ? lines.length : end
  const kindOfList = lines.slice(from, to).some((line) => /^[> ] ?\s*\[[ x]\]/.test(line)) ? 'many' : 'one'
  const kind = marked >= 0 ? kindOfList : yesNo.test(flow(lines)) ? 'confirm' : 'text'
  return { kind, row, message: flow(lines.slice(0, from)).replace(/^\? ?/, ''), lines, marked, choices: { from, to } }
}

/** Waits until the program waits for a key with a prompt open, or has ended. */
export async function nextPrompt(terminal: Terminal, answered?: OpenPrompt): Promise<OpenPrompt | undefined> {
  let ended = false
  void terminal.ended.then(() => {
    ended = true
  })
  let prompt: OpenPrompt | undefined
  await until('a prompt', () => {
    prompt = readPrompt(terminal.screen())
    const isNew = prompt?.row !== answered?.row || prompt?.lines[0] !== answered?.lines[0]
    return ended || (prompt !== undefined && isNew)
  })
  if (ended) return undefined
  await rests(terminal)
  return readPrompt(terminal.screen())
}

/** The line on which the words of the first row begin that fits, of those that can be seen; -1 where none does. */
export function findRow({ lines, choices }: OpenPrompt, pick: RegExp): number {
  return lines.findIndex((line, at) => {
    if (at < choices.from || at >= choices.to) return false
    const found = pick.exec(flow(lines.slice(at, choices.to)))
    return found !== null && found.index < flow([line]).length
  })
}

/** Answers a prompt as somebody with these wishes would, and says what it took. */
export async function answerPrompt(terminal: Terminal, prompt: OpenPrompt, wishes: readonly Wish[]): Promise<Typed> {
  const isText = prompt.kind === 'text'
  const wish = wishes.find((one) => one.asks.test(prompt.message) && (isText ? one.types : one.picks) !== undefined)
  if (prompt.kind === 'one' || prompt.kind === 'many') {
    const chooser = new Chooser(terminal, wish?.otherwise)
    if (prompt.kind === 'one') await chooser.goTo(wish?.picks ?? [])
    else await chooser.tick(wish?.picks ?? [])
    terminal.type(keys.enter)
    return { keys: chooser.typed + 1, characters: 0, answer: chooser.chosen.join(' + ') }
  }
  const text = isText ? (wish?.types ?? '') : ''
  if (text !== '') {
    terminal.type(text)
    await changes(terminal, prompt.lines)
    await rests(terminal)
  }
  terminal.type(keys.enter)
  return { keys: 1, characters: [...text].length, answer: text }
}

// Who has no wish of their own says so.
const dontKnow = [/不清楚|说不准|不确定|拿不准/, /\bnot sure\b/i, /都没有|都不是|都不像|都不对/, /\bnone of\b/i]

// Looks at a list, moves the mark, and looks again.
class Chooser {
  /** Keys, as many as somebody presses who sees where the rows begin and goes there straight. */
  typed = 0
  readonly chosen: string[] = []
  private readonly terminal: Terminal
  private readonly otherwise: readonly RegExp[]
  // Rows down from where the mark stood at first, now and when a key was counted last.
  private place = 0
  private counted = 0

  constructor(terminal: Terminal, otherwise: readonly RegExp[] = []) {
    this.terminal = terminal
    this.otherwise = [...otherwise, ...dontKnow]
  }

  /** Moves to the row that would do best; where none does, to “not sure”, and where there is no such row it stays. */
  async goTo(picks: readonly RegExp[]): Promise<void> {
    for (const pick of [...(await this.offered(picks)), ...this.otherwise]) if (await this.find(pick)) break
    this.take()
  }

  /** Ticks every row that is wanted; what is ticked already was heard right. */
  async tick(picks: readonly RegExp[]): Promise<void> {
    for (const pick of await this.offered(picks)) {
      await this.find(pick)
      await this.tickMarked()
    }
    if (this.look().lines.some((line) => ticked.test(line))) return
    await this.goTo([])
    this.chosen.pop()
    await this.tickMarked()
  }

  private async tickMarked(): Promise<void> {
    this.take()
    if (ticked.test(this.markedLine())) return
    await this.press(keys.space)
    this.typed += 1
  }

  private take(): void {
    this.typed += Math.abs(this.place - this.counted)
    this.counted = this.place
    this.chosen.push(flow([this.markedLine()]).replace(/^> ?(?:\[[ x]\] ?)?/, ''))
  }

  // Those of the wishes that a row fulfils. Who sees none of them reads on to the end of the list.
  private async offered(picks: readonly RegExp[]): Promise<RegExp[]> {
    if (picks.length === 0) return []
    const seen = [this.choices()]
    const isThere = () => picks.filter((pick) => seen.some((text) => pick.test(text)))
    if (isThere().length === 0) while (await this.press(keys.down)) seen.push(this.choices())
    return isThere()
  }

  // Moves the mark before the first row that fits; false where none does.
  private async find(pick: RegExp): Promise<boolean> {
    for (const key of [keys.down, keys.up]) while (this.lineOf(pick) < 0 && (await this.press(key)));
    if (this.lineOf(pick) < 0) return false
    while (this.look().marked > this.lineOf(pick) && (await this.press(keys.up)));
    while (this.look().marked < this.lineOf(pick) && (await this.press(keys.down)));
    // The words stand on the second line of a row, which nobody can tell from a row before the mark jumps over it.
    if (this.look().marked > this.lineOf(pick)) await this.press(keys.up)
    return true
  }

  private lineOf(pick: RegExp): number {
    return findRow(this.look(), pick)
  }

  private choices(): string {
    const { lines, choices } = this.look()
    return lines.slice(choices.from, choices.to).join('\n')
  }

  private markedLine(): string {
    const { lines, marked } = this.look()
    return lines[marked] ?? ''
  }

  private look(): OpenPrompt {
    const prompt = readPrompt(this.terminal.screen())
    if (!prompt) throw new Error(`there was a list here:\n${this.terminal.screen()}`)
    return prompt
  }

  // True where something moved.
  private async press(key: string): Promise<boolean> {
    const { lines } = this.look()
    this.terminal.type(key)
    const moved = await changes(this.terminal, lines)
    if (moved && key === keys.down) this.place += 1
    if (moved && key === keys.up) this.place -= 1
    return moved
  }
}

const ticked = /^[> ] ?\s*\[x\]/

/** Waits until the open prompt looks different; false where the program waits for a key again and it does not. */
async function changes(terminal: Terminal, before: readonly string[]): Promise<boolean> {
  const isDifferent = () => readPrompt(terminal.screen())?.lines.join('\n') !== before.join('\n')
  let asleep = 0
  await until('an answer to a key', () => {
    asleep = sleeps(terminal) ? asleep + 1 : 0
    return isDifferent() || asleep > 8
  })
  return isDifferent()
}

/** Waits until the program waits for a key. */
export async function rests(terminal: Terminal): Promise<void> {
  let asleep = 0
  await until('waiting for a key', () => {
    asleep = sleeps(terminal) ? asleep + 1 : 0
    return asleep > 4
  })
}

function sleeps({ pid }: Terminal): boolean {
  return /^State:\s+S/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'))
}
