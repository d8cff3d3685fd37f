import fc from 'fast-check'
import { expect, it } from 'vitest'
import { choosePage, fitFrame } from '../../../src/io/terminal/frame.ts'

const rows = (name: string, count: number) => Array.from({ length: count }, (_, index) => `${name}${index}`)
const parts = (given: { message?: number; hint?: number; list?: number; problem?: number } = {}) => ({
  message: rows('m', given.message ?? 1),
  hint: rows('h', given.hint ?? 0),
  list: given.list ?? 0,
  status: ['status'],
  tip: ['tip'],
  problem: rows('p', given.problem ?? 0),
})

it('shows everything where there is room', () => {
  const asked = parts({ message: 2, hint: 3, list: 10 })
  expect(fitFrame(asked, 23)).toMatchObject({ message: asked.message, hint: asked.hint, page: 10, isLoose: true })
})

it('shows a page of the list before anything is cut', () => {
  expect(fitFrame(parts({ message: 2, hint: 10, list: 20 }), 23)).toMatchObject({ hint: rows('h', 10), page: 9 })
})

it('cuts the hint, and says so, where five rows of the list have no room', () => {
  const { message, hint, page, tip } = fitFrame(parts({ message: 4, hint: 30, list: 20 }), 23)
  expect({ message, hint, page, tip }).toEqual({
    message: rows('m', 4),
    hint: [...rows('h', 11), '  …'],
    page: 5,
    tip: ['tip'],
  })
})

it('cuts the message last, and keeps how it begins', () => {
  expect(fitFrame(parts({ message: 30, hint: 2, list: 20 }), 23)).toMatchObject({
    message: [...rows('m', 17), '  …'],
    hint: [],
    tip: [],
    page: 5,
  })
})

it('leaves the tip out before the message is cut, on a small screen', () => {
  expect(fitFrame(parts({ message: 6, hint: 2, list: 9 }), 9)).toMatchObject({ hint: [], tip: [], status: [], page: 3 })
})

it('never takes more rows than there are, and always shows the list', () => {
  const counts = fc.record({
    message: fc.integer({ min: 1, max: 40 }),
    hint: fc.nat(40),
    list: fc.integer({ min: 1, max: 60 }),
  })
  fc.assert(
    fc.property(counts, fc.integer({ min: 5, max: 60 }), (given, room) => {
      const { message, hint, status, tip, page, isLoose } = fitFrame(parts(given), room)
      const used = message.length + hint.length + status.length + tip.length + page + (isLoose ? 1 : 0)
      expect(used).toBeLessThanOrEqual(room)
      expect(message[0]).toBe('m0')
      expect(page).toBeGreaterThanOrEqual(Math.min(given.list, 3))
      if (room >= 23) expect(page).toBeGreaterThanOrEqual(Math.min(given.list, 5))
    }),
  )
})

it.each([
  [0, 1, 'abcd'],
  [1, 2, 'abcd'],
  [4, 5, 'defg'],
  [9, 10, 'ghij'],
  [4, 7, 'efgh'],
  [3, 9, 'defg'],
])('the page shows the rows from %i to %i', (begin, end, shown) => {
  expect(choosePage([...'abcdefghij'], { begin, end }, 4).join('')).toBe(shown)
})

it('a page that everything fits on shows everything', () => {
  expect(choosePage([...'abc'], { begin: 2, end: 3 }, 7).join('')).toBe('abc')
})
