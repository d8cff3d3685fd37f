// Questions at a terminal that can redraw, by Inquirer. Prompts go to stderr: stdout is for results.
import { checkbox, confirm, input, password, Separator, select } from '@inquirer/prompts'
import { safeText } from '../../core/guard/safe-text.ts'
import { maskSecretNumbers } from '../../core/guard/secret-numbers.ts'
import { Interrupted } from '../../errors.ts'
import type { Choice, Keyboard } from '../../ports.ts'
import { beginBetween, endBetween, keysMeanLeave } from './between-questions.ts'
import type { KeyboardWords } from './keyboard.ts'
import { watchLeaveKey } from './leaving-key.ts'
import { writeAll } from './output.ts'
import { watchPaste } from './pasted-lines.ts'

export interface InquirerOptions {
  columns: () => number
  /** Wraps text to a width; given by the caller, because wording for the screen is not io's business. */
  wrap: (text: string, columns: number) => string[]
  paint: { strong: (text: string) => string; quiet: (text: string) => string }
  words: Pick<KeyboardWords, 'one' | 'many' | 'alone' | 'hidden' | 'yes' | 'no' | 'yesNo'>
  /** Called with true while a question is open. */
  waiting: (open: boolean) => void
  /** Called when Esc is pressed; does not return. */
  leave: () => void
}

