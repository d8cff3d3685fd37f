// The entry of the bundle: wires the real world to the ports, runs one command, and sets the exit code.
import { homedir } from 'node:os'
import { join } from 'node:path'
import { version } from '../package.json'
import { commands } from './cli/commands.ts'
import { describeFailure } from './cli/failure.ts'
import type { Globals } from './cli/options.ts'
import { parseCommandLine } from './cli/parse.ts'
import { makeClock } from './core/dates.ts'
import type { Language } from './core/text.ts'
import { runTakingOver } from './dialogue/take-over.ts'
import { UserError } from './errors.ts'
import { readAnswersFile } from './io/content/answers-file.ts'
import { openContent } from './io/content/source.ts'
import { openNamedFiles } from './io/files/named-files.ts'
import { namedPath } from './io/files/named-path.ts'
import { sha256 } from './io/files/sha256.ts'
import { defaultDataFolder } from './io/sessions/data-folder.ts'
import { openPrivateSessions } from './io/sessions/private.ts'
import { checkLeaving, endBetween } from './io/terminal/between-questions.ts'
import { chooseClock, chooseLanguage, chooseScreen } from './io/terminal/environment.ts'
import { findInvocation } from './io/terminal/invocation.ts'
import { openKeyboard } from './io/terminal/keyboard.ts'
import { ReaderGone, writeAll } from './io/terminal/output.ts'
import { handleSignals } from './io/terminal/signals.ts'
import { isTerminal, terminalColumns, terminalRows } from './io/terminal/streams.ts'
import type { Keyboard, Ports, Screen, SessionStore } from './ports.ts'
import { countRows } from './render/fit.ts'
import { plainStyle, terminalStyle } from './render/look.ts'
import { unusedView } from './render/unused-view.ts'
import { displayWidth } from './render/width.ts'
import { hang, wrapText } from './render/wrap.ts'
import { callProgram } from './words/program.ts'
import { wordsIn } from './words/words.ts'

/** What of this run signals and failures need to know. */
interface Run {
  language: Language
  json: boolean
  /** The session in use, for the line that says how to come back. */
  session: string | undefined
  isPrivate: boolean
  /** A question is open, and hides the cursor while it is. */
  isAsking: boolean
  isRedrawing: boolean
  /** A pager has the terminal. */
  isPaging: boolean
  /** The farewell is on the screen already: at the end of input Inquirer reports it a second time. */
  saidFarewell: boolean
}

// Where the build put content and chunks: the folder this file was built into.
const folder = import.meta.dirname

void main()

async function main(): Promise<void> {
  const run: Run = {
    language: 'zh',
    json: process.argv.includes('--json'),
    session: undefined,
    isPrivate: false,
    isAsking: false,
    isRedrawing: false,
    isPaging: false,
    saidFarewell: false,
  }
  callProgram(findInvocation({ script: process.argv[1], folder: workingFolder(), env: process.env }))
  try {
    run.language = chooseLanguage(findOption(process.argv, '--lang'), process.env)
    handleSignals({
      farewell: () => sayFarewell(run),
      waiting: () => run.isAsking,
      redrawing: () => run.isRedrawing,
      paging: () => run.isPaging,
    })
    await runCommandLine(run)
  } catch (error) {
    process.exitCode = report(error, run)
  }
}

// It may have been removed meanwhile.
function workingFolder(): string {
  try {
    return process.cwd()
  } catch {
    return '/'
  }
}

