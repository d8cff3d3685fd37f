// The key that leaves at once: Esc by itself. Arrow and function keys begin with the same byte, and a slow line may
// bring the rest of them a little later.

/** Well under what a person notices, well over the pause inside one key on a slow line. */
export const restOfKeyMs = 25

const escapeKey = '\u001b'

/** What is known after some keys: Esc was pressed, a key began that may be Esc, or neither. */
export type Pressed = 'leave' | 'perhaps' | 'other'

/**
 * Reads what is typed, in pieces as they come, and finds Esc among it. What follows Esc in one piece is another key,
 * unless it is the rest of an arrow or function key: somebody who must leave strikes whatever is near.
 */
export function readLeaveKey(): (typed: string) => Pressed {
  // `escape`: after Esc; `sequence`: after Esc [, until the letter that ends it; `letter`: after Esc O.
  let after: 'text' | 'escape' | 'sequence' | 'letter' = 'text'
  return (typed) => {
    for (const key of typed) {
      if (after === 'escape' && key !== escapeKey && key !== '[' && key !== 'O') {
        after = 'text'
        return 'leave'
      }
      if (after === 'escape') after = key === '[' ? 'sequence' : key === 'O' ? 'letter' : 'escape'
      else if (after === 'sequence') after = key >= '@' && key <= '~' ? 'text' : 'sequence'
      else if (after === 'letter') after = 'text'
      else if (key === escapeKey) after = 'escape'
    }
    return after === 'escape' ? 'perhaps' : 'other'
  }
}

/**
 * Calls `leave` when Esc is pressed, until the returned function is called. Only while a question reads the keyboard.
 * What that function gives back was typed behind the answer and may still be Esc.
 */
export function watchLeaveKey(leave: () => void): () => string {
  const read = readLeaveKey()
  let waiting: NodeJS.Timeout | undefined
  const watch = (chunk: Buffer | string) => {
    clearTimeout(waiting)
    const pressed = read(String(chunk))
    if (pressed === 'leave') return leave()
    waiting = pressed === 'perhaps' ? setTimeout(leave, restOfKeyMs) : undefined
  }
  process.stdin.on('data', watch)
  return () => {
    process.stdin.off('data', watch)
    if (waiting === undefined) return ''
    clearTimeout(waiting)
    return escapeKey
  }
}
