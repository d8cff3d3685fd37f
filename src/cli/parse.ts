// From what was typed to a command and its input, by the page of commands. commander reads the grammar and writes the
// help; nothing is run here.
import { Argument, Command, CommanderError, Option } from 'commander'
import { echo } from '../core/guard/echo.ts'
import type { Language } from '../core/text.ts'
import { UserError } from '../errors.ts'
import { type HelpWords, helpWordsIn } from '../words/help.ts'
import { programName } from '../words/program.ts'
import { type CommandName, commandNames, commands, firstWords } from './commands.ts'
import { layOutHelp, writeBehind, writeExamples } from './help.ts'
import { type Globals, globalOptions, typeOption } from './options.ts'
import type { ArgumentSpec, CommandSpec, OptionSpec } from './spec.ts'
import { unknownCommand, usageError } from './usage.ts'

/** What was typed. */
export type Parsed =
  | { kind: 'command'; name: CommandName; input: Record<string, unknown>; globals: Globals }
  /** No command: only global options. `help` is what to show where nobody can be asked, at some width. */
  | { kind: 'none'; globals: Globals; help: (columns: number) => string }
  /** Help or the version, to be printed. */
  | { kind: 'printed'; text: string }

export interface ParseOptions {
  language: Language
  version: string
  /** Width of the help. */
  columns: number
}

/** Parses arguments without the program's own name. Wrong usage throws UserError with exit code 2. */
export function parseCommandLine(argv: readonly string[], options: ParseOptions): Parsed {
  let parsed: Parsed | undefined
  let printed = ''
  let failed: { command: string; extra: string | undefined } | undefined
  const program = describeProgram(argv, options, {
    print: (text) => {
      printed += text
    },
    choose: (choice) => {
      parsed = choice
    },
    fail: (command, extra) => {
      failed = { command, extra }
    },
  })
  try {
    program.parse(argv, { from: 'user' })
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error
    const usage = usageError(error, { argv, command: failed?.command, extra: failed?.extra })
    if (usage) throw usage
    return { kind: 'printed', text: printed.replace(/\n$/, '') }
  }
  if (!parsed) throw new Error('the command line was read and nothing came of it')
  return parsed
}

interface Sink {
  print: (text: string) => void
  choose: (parsed: Parsed) => void
  /** Names the command in which something is wrong, and the first word too many for it, before the error is thrown. */
  fail: (command: string, extra: string | undefined) => void
}

function describeProgram(argv: readonly string[], { language, version, columns }: ParseOptions, sink: Sink): Command {
  const words = helpWordsIn(language)
  const program = new Command(programName())
  program
    .description(words.description)
    .version(version, '-V, --version', words.version)
    .helpOption('-h, --help', words.help)
    .helpCommand('help [command]', words.helpCommand)
    .usage(words.usageArguments)
    .configureHelp(layOutHelp(words, columns))
    .configureOutput({ writeOut: sink.print, writeErr: () => {} })
    .exitOverride()
    .addHelpText('after', () => writeExamples(words, columns))
  addOptions(program, globalOptions, words.global)
  const globals = () => fillIn(globalOptions, program.opts()) as unknown as Globals // the same keys
  const groups = new Map<string, Command>()
  for (const name of commandNames.filter(isNeeded(argv))) {
    const [first = '', second] = name.split(' ')
    if (second === undefined) describeCommand(program, { name, words, columns, globals, sink })
    else {
      const group = groups.get(first) ?? program.command(first).description(groupHelp(words, first))
      groups.set(first, nameFailures(group, first, sink))
      describeCommand(group, { name, words, columns, globals, sink })
    }
  }
  // A word that is no command has a refusal of its own. Only here: commands inherit what is set before them.
  program.allowExcessArguments().action(() => {
    const [unexpected] = program.args
    if (unexpected !== undefined) throw unknownCommand(unexpected)
    const help = (width: number) => program.configureHelp(layOutHelp(words, width)).helpInformation().trimEnd()
    sink.choose({ kind: 'none', globals: globals(), help })
  })
  return program
}

