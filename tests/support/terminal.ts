// The built program in a real pseudo-terminal, its output drawn on a screen model.
import { existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join, resolve } from 'node:path'
import { type IPty, spawn } from '@lydell/node-pty'
import xterm from '@xterm/headless'

/** The program as it is when installed: a link of its name in a folder of commands. */
export const program = link(resolve('build', 'installed', 'leak-help'))

function link(path: string): string {
  mkdirSync(dirname(path), { recursive: true })
  try {
    symlinkSync(resolve('bin/leak-help.cjs'), path)
  } catch (error) {
    // Another test made it.
    if (!existsSync(path)) throw error
  }
  return path
}

export interface TerminalOptions {
  args: string[]
  dataFolder: string
  columns?: number
  rows?: number
  env?: Record<string, string>
}

/** How the program ended. */
export interface Ended {
  exitCode: number
  signal: number | undefined
}

export interface Terminal {
  /** The rows of the screen and what scrolled off it, without trailing blanks. */
  screen(): string
  /** The rows that can be seen now. */
  visible(): string
  /** Lines as the program wrote them, and how many rows the terminal made of each: one, or more where it is too wide. */
  lines(): { text: string; rows: number }[]
  /** Everything the program wrote, escape sequences included. */
  raw(): string
  /** Waits until the screen holds a text; fails with the screen when it does not come. */
  shows(text: string | RegExp): Promise<string>
  type(keys: string): void
  kill(signal: string): void
  pid: number
  /** Takes the terminal away, as closing its window does. */
  close(): void
  resize(columns: number, rows: number): void
  ended: Promise<Ended>
  cursorHidden(): boolean
  /** Rows of the screen and of what scrolled off it, blank ones included. */
  rows(): number
  cursor(): { row: number; column: number; hidden: boolean }
  /** What a terminal does besides showing text: `bell`, `title`, `reply` (it typed something itself), `alternate screen`. */
  events: string[]
}

export const keys = {
  enter: '\r',
  down: '\u001b[B',
  up: '\u001b[A',
  left: '\u001b[D',
  pageUp: '\u001b[5~',
  pageDown: '\u001b[6~',
  home: '\u001b[H',
  end: '\u001b[F',
  space: ' ',
  ctrlC: '\u0003',
  ctrlD: '\u0004',
  ctrlZ: '\u001a',
  escape: '\u001b',
  backspace: '\u007f',
}

const patienceMs = 30_000

/** A folder for one test's sessions. */
export function dataFolder(): { path: string; remove(): void } {
  const path = mkdtempSync(join(tmpdir(), 'leak-help-e2e-'))
  return { path, remove: () => rmSync(path, { recursive: true, force: true, maxRetries: 3 }) }
}

/** The environment of a test run: nothing of the machine's own settings but what programs need. */
export function cleanEnvironment(dataFolder: string, more: Record<string, string> = {}): Record<string, string> {
  return {
    PATH: [dirname(program), process.env.PATH ?? ''].join(delimiter),
    HOME: dataFolder,
    TERM: 'xterm-256color',
    LEAK_HELP_DATA_DIR: dataFolder,
    LEAK_HELP_NOW: '2026-11-22T02:00:00Z',
    // What is long is printed, and nobody has to leave a pager.
    LEAK_HELP_PAGER: 'cat',
    ...more,
  }
}

/** Starts the program in a pseudo-terminal. */
export function openTerminal(options: TerminalOptions): Terminal {
  return openCommand(process.execPath, [program, ...options.args], options)
}

/** Runs `sh -c script` in a pseudo-terminal, with the program as `"$0" "$1"`, and with its arguments as `"$0" "$@"`. */
export function openShell(script: string, options: Omit<TerminalOptions, 'args'>, args: string[] = []): Terminal {
  return openCommand('sh', ['-c', script, process.execPath, program, ...args], options)
}