async function runCommandLine(run: Run): Promise<void> {
  const { language } = run
  const columns = terminalColumns('stdout') ?? 80
  const parsed = parseCommandLine(process.argv.slice(2), { language, version, columns })
  if (parsed.kind === 'printed') return writeAll('stdout', `${parsed.text}\n`)
  if (parsed.kind === 'command') {
    const { opens, run: execute } = commands[parsed.name]
    const ports = await openPorts(run, parsed.globals, { sessions: opens === 'sessions' })
    return runTakingOver(ports, async () => execute(ports, parsed.input))
  }
  // No command: on with what is not finished, or the first screen of `start`; without a keyboard the help.
  const ports = await openPorts(run, parsed.globals, { sessions: true })
  if (!ports.keyboard) {
    const help = parsed.help(stderrColumns())
    throw new UserError({ zh: help, en: help }, undefined, { exitCode: 2 })
  }
  return runTakingOver(ports, async () => goOnOrStart(ports, parsed.globals))
}

async function goOnOrStart(ports: Ports, { json, session }: Globals): Promise<void> {
  const { findUnfinished } = await import('./dialogue/session-choice.ts')
  if (session === undefined && findUnfinished(ports).length === 0) {
    const { start } = await import('./commands/start.ts')
    return start(ports, { playbooks: [], walk: true, json })
  }
  ports.say(wordsIn(ports.language).resume.another)
  const { resume } = await import('./commands/resume.ts')
  return resume(ports, { session, walk: true, json })
}

// The language is needed before the options are parsed: help and usage errors speak it too.
function findOption(argv: readonly string[], name: string): string | undefined {
  const at = argv.findIndex((argument) => argument === name || argument.startsWith(`${name}=`))
  if (at < 0) return undefined
  return argv[at]?.includes('=') ? argv[at].slice(name.length + 1) : argv[at + 1]
}

async function openPorts(run: Run, globals: Globals, needs: { sessions: boolean }): Promise<Ports> {
  const { language } = run
  const clock = makeClock(chooseClock(process.env))
  const screen = chooseScreen(
    {
      plain: globals.plain,
      noColor: !globals.color,
      stdoutIsTerminal: isTerminal('stdout'),
      columns: terminalColumns('stdout'),
      rows: terminalRows('stderr'),
    },
    process.env,
  )
  const dataFolder = namedPath(globals.dataDir ?? defaultDataFolder(process.env, process.platform, homedir()))
  run.isPrivate = globals.private
  // Lines are laid out for stdout. Where that goes to a file, the terminal that talk goes to may be narrower.
  const isElsewhere = screen.piped && !screen.color
  const talkColumns = (isElsewhere ? terminalColumns('stderr') : undefined) ?? screen.columns
  const say = (lines: string | readonly string[]) => {
    const isLaidOut = typeof lines !== 'string' && !isElsewhere
    writeLines('stderr', isLaidOut ? lines : [lines].flat().flatMap((line) => wrapText(line, talkColumns)))
  }
  const ports: Ports = {
    ...clock,
    language,
    screen,
    content: openContent({
      bundled: join(folder, 'content'),
      language,
      own: [
        { folder: join(dataFolder, 'playbooks'), required: false },
        ...globals.playbooks.map((one) => ({ folder: namedPath(one), required: true })),
      ],
      today: clock.today(),
      warn: (notice) => say(unusedView({ language, columns: screen.columns }, notice)),
    }),
    sessions: needs.sessions && !globals.private ? await openSessions(dataFolder) : openPrivateSessions(),
    goPrivate: (session) => {
      ports.sessions = openPrivateSessions(session)
      run.isPrivate = true
    },
    files: openNamedFiles({ dataFolder, sealing: openSealingHere }),
    sha256,
    keyboard: keyboardFor(run, screen),
    print: (lines) => writeLines('stdout', lines),
    page: (lines) => page(run, screen, lines),
    edit: (path) => edit(run, path),
    say,
    working: (id) => {
      run.session = id
    },
    readAnswers: readAnswersFile,
  }
  return ports
}

function writeLines(stream: 'stdout' | 'stderr', lines: string | readonly string[]): void {
  checkLeaving()
  writeAll(stream, `${typeof lines === 'string' ? lines : lines.join('\n')}\n`)
}

