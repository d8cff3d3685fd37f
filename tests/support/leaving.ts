// A shell that starts the program in a terminal, lives on when it is left, and reports how it ended.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import type { Terminal } from './terminal.ts'

// What nobody sees on a screen, behind the last byte the program wrote.
const marker = '\u001b[0;0;0m'

/** Lines for a shell behind the program: its exit code into `code`, the terminal's settings into `stty`, then `over`. */
export const report = "echo $? >code; stty -a >stty; echo >over; printf '\\033[0;0;0m'"

/** A script for `openShell`. The shell lives on, whatever reaches its terminal, until it has been seen what was shown. */
export const reporting = `trap : INT HUP TERM; "$0" "$@"; ${report}; read line`

/** Waits until what was written before the report has been read. */
export function allRead(terminal: Terminal): Promise<void> {
  return until('what was written last', () => terminal.raw().includes(marker))
}

/** The exit code that was reported. */
export function reportedCode(folder: string): number {
  return Number(readFileSync(join(folder, 'code'), 'utf8'))
}

/** Whether the terminal reads lines and shows what is typed, as a shell leaves it. */
export function isTerminalSane(folder: string, file = 'stty'): boolean {
  const settings = new Set(readFileSync(join(folder, file), 'utf8').split(/[\s;]+/))
  return ['icanon', 'echo', 'isig', 'icrnl', 'opost'].every((name) => settings.has(name))
}

/** The process that a shell waits for; undefined when it is gone. */
export function programOf({ pid }: Terminal): number | undefined {
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim()
  return children === '' ? undefined : Number(children.split(' ')[0])
}

/** Waits until the shell's job waits for a key: it sleeps, and goes on sleeping. */
export async function sleeps(terminal: Terminal): Promise<void> {
  let asleep = 0
  await until('going on', () => {
    const state = /^State:\s+(\w)/m.exec(readFileSync(`/proc/${programOf(terminal)}/status`, 'utf8'))?.[1]
    asleep = state === 'S' ? asleep + 1 : 0
    return asleep >= 8
  })
}

/** Waits until something holds; fails with `what` after half a minute. */
export async function until(what: string, reached: () => boolean): Promise<void> {
  const deadline = Date.now() + 30_000
  while (!reached()) {
    if (Date.now() > deadline) throw new Error(`${what}: it did not come to that`)
    await wait(15)
  }
}
