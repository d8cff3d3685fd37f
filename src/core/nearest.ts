// The nearest names to a mistyped one.

/**
 * Up to `limit` candidates close to `name`, nearest first: few edits, or one contained in the other. What begins with
 * another letter must be closer: a slip of the keys seldom is the first, and “version” is no “session”.
 */
export function nearest(name: string, candidates: readonly string[], limit = 3): string[] {
  const wanted = name.toLowerCase()
  return candidates
    .map((candidate) => ({ candidate, distance: distanceTo(wanted, candidate.toLowerCase()) }))
    .filter(({ candidate, distance }) => distance <= mostEdits(wanted, candidate))
    .sort((a, b) => a.distance - b.distance)
    .slice(0, limit)
    .map(({ candidate }) => candidate)
}

function mostEdits(wanted: string, candidate: string): number {
  const beginsAlike = candidate.toLowerCase().startsWith(wanted.slice(0, 1))
  return beginsAlike ? Math.max(2, Math.floor(candidate.length / 3)) : Math.max(1, Math.floor(candidate.length / 4))
}

function distanceTo(wanted: string, candidate: string): number {
  if (wanted.length >= 3 && candidate.includes(wanted)) return 1
  if (candidate.length >= 3 && wanted.includes(candidate)) return 1
  return editDistance(wanted.slice(0, 64), candidate)
}

// Levenshtein, one row at a time; two neighbours that changed places are one slip.
function editDistance(from: string, to: string): number {
  let before: number[] = []
  let row = Array.from({ length: to.length + 1 }, (_, index) => index)
  for (let i = 1; i <= from.length; i++) {
    const next = [i]
    for (let j = 1; j <= to.length; j++) {
      const replaced = (row[j - 1] ?? 0) + (from[i - 1] === to[j - 1] ? 0 : 1)
      const isSwapped = i > 1 && j > 1 && from[i - 1] === to[j - 2] && from[i - 2] === to[j - 1]
      const swapped = isSwapped ? (before[j - 2] ?? 0) + 1 : Number.POSITIVE_INFINITY
      next.push(Math.min(replaced, swapped, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1))
    }
    before = row
    row = next
  }
  return row[to.length] ?? 0
}
