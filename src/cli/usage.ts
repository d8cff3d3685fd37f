// Wrong usage, in the person's language.
import type { CommanderError } from 'commander'
import { echo } from '../core/guard/echo.ts'
import { nearest } from '../core/nearest.ts'
import { UserError } from '../errors.ts'
import { firstWords, secondWords } from './commands.ts'
import { globalOptions, typeOption } from './options.ts'

/**
 * What commander found wrong, in the person's language; undefined when it only printed help. `command`: the one it was
 * found in, as typed, whose own help says how it is used.
 */
export function usageError(
  error: CommanderError,
  { argv, command }: { argv: readonly string[]; command: string | undefined },
): UserError | undefined {
  if (error.exitCode === 0) return undefined
  const unknown = unknownInGroup(error, argv)
  if (unknown) return unknown
  const quoted = echo(/'([^']*)'/.exec(error.message)?.[1] ?? '')
  const name = quoted.split(' ')[0] ?? ''
  const typed = command === undefined ? 'help' : `${command} --help`
  const help = { zh: `看用法：leak-help ${typed}`, en: `See: leak-help ${typed}` }
  const usage = (zh: string, en: string) => new UserError({ zh, en }, help, { exitCode: 2 })
  switch (error.code) {
    case 'commander.unknownCommand':
      return unknownCommand(name)
    case 'commander.unknownOption':
      return usage(`没有“${name}”这个选项。`, `There is no option “${name}”.`)
    case 'commander.missingArgument':
      return usage(`少写了“${name}”。`, `“${name}” is missing.`)
    case 'commander.optionMissingArgument':
      return usage(`选项“${quoted}”后面少了内容。`, `The option “${quoted}” needs a value.`)
    case 'commander.excessArguments':
      return usage('写多了。', 'Too many arguments.')
    case 'commander.invalidArgument':
      return usage(`选项“${quoted}”的内容不对。`, `The option “${quoted}” does not take that value.`)
    default:
      return usage('用法不对。', 'That is not how the command works.')
  }
}

/** A command that does not exist, with the nearest that do. */
export function unknownCommand(name: string): UserError {
  const option = optionWords.filter((typed) => typed === `--${name}`)
  return noSuchCommand(name, [...option, ...nearest(name, firstWords)])
}

// Some programs take these as words.
const optionWords = ['--version', ...Object.entries(globalOptions).map(([key, spec]) => typeOption(key, spec))]

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
    near.length > 0
      ? { zh: `是不是：${near.join('、')}`, en: `Did you mean: ${near.join(', ')}` }
      : { zh: '看所有命令：leak-help help', en: 'See all commands: leak-help help' },
    { exitCode: 2 },
  )
}
