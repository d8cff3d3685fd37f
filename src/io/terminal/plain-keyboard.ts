// Questions without any redrawing: numbered choices and a typed line, for screen readers and poor terminals.
import { createInterface, type Interface } from 'node:readline'
import { safeText } from '../../core/guard/safe-text.ts'
import { Interrupted } from '../../errors.ts'
import type { Choice, Keyboard } from '../../ports.ts'
import { beginBetween, endBetween } from './between-questions.ts'
import { readHiddenLine } from './hidden-line.ts'
import type { KeyboardWords } from './keyboard.ts'
import { pasteGapMs } from './pasted-lines.ts'

export interface PlainOptions {
  columns: () => number
  wrap: (text: string, columns: number) => string[]
  /** Lines of a text behind another one. */
  hang: (first: string, text: string, columns: number) => string[]
  write: (text: string) => void
  words: Pick<
    KeyboardWords,
    'plainOne' | 'plainMany' | 'plainMarked' | 'moreLines' | 'alone' | 'again' | 'yesNo' | 'hidden'
  >
  waiting: (open: boolean) => void
  /** Called for the line `!`; does not return. */
  leave: () => void
}

/** A keyboard that reads lines. Lines pasted ahead are kept for the questions that follow. */
export function plainKeyboard(options: PlainOptions): Keyboard {
  const lines = lineReader(options)
  const write = (text: string, { multiline = false } = {}) =>
    options.write(options.wrap(safeText(text, { multiline }), options.columns()).join('\n'))

  function ask(
    question: { message: string; hint?: string; marked?: readonly string[] },
    choices: Choice[],
    how: string,
  ): void {
    write('')
    write(question.message)
    if (question.hint !== undefined) write(question.hint, { multiline: true })
    let group: string | undefined
    choices.forEach((choice, index) => {
      if (choice.group !== group && choice.group !== undefined) write(choice.group)
      group = choice.group
      const mark = question.marked?.includes(choice.value) ? '[x] ' : ''
      options.write(options.hang(`  ${index + 1}  `, `${mark}${safeText(choice.label)}`, options.columns()).join('\n'))
    })
    write(how)
  }

  // `marked`: what an empty line takes.
  async function numbers(choices: Choice[], most: number, marked: readonly number[] = []): Promise<number[]> {
    for (;;) {
      const entered = (await lines.next())
        .normalize('NFKC')
        .split(/[\s,、]+/)
        .filter(Boolean)
      if (entered.length === 0 && marked.length > 0) return [...marked]
      const chosen = [...new Set(entered.map(Number))]
      const valid = chosen.every((number) => Number.isInteger(number) && number >= 1 && number <= choices.length)
      if (!valid || chosen.length === 0 || chosen.length > most) write(options.words.again)
      else if (chosen.length > 1 && chosen.some((number) => choices[number - 1]?.alone)) write(options.words.alone)
      else return chosen
    }
  }

  // The last line of what is pasted often has no end: it waits there until Enter is pressed, and would answer what is
  // asked next. So who pasted several lines says when that was all.
  async function readOn(): Promise<string[]> {
    const pasted = await lines.pasted()
    if (pasted.length === 0) return []
    write('')
    write(options.words.moreLines)
    for (;;) {
      const line = await lines.next()
      if (line.trim() === '') return pasted
      pasted.push(line, ...(await lines.pasted()))
      if (pasted.at(-1)?.trim() === '') return pasted
    }
  }

  return {
    chooseOne: async <Value extends string>(question: { message: string; hint?: string; choices: Choice<Value>[] }) => {
      ask(question, question.choices, options.words.plainOne)
      const [number = 1] = await numbers(question.choices, 1)
      const choice = question.choices[number - 1]
      if (!choice) throw new Error('a number was accepted that names no choice')
      return choice.value
    },
    chooseMany: async <Value extends string>(question: {
      message: string
      hint?: string
      choices: Choice<Value>[]
      marked?: readonly Value[]
    }) => {
      const marked = question.choices.flatMap(({ value }, index) =>
        question.marked?.includes(value) ? [index + 1] : [],
      )
      ask(question, question.choices, marked.length > 0 ? options.words.plainMarked : options.words.plainMany)
      const chosen = await numbers(question.choices, question.choices.length, marked)
      return question.choices.filter((_choice, index) => chosen.includes(index + 1)).map(({ value }) => value)
    },
    enterText: async (question) => {
      ask(question, [], '')
      for (;;) {
        const first = await lines.next()
        const problem = question.check?.(first)
        if (problem !== undefined) write(problem)
        else return question.takesLines ? [first, ...(await readOn())].join('\n') : first
      }
    },
    enterSecret: async (question) => {
      let show = () => ask(question, [], options.words.hidden)
      for (;;) {
        const entered = await lines.nextHidden(show)
        const problem = question.check?.(entered)
        if (problem === undefined) return entered
        show = () => write(problem)
      }
    },
    confirm: async (question) => {
      ask(question, [], options.words.yesNo)
      for (;;) {
        const entered = (await lines.next()).trim().toLowerCase()
        if (['y', 'yes', '是', 'ｙ'].includes(entered)) return true
        if (['n', 'no', '否', 'ｎ'].includes(entered)) return false
        write(options.words.again)
      }
    },
  }
}

