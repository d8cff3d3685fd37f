// The key that leaves at once: Esc by itself. Arrow and function keys begin with the same byte, and a slow line may
// bring the rest of them a little later. Until it is known which it was, the screen is covered and the byte is held back.

/** How long the rest of a key may take on a slow line. The screen shows nothing meanwhile. */
export const restOfKeyMs = 700

const escapeKey = '\u001b'
// What may still become a key, at the end of what was typed.
// biome-ignore lint/suspicious/noControlCharactersInRegex: they begin with Esc
const begunKey = /\u001b+(?:\[[0-?]*[ -/]*|O)?$/

/** What is known after some keys: Esc was pressed, a key began that may be Esc, or neither. */
export type Pressed = 'leave' | 'perhaps' | 'other'

/**
 * Reads what is typed, in pieces as they come, and finds Esc among it. What follows Esc in one piece is another key,
 * unless it is the rest of an arrow or function key: somebody who must leave strikes whatever is near.
 */
export function readLeaveKey(): (typed: string) => Pressed {
  let after: Place = 'text'
  // A piece ended in Esc: it was Esc unless the key is finished.
  let isDoubtful = false
  return (typed) => {
    if (after === 'escape' && typed === escapeKey) return 'leave'
    for (const key of typed) {
      const next = placeAfter(after, key)
      const isBroken = next === undefined && (after === 'escape' || isDoubtful)
      after = next ?? (key === escapeKey ? 'escape' : 'text')
      if (isBroken) return 'leave'
      if (after === 'text') isDoubtful = false
    }
    isDoubtful ||= after === 'escape'
    return isDoubtful ? 'perhaps' : 'other'
  }
}

// `escape`: after Esc; `sequence`: after Esc [, until the letter that ends it; `letter`: after Esc O.
type Place = 'text' | 'escape' | 'sequence' | 'letter'

// Undefined: this does not go on with the key that began.
function placeAfter(place: Place, key: string): Place | undefined {
  if (place === 'text') return key === escapeKey ? 'escape' : 'text'
  if (place === 'escape')
    return key === '[' ? 'sequence' : key === 'O' ? 'letter' : key === escapeKey ? 'escape' : undefined
  if (place === 'letter') return key > ' ' ? 'text' : undefined
  return key >= '@' && key <= '~' ? 'text' : key >= ' ' && key <= '?' ? 'sequence' : undefined
}

/** Who is told what the keys mean. */
export interface LeaveKeyWatch {
  /** Keys that are for the question. */
  pass: (keys: Buffer) => void
  /** It may be Esc: nothing is to be seen until more is known. */
  cover: () => void
  /** It was not. */
  uncover: () => void
  /** It was Esc. */
  leave: () => void
}

/**
 * Stands between the terminal and a question until the returned function is called, which gives back what was held back:
 * it was typed behind the answer and may still be Esc.
 */
export function watchLeaveKey(stdin: NodeJS.ReadStream, told: LeaveKeyWatch): () => Buffer {
  const read = readLeaveKey()
  let held = Buffer.alloc(0)
  let waiting: NodeJS.Timeout | undefined
  let covering: NodeJS.Immediate | undefined
  const stopWaiting = () => {
    clearTimeout(waiting)
    clearImmediate(covering)
  }
  const watch = (chunk: Buffer | string) => {
    const bytes = Buffer.from(chunk)
    stopWaiting()
    // One character for each byte: what matters here is a byte of its own in UTF-8.
    const pressed = read(bytes.toString('latin1'))
    if (pressed === 'leave') return told.leave()
    const typed = Buffer.concat([held, bytes])
    const until = pressed === 'perhaps' ? typed.toString('latin1').search(begunKey) : typed.length
    held = typed.subarray(until)
    if (pressed === 'other') told.uncover()
    if (until > 0) told.pass(typed.subarray(0, until))
    if (pressed === 'other') return
    // A turn later: an answer in front of it is drawn first.
    covering = setImmediate(told.cover)
    waiting = setTimeout(told.leave, restOfKeyMs)
  }
  stdin.on('data', watch)
  return () => {
    stdin.off('data', watch)
    stopWaiting()
    return held
  }
}