/** A shell of its own kind, for what only an interactive one does. */
export function openInteractiveShell(options: Omit<TerminalOptions, 'args'>): Terminal {
  return openCommand('bash', ['--norc', '--noprofile', '-i'], {
    ...options,
    // Without a history: it would be written while the folder is being removed.
    env: { PS1: 'ready> ', HISTFILE: '/dev/null', ...options.env },
  })
}

function openCommand(
  file: string,
  args: string[],
  { dataFolder, columns = 80, rows = 40, env = {} }: Omit<TerminalOptions, 'args'>,
): Terminal {
  const screen = new xterm.Terminal({ cols: columns, rows, scrollback: 5_000, allowProposedApi: true })
  const pty: IPty = spawn(file, args, {
    cols: columns,
    rows,
    cwd: dataFolder,
    env: cleanEnvironment(dataFolder, env),
  })
  const events: string[] = []
  screen.onBell(() => events.push('bell'))
  screen.onTitleChange(() => events.push('title'))
  screen.onData(() => events.push('reply'))
  screen.buffer.onBufferChange(({ type }) => events.push(`${type} screen`))
  let raw = ''
  let written: Promise<void> = Promise.resolve()
  const changed: (() => void)[] = []
  const wakeAll = () => {
    for (const wake of changed.splice(0)) wake()
  }
  pty.onData((data) => {
    raw += data
    written = new Promise((done) => screen.write(data, done))
    void written.then(() => wakeAll())
  })
  const ended = new Promise<Ended>((done) => {
    pty.onExit(
      ({ exitCode, signal }) =>
        void written.then(() => {
          wakeAll()
          done({ exitCode, signal })
        }),
    )
  })

  const cursorHidden = () => raw.lastIndexOf('\u001b[?25l') > raw.lastIndexOf('\u001b[?25h')

  function text(first = 0): string {
    const buffer = screen.buffer.active
    const lines = Array.from({ length: buffer.length }, (_, row) => buffer.getLine(row)?.translateToString(true) ?? '')
    return lines.slice(first).join('\n').trimEnd()
  }

  function lines(): { text: string; rows: number }[] {
    const buffer = screen.buffer.active
    const found: { text: string; rows: number }[] = []
    for (let row = 0; row < buffer.length; row += 1) {
      const line = buffer.getLine(row)
      const [last] = found.slice(-1)
      const text = line?.translateToString(!buffer.getLine(row + 1)?.isWrapped) ?? ''
      if (line?.isWrapped && last) Object.assign(last, { text: last.text + text, rows: last.rows + 1 })
      else found.push({ text, rows: 1 })
    }
    return found
  }

  async function shows(wanted: string | RegExp): Promise<string> {
    const found = () => (typeof wanted === 'string' ? text().includes(wanted) : wanted.test(text()))
    const deadline = Date.now() + patienceMs
    while (!found()) {
      const left = deadline - Date.now()
      if (left <= 0) throw new Error(`the screen never showed ${wanted}:\n${text()}`)
      await new Promise<void>((wake) => {
        const timer = setTimeout(wake, Math.min(left, 1_000))
        changed.push(() => {
          clearTimeout(timer)
          wake()
        })
      })
    }
    return text()
  }

  return {
    screen: () => text(),
    visible: () => text(screen.buffer.active.baseY),
    lines,
    raw: () => raw,
    shows,
    type: (typed) => pty.write(typed),
    kill: (signal) => pty.kill(signal),
    pid: pty.pid,
    close: () => (pty as IPty & { destroy(): void }).destroy(),
    resize: (newColumns, newRows) => {
      pty.resize(newColumns, newRows)
      screen.resize(newColumns, newRows)
    },
    ended,
    cursorHidden,
    rows: () => screen.buffer.active.length,
    cursor: () => {
      const { active } = screen.buffer
      return { row: active.baseY + active.cursorY, column: active.cursorX, hidden: cursorHidden() }
    },
    events,
  }
}
