// done, skip, wait, reopen, waive, undo, answer, add.
import type { Command } from 'commander'
// What people run most is loaded with the program; what talks longer loads when it runs.
import { record, undo } from '../commands/record.ts'
import { echo } from '../core/guard/echo.ts'
import type { Recording } from '../core/plan/record-step.ts'
import { UserError } from '../errors.ts'
import type { HelpWords } from '../words/help.ts'
import { type Declare, type Run, sessionNamed } from './declare.ts'

/** Commands that record, in the order of the help. */
export const recording: Record<string, Declare> = {
  done: (program, words, run) => recordingCommand(program, words, { name: 'done', run }),
  skip: (program, words, run) => recordingCommand(program, words, { name: 'skip', run }),
  wait: (program, words, run) => recordingCommand(program, words, { name: 'wait', run }),
  reopen: (program, words, run) => recordingCommand(program, words, { name: 'reopen', run }),
  waive: (program, words, run) => {
    program
      .command('waive')
      .argument('<step>', words.arguments.step)
      .description(words.commands.waive)
      .option('--note <text>', words.options.note)
      .action((step: string, { note }: { note?: string }) =>
        run(async (ports, { session, json }) =>
          record(ports, {
            step,
            kind: 'waive',
            json,
            ...sessionNamed(session),
            ...(note === undefined ? {} : { note }),
          }),
        ),
      )
  },
  undo: (program, words, run) => {
    program
      .command('undo')
      .description(words.commands.undo)
      .action(() => run(async (ports, { session, json }) => undo(ports, { json, ...sessionNamed(session) })))
  },
  answer: (program, words, run) => {
    program
      .command('answer')
      .argument('<question>', words.arguments.question)
      .argument('[value...]', words.arguments.value)
      .description(words.commands.answer)
      .action((question: string, values: string[]) =>
        run(async (ports, { session, json }) =>
          (await import('../commands/answer.ts')).answer(ports, { question, values, json, ...sessionNamed(session) }),
        ),
      )
  },
  add: (program, words, run) => {
    program
      .command('add')
      .argument('<playbook>', words.arguments.playbook)
      .description(words.commands.add)
      .action((playbook: string) =>
        run(async (ports, { session, json }) =>
          (await import('../commands/add.ts')).add(ports, { playbook, json, ...sessionNamed(session) }),
        ),
      )
  },
}

interface RecordFlags {
  outcome?: string
  until?: string
  note?: string
  set?: Record<string, string>
}

function recordingCommand(
  program: Command,
  words: HelpWords,
  { name, run }: { name: 'done' | 'skip' | 'wait' | 'reopen'; run: Run },
): void {
  program
    .command(name)
    .argument('<step>', words.arguments.step)
    .description(words.commands[name])
    .option('--outcome <id>', words.options.outcome)
    .option('--until <date>', words.options.until)
    .option('--note <text>', words.options.note)
    .option('--set <field=value>', words.options.set, collectField, {})
    .action((step: string, flags: RecordFlags) =>
      run(async (ports, { session, json }) =>
        record(ports, {
          step,
          json,
          ...sessionNamed(session),
          ...recordingOf(name, flags),
        }),
      ),
    )
}

// `skip --outcome not-applicable` and `skip --until DATE` say more exactly what is meant by leaving a step out.
function recordingOf(
  kind: Recording,
  { outcome, until, note, set }: RecordFlags,
): { kind: Recording; outcome?: string; until?: string; note?: string; fields: Record<string, string> } {
  const rest = { ...(until === undefined ? {} : { until }), ...(note === undefined ? {} : { note }), fields: set ?? {} }
  if (kind === 'skip' && outcome === 'not-applicable') return { kind: 'not-applicable', ...rest }
  if (kind === 'skip' && until !== undefined) return { kind: 'later', ...rest }
  if (kind === 'wait' && outcome !== undefined) return { kind: 'done', outcome, ...rest }
  return { kind, ...(outcome === undefined ? {} : { outcome }), ...rest }
}

function collectField(given: string, before: Record<string, string>): Record<string, string> {
  const at = given.indexOf('=')
  if (at < 1) {
    throw new UserError(
      { zh: `“${echo(given)}”要写成 栏目=内容`, en: `“${echo(given)}” must be field=value` },
      { zh: '例如：--set receipt-number=A123', en: 'For example: --set receipt-number=A123' },
      { exitCode: 2 },
    )
  }
  return { ...before, [given.slice(0, at)]: given.slice(at + 1) }
}
