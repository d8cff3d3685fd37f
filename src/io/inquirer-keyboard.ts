// Questions at a terminal that can redraw, by Inquirer. Prompts go to stderr: stdout is for results.
import { checkbox, confirm, input, Separator, select } from '@inquirer/prompts'
import { safeText } from '../core/safe-text.ts'
import { Interrupted } from '../errors.ts'
import type { Choice, Keyboard } from '../ports.ts'

export interface InquirerOptions {
  columns: () => number
  /** Wraps text to a width; given by the caller, because wording for the screen is not io's business. */
  wrap: (text: string, columns: number) => string[]
  paint: { strong: (text: string) => string; quiet: (text: string) => string }
  tips: { one: string; many: string; alone: string }
  /** Called with true while a question is open. */
  waiting: (open: boolean) => void
}

/** A keyboard with arrow keys. */
export function inquirerKeyboard(options: InquirerOptions): Keyboard {
  const context = { output: process.stderr }

  async function asked<Value>(prompt: () => Promise<Value>): Promise<Value> {
    options.waiting(true)
    try {
      return await prompt()
    } catch (error) {
      // Ctrl-C, and end of input, which Inquirer reports while the process is ending.
      if (error instanceof Error && error.name === 'ExitPromptError') throw new Interrupted()
      throw error
    } finally {
      options.waiting(false)
    }
  }

  function wrapped(text: string, indent: number): string {
    return options
      .wrap(safeText(text, { multiline: true }), options.columns() - indent - 1)
      .join(`\n${' '.repeat(indent)}`)
  }

  // The reason we ask is shown while the question is open, and leaves with it.
  function theme(question: { message: string; hint?: string }, tip?: string) {
    const message = options.paint.strong(wrapped(question.message, 2))
    const hint = question.hint === undefined ? '' : `\n${options.paint.quiet(`  ${wrapped(question.hint, 2)}`)}`
    return {
      prefix: { idle: '?', done: '-' },
      icon: { cursor: '>', checked: ' [x]', unchecked: ' [ ]' },
      style: {
        message: (_text: string, status: string) => (status === 'done' ? message : message + hint),
        answer: (text: string) => text,
        highlight: options.paint.strong,
        keysHelpTip: () => (tip === undefined ? undefined : options.paint.quiet(wrapped(tip, 0))),
        error: (text: string) => `! ${text}`,
      },
    }
  }

  function rows<Value extends string>(choices: Choice<Value>[], indent: number) {
    const headed: (Separator | { value: Value; name: string; short: string })[] = []
    let group: string | undefined
    for (const choice of choices) {
      if (choice.group !== group && choice.group !== undefined)
        headed.push(new Separator(options.paint.quiet(safeText(choice.group))))
      group = choice.group
      headed.push({ value: choice.value, name: wrapped(choice.label, indent), short: safeText(choice.label) })
    }
    return headed
  }

  function pageSize(): number {
    return Math.max(6, (process.stderr.rows ?? 24) - 8)
  }

  return {
    chooseOne: (question) =>
      asked(() =>
        select(
          {
            message: question.message,
            choices: rows(question.choices, 2),
            loop: false,
            pageSize: pageSize(),
            theme: theme(question, options.tips.one),
            ...(question.initial === undefined ? {} : { default: question.initial }),
          },
          context,
        ),
      ),
    chooseMany: <Value extends string>(question: { message: string; hint?: string; choices: Choice<Value>[] }) =>
      asked(async () => {
        const alone = new Set<string>(question.choices.flatMap((choice) => (choice.alone ? [choice.value] : [])))
        const chosen = await checkbox<Value>(
          {
            message: question.message,
            choices: rows(question.choices, 6),
            loop: false,
            pageSize: pageSize(),
            required: true,
            validate: (values) =>
              values.length < 2 || !values.some(({ value }) => alone.has(value)) || options.tips.alone,
            theme: theme(question, options.tips.many),
          },
          context,
        )
        return [...chosen]
      }),
    enterText: (question) =>
      asked(() =>
        input(
          {
            message: question.message,
            theme: theme(question),
            validate: (text) => question.check?.(text) ?? true,
          },
          context,
        ),
      ),
    confirm: (question) =>
      asked(() => confirm({ message: question.message, default: question.initial, theme: theme(question) }, context)),
  }
}
