// Wrong usage, in the person's language, with what was probably meant.
import type { CommanderError } from 'commander'
import { echo } from '../core/guard/echo.ts'
import { nearest } from '../core/nearest.ts'
import type { Text } from '../core/text.ts'
import { UserError } from '../errors.ts'
import { type CommandName, commands, firstWords, secondWords } from './commands.ts'
import { globalOptions, typeOption } from './options.ts'
import type { CommandSpec, OptionSpec } from './spec.ts'

/** Where something is wrong. */
export interface Wrong {
  argv: readonly string[]
  /** The command it was found in, as typed, whose own help says how it is used. */
  command: string | undefined
  /** The first word that was too many for it. */
  extra: string | undefined
}

/** What commander found wrong, in the person's language; undefined when it only printed help. */
export function usageError(error: CommanderError, { argv, command, extra }: Wrong): UserError | undefined {
  if (error.exitCode === 0) return undefined
  const unknown = unknownInGroup(error, argv)
  if (unknown) return unknown
  const quoted = echo(/'([^']*)'/.exec(error.message)?.[1] ?? '')
  const name = quoted.split(' ')[0] ?? ''
  const typed = command === undefined ? 'help' : `${command} --help`
  const help = { zh: `看用法：leak-help ${typed}`, en: `See: leak-help ${typed}` }
  const usage = (zh: string, en: string, next: Text = help) => new UserError({ zh, en }, next, { exitCode: 2 })
  switch (error.code) {
    case 'commander.unknownCommand':
      return unknownCommand(name)
    case 'commander.unknownOption':
      return usage(
        `没有“${name}”这个选项。`,
        `There is no option “${name}”.`,
        didYouMean(nearestOptions(name, specOf(command))),
      )
    case 'commander.missingArgument': {
      const { what, next } = missingArguments[name] ?? {}
      return usage(`少写了${what?.zh ?? `“${name}”`}。`, `${what?.en ?? `“${name}”`} is missing.`, next)
    }
    case 'commander.optionMissingArgument':
      return usage(`选项“${quoted}”后面少了内容。`, `The option “${quoted}” needs a value.`)
    case 'commander.excessArguments': {
      const word = echo(extra ?? '')
      return usage(`“${word}”写多了。`, `“${word}” is one word too many.`)
    }
    case 'commander.invalidArgument':
      return usage(
        `选项“${quoted}”的内容不对。`,
        `The option “${quoted}” does not take that value.`,
        listChoices(name, specOf(command)),
      )
    default:
      return unknownHelp(argv) ?? unfinishedGroup(argv) ?? usage('用法不对。', 'That is not how the command works.')
  }
}

/** A command that does not exist, with the nearest that do. */
export function unknownCommand(name: string): UserError {
  const option = optionWords.filter((typed) => typed === `--${name}`)
  return noSuchCommand(name, [...option, ...nearest(name, firstWords)])
}

// Some programs take these as words.
const optionWords = ['--version', ...Object.entries(globalOptions).map(([key, spec]) => typeOption(key, spec))]

// What is missing, and how to see what can stand there. Where that is nothing to list, the command’s own help says it.
const missingArguments: Readonly<Record<string, { what: Text; next?: Text }>> = {
  step: {
    what: { zh: '步骤的名称', en: 'The name of a step' },
    next: { zh: '看有哪些步骤：leak-help status --all', en: 'To see the steps: leak-help status --all' },
  },
  question: {
    what: { zh: '问题的名称', en: 'The name of a question' },
    next: {
      zh: '看有哪些问题、答了什么：leak-help answers',
      en: 'To see the questions and answers: leak-help answers',
    },
  },
  playbook: {
    what: { zh: '预案的名称', en: 'The name of a playbook' },
    next: { zh: '看有哪些预案：leak-help list', en: 'To see the playbooks: leak-help list' },
  },
  session: {
    what: { zh: '个案的编号', en: 'The number of a session' },
    next: { zh: '看有哪些个案：leak-help session list', en: 'To see the sessions: leak-help session list' },
  },
  piece: {
    what: { zh: '证据的编号', en: 'The number of a piece of evidence' },
    next: { zh: '看有哪些证据：leak-help evidence', en: 'To see the evidence: leak-help evidence' },
  },
  dir: { what: { zh: '新的文件夹', en: 'The new folder' } },
  loss: {
    what: { zh: '损失的编号', en: 'The number of a loss' },
    next: { zh: '看有哪些损失：leak-help loss', en: 'To see the losses: leak-help loss' },
  },
  file: { what: { zh: '文件', en: 'The file' } },
  name: { what: { zh: '新的名字', en: 'The new name' } },
}

