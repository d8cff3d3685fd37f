// Leaving by signal: the terminal is restored, one line says how to come back, the exit code names the signal.
// Leaving at once: nothing is said and nothing stays on the screen.
// Everything answered is on disk before the next question shows, so nothing needs saving here.
import { writeSync } from 'node:fs'
import { writeAll } from './output.ts'
import { takeCover, uncover } from './screen-cover.ts'
import { isLostTerminal } from './streams.ts'

const exitCodes = { SIGINT: 130, SIGHUP: 129, SIGTERM: 143 } as const

export interface SignalOptions {
  /** The line to print on the way out. */
  farewell: () => string
  /** Whether a question is open. */
  waiting: () => boolean
  /** Whether that question hid the cursor. */
  redrawing: () => boolean
  /** Whether a pager has the terminal: Ctrl-C is for it. */
  paging: () => boolean
}

/** Installs the handlers; they stay for the life of the process. */
export function handleSignals(options: SignalOptions): void {
  for (const [signal, code] of Object.entries(exitCodes)) {
    process.on(signal, () => {
      if (signal === 'SIGINT' && options.paging()) return
      leave(options, code)
      dieWithoutTerminal()
      // Only here: an open prompt would keep the process alive.
      process.exit(code)
    })
  }
  // End of input ends the process with a question still open; only synchronous work is possible then.
  process.on('exit', (code) => {
    if (hasLeftAtOnce || code !== 0 || !options.waiting()) return
    leave(options, exitCodes.SIGINT)
    process.exitCode = exitCodes.SIGINT
  })
}

/** Watches the terminal that questions are asked at; called before the first question. */
export function guardTerminal(waiting: () => boolean): void {
  // Ctrl-Z then fg: the shell has put the terminal back into line mode, and Inquirer reads keys.
  process.on('SIGCONT', () => {
    setImmediate(() => {
      if (!waiting() || !process.stdin.isTTY) return
      process.stdin.setRawMode(process.stdin.isRaw)
      process.stdin.resume()
    })
  })
  process.stdin.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EIO') return
    dieWithoutTerminal()
    process.kill(process.pid, 'SIGKILL')
  })
  // Node puts the terminal back too, but only after it has let go of the signals: one in between would leave it raw.
  process.on('exit', () => {
    dieWithoutTerminal()
    uncover()
    if (process.stdin.isTTY) process.stdin.setRawMode(false)
  })
}

// The terminal is gone: Node would abort while restoring it and could leave the answers in a core file. Dying of the
// signal that says so leaves none.
function dieWithoutTerminal(): void {
  if (!isLostTerminal('stdin') && !isLostTerminal('stderr')) return
  process.removeAllListeners('SIGHUP')
  process.kill(process.pid, 'SIGHUP')
  process.kill(process.pid, 'SIGKILL')
}

let hasLeftAtOnce = false

/** Clears the screen and what scrolled off it, and ends with exit code 0. A terminal that cannot clear is scrolled empty. */
export function leaveAtOnce({ canClear }: { canClear: boolean }): void {
  hasLeftAtOnce = true
  try {
    if (process.stdin.isTTY) process.stdin.setRawMode(false)
    // In one go: what was covered must not be seen again.
    writeAll('stderr', takeCover() + (canClear ? clearAll : '\n'.repeat(process.stderr.rows ?? 100)))
  } catch {
    // Nobody is reading any more.
  }
  process.exit(0)
}

const showCursor = '\u001b[?25h'
// The scrollback comes last: some terminals move there what the second sequence clears.
const clearAll = `\u001b[0m\u001b[H\u001b[2J\u001b[3J${showCursor}`

function leave(options: SignalOptions, code: number): void {
  const cursor = options.waiting() && options.redrawing() ? showCursor : ''
  const farewell = code === exitCodes.SIGHUP ? '' : `\n${options.farewell()}\n`
  try {
    writeSync(2, takeCover() + cursor + farewell)
  } catch {
    // Nobody is reading any more.
  }
}
