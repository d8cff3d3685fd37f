// Sessions outlive content: an id that was retired leads to what took its place.
import type { Library } from './library.ts'
import type { Retired } from './schema.ts'

/**
 * The present id for one that a session or a person mentions; ids that are not retired come back as they are. `asWhole`:
 * only where it stands for all of what took its place, as what was recorded has to.
 */
export function presentId(
  library: Pick<Library, 'retired'>,
  kind: Retired['kind'],
  id: string,
  { asWhole = false } = {},
): string {
  const index = indexOf(library.retired)
  const seen = new Set<string>()
  let current = id
  for (;;) {
    const retired = index.get(`${kind} ${current}`)
    if (!retired?.replacement || seen.has(current) || (asWhole && retired.part)) return current
    seen.add(current)
    current = retired.replacement
  }
}

// A long session asks for thousands of ids.
const indexes = new WeakMap<readonly Retired[], ReadonlyMap<string, Retired>>()

function indexOf(retired: readonly Retired[]): ReadonlyMap<string, Retired> {
  const known = indexes.get(retired)
  if (known) return known
  // Of two entries for one id the first counts.
  const made = new Map(retired.toReversed().map((entry) => [`${entry.kind} ${entry.id}`, entry]))
  indexes.set(retired, made)
  return made
}
