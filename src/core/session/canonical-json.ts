// One text for one JSON value, whatever order its keys were written in: what checksums are computed over.

/**
 * JSON without spaces and with sorted keys. Keys that are whole numbers come first, as JavaScript has it. Members that
 * JSON cannot hold are left out.
 */
export function canonicalJson(value: unknown): string {
  // Written by the engine: in a session of many thousand events that takes a quarter of the time.
  return JSON.stringify(sorted(value))
}

function sorted(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map(sorted)
  const members = value as Readonly<Record<string, unknown>> // any other object
  const copy: Record<string, unknown> = {}
  for (const key of Object.keys(members).sort()) {
    const member = sorted(members[key])
    // This key alone would change the copy instead of being in it.
    if (key === '__proto__') Object.defineProperty(copy, key, { value: member, enumerable: true })
    else copy[key] = member
  }
  return copy
}

/** Whether two values have the same canonical text. */
export function isSameJson(one: unknown, other: unknown): boolean {
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return one === other
  if (Array.isArray(one) !== Array.isArray(other)) return false
  const [members, others] = [listMembers(one), listMembers(other)]
  return members.length === others.length && members.every(([key, value]) => isSameJson(value, own(other, key)))
}

// JSON has no place for what is undefined.
function listMembers(value: object): [string, unknown][] {
  return Object.entries(value).filter(([, member]) => member !== undefined)
}

function own(value: object, key: string): unknown {
  return Object.getOwnPropertyDescriptor(value, key)?.value
}
