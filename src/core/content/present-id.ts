// Sessions outlive content: an id that was retired leads to what took its place.
import type { Library } from './library.ts'
import type { Retired } from './schema.ts'

/** The present id for one that a session or a person mentions; ids that are not retired come back as they are. */
export function presentId(library: Pick<Library, 'retired'>, kind: Retired['kind'], id: string): string {
  const seen = new Set<string>()
  let current = id
  for (;;) {
    const retired = library.retired.find((entry) => entry.kind === kind && entry.id === current)
    if (!retired?.replacement || seen.has(current)) return current
    seen.add(current)
    current = retired.replacement
  }
}