const leaveLine = /^[!！]$/
const linesMeanLeave = (typed: string) =>
  typed
    .split(/[\r\n]/)
    .slice(0, -1)
    .some((line) => leaveLine.test(line.trim()))

// One reader for the whole run, opened at the first question.
function lineReader(options: Pick<PlainOptions, 'waiting' | 'leave'>): {
  next(): Promise<string>
  /** Lines that came right behind the last one at a terminal; from elsewhere, lines are answers written beforehand. */
  pasted(): Promise<string[]>
  nextHidden(ask: () => void): Promise<string>
} {
  const ready: string[] = []
  let waiter: { resolve(line: string): void; reject(error: Error): void } | undefined
  let reader: Interface | undefined
  let ended = false

  function open(): Interface {
    const opened = createInterface({ input: process.stdin, terminal: false })
    opened.on('line', (line) => {
      if (leaveLine.test(line.trim())) options.leave()
      if (waiter) waiter.resolve(line)
      else ready.push(line)
      waiter = undefined
    })
    opened.on('close', onEnd)
    return opened
  }

  function onEnd(): void {
    ended = true
    waiter?.reject(new Interrupted())
    waiter = undefined
  }

  // Both would get what is typed.
  function closeReader(): void {
    reader?.off('close', onEnd)
    reader?.close()
    reader = undefined
  }

  const begin = (isSilent: boolean, typed = '') =>
    beginBetween({ stdin: process.stdin, isSilent, typed, meansLeave: linesMeanLeave, leave: options.leave })

  const giveBack = (typed: Buffer) => {
    if (typed.length > 0) process.stdin.unshift(typed)
  }

  return {
    next: async () => {
      giveBack(endBetween({ needsEcho: true }))
      reader ??= open()
      reader.resume()
      const line = ready.shift()
      if (line !== undefined) return line
      if (ended) throw new Interrupted()
      options.waiting(true)
      try {
        return await new Promise<string>((resolve, reject) => {
          waiter = { resolve, reject }
        })
      } finally {
        options.waiting(false)
        // Between questions the terminal must not keep the process alive.
        reader.pause()
        begin(false)
      }
    },
    pasted: async () => {
      if (!process.stdin.isTTY) return []
      giveBack(endBetween({ needsEcho: true }))
      reader ??= open()
      reader.resume()
      for (let before = -1; ready.length > before && !ended; ) {
        before = ready.length
        await new Promise((resolve) => setTimeout(resolve, pasteGapMs))
      }
      reader?.pause()
      begin(false)
      return ready.splice(0)
    },
    nextHidden: async (ask) => {
      const line = ready.shift()
      if (line !== undefined) {
        ask()
        return line
      }
      if (ended) throw new Interrupted()
      closeReader()
      giveBack(endBetween({ needsEcho: false }))
      options.waiting(true)
      try {
        const { line: hidden, rest } = await readHiddenLine(process.stdin, ask)
        if (leaveLine.test(hidden.trim())) options.leave()
        begin(true, rest)
        return hidden
      } finally {
        options.waiting(false)
      }
    },
  }
}
