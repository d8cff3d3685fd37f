// What a prompt reads instead of the terminal itself: the keys that are handed to it, one by one. Readline writes
// what comes in one piece to the end of a line, wherever the cursor stands in it.
import { Readable } from 'node:stream'

export interface KeyInput {
  input: NodeJS.ReadableStream
  /** Hands keys over, as bytes of the terminal. */
  press: (keys: Buffer) => void
  /** While a key is handed over: whether others came with it, are no line ends, and stand behind it. */
  hasMore: () => boolean
  /** The question is over. */
  close: () => void
}

// A key that begins with Esc, or a character; each of its bytes stands for one character here.
// biome-ignore lint/suspicious/noControlCharactersInRegex: the bytes that a terminal sends
const oneKey = /\u001b+(?:\[[0-?]*[ -/]*[@-~]?|O[^\u001b]?)?|[\u00c0-\u00ff][\u0080-\u00bf]*|[\s\S]/g

/** An input for one prompt. What it is told to do the terminal does. */
export function openKeyInput(stdin: NodeJS.ReadStream): KeyInput {
  const stream = new Readable({ read: () => {} })
  const input = Object.assign(stream, {
    // Inquirer lets pass by what was typed before the question stood there.
    isTTY: true,
    setRawMode: (isRaw: boolean) => stdin.setRawMode(isRaw),
    resume: () => {
      stdin.resume()
      return stream
    },
    pause: () => {
      stdin.pause()
      return stream
    },
  })
  let hasMore = false
  const end = () => stream.emit('end')
  stdin.on('end', end)
  return {
    input,
    press: (keys) => {
      const pressed = [...keys.toString('latin1').matchAll(oneKey)].map(([key]) => key)
      for (const [index, key] of pressed.entries()) {
        const next = pressed[index + 1]
        hasMore = next !== undefined && next >= ' ' && next !== '\u007f'
        stream.emit('data', Buffer.from(key, 'latin1'))
      }
    },
    hasMore: () => hasMore,
    close: () => stdin.off('end', end),
  }
}
