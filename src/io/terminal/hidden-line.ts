// A line typed at the terminal and not shown: the terminal hands over each key at once and echoes none.
import { StringDecoder } from 'node:string_decoder'
import { Interrupted } from '../../errors.ts'

const enter = /[\r\n]/
/** Ctrl-C: stands for having left. */
const left = '\u0003'
/** Arrow and function keys, and the marks around pasted text. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they begin with Esc
const keySequences = /\u001b(?:\[[0-?]*[ -/]*[@-~]|O.)?/gu

export interface HiddenLine {
  line: string
  /** What was typed or pasted after it, for the next reader. */
  rest: string
}

/**
 * Reads it. Ctrl-C, Ctrl-D and end of input reject. `ask` shows the
 * question: somebody quick must find the terminal silent already. It stays silent; the caller says until when.
 */
export function readHiddenLine(stdin: NodeJS.ReadStream, ask: () => void): Promise<HiddenLine> {
  const decoder = new StringDecoder('utf8')
  let typed = ''
  return new Promise<HiddenLine>((resolve, reject) => {
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
      const rest = text.slice(at).replace(/^\r\n|^[\r\n]/, '')
      resolve({ line: typed, rest })
    }
    stdin.setRawMode(true)
    ask()
    stdin.on('data', read).on('end', end).resume()
  })
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
