// Lines typed or pasted at a terminal that shows them itself.
import { createInterface, type Interface } from 'node:readline'
import { Interrupted } from '../../errors.ts'
import { beginBetween, endBetween } from './between-questions.ts'
import { readHiddenLine } from './hidden-line.ts'
import { pasteGapMs } from './pasted-lines.ts'

export interface LineReaderOptions {
  /** Called with true while a question is open. */
  waiting: (open: boolean) => void
  /** Called for the line `!`; does not return. */
  leave: () => void
}

/** Reads on at the keyboard. Every method rejects with Interrupted at the end of input. */
export interface LineReader {
  next(): Promise<string>
  /** Lines that came right behind the last one at a terminal; from elsewhere, lines are answers written beforehand. */
  pasted(): Promise<string[]>
  /** A line that is not shown; `ask` shows the question. */
  nextHidden(ask: () => void): Promise<string>
}

const leaveLine = /^[!！]$/
const linesMeanLeave = (typed: string) =>
  typed
    .split(/[\r\n]/)
    .slice(0, -1)
    .some((line) => leaveLine.test(line.trim()))

/** One reader for the whole run, opened at the first question. */
export function readLines(options: LineReaderOptions): LineReader {
  const ready: string[] = []
  let waiter: { resolve(line: string): void; reject(error: Error): void } | undefined
  let reader: Interface | undefined
  let ended = false

  function open(): Interface {
    const opened = createInterface({ input: process.stdin, terminal: false })
    opened.on('line', (line) => {
      if (leaveLine.test(line.trim())) options.leave()
      if (waiter) waiter.resolve(line)
      else ready.push(line)
      waiter = undefined
    })
    opened.on('close', onEnd)
    return opened
  }

  function onEnd(): void {
    ended = true
    waiter?.reject(new Interrupted())
    waiter = undefined
  }

  // Both would get what is typed.
  function closeReader(): void {
    reader?.off('close', onEnd)
    reader?.close()
    reader = undefined
  }

  const begin = (isSilent: boolean, typed = '') =>
    beginBetween({ stdin: process.stdin, isSilent, typed, meansLeave: linesMeanLeave, leave: options.leave })

  const giveBack = (typed: Buffer) => {
    if (typed.length > 0) process.stdin.unshift(typed)
  }

  return {
    next: async () => {
      giveBack(endBetween({ needsEcho: true }))
      reader ??= open()
      reader.resume()
      const line = ready.shift()
      if (line !== undefined) return line
      if (ended) throw new Interrupted()
      options.waiting(true)
      try {
        return await new Promise<string>((resolve, reject) => {
          waiter = { resolve, reject }
        })
      } finally {
        options.waiting(false)
        // Between questions the terminal must not keep the process alive.
        reader.pause()
        begin(false)
      }
    },
    pasted: async () => {
      if (!process.stdin.isTTY) return []
      giveBack(endBetween({ needsEcho: true }))
      reader ??= open()
      reader.resume()
      for (let before = -1; ready.length > before && !ended; ) {
        before = ready.length
        await new Promise((resolve) => setTimeout(resolve, pasteGapMs))
      }
      reader?.pause()
      begin(false)
      return ready.splice(0)
    },
    nextHidden: async (ask) => {
      const line = ready.shift()
      if (line !== undefined) {
        ask()
        return line
      }
      if (ended) throw new Interrupted()
      closeReader()
      giveBack(endBetween({ needsEcho: false }))
      options.waiting(true)
      try {
        const { line: hidden, rest } = await readHiddenLine(process.stdin, ask)
        if (leaveLine.test(hidden.trim())) options.leave()
        begin(true, rest)
        return hidden
      } finally {
        options.waiting(false)
      }
    },
  }
}
