// Questions without any redrawing: numbered choices and a typed line, for screen readers and poor terminals.
import { safeText } from '../../core/guard/safe-text.ts'
import { WentBack } from '../../errors.ts'
import type { Choice, Keyboard } from '../../ports.ts'
import type { KeyboardWords } from './keyboard.ts'
import { type LineReaderOptions, readLines } from './line-reader.ts'
import { isBackLine, readYesNo } from './typed-line.ts'

export interface PlainOptions extends LineReaderOptions {
  columns: () => number
  wrap: (text: string, columns: number) => string[]
  /** Lines of a text behind another one. */
  hang: (first: string, text: string, columns: number) => string[]
  write: (text: string) => void
  words: KeyboardWords
}

/** A keyboard that reads lines. Lines pasted ahead are kept for the questions that follow. */
export function plainKeyboard(options: PlainOptions): Keyboard {
  const lines = readLines(options)
  const write = (text: string, { multiline = false } = {}) =>
    options.write(options.wrap(safeText(text, { multiline }), options.columns()).join('\n'))

  function ask(
    question: { message: string; hint?: string; marked?: readonly string[]; canGoBack?: boolean },
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
    write([how, ...(question.canGoBack ? [options.words.plainBack] : [])].filter(Boolean).join(options.words.semicolon))
  }

  // A line typed for a question; one that means to go back goes back.
  async function nextLine({ canGoBack = false }: { canGoBack?: boolean }): Promise<string> {
    const line = await lines.next()
    if (canGoBack && isBackLine(line)) throw new WentBack()
    return line
  }

  // `marked`: what an empty line takes.
  async function numbers(
    { choices, canGoBack = false }: { choices: Choice[]; canGoBack?: boolean },
    most: number,
    marked: readonly number[] = [],
  ): Promise<number[]> {
    for (;;) {
      const entered = (await nextLine({ canGoBack }))
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
    chooseOne: async <Value extends string>(question: {
      message: string
      hint?: string
      choices: Choice<Value>[]
      canGoBack?: boolean
    }) => {
      ask(question, question.choices, options.words.plainOne)
      const [number = 1] = await numbers(question, 1)
      const choice = question.choices[number - 1]
      if (!choice) throw new Error('a number was accepted that names no choice')
      return choice.value
    },
    chooseMany: async <Value extends string>(question: {
      message: string
      hint?: string
      choices: Choice<Value>[]
      marked?: readonly Value[]
      canGoBack?: boolean
    }) => {
      const marked = question.choices.flatMap(({ value }, index) =>
        question.marked?.includes(value) ? [index + 1] : [],
      )
      ask(question, question.choices, marked.length > 0 ? options.words.plainMarked : options.words.plainMany)
      const chosen = await numbers(question, question.choices.length, marked)
      return question.choices.filter((_choice, index) => chosen.includes(index + 1)).map(({ value }) => value)
    },
    enterText: async (question) => {
      ask(question, [], '')
      for (;;) {
        const first = await nextLine(question)
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
        const said = readYesNo(await nextLine(question))
        if (said !== undefined) return said
        write(options.words.again)
      }
    },
  }
}
