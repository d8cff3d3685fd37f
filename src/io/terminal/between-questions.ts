// The keyboard while no question is open, from the first question on: a key opens, a plan is computed, a screen is
// printed. Nothing can listen then, because all of it is synchronous; so the terminal is looked at before each output.
import { closeSync, constants, openSync, readlinkSync, readSync } from 'node:fs'
import { Interrupted } from '../../errors.ts'
import { pause } from '../files/pause.ts'
import { readLeaveKey, restOfKeyMs } from './leaving-key.ts'
import { cover, uncover } from './screen-cover.ts'

export interface BetweenOptions {
  stdin: NodeJS.ReadStream
  /** Keys are handed over at once and not shown; otherwise the terminal hands over lines, and shows them. */
  isSilent: boolean
  /** What was typed already behind the answer. */
  typed: string
  /** Whether what was typed means to leave at once. `isOver`: nothing came after it for a moment. */
  meansLeave: (typed: string, isOver: boolean) => boolean | 'perhaps'
  /** Leaves at once; does not return. */
  leave: () => void
}

interface Between extends Omit<BetweenOptions, 'typed'> {
  /** The terminal, opened a second time so that looking does not wait; undefined where that cannot be done. */
  terminal: number | undefined
  typed: Buffer[]
  over: NodeJS.Immediate | undefined
}

const ctrlC = '\u0003'
/** How often is looked while the rest of a key may come. */
const lookAgainMs = 20
let between: Between | undefined
let opened: { terminal: number | undefined } | undefined

/** A question was answered. What is typed from now on goes to the next one, unless it means to leave. */
export function beginBetween(options: BetweenOptions): void {
  const before = endBetween({ needsEcho: false })
  if (options.isSilent) options.stdin.setRawMode(true)
  opened ??= { terminal: openTerminal() }
  const { terminal } = opened
  // Where nobody can look, Ctrl-C must stay a signal: silent only until the work that follows at once is done.
  const over =
    terminal === undefined && options.isSilent ? setImmediate(() => endBetween({ needsEcho: true })) : undefined
  between = { ...options, terminal, typed: [before, Buffer.from(options.typed)], over }
}

/**
 * The next question reads the keyboard. Gives back what was typed meanwhile, which is for that question. `needsEcho`: it
 * does not silence the terminal itself; for one that does there is no moment between in which a key would show.
 */
export function endBetween({ needsEcho }: { needsEcho: boolean }): Buffer {
  if (!between) return Buffer.alloc(0)
  const { stdin, isSilent, typed, over } = between
  between = undefined
  clearImmediate(over)
  if (isSilent && needsEcho) stdin.setRawMode(false)
  return Buffer.concat(typed)
}

/** Leaves at once if that was asked for since the last question. Throws Interrupted for Ctrl-C and end of input. */
export function checkLeaving(): void {
  if (between?.terminal === undefined) return
  const { terminal, typed, meansLeave, leave, isSilent } = between
  const read = (isOver: boolean) => {
    const { bytes, hasEnded } = takeTyped(terminal)
    typed.push(...bytes)
    const leaves = meansLeave(Buffer.concat(typed).toString('utf8'), isOver)
    // Who struck Esc first wants nothing to be seen.
    if (leaves === true || !(hasEnded || (isSilent && Buffer.concat(bytes).includes(ctrlC)))) return leaves
    uncover()
    throw new Interrupted()
  }
  let leaves = read(false)
  for (let waited = 0; leaves === 'perhaps'; waited += lookAgainMs) {
    cover()
    pause(lookAgainMs)
    leaves = read(waited >= restOfKeyMs)
  }
  if (leaves) leave()
  uncover()
}

/** Whether keys hold Esc by itself. */
export function keysMeanLeave(typed: string, isOver: boolean): boolean | 'perhaps' {
  const pressed = readLeaveKey()(typed)
  return pressed === 'leave' || (pressed === 'perhaps' && (isOver || 'perhaps'))
}

// The terminal that stdin is, by its own name where the system tells it.
function openTerminal(): number | undefined {
  try {
    return openSync(terminalPath(), constants.O_RDONLY | constants.O_NONBLOCK | constants.O_NOCTTY)
  } catch {
    return undefined
  }
}

function terminalPath(): string {
  try {
    return readlinkSync('/proc/self/fd/0')
  } catch {
    return '/dev/tty'
  }
}

// Everything that waits there now. `hasEnded`: Ctrl-D in front of everything, or the terminal is gone.
function takeTyped(terminal: number): { bytes: Buffer[]; hasEnded: boolean } {
  const bytes: Buffer[] = []
  for (;;) {
    const chunk = Buffer.alloc(1024)
    try {
      const length = readSync(terminal, chunk)
      if (length === 0) return { bytes, hasEnded: true }
      bytes.push(chunk.subarray(0, length))
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'EAGAIN') return { bytes, hasEnded: false }
      // Not ours to look at any more; whoever reads next will say why.
      closeSync(terminal)
      opened = { terminal: undefined }
      if (between) between.terminal = undefined
      return { bytes, hasEnded: false }
    }
  }
}
