// Counts that tell of nobody: a small one is not shown, and neither is what it could be computed from.

/** Fewer than this are not told. */
export const fewest = 5

/** A count as it may be shown: itself, `few` for one to four, `some` for five or more that would give away another. */
export type ShownCount = number | 'few' | 'some'

/** A single count with nothing beside it. */
export function showCount(count: number): ShownCount {
  return isFew(count) ? 'few' : count
}

/**
 * Counts that add up to a total which may be known. Whoever knows the total and all that is shown can still take each hidden
 * small one for anything from one to four. Undefined where that cannot be had by hiding: then none of them may be shown.
 */
export function showCounts(counts: readonly number[]): ShownCount[] | undefined {
  const few = counts.filter(isFew)
  const hidden = new Set<number>()
  const others = counts.flatMap((count, index) => (count >= fewest ? [index] : []))
  // The smallest first: what is lost by hiding them is least.
  const hideable = others.sort((one, other) => (counts[one] ?? 0) - (counts[other] ?? 0))
  for (;;) {
    const sum =
      few.reduce((total, count) => total + count, 0) + [...hidden].reduce((all, at) => all + (counts[at] ?? 0), 0)
    if (few.length === 0 || tellsNothing({ few: few.length, others: hidden.size, sum }))
      return counts.map((count, index) => (hidden.has(index) ? 'some' : showCount(count)))
    const next = hideable.shift()
    if (next === undefined) return undefined
    hidden.add(next)
  }
}

function isFew(count: number): boolean {
  return count > 0 && count < fewest
}

// Each small one may be anything from 1 to `fewest - 1` as far as the sum of all that is hidden says.
function tellsNothing({ few, others, sum }: { few: number; others: number; sum: number }): boolean {
  const most = fewest - 1
  const mayBeMost = sum - (few - 1) - fewest * others >= most
  const mayBeLeast = others > 0 || sum - most * (few - 1) <= 1
  return mayBeMost && mayBeLeast
}
