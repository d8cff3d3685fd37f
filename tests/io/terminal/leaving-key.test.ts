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
])('%s leaves', (_name, chunks) => {
  for (const chunk of chunks) type(chunk)
  soon()
  expect(left).toBe(1)
})

it.each([
  ['an arrow key', ['\u001b[B']],
  ['an arrow key in two parts', ['\u001b', '[B']],
  ['an arrow key in application mode, in two parts', ['\u001b', 'OB']],
  ['Alt and a letter', ['\u001bx']],
  ['a pasted sequence', ['a\u001b']],
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
