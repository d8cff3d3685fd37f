// The key that leaves at once: Esc by itself. Arrow and function keys begin with the same byte, and a slow line may
// bring the rest of them a little later.

// Well under what a person notices, well over the pause inside one key on a slow line.
const restOfKeyMs = 25
const escapeKey = '\u001b'

/** Calls `leave` when Esc is pressed, until the returned function is called. Only while a question reads the keyboard. */
export function watchLeaveKey(leave: () => void): () => void {
  let pressed: NodeJS.Timeout | undefined
  const watch = (chunk: Buffer | string) => {
    const typed = String(chunk)
    const goesOn = pressed !== undefined && /^[[O]/.test(typed)
    clearTimeout(pressed)
    if (pressed !== undefined && !goesOn) return leave()
    const isEscape = typed !== '' && typed.replaceAll(escapeKey, '') === ''
    pressed = isEscape ? setTimeout(leave, restOfKeyMs) : undefined
  }
  process.stdin.on('data', watch)
  return () => {
    clearTimeout(pressed)
    process.stdin.off('data', watch)
  }
}