// As with words: nothing is known of options outside a command.
function specOf(command: string | undefined): CommandSpec | undefined {
  return command !== undefined && Object.hasOwn(commands, command) ? commands[command as CommandName] : undefined
}

// Both letters that stand for a word are known by many in the other case.
const shortOptions: Readonly<Record<string, string>> = { '-v': '-V, --version', '-H': '-h, --help', '-?': '-h, --help' }

function nearestOptions(typed: string, spec: CommandSpec | undefined): string[] {
  const short = shortOptions[typed]
  if (short !== undefined) return [short]
  const known = [...optionsOf(spec).map(([key, option]) => typeOption(key, option)), '--help', '--version']
  const name = typed.replace(/=.*/, '').replace(/^-+/, '')
  // A letter alone is near to everything.
  return name.length < 2
    ? []
    : nearest(
        name,
        known.map((option) => option.slice(2)),
      ).map((option) => `--${option}`)
}

function optionsOf(spec: CommandSpec | undefined): [key: string, option: OptionSpec][] {
  return [...Object.entries(spec?.options ?? {}), ...Object.entries(globalOptions)]
}

function listChoices(typed: string, spec: CommandSpec | undefined): Text | undefined {
  const [, option] = optionsOf(spec).find(([key, one]) => typeOption(key, one) === typed) ?? []
  if (option?.takes !== 'choice') return undefined
  return { zh: `可以写：${option.of.join('、')}`, en: `It can be: ${option.of.join(', ')}` }
}

// `help stauts`
function unknownHelp(argv: readonly string[]): UserError | undefined {
  const at = argv.indexOf('help')
  const named = at < 0 ? undefined : argv.slice(at + 1).find((word) => !word.startsWith('-'))
  return named === undefined || firstWords.includes(named) ? undefined : unknownCommand(named)
}

// A group that has no command of its own.
function unfinishedGroup(argv: readonly string[]): UserError | undefined {
  const group = argv.find((word) => firstWords.includes(word)) ?? ''
  const known = secondWords(group).map((word) => `${group} ${word}`)
  if (known.length === 0) return undefined
  return new UserError(
    { zh: `“${group}”后面还少一个词。`, en: `“${group}” needs one more word.` },
    { zh: `可以写：${known.join('、')}`, en: `It can be: ${known.join(', ')}` },
    { exitCode: 2 },
  )
}

// commander takes `session lst` for `session list` with an argument too many.
function unknownInGroup({ code }: CommanderError, argv: readonly string[]): UserError | undefined {
  if (code !== 'commander.excessArguments' && code !== 'commander.unknownCommand') return undefined
  const group = argv.find((word) => firstWords.includes(word)) ?? ''
  const second = argv.slice(argv.indexOf(group) + 1).find((word) => !word.startsWith('-'))
  const known = secondWords(group)
  if (known.length === 0 || second === undefined || known.includes(second)) return undefined
  return noSuchCommand(
    `${group} ${second}`,
    nearest(second, known).map((word) => `${group} ${word}`),
  )
}

function noSuchCommand(name: string, near: readonly string[]): UserError {
  return new UserError(
    { zh: `没有“${echo(name)}”这个命令。`, en: `There is no command “${echo(name)}”.` },
    didYouMean(near) ?? { zh: '看所有命令：leak-help help', en: 'See all commands: leak-help help' },
    { exitCode: 2 },
  )
}

function didYouMean(near: readonly string[]): Text | undefined {
  return near.length > 0 ? { zh: `是不是：${near.join('、')}`, en: `Did you mean: ${near.join(', ')}` } : undefined
}
