// What stdin, stdout and stderr are, without opening them: Node builds a stream the first time one is touched, and
// most runs never need it.
import { fstatSync, statSync } from 'node:fs'
import { devNull } from 'node:os'

const descriptors = { stdin: 0, stdout: 1, stderr: 2 } as const

/** Whether a standard stream is a terminal; false for one that is closed. */
export function isTerminal(stream: keyof typeof descriptors): boolean {
  return isDevice(stream) && process.getBuiltinModule('node:tty').isatty(descriptors[stream])
}

/** Whether a standard stream was a terminal that is gone: its window was closed. */
export function isLostTerminal(stream: keyof typeof descriptors): boolean {
  return isDevice(stream) && !process.getBuiltinModule('node:tty').isatty(descriptors[stream])
}

// Files and pipes are told apart from terminals by a call that needs nothing loaded.
function isDevice(stream: keyof typeof descriptors): boolean {
  try {
    const is = fstatSync(descriptors[stream])
    return is.isCharacterDevice() && is.rdev !== statSync(devNull).rdev
  } catch {
    return false
  }
}

/** Rows of a terminal; undefined for anything else, and for one that does not know. */
export function terminalRows(stream: 'stdout' | 'stderr'): number | undefined {
  return isTerminal(stream) ? process[stream].rows || undefined : undefined
}

/** Columns of a terminal; undefined for anything else, and for one that does not know. */
export function terminalColumns(stream: 'stdout' | 'stderr'): number | undefined {
  return isTerminal(stream) ? process[stream].columns || undefined : undefined
}
