import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { watchLeaveKey } from '../../../src/io/terminal/leaving-key.ts'

let happened: string[] = []
let stop: () => Buffer
beforeEach(() => {
  vi.useFakeTimers()
  happened = []
  const note = (what: string) => () => void happened.push(what)
  stop = watchLeaveKey(process.stdin, {
    pass: (keys) => void happened.push(JSON.stringify(keys.toString())),
    cover: note('cover'),
    uncover: note('uncover'),
    leave: note('leave'),
  })
})
afterEach(() => {
  stop()
  vi.useRealTimers()
})

const type = (keys: string | Buffer) => process.stdin.emit('data', Buffer.from(keys))
const left = () => happened.filter((what) => what === 'leave').length
const passed = () => happened.flatMap((what) => (what.startsWith('"') ? JSON.parse(what) : [])).join('')
const after = (milliseconds: number) => vi.advanceTimersByTime(milliseconds)

it.each([
  ['Esc by itself', ['\u001b']],
  ['Esc pressed twice in one read', ['\u001b\u001b']],
  ['Esc pressed twice', ['\u001b', '\u001b']],
  ['Esc and then something else', ['\u001b', 'x']],
  ['Esc and then enter', ['\u001b', '\r']],
  ['Esc and then Chinese', ['\u001b', '好']],
  ['Esc and enter in one read', ['\u001b\r']],
  ['Esc and a letter in one read', ['\u001bx']],
  ['Esc behind other keys', ['a\r\u001b']],
  ['Esc behind an arrow key', ['\u001b[B\u001b']],
  ['Esc between arrow keys', ['\u001b[B\u001b\r\u001b[A']],
  ['Esc and what begins like a key', ['\u001b', '[']],
  ['Esc, what begins like a key, and enter', ['\u001b', '[', '\r']],
  ['Esc behind half a key', ['\u001b[', '\u001b']],
])('%s leaves', (_name, chunks) => {
  for (const chunk of chunks) type(chunk)
  after(1_000)
  expect(left()).toBe(1)
})

it.each([
  ['an arrow key', ['\u001b[B']],
  ['an arrow key in two parts', ['\u001b', '[B']],
  ['an arrow key in application mode, in two parts', ['\u001b', 'OB']],
  ['an arrow key in three parts', ['\u001b', '[', 'B']],
  ['an arrow key behind Alt', ['\u001b\u001b[B']],
  ['an arrow key behind Alt, in two parts', ['\u001b', '\u001b[B']],
  ['a function key', ['\u001b[15~']],
  ['a key with Shift in parts', ['\u001b', '[1;', '2D']],
  ['a pasted text with colours', ['\u001b[200~a\u001b[31mb\u001b[201~']],
  ['letters', ['abc', '\r']],
  ['half a key, however long the rest takes', ['\u001b[']],
])('%s does not, and is passed on as it was typed', (_name, chunks) => {
  for (const chunk of chunks) {
    type(chunk)
    after(600)
  }
  after(1_000)
  expect(left()).toBe(0)
  expect(passed()).toBe(chunks.join(''))
})

it('covers the screen at once, and leaves only when the rest of a key could have come', () => {
  type('ab\u001b')
  expect(happened).toEqual(['"ab"'])
  after(0)
  expect(happened.at(-1)).toBe('cover')
  after(699)
  expect(left()).toBe(0)
  after(1)
  expect(left()).toBe(1)
})

it('uncovers the screen before it passes on the key that had begun', () => {
  type('\u001b')
  after(600)
  type('[B')
  expect(happened).toEqual(['cover', 'uncover', '"\\u001b[B"'])
})

it('leaves at once for any other key', () => {
  type('\u001b')
  after(10)
  type('x')
  expect(happened).toEqual(['cover', 'leave'])
})

it('nothing leaves once the question is answered, and what was held back is given back', () => {
  type('a\u001b')
  expect(stop().toString()).toBe('\u001b')
  after(1_000)
  type('\u001b')
  after(1_000)
  expect(happened).toEqual(['"a"'])
})

it('passes on half a character as it is', () => {
  const [first, ...rest] = Buffer.from('好')
  type(Buffer.from([first ?? 0]))
  type(Buffer.from(rest))
  type('\u001b[B')
  expect(happened.filter((what) => what.startsWith('"'))).toHaveLength(3)
  expect(left()).toBe(0)
})
