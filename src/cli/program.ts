// The commands and their options; what each does stands in its own file.
import { Command } from 'commander'
import type { Language } from '../core/text.ts'
import { UserError } from '../errors.ts'
import type { Ports } from '../ports.ts'
import { displayWidth } from '../render/width.ts'
import { wrapText } from '../render/wrap.ts'
import { helpWordsIn } from '../words/help.ts'
import type { Declare, GlobalOptions, Run } from './declare.ts'
import { mainRoad } from './main-road.ts'
import { declarePlaybook } from './playbooks.ts'
import { recording } from './recording.ts'
import { declareSession } from './sessions.ts'
import { unknownCommand } from './usage.ts'

/** Every command in the order of the help. */
const declarations: Record<string, Declare> = {
  ...mainRoad,
  ...recording,
  session: declareSession,
  playbook: declarePlaybook,
}

/** Names of all commands. */
export const commandNames = Object.keys(declarations)

export interface ProgramOptions {
  language: Language
  version: string
  columns: number
  /** Opens the world for a command; without sessions for one that opens none. */
  open: (options: GlobalOptions, needs: { sessions: boolean }) => Promise<Ports>
  /** What the person typed, without the program's own name. */
  typed: readonly string[]
  print: (text: string) => void
}

/** Builds the command line in one language. Wrong usage throws UserError with exit code 2. */
export function buildProgram(options: ProgramOptions): Command {
  const words = helpWordsIn(options.language)
  const helpWidth = Math.min(100, Math.max(40, options.columns))
  const program = new Command('leak-help')
  program
    .description(words.description)
    .version(options.version, '-V, --version', words.version)
    .helpOption('-h, --help', words.help)
    .helpCommand('help [command]', words.helpCommand)
    .usage(words.usageArguments)
    .configureHelp({
      displayWidth,
      styleTitle: (title) => words.titles[title] ?? title,
      showGlobalOptions: true,
      helpWidth,
      optionDescription: (option) => option.description,
      boxWrap: (text, width) => wrapText(text, width).join('\n'),
    })
    .configureOutput({
      writeOut: (text) => options.print(text.replace(/\n$/, '')),
      writeErr: () => {},
    })
    .exitOverride()
    .addHelpText('after', `\n${wrapText(words.examples, helpWidth).join('\n')}`)
    .option('--lang <language>', words.lang)
    .option('--session <id>', words.session)
    .option('--data-dir <folder>', words.dataDir)
    .option('--playbooks <folder>', words.playbooks)
    .option('--private', words.private, false)
    .option('--json', words.json, false)
    .option('--plain', words.plain, false)
    .option('--no-color', words.noColor)
  const globals = () => program.opts<GlobalOptions>()
  const run: Run = async (command, { opensNoSession } = { opensNoSession: false }) => {
    const given = globals()
    await command(await options.open(given, { sessions: !opensNoSession }), given)
  }
  for (const name of neededCommands(options.typed)) declarations[name]?.(program, words, run)
  // No command: the wizard's first screen where there is a keyboard, else the help.
  program.action(() =>
    run(async (ports, { json }) => {
      const [unexpected] = program.args
      if (unexpected !== undefined) throw unknownCommand(commandNames, unexpected)
      if (ports.keyboard) await (await import('../commands/start.ts')).start(ports, { playbooks: [], walk: true, json })
      else
        throw new UserError(
          { zh: program.helpInformation().trimEnd(), en: program.helpInformation().trimEnd() },
          undefined,
          { exitCode: 2 },
        )
    }),
  )
  return program
}

// Declaring all commands takes longer than running most: only those named are, and all for the help.
function neededCommands(typed: readonly string[]): string[] {
  const named = commandNames.filter((name) => typed.includes(name))
  return named.length === 0 || typed.includes('help') ? commandNames : named
}
