import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { watchLeaveKey } from '../../../src/io/terminal/leaving-key.ts'

let left = 0
let stop = () => {}
beforeEach(() => {
  vi.useFakeTimers()
  left = 0
  stop = watchLeaveKey(() => {
    left += 1
  })
})
afterEach(() => {
  stop()
  vi.useRealTimers()
})

const type = (keys: string) => process.stdin.emit('data', Buffer.from(keys))
const soon = () => vi.advanceTimersByTime(100)

it.each([
  ['Esc by itself', ['\u001b']],
  ['Esc pressed twice', ['\u001b\u001b']],
  ['Esc and then something else', ['\u001b', 'x']],
  ['Esc and then enter', ['\u001b', '\r']],
  ['Esc and enter in one read', ['\u001b\r']],
  ['Esc and a letter in one read', ['\u001bx']],
  ['Esc behind other keys', ['a\r\u001b']],
  ['Esc behind an arrow key', ['\u001b[B\u001b']],
  ['Esc between arrow keys', ['\u001b[B\u001b\r\u001b[A']],
])('%s leaves', (_name, chunks) => {
  for (const chunk of chunks) type(chunk)
  soon()
  expect(left).toBe(1)
})

it.each([
  ['an arrow key', ['\u001b[B']],
  ['an arrow key in two parts', ['\u001b', '[B']],
  ['an arrow key in application mode, in two parts', ['\u001b', 'OB']],
  ['an arrow key in three parts', ['\u001b', '[', 'B']],
  ['an arrow key behind Alt', ['\u001b\u001b[B']],
  ['a function key', ['\u001b[15~']],
  ['a pasted text with colours', ['\u001b[200~a\u001b[31mb\u001b[201~']],
  ['letters', ['abc', '\r']],
])('%s does not', (_name, chunks) => {
  for (const chunk of chunks) type(chunk)
  soon()
  expect(left).toBe(0)
})

it('nothing leaves once the question is answered', () => {
  type('\u001b')
  stop()
  soon()
  type('\u001b')
  soon()
  expect(left).toBe(0)
})
