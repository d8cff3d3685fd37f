// One text for one JSON value, whatever order its keys were written in: what checksums are computed over.

/** JSON without spaces and with sorted keys. Keys that are whole numbers come first, as JavaScript has it. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(withSortedKeys(value))
}

function withSortedKeys(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map(withSortedKeys)
  const members = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
  return Object.fromEntries(members.map(([key, member]) => [key, withSortedKeys(member)]))
}