/** A keyboard with arrow keys. */
export function inquirerKeyboard(options: InquirerOptions): Keyboard {
  const context = { output: process.stderr }
  // Typed behind the answer to the question that is open, and meant for the next one.
  let ahead = ''

  // `initial`: what stands there at first, as if it had been typed.
  async function asked<Value>(prompt: () => Promise<Value>, initial = ''): Promise<Value> {
    const typedAhead = Buffer.concat([Buffer.from(safeText(initial)), endBetween({ needsEcho: false })])
    options.waiting(true)
    const stopWatching = watchLeaveKey(options.leave)
    try {
      const answer = prompt()
      // Inquirer throws away what is there when it begins, a turn later.
      if (typedAhead.length > 0) setImmediate(() => process.stdin.unshift(typedAhead))
      return await answer
    } catch (error) {
      // Ctrl-C, and end of input, which Inquirer reports while the process is ending.
      if (error instanceof Error && error.name === 'ExitPromptError') throw new Interrupted()
      throw error
    } finally {
      const typed = ahead + stopWatching()
      ahead = ''
      // After Ctrl-Z and fg readline believes that it paused the keyboard already, and the process would never end.
      process.stdin.pause()
      options.waiting(false)
      beginBetween({ stdin: process.stdin, isSilent: true, typed, meansLeave: keysMeanLeave, leave: options.leave })
    }
  }

  function wrapped(text: string, indent: number, { multiline = false } = {}): string {
    return options.wrap(safeText(text, { multiline }), options.columns() - indent - 1).join(`\n${' '.repeat(indent)}`)
  }

  const linesOf = (text: string) => options.wrap(safeText(text, { multiline: true }), options.columns() - 3)

  // Inquirer puts these behind the question, and would break them anywhere.
  function behind(message: string, text: string): string {
    const fits = linesOf(`${message} ${text}`).at(-1) === `${linesOf(message).at(-1)} ${text}`
    return fits ? text : `\n  ${wrapped(text, 2)}`
  }

  // The reason we ask is shown while the question is open, and leaves with it.
  function theme(question: { message: string; hint?: string }, tip?: string) {
    const message = options.paint.strong(wrapped(question.message, 2))
    const hint =
      question.hint === undefined
        ? ''
        : `\n${options.paint.quiet(`  ${wrapped(question.hint, 2, { multiline: true })}`)}`
    return {
      prefix: { idle: '?', done: '-' },
      icon: { cursor: '>', checked: ' [x]', unchecked: ' [ ]' },
      style: {
        message: (_text: string, status: string) => (status === 'done' ? message : message + hint),
        // Inquirer would cut a long answer in the middle of a word.
        answer: (text: string) =>
          linesOf(`${question.message} ${text}`).length === 1 ? text : `\n  ${wrapped(text, 2)}`,
        defaultAnswer: (keys: string) => options.paint.quiet(behind(question.message, `(${keys})`)),
        highlight: options.paint.strong,
        keysHelpTip: () => (tip === undefined ? undefined : options.paint.quiet(wrapped(tip, 0))),
        error: (text: string) => `! ${wrapped(text, 2)}`,
      },
    }
  }

  function rows<Value extends string>(choices: Choice<Value>[], indent: number, marked: readonly Value[] = []) {
    const headed: (Separator | { value: Value; name: string; short: string; checked: boolean })[] = []
    let group: string | undefined
    for (const choice of choices) {
      if (choice.group !== group && choice.group !== undefined)
        headed.push(new Separator(options.paint.quiet(wrapped(choice.group, 1))))
      group = choice.group
      headed.push({
        value: choice.value,
        name: wrapped(choice.label, indent),
        short: safeText(choice.label),
        checked: marked.includes(choice.value),
      })
    }
    return headed
  }

  // Rows for the choices: with the question, its hint and the tip they must fit the screen, or the question is not seen.
  function pageSize(question: { message: string; hint?: string }, tip: string): number {
    const around = linesOf([question.message, question.hint ?? '', tip].join('\n'))
    return Math.max(5, (process.stderr.rows ?? 24) - around.length - 4)
  }

  return {
    chooseOne: (question) =>
      asked(() =>
        select(
          {
            message: question.message,
            choices: rows(question.choices, 2),
            loop: false,
            pageSize: pageSize(question, options.words.one),
            theme: theme(question, options.words.one),
            ...(question.initial === undefined ? {} : { default: question.initial }),
          },
          context,
        ),
      ),
    chooseMany: <Value extends string>(question: {
      message: string
      hint?: string
      choices: Choice<Value>[]
      marked?: readonly Value[]
    }) =>
      asked(async () => {
        const alone = new Set<string>(question.choices.flatMap((choice) => (choice.alone ? [choice.value] : [])))
        const chosen = await checkbox<Value>(
          {
            message: question.message,
            choices: rows(question.choices, 6, question.marked),
            loop: false,
            pageSize: pageSize(question, options.words.many),
            validate: (values) => {
              if (values.length === 0) return options.words.many
              return values.length < 2 || !values.some(({ value }) => alone.has(value)) || options.words.alone
            },
            theme: theme(question, options.words.many),
          },
          context,
        )
        return [...chosen]
      }),
    enterText: (question) =>
      asked(async () => {
        const look = theme(question)
        const paste = question.takesLines ? watchPaste(process.stdin) : undefined
        const first = await input(
          {
            message: question.message,
            theme: look,
            validate: (text) => {
              const problem = question.check?.(text)
              if (problem !== undefined) paste?.restart()
              return problem ?? true
            },
            // What was pasted must not reach the terminal as it is, and the line that stays does not show a number that
            // is not kept.
            transformer: (text, { isFinal }) =>
              isFinal && text !== '' ? look.style.answer(safeText(maskSecretNumbers(text))) : safeText(text),
          },
          context,
        )
        const rest = await paste?.rest()
        ahead = rest?.ahead ?? ''
        return rest?.lines ? `${first}\n${rest.lines}` : first
      }, question.initial),
    enterSecret: async ({ message, hint, check }) => {
      const { hidden } = options.words
      // Behind the question, or under the hint.
      const { style, ...look } = theme(hint === undefined ? { message } : { message, hint: `${hint}\n${hidden}` })
      const maskedText = hint === undefined ? behind(message, hidden) : ''
      const secretTheme = { ...look, style: { ...style, help: options.paint.quiet, maskedText } }
      for (;;) {
        const entered = await asked(() => password({ message, toggleMask: false, theme: secretTheme }, context))
        // Not by Inquirer: it would keep what was typed, unseen, in front of the next try.
        const problem = check?.(entered)
        if (problem === undefined) return entered
        writeAll('stderr', `! ${wrapped(problem, 2)}\n`)
      }
    },
    confirm: (question) =>
      asked(() =>
        confirm(
          {
            message: question.message,
            default: question.initial,
            transformer: (answer) => (answer ? options.words.yes : options.words.no),
            // The keys stay y and n in every language; only what is said about them is ours.
            theme: { ...theme(question), keywords: { yes: 'Yes', no: 'No', error: () => options.words.yesNo } },
          },
          context,
        ),
      ),
  }
}
