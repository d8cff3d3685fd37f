// node:fs with a call that is struck. It stands in for the real one in `vi.mock`, so nothing here imports that.

/**
 * What befalls the calls that could change the disk: at the n-th the process ends (it does half its work at most, and no
 * later call does any), or it fails with an error, alone or with all that follow.
 */
export const fate = {
  atCall: Number.POSITIVE_INFINITY,
  kind: 'end' as 'end' | 'fail-once' | 'fail-on',
  calls: 0,
  hasStruck: false,
  /** What was written since the last start, for those who look for readable words in it. */
  written: [] as string[],
}

/** The process has ended: nothing that is tested may catch it. */
export class Ended extends Error {}

/** Lets every call through again. */
export function relent(): void {
  Object.assign(fate, { atCall: Number.POSITIVE_INFINITY, hasStruck: false })
}

/** The calls of node:fs, of which the `counted` ones are struck as `fate` has it. */
export function struckDisk(real: typeof import('node:fs'), counted: readonly string[]): Record<string, unknown> {
  const failure = () => Object.assign(new Error('ENOSPC: no space left'), { code: 'ENOSPC', syscall: 'test' })
  const wrapped = (name: string, call: (...args: unknown[]) => unknown) => {
    return (...args: unknown[]) => {
      const isCounted = counted.includes(name)
      if (isCounted) fate.calls += 1
      if (name === 'writeSync') fate.written.push(String(args[1]))
      const isHit = isCounted && (fate.kind === 'fail-on' ? fate.calls >= fate.atCall : fate.calls === fate.atCall)
      const isOver = fate.kind === 'end' && fate.hasStruck
      // What survives a power cut is measured elsewhere.
      if (!isHit && !isOver) return name === 'fsyncSync' ? undefined : call(...args)
      if (!isOver && name === 'writeSync' && Buffer.isBuffer(args[1])) call(args[0], args[1], 0, args[1].length >> 1)
      fate.hasStruck = true
      throw fate.kind === 'end' ? new Ended('the process has ended') : failure()
    }
  }
  const calls = Object.entries(real).map(([name, value]) => {
    // Closing changes nothing on disk, and the test would run out of open files.
    const isWatched = typeof value === 'function' && name.endsWith('Sync') && name !== 'closeSync'
    // With what hangs on it, as `realpathSync.native`.
    return [name, isWatched ? Object.assign(wrapped(name, value as (...args: unknown[]) => unknown), value) : value]
  })
  return Object.fromEntries(calls)
}