// Describing all commands takes longer than running most: only those named are, and all for the help.
function isNeeded(argv: readonly string[]): (name: CommandName) => boolean {
  const named = new Set(firstWords.filter((word) => argv.includes(word)))
  if (named.size === 0 || argv.includes('help')) return () => true
  return (name) => named.has(name.split(' ')[0] ?? name)
}

interface Described {
  name: CommandName
  words: HelpWords
  columns: number
  globals: () => Globals
  sink: Sink
}

function describeCommand(parent: Command, { name, words, columns, globals, sink }: Described): void {
  const spec: CommandSpec = commands[name]
  const help: Record<CommandName, string> = words.commands
  const described = parent
    .command(name.split(' ').at(-1) ?? name, { isDefault: spec.isDefault })
    .description(help[name])
  nameFailures(described, name, sink)
  const keys = Object.keys(spec.arguments)
  for (const [key, argument] of Object.entries(spec.arguments))
    described.addArgument(describeArgument(key, argument, words))
  addOptions(described, spec.options, words.options)
  const after = (words.after as Readonly<Record<string, string>>)[name]
  if (after !== undefined) described.addHelpText('after', () => writeBehind(after, columns))
  described.action((...given: unknown[]) => {
    const values = keys.map((key, index) => [key, given[index]] as const).filter(([, value]) => value !== undefined)
    const { json, session } = globals()
    sink.choose({
      kind: 'command',
      name,
      globals: globals(),
      input: { json, session, ...fillIn(spec.options, described.opts()), ...Object.fromEntries(values) },
    })
  })
}

function nameFailures(command: Command, name: string, sink: Sink): Command {
  return command.exitOverride((error) => {
    sink.fail(name, command.args[command.registeredArguments.length])
    throw error
  })
}

function describeArgument(key: string, spec: ArgumentSpec, words: HelpWords): Argument {
  const help = (words.arguments as Readonly<Record<string, string>>)[key] ?? ''
  // “[value...]”, as the help names it: one of them at a time.
  const name = spec.takes === 'many' ? key.replace(/s$/, '') : key
  if (spec.takes === 'required') return new Argument(`<${name}>`, help)
  if (spec.takes === 'many') return new Argument(`[${name}...]`, help)
  return new Argument(`[${name}]`, help)
}

function addOptions(
  to: Command,
  specs: Readonly<Record<string, OptionSpec>>,
  help: Readonly<Record<string, string>>,
): void {
  for (const [key, spec] of Object.entries(specs)) {
    const typed = typeOption(key, spec)
    const option = new Option('as' in spec ? `${typed} <${spec.as}>` : typed, help[spec.help] ?? '')
    if (spec.takes === 'choice') option.choices([...spec.of])
    if (spec.takes === 'pairs') option.argParser(addPair)
    if (spec.takes === 'values') option.argParser((one: string, before: string[] = []) => [...before, one])
    to.addOption(option)
  }
}

// Every option has a value under its key, whether it was given or not.
function fillIn(
  specs: Readonly<Record<string, OptionSpec>>,
  given: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(specs).map(([key, spec]) => {
      const value = given[camelCase(typeOption(key, spec))]
      const otherwise = { flag: false, off: true, pairs: {}, values: [], value: undefined, choice: undefined }[
        spec.takes
      ]
      return [key, value ?? otherwise]
    }),
  )
}

// The name under which commander keeps an option.
function camelCase(typed: string): string {
  return typed.replace(/^--(?:no-)?/, '').replace(/-([a-z])/g, (_hyphen, letter: string) => letter.toUpperCase())
}

function addPair(given: string, before: Record<string, string> | undefined): Record<string, string> {
  const at = given.indexOf('=')
  if (at < 1) {
    throw new UserError(
      { zh: `“${echo(given)}”要写成“栏目=内容”。`, en: `“${echo(given)}” must be field=value.` },
      { zh: '例如：--set receipt-number=A123', en: 'For example: --set receipt-number=A123' },
      { exitCode: 2 },
    )
  }
  return { ...before, [given.slice(0, at)]: given.slice(at + 1) }
}

function groupHelp(words: HelpWords, group: string): string {
  return (words.groups as Readonly<Record<string, string>>)[group] ?? ''
}
