// Leaving by signal: the terminal is restored, one line says how to come back, the exit code names the signal.
// Everything answered is on disk before the next question shows, so nothing needs saving here.
import { writeSync } from 'node:fs'

const exitCodes = { SIGINT: 130, SIGHUP: 129, SIGTERM: 143 } as const

export interface SignalOptions {
  /** The line to print on the way out. */
  farewell: () => string
  /** Whether a question is open. */
  waiting: () => boolean
  /** Whether that question hid the cursor. */
  redrawing: () => boolean
}

/** Installs the handlers; they stay for the life of the process. */
export function handleSignals(options: SignalOptions): void {
  for (const [signal, code] of Object.entries(exitCodes)) {
    process.on(signal, () => {
      leave(options, code)
      // Only here: an open prompt would keep the process alive.
      process.exit(code)
    })
  }
  // End of input ends the process with a question still open; only synchronous work is possible then.
  process.on('exit', (code) => {
    if (code !== 0 || !options.waiting()) return
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
  // The terminal is gone: Node would abort while restoring it and could leave the answers in a core file.
  process.stdin.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EIO') process.kill(process.pid, 'SIGKILL')
  })
}

const showCursor = '\u001b[?25h'

function leave(options: SignalOptions, code: number): void {
  const cursor = options.waiting() && options.redrawing() ? showCursor : ''
  const farewell = code === exitCodes.SIGHUP ? '' : `\n${options.farewell()}\n`
  try {
    writeSync(2, cursor + farewell)
  } catch {
    // Nobody is reading any more.
  }
}
