// A list from outside, which may hold thousands, in a few lines.

const mostListed = 10

/** The first ten, and a sign that there are more. */
export function shortened(entries: readonly string[]): string[] {
  return [...entries.slice(0, mostListed), ...(entries.length > mostListed ? ['…'] : [])]
}
