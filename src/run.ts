// One run of the program in the real world.
import { homedir } from 'node:os'
import { join } from 'node:path'
import { CommanderError } from 'commander'
import type { GlobalOptions } from './cli/declare.ts'
import { buildProgram, commandNames } from './cli/program.ts'
import { usageError } from './cli/usage.ts'
import { dayInChina } from './core/dates.ts'
import { safeText } from './core/guard/safe-text.ts'
import type { Language } from './core/text.ts'
import { Interrupted, UserError } from './errors.ts'
import { readAnswersFile } from './io/content/answers-file.ts'
import { openContent } from './io/content/source.ts'
import { openNamedFiles } from './io/files/named-files.ts'
import { namedPath } from './io/files/named-path.ts'
import { sha256 } from './io/files/sha256.ts'
import { defaultDataFolder } from './io/sessions/data-folder.ts'
import { openPrivateSessions } from './io/sessions/private.ts'
import { chooseClock, chooseLanguage, chooseScreen } from './io/terminal/environment.ts'
import { ReaderGone, writeAll } from './io/terminal/output.ts'
import { guardTerminal, handleSignals, leaveAtOnce } from './io/terminal/signals.ts'
import { isTerminal, terminalColumns } from './io/terminal/streams.ts'
import type { Keyboard, Ports, Screen, SessionStore } from './ports.ts'
import { jsonText } from './render/json-text.ts'
import { colorStyle, plainStyle } from './render/look.ts'
import { wrapText } from './render/wrap.ts'
import { wordsIn } from './words/words.ts'

/** State of this run that signals and failures need to know. */
const current: {
  language: Language
  session: string | undefined
  asking: boolean
  redrawing: boolean
  json: boolean
  private: boolean
  folder: string
  /** The farewell is on the screen already: at the end of input Inquirer reports it a second time. */
  saidFarewell: boolean
} = {
  language: 'zh',
  session: undefined,
  asking: false,
  redrawing: false,
  json: false,
  private: false,
  folder: '',
  saidFarewell: false,
}

/** Runs the command line and sets the exit code. `folder` is where the build put content and chunks. */
export async function run({ version, folder }: { version: string; folder: string }): Promise<void> {
  current.folder = folder
  try {
    current.language = chooseLanguage(optionBefore(process.argv, '--lang'), process.env)
    current.json = process.argv.includes('--json')
    handleSignals({ farewell, waiting: () => current.asking, redrawing: () => current.redrawing })
    const program = buildProgram({
      language: current.language,
      version,
      columns: terminalColumns('stdout') ?? 80,
      open: openPorts,
      typed: process.argv.slice(2),
      print: (text) => writeAll('stdout', `${text}\n`),
    })
    await program.parseAsync(process.argv).catch((error: unknown) => {
      if (!(error instanceof CommanderError)) throw error
      const usage = usageError(error, commandNames)
      if (usage) throw usage
    })
  } catch (error) {
    process.exitCode = report(error)
  }
}

// The language is needed before the options are parsed: help and usage errors speak it too.
function optionBefore(argv: readonly string[], name: string): string | undefined {
  const at = argv.findIndex((argument) => argument === name || argument.startsWith(`${name}=`))
  if (at < 0) return undefined
  return argv[at]?.includes('=') ? argv[at].slice(name.length + 1) : argv[at + 1]
}

async function openPorts(options: GlobalOptions, needs: { sessions: boolean }): Promise<Ports> {
  const now = chooseClock(process.env)
  const columns = () => terminalColumns('stderr') ?? 80
  const screen = chooseScreen(
    {
      plain: options.plain,
      noColor: !options.color,
      stdoutIsTerminal: isTerminal('stdout'),
      columns: terminalColumns('stdout'),
    },
    process.env,
  )
  const dataFolder = namedPath(options.dataDir ?? defaultDataFolder(process.env, process.platform, homedir()))
  current.private = options.private
  const ports: Ports = {
    language: current.language,
    now,
    content: openContent({
      bundled: join(current.folder, 'content'),
      own: [
        { folder: join(dataFolder, 'playbooks'), required: false },
        ...(options.playbooks === undefined ? [] : [{ folder: namedPath(options.playbooks), required: true }]),
      ],
      today: dayInChina(now()),
      language: current.language,
    }),
    sessions: needs.sessions && !options.private ? await openSessions(dataFolder) : openPrivateSessions(),
    goPrivate: (session) => {
      ports.sessions = openPrivateSessions(session)
      current.private = true
    },
    files: openNamedFiles({ sessions: join(dataFolder, 'sessions') }),
    sha256,
    keyboard: await openKeyboard(screen, columns),
    screen,
    print: (text) => writeAll('stdout', `${text}\n`),
    say: (text) => writeAll('stderr', `${text}\n`),
    working: (id) => {
      current.session = id
    },
    readAnswers: readAnswersFile,
  }
  return ports
}

