// Small counts are not told, also not to somebody who adds and subtracts.
import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { type ShownCount, showCount, showCounts } from '../../../src/core/papers/small-cells.ts'

test.each<[number[], ShownCount[] | undefined]>([
  [[], []],
  [
    [0, 12, 5],
    [0, 12, 5],
  ],
  // With the total, 3 would be what is missing.
  [
    [3, 12, 40],
    ['few', 'some', 40],
  ],
  // 1 and 5 make 6: what is missing beside five or more could only be 1.
  [
    [1, 5, 9, 40],
    ['few', 'some', 'some', 40],
  ],
  [
    [2, 3, 40],
    ['few', 'few', 40],
  ],
  // Two that make 2 are 1 and 1.
  [
    [1, 1, 40],
    ['few', 'few', 'some'],
  ],
  [[1, 1], undefined],
  [[4], undefined],
  [[1, 5], undefined],
])('%j is shown as %j', (counts, shown) => {
  expect(showCounts(counts)).toEqual(shown)
})

test.each<[number, ShownCount]>([
  [0, 0],
  [1, 'few'],
  [4, 'few'],
  [5, 5],
])('%i alone is shown as %s', (count, shown) => {
  expect(showCount(count)).toBe(shown)
})

describe('an auditor who knows the total', () => {
  /** Every value that a hidden count can have, found by trying all of them. */
  function possible(shown: readonly ShownCount[], total: number): Set<number>[] {
    const found = shown.map(() => new Set<number>())
    const tryFrom = (at: number, left: number, chosen: number[]): void => {
      if (left < 0) return
      const one = shown[at]
      if (one === undefined) {
        if (left === 0) for (const [index, value] of chosen.entries()) found[index]?.add(value)
        return
      }
      const values = one === 'few' ? [1, 2, 3, 4] : one === 'some' ? range(5, left) : [one]
      for (const value of values) tryFrom(at + 1, left - value, [...chosen, value])
    }
    tryFrom(0, total, [])
    return found
  }
  const range = (from: number, to: number) =>
    Array.from({ length: Math.max(0, to - from + 1) }, (_none, at) => from + at)

  it('can take each small count for anything from one to four, and no other hidden one for a single number', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 14 }), { maxLength: 5 }), (counts) => {
        const shown = showCounts(counts)
        if (!shown) return
        const total = counts.reduce((sum, count) => sum + count, 0)
        const values = possible(shown, total)
        for (const [index, count] of counts.entries()) {
          if (count > 0 && count < 5)
            expect([shown[index], [...(values[index] ?? [])].sort()]).toEqual(['few', [1, 2, 3, 4]])
          else if (shown[index] === 'some') expect(values[index]?.size).toBeGreaterThan(1)
          else expect(shown[index]).toBe(count)
        }
      }),
      { numRuns: 300 },
    )
  })
})