// Nothing is handed to another program in private mode, and nothing that fits the screen.
async function page(run: Run, screen: Screen, lines: readonly string[]): Promise<void> {
  const rows = terminalRows('stdout')
  const isScreen = rows !== undefined && isTerminal('stdin') && !screen.plain && !run.isPrivate
  if (!isScreen || countRows(lines, screen.columns) < rows) return writeLines('stdout', lines)
  const { choosePager, showInPager } = await import('./io/terminal/pager.ts')
  const pager = choosePager(process.env)
  if (pager) {
    checkLeaving()
    endBetween({ needsEcho: true })
    run.isPaging = true
    const isShown = await showInPager(pager, `${lines.join('\n')}\n`, {
      env: process.env,
      prompt: wordsIn(run.language).keyboard.pager,
    })
    run.isPaging = false
    if (isShown) return
  }
  writeLines('stdout', lines)
}

// Nothing is handed to another program in private mode.
async function edit(run: Run, path: string): Promise<boolean> {
  if (!isTerminal('stdin') || run.isPrivate) return false
  const { chooseEditors, openEditor } = await import('./io/terminal/editor.ts')
  checkLeaving()
  endBetween({ needsEcho: true })
  run.isPaging = true
  const isEdited = await openEditor(chooseEditors(process.env, process.platform), path)
  run.isPaging = false
  return isEdited
}

async function openSealingHere() {
  const { openAge } = await import('./io/sessions/age.ts')
  const { openSealing } = await import('./io/sessions/sealing.ts')
  return openSealing(openAge({ worker: join(folder, 'age-worker.cjs'), whileWaiting: checkLeaving }))
}

// The store and what it checks load only for commands that open a session.
async function openSessions(dataFolder: string): Promise<SessionStore> {
  const { openSessionStore } = await import('./io/sessions/store.ts')
  const { openAge } = await import('./io/sessions/age.ts')
  const { stampAt } = await import('./io/files/stamp.ts')
  return openSessionStore({
    dataFolder,
    // What was installed or built anew is another file.
    program: `${version} ${stampAt(join(folder, 'main.cjs'))}`,
    whileWaiting: checkLeaving,
    age: openAge({ worker: join(folder, 'age-worker.cjs'), whileWaiting: checkLeaving }),
  })
}

function keyboardFor(run: Run, screen: Screen): Keyboard | undefined {
  const { start, keyboard, passphrase, plainPrompt, yes, no, semicolon } = wordsIn(run.language)
  run.isRedrawing = !screen.plain
  return openKeyboard({
    screen,
    columns: stderrColumns,
    wrap: wrapText,
    hang,
    width: displayWidth,
    paint: async () => (screen.color ? await terminalStyle() : plainStyle),
    words: { ...start, ...plainPrompt, ...keyboard, hidden: passphrase.hidden, yes, no, semicolon },
    asking: {
      get: () => run.isAsking,
      set: (open) => {
        run.isAsking = open
      },
    },
  })
}

function stderrColumns(): number {
  return terminalColumns('stderr') ?? 80
}

function sayFarewell(run: Run): string {
  const words = wordsIn(run.language)
  run.saidFarewell = true
  const farewell = run.isPrivate ? words.private.ended : words.error.interrupted(run.session)
  return wrapText(farewell, stderrColumns()).join('\n')
}

// Prints a failure and returns the exit code of the contract.
function report(error: unknown, run: Run): number {
  if (error instanceof ReaderGone) return 0
  const { exitCode, stdout, stderr } = describeFailure(error, {
    language: run.language,
    columns: stderrColumns(),
    json: run.json,
    farewell: run.saidFarewell ? undefined : sayFarewell(run),
  })
  try {
    if (stdout !== undefined) writeAll('stdout', stdout)
    if (stderr !== undefined) writeAll('stderr', stderr)
  } catch {
    // Even stderr is gone; the code says the rest.
  }
  return exitCode
}
