// A line typed at the terminal and not shown: the terminal hands over each key at once and echoes none.
import { StringDecoder } from 'node:string_decoder'
import { Interrupted } from '../../errors.ts'

const enter = /[\r\n]/
/** Ctrl-C: stands for having left. */
const left = '\u0003'
/** Arrow and function keys, and the marks around pasted text. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they begin with Esc
const keySequences = /\u001b(?:\[[0-?]*[ -/]*[@-~]|O.)?/gu

/**
 * Reads it; what was pasted after it is left for the next reader. Ctrl-C, Ctrl-D and end of input reject. `ask` shows the
 * question: somebody quick must find the terminal silent already.
 */
export function readHiddenLine(stdin: NodeJS.ReadStream, ask: () => void): Promise<string> {
  const decoder = new StringDecoder('utf8')
  let typed = ''
  return new Promise<string>((resolve, reject) => {
    const stop = () => {
      stdin.off('data', read).off('end', end)
      stdin.pause()
    }
    const end = () => {
      stop()
      stdin.setRawMode(false)
      reject(new Interrupted())
    }
    const read = (chunk: Buffer | string) => {
      const text = typeof chunk === 'string' ? chunk : decoder.write(chunk)
      const at = text.search(enter)
      typed = withKeys(typed, at < 0 ? text : text.slice(0, at))
      if (typed.endsWith(left)) return end()
      if (at < 0) return
      stop()
      staySilent(stdin)
      const rest = text.slice(at).replace(/^\r\n|^[\r\n]/, '')
      if (rest !== '') stdin.unshift(Buffer.from(rest))
      resolve(typed)
    }
    endSilence()
    stdin.setRawMode(true)
    ask()
    stdin.on('data', read).on('end', end).resume()
  })
}

let silence: { stdin: NodeJS.ReadStream; over: NodeJS.Immediate } | undefined

/** Shows nothing typed until the work that follows at once is done: opening a key takes a second. */
export function staySilent(stdin: NodeJS.ReadStream): void {
  stdin.setRawMode(true)
  silence = { stdin, over: setImmediate(endSilence) }
}

/** Call it before a question is shown that needs the terminal to echo. */
export function endSilence(): void {
  takeOverSilence()?.setRawMode(false)
}

/** Call it before a question that silences the terminal itself: there is no moment between in which a key would show. */
export function takeOverSilence(): NodeJS.ReadStream | undefined {
  if (!silence) return undefined
  const { stdin, over } = silence
  clearImmediate(over)
  silence = undefined
  return stdin
}

// What stands there after some keys; ends with Ctrl-C once the person has left.
function withKeys(before: string, keys: string): string {
  let typed = before
  for (const key of keys.replace(keySequences, '')) {
    if (key === left || (key === '\u0004' && typed === '')) return left
    if (key === '\u007f' || key === '\b') typed = [...typed].slice(0, -1).join('')
    else if (key === '\u0015') typed = ''
    else if (key >= ' ') typed += key
  }
  return typed
}
