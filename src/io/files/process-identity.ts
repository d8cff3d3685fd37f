// Which process did something, so that a later process with the same number is not taken for it.
import { readFileSync } from 'node:fs'
import { hostname } from 'node:os'

export interface ProcessIdentity {
  pid: number
  host: string
  /** Start time in ticks since boot; empty where the system does not tell (only Linux does so cheaply). */
  start: string
}

export function thisProcess(): ProcessIdentity {
  return { pid: process.pid, host: hostname(), start: linuxProcess('self')?.start ?? '' }
}

/** True only when the process has ended for certain. What runs on another computer cannot be known. */
export function hasEnded(owner: ProcessIdentity): boolean {
  if (owner.host !== hostname()) return false
  if (!isRunning(owner.pid)) return true
  const found = linuxProcess(owner.pid)
  return found !== undefined && (found.isZombie || (owner.start !== '' && found.start !== owner.start))
}

/** Whether some process has this number now. */
export function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    // Anything but "no such process" means that there is one, perhaps somebody else's.
    return !(error instanceof Error && 'code' in error && error.code === 'ESRCH')
  }
}

function linuxProcess(pid: number | 'self'): { start: string; isZombie: boolean } | undefined {
  if (process.platform !== 'linux') return undefined
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    // The second field is the program's name in parentheses and may itself hold any character.
    const [state, ...others] = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    const start = others[18]
    return start === undefined ? undefined : { start, isZombie: state === 'Z' || state === 'X' }
  } catch {
    return undefined
  }
}
