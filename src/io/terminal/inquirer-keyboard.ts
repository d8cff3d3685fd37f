// Questions at a terminal that can redraw, on Inquirer's core. Prompts go to stderr: stdout is for results.
import { safeText } from '../../core/guard/safe-text.ts'
import { maskSecretNumbers } from '../../core/guard/secret-numbers.ts'
import { Interrupted, WentBack } from '../../errors.ts'
import type { Choice, Keyboard } from '../../ports.ts'
import { beginBetween, checkLeaving, endBetween, keysMeanLeave } from './between-questions.ts'
import { openKeyInput } from './key-input.ts'
import type { KeyboardWords } from './keyboard.ts'
import { watchLeaveKey } from './leaving-key.ts'
import type { ListRow } from './list.ts'
import { listPrompt } from './list-prompt.ts'
import { writeAll } from './output.ts'
import { watchPaste } from './pasted-lines.ts'
import { wentBack } from './prompt-keys.ts'
import { type Look, problemRows } from './prompt-look.ts'
import { cover, uncover } from './screen-cover.ts'
import { hiddenPrompt, textPrompt, yesNoPrompt } from './text-prompt.ts'

export interface InquirerOptions extends Look {
  words: KeyboardWords
  /** Called with true while a question is open. */
  waiting: (open: boolean) => void
  /** Called when Esc is pressed; does not return. */
  leave: () => void
}

/** Where a prompt reads and writes, and what becomes of it when it ends. */
interface Context {
  input: NodeJS.ReadableStream
  /** While a key is read: whether more come right behind it (key-input.ts). */
  hasMore: () => boolean
  output: NodeJS.WritableStream
  clearPromptOnDone: boolean
}

/** A keyboard with arrow keys. */
export function inquirerKeyboard(options: InquirerOptions): Keyboard {
  const { words } = options
  // Typed behind the answer to the question that is open, and meant for the next one.
  let ahead = ''

  // `initial`: what stands there at first, as if it had been typed.
  async function asked<Value>(
    prompt: (context: Context, onBack: () => void) => Promise<Value | typeof wentBack>,
    initial = '',
  ): Promise<Value> {
    // Nothing is drawn while it is not known whether the person leaves.
    checkLeaving()
    const typedAhead = Buffer.concat([Buffer.from(safeText(initial)), endBetween({ needsEcho: false })])
    options.waiting(true)
    const { input, press, hasMore, close } = openKeyInput(process.stdin)
    const stopWatching = watchLeaveKey(process.stdin, { pass: press, cover, uncover, leave: options.leave })
    const context = { input, hasMore, output: process.stderr, clearPromptOnDone: false }
    try {
      const answer = prompt(context, () => {
        context.clearPromptOnDone = true
      })
      // Inquirer throws away what is there when it begins, a turn later.
      if (typedAhead.length > 0) setImmediate(() => process.stdin.unshift(typedAhead))
      const given = await answer
      if (given === wentBack) throw new WentBack()
      return given
    } catch (error) {
      // Ctrl-C, and end of input, which Inquirer reports while the process is ending.
      if (error instanceof Error && error.name === 'ExitPromptError') throw new Interrupted()
      throw error
    } finally {
      // What was held back is there already.
      const held = stopWatching().toString('utf8')
      close()
      const typed = ahead || held
      ahead = ''
      // After Ctrl-Z and fg readline believes that it paused the keyboard already, and the process would never end.
      process.stdin.pause()
      options.waiting(false)
      beginBetween({ stdin: process.stdin, isSilent: true, typed, meansLeave: keysMeanLeave, leave: options.leave })
    }
  }

  function chooseFrom<Value extends string>(
    question: {
      message: string
      hint?: string
      choices: Choice<Value>[]
      canGoBack?: boolean
      initial?: Value
      marked?: readonly Value[]
    },
    { many }: { many: boolean },
  ): Promise<Value[]> {
    const rows = question.choices.map(
      ({ value, label, group, alone }): ListRow => ({ value, label: safeText(label), group, alone: alone ?? false }),
    )
    return asked(async (context, onBack) => {
      const chosen = await listPrompt({ ...question, rows, many, look: options, words, onBack }, context)
      if (chosen === wentBack) return chosen
      return question.choices.flatMap(({ value }) => (chosen.includes(value) ? [value] : []))
    })
  }

  return {
    chooseOne: async (question) => {
      const [value] = await chooseFrom(question, { many: false })
      if (value === undefined) throw new Error('a list was answered without a choice')
      return value
    },
    chooseMany: (question) => chooseFrom(question, { many: true }),
    enterText: (question) =>
      asked(async (context, onBack) => {
        const paste = question.takesLines ? watchPaste(process.stdin) : undefined
        const first = await textPrompt(
          {
            ...question,
            look: options,
            words,
            onBack,
            hasMore: context.hasMore,
            check: (text) => {
              const problem = question.check?.(text)
              if (problem !== undefined) paste?.restart()
              return problem
            },
            // The line that stays does not show a number that is not kept.
            shownAnswer: maskSecretNumbers,
          },
          context,
        )
        const rest = await paste?.rest()
        if (first === wentBack) return first
        ahead = rest?.ahead ?? ''
        return rest?.lines ? `${first}\n${rest.lines}` : first
      }, question.initial),
    enterSecret: async ({ check, ...question }) => {
      for (;;) {
        const entered = await asked((context) => hiddenPrompt({ ...question, look: options, words }, context))
        // Not by the prompt: it would keep what was typed, unseen, in front of the next try.
        const problem = check?.(entered)
        if (problem === undefined) return entered
        writeAll('stderr', `${problemRows(options, problem).join('\n')}\n`)
      }
    },
    confirm: (question) =>
      asked((context, onBack) => yesNoPrompt({ ...question, look: options, words, onBack }, context)),
  }
}
