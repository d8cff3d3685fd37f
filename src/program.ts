// The commands and their options; what each does stands in its own file.
import { Command, type CommanderError, Option } from 'commander'
import { echo } from './core/echo.ts'
import { nearest } from './core/nearest.ts'
import type { Recording } from './core/record-step.ts'
import type { Language } from './core/text.ts'
import { UserError } from './errors.ts'
import type { Ports } from './ports.ts'
import { type HelpWords, helpWordsIn } from './render/help-words.ts'
import { displayWidth } from './render/width.ts'
import { wrapText } from './render/wrap.ts'

/** Options every command takes. */
export interface GlobalOptions {
  lang?: string
  session?: string
  dataDir?: string
  playbooks?: string
  private: boolean
  json: boolean
  plain: boolean
  color: boolean
}

export interface ProgramOptions {
  language: Language
  version: string
  columns: number
  /** Opens the world for a command. */
  open: (options: GlobalOptions) => Promise<Ports>
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
  const run = async (command: (ports: Ports, globals: GlobalOptions) => Promise<void>) => {
    const given = globals()
    await command(await options.open(given), given)
  }
  addMainRoad(program, words, run)
  addRecording(program, words, run)
  addSessions(program, words, run)
  addPlaybooks(program, words, run)
  // No command: the wizard's first screen where there is a keyboard, else the help.
  program.action(() =>
    run(async (ports, { json }) => {
      const [unexpected] = program.args
      if (unexpected !== undefined) throw unknownCommand(program, unexpected)
      if (ports.keyboard) await (await import('./commands/start.ts')).start(ports, { playbooks: [], walk: true, json })
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

type Run = (command: (ports: Ports, globals: GlobalOptions) => Promise<void>) => Promise<void>

interface StartFlags {
  text?: string
  answers?: string
  name?: string
  for?: 'self' | 'other'
  encrypt: boolean
  walk: boolean
}

function addMainRoad(program: Command, words: HelpWords, run: Run): void {
  program
    .command('start')
    .argument('[playbook...]', words.arguments.playbooks)
    .description(words.commands.start)
    .option('--text <sentence>', words.options.text)
    .option('--answers <file>', words.options.answers)
    .option('--name <name>', words.options.name)
    .addOption(new Option('--for <whom>', words.options.for).choices(['self', 'other']))
    .option('--encrypt', words.options.encrypt, false)
    .option('--no-walk', words.options.noWalk)
    .action((playbooks: string[], flags: StartFlags) =>
      run(async (ports, { json }) => (await import('./commands/start.ts')).start(ports, { playbooks, ...flags, json })),
    )
  program
    .command('resume')
    .argument('[session]', words.arguments.session)
    .description(words.commands.resume)
    .option('--no-walk', words.options.noWalk)
    .action((id: string | undefined, { walk }: { walk: boolean }) =>
      run(async (ports, { json, session }) =>
        (await import('./commands/resume.ts')).resume(ports, { walk, json, ...named(id ?? session) }),
      ),
    )
  program
    .command('list')
    .description(words.commands.list)
    .option('--text <sentence>', words.options.text)
    .action(({ text }: { text?: string }) =>
      run(async (ports, { json }) =>
        (await import('./commands/list.ts')).list(ports, { json, ...(text === undefined ? {} : { text }) }),
      ),
    )
  program
    .command('show')
    .argument('<playbook>', words.arguments.playbook)
    .description(words.commands.show)
    .action((playbook: string) =>
      run(async (ports, { json }) => (await import('./commands/show.ts')).show(ports, { playbook, json })),
    )
  program
    .command('status')
    .argument('[session]', words.arguments.session)
    .description(words.commands.status)
    .option('--all', words.options.all, false)
    .action((id: string | undefined, { all }: { all: boolean }) =>
      run(async (ports, { json, session }) =>
        (await import('./commands/status.ts')).status(ports, { all, json, ...named(id ?? session) }),
      ),
    )
  program
    .command('why')
    .argument('<step>', words.arguments.step)
    .description(words.commands.why)
    .action((step: string) =>
      run(async (ports, { session }) => (await import('./commands/why.ts')).why(ports, { step, ...named(session) })),
    )
  program
    .command('calls')
    .description(words.commands.calls)
    .action(() =>
      run(async (ports, { session, json }) =>
        (await import('./commands/calls.ts')).calls(ports, { json, ...named(session) }),
      ),
    )
  program
    .command('threats')
    .description(words.commands.threats)
    .action(() =>
      run(async (ports, { session, json }) =>
        (await import('./commands/threats.ts')).threats(ports, { json, ...named(session) }),
      ),
    )
}

interface RecordFlags {
  outcome?: string
  until?: string
  note?: string
  set?: Record<string, string>
}

function addRecording(program: Command, words: HelpWords, run: Run): void {
  const commands = [
    ['done', 'done'],
    ['skip', 'skip'],
    ['wait', 'wait'],
    ['reopen', 'reopen'],
  ] as const
  for (const [name, kind] of commands) {
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
          (await import('./commands/record.ts')).record(ports, {
            step,
            json,
            ...named(session),
            ...recordingOf(kind, flags),
          }),
        ),
      )
  }
  program
    .command('waive')
    .argument('<step>', words.arguments.step)
    .description(words.commands.waive)
    .option('--note <text>', words.options.note)
    .action((step: string, { note }: { note?: string }) =>
      run(async (ports, { session, json }) =>
        (await import('./commands/record.ts')).record(ports, {
          step,
          kind: 'waive',
          json,
          ...named(session),
          ...(note === undefined ? {} : { note }),
        }),
      ),
    )
  program
    .command('undo')
    .description(words.commands.undo)
    .action(() =>
      run(async (ports, { session, json }) =>
        (await import('./commands/record.ts')).undo(ports, { json, ...named(session) }),
      ),
    )
  program
    .command('answer')
    .argument('<question>', words.arguments.question)
    .argument('[value...]', words.arguments.value)
    .description(words.commands.answer)
    .action((question: string, values: string[]) =>
      run(async (ports, { session, json }) =>
        (await import('./commands/answer.ts')).answer(ports, { question, values, json, ...named(session) }),
      ),
    )
  program
    .command('add')
    .argument('<playbook>', words.arguments.playbook)
    .description(words.commands.add)
    .action((playbook: string) =>
      run(async (ports, { session, json }) =>
        (await import('./commands/add.ts')).add(ports, { playbook, json, ...named(session) }),
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

function addSessions(program: Command, words: HelpWords, run: Run): void {
  const session = program.command('session').description(words.commands.session)
  session
    .command('list', { isDefault: true })
    .description(words.commands.sessionList)
    .action(() => run(async (ports, { json }) => (await import('./commands/session.ts')).listSessions(ports, { json })))
  session
    .command('use')
    .argument('<session>', words.arguments.session)
    .description(words.commands.sessionUse)
    .action((id: string) => run(async (ports) => (await import('./commands/session.ts')).useSession(ports, { id })))
  session
    .command('rename')
    .argument('<session>', words.arguments.session)
    .argument('<name>', words.arguments.name)
    .description(words.commands.sessionRename)
    .action((id: string, name: string) =>
      run(async (ports) => (await import('./commands/session.ts')).renameSession(ports, { id, name })),
    )
  session
    .command('close')
    .argument('[session]', words.arguments.session)
    .description(words.commands.sessionClose)
    .option('--force', words.options.force, false)
    .action((id: string | undefined, { force }: { force: boolean }) =>
      run(async (ports, globals) =>
        (await import('./commands/close.ts')).closeSession(ports, { force, ...idOf(id ?? globals.session) }),
      ),
    )
  session
    .command('delete')
    .argument('<session>', words.arguments.session)
    .description(words.commands.sessionDelete)
    .option('--force', words.options.force, false)
    .action((id: string, { force }: { force: boolean }) =>
      run(async (ports) => (await import('./commands/session.ts')).deleteSession(ports, { id, force })),
    )
  addExchange(session, words, run)
  addEncryption(session, words, run)
}

function addExchange(session: Command, words: HelpWords, run: Run): void {
  session
    .command('export')
    .argument('<session>', words.arguments.session)
    .argument('<file>', words.arguments.file)
    .description(words.commands.sessionExport)
    .option('--force', words.options.replace, false)
    .action((id: string, file: string, { force }: { force: boolean }) =>
      run(async (ports) => (await import('./commands/session-export.ts')).exportSession(ports, { id, file, force })),
    )
  session
    .command('import')
    .argument('<file>', words.arguments.file)
    .description(words.commands.sessionImport)
    .option('--yes', words.options.yes, false)
    .action((file: string, { yes }: { yes: boolean }) =>
      run(async (ports) => (await import('./commands/session-import.ts')).importSession(ports, { file, yes })),
    )
}

function addEncryption(session: Command, words: HelpWords, run: Run): void {
  session
    .command('encrypt')
    .argument('[session]', words.arguments.session)
    .description(words.commands.sessionEncrypt)
    .addHelpText('after', `\n${words.openElsewhere}`)
    .action((id: string | undefined) =>
      run(async (ports, globals) =>
        (await import('./commands/encrypt.ts')).encryptSession(ports, idOf(id ?? globals.session)),
      ),
    )
  session
    .command('decrypt')
    .argument('[session]', words.arguments.session)
    .description(words.commands.sessionDecrypt)
    .addHelpText('after', `\n${words.openElsewhere}`)
    .action((id: string | undefined) =>
      run(async (ports, globals) =>
        (await import('./commands/encrypt.ts')).decryptSession(ports, idOf(id ?? globals.session)),
      ),
    )
}

function addPlaybooks(program: Command, words: HelpWords, run: Run): void {
  program
    .command('playbook')
    .description(words.commands.playbook)
    .command('check')
    .argument('[folder]', words.arguments.folder, 'playbooks')
    .description(words.commands.playbookCheck)
    .action((folder: string) =>
      run(async (ports, { json }) =>
        (await import('./commands/playbook-check.ts')).checkPlaybooks(ports, { folder, json }),
      ),
    )
}

function idOf(id: string | undefined): { id?: string } {
  return id === undefined ? {} : { id }
}

function named(session: string | undefined): { session?: string } {
  return session === undefined ? {} : { session }
}

/** What commander found wrong, in the person's language; undefined when it only printed help. */
export function usageError(error: CommanderError, program: Command): UserError | undefined {
  if (error.exitCode === 0) return undefined
  const quoted = echo(/'([^']*)'/.exec(error.message)?.[1] ?? '')
  const name = quoted.split(' ')[0] ?? ''
  const help = { zh: '看用法：leak-help help', en: 'See: leak-help help' }
  const usage = (zh: string, en: string) => new UserError({ zh, en }, help, { exitCode: 2 })
  switch (error.code) {
    case 'commander.unknownCommand':
      return unknownCommand(program, name)
    case 'commander.unknownOption':
      return usage(`没有“${name}”这个选项`, `There is no option “${name}”`)
    case 'commander.missingArgument':
      return usage(`少写了“${name}”`, `“${name}” is missing`)
    case 'commander.optionMissingArgument':
      return usage(`选项“${quoted}”后面少了内容`, `The option “${quoted}” needs a value`)
    case 'commander.excessArguments':
      return usage('写多了', 'Too many arguments')
    case 'commander.invalidArgument':
      return usage(`选项“${quoted}”的内容不对`, `The option “${quoted}” does not take that value`)
    default:
      return usage('用法不对', 'That is not how the command works')
  }
}

function unknownCommand(program: Command, name: string): UserError {
  const near = nearest(
    name,
    program.commands.map((command) => command.name()),
  )
  return new UserError(
    { zh: `没有“${echo(name)}”这个命令`, en: `There is no command “${echo(name)}”` },
    near.length > 0
      ? { zh: `是不是：${near.join('、')}`, en: `Did you mean: ${near.join(', ')}` }
      : { zh: '看所有命令：leak-help help', en: 'See all commands: leak-help help' },
    { exitCode: 2 },
  )
}
