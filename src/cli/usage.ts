// Wrong usage, in the person's language.
import type { CommanderError } from 'commander'
import { echo } from '../core/guard/echo.ts'
import { nearest } from '../core/nearest.ts'
import { UserError } from '../errors.ts'

/** What commander found wrong, in the person's language; undefined when it only printed help. */
export function usageError(error: CommanderError, commands: readonly string[]): UserError | undefined {
  if (error.exitCode === 0) return undefined
  const quoted = echo(/'([^']*)'/.exec(error.message)?.[1] ?? '')
  const name = quoted.split(' ')[0] ?? ''
  const help = { zh: '看用法：leak-help help', en: 'See: leak-help help' }
  const usage = (zh: string, en: string) => new UserError({ zh, en }, help, { exitCode: 2 })
  switch (error.code) {
    case 'commander.unknownCommand':
      return unknownCommand(commands, name)
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
export function unknownCommand(commands: readonly string[], name: string): UserError {
  const near = nearest(name, commands)
  return new UserError(
    { zh: `没有“${echo(name)}”这个命令。`, en: `There is no command “${echo(name)}”.` },
    near.length > 0
      ? { zh: `是不是：${near.join('、')}`, en: `Did you mean: ${near.join(', ')}` }
      : { zh: '看所有命令：leak-help help', en: 'See all commands: leak-help help' },
    { exitCode: 2 },
  )
}