// The store and what it checks load only for commands that open a session.
async function openSessions(dataFolder: string): Promise<SessionStore> {
  const { openSessionStore } = await import('./io/sessions/store.ts')
  const { openAge } = await import('./io/sessions/age.ts')
  return openSessionStore({ dataFolder, age: openAge({ worker: join(current.folder, 'age-worker.cjs') }) })
}

// Questions need a terminal to read from and one to show them on. The library loads at the first question.
async function openKeyboard(screen: Screen, columns: () => number): Promise<Keyboard | undefined> {
  if (!isTerminal('stdin') || !isTerminal('stderr')) return undefined
  const words = wordsIn(current.language)
  const waiting = (open: boolean) => {
    current.asking = open
  }
  const alone =
    current.language === 'zh'
      ? '“都没有”“不清楚”不能和别的一起选'
      : '“None” and “Not sure” cannot be combined with others'
  current.redrawing = !screen.plain
  const leave = () => leaveAtOnce({ canClear: process.env.TERM !== 'dumb' })
  if (screen.plain) {
    const load = async () => {
      const { plainKeyboard } = await import('./io/terminal/plain-keyboard.ts')
      return plainKeyboard({
        columns,
        wrap: wrapText,
        write: (text) => writeAll('stderr', `${text}\n`),
        words: {
          one: words.start.plainOne,
          many: words.start.plainMany,
          alone,
          again: words.plainPrompt.again,
          yesNo: words.plainPrompt.yesNo,
          hidden: words.passphrase.hidden,
        },
        waiting,
        leave,
      })
    }
    return loadedWhenUsed(load)
  }
  return loadedWhenUsed(async () => {
    // Inquirer colours by the environment, and Node warns on the screen when that says both.
    delete process.env[screen.color ? 'NO_COLOR' : 'FORCE_COLOR']
    process.env[screen.color ? 'FORCE_COLOR' : 'NO_COLOR'] = '1'
    const { inquirerKeyboard } = await import('./io/terminal/inquirer-keyboard.ts')
    const style = screen.color ? await colorStyle() : plainStyle
    return inquirerKeyboard({
      columns,
      wrap: wrapText,
      paint: { strong: style.strong, quiet: style.quiet },
      tips: {
        one: words.start.one,
        many: words.start.many,
        alone,
        hidden: words.passphrase.hidden,
        yes: words.yes,
        no: words.no,
        yesNo: words.plainPrompt.yesNo,
      },
      waiting,
      leave,
    })
  })
}

function loadedWhenUsed(load: () => Promise<Keyboard>): Keyboard {
  let loading: Promise<Keyboard> | undefined
  const keyboard = () => {
    if (!loading) guardTerminal(() => current.asking)
    loading ??= load()
    return loading
  }
  return {
    chooseOne: async (question) => (await keyboard()).chooseOne(question),
    chooseMany: async (question) => (await keyboard()).chooseMany(question),
    enterText: async (question) => (await keyboard()).enterText(question),
    enterSecret: async (question) => (await keyboard()).enterSecret(question),
    confirm: async (question) => (await keyboard()).confirm(question),
  }
}

function farewell(): string {
  const words = wordsIn(current.language)
  current.saidFarewell = true
  return current.private ? words.private.ended : words.error.interrupted(current.session)
}

// Prints a failure and returns the exit code of the contract.
function report(error: unknown): number {
  try {
    if (error instanceof ReaderGone) return 0
    if (error instanceof Interrupted) {
      if (!current.saidFarewell) writeAll('stderr', `\n${farewell()}\n`)
      return 130
    }
    if (error instanceof UserError) return reportUserError(error)
    return reportBug(error)
  } catch {
    // Even stderr is gone; the code says the rest.
    return error instanceof UserError ? error.exitCode : 1
  }
}

function reportUserError(error: UserError): number {
  const { language } = current
  const clean = (text: string) =>
    wrapText(safeText(text, { multiline: true }), terminalColumns('stderr') ?? 80).join('\n')
  if (current.json && error.json !== undefined) writeAll('stdout', `${jsonText(error.json)}\n`)
  writeAll('stderr', `${clean(error.what[language])}\n`)
  const words = wordsIn(language)
  if (error.next) writeAll('stderr', `${clean(words.error.next + words.colon + error.next[language])}\n`)
  return error.exitCode
}

function reportBug(error: unknown): number {
  const { code } = error as NodeJS.ErrnoException
  const words = wordsIn(current.language).error
  const trace = error instanceof Error ? (error.stack ?? error.message) : String(error)
  const detail = code === 'ENOSPC' || code === 'EIO' ? `${code}` : safeText(trace, { multiline: true })
  writeAll('stderr', `${words.bug}\n${words.bugNext}\n${detail}\n`)
  return 1
}
