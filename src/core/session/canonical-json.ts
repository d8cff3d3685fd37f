// One text for one JSON value, whatever order its keys were written in: what checksums are computed over.

/**
 * JSON without spaces and with sorted keys. Keys that are whole numbers come first, as JavaScript has it. Members that
 * JSON cannot hold are left out.
 */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map((member) => canonicalJson(member ?? null)).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  return `{${listMembers(value).sort(inOrder).map(writeMember).join(',')}}`
}

function writeMember([key, member]: [string, unknown]): string {
  return `${JSON.stringify(key)}:${canonicalJson(member)}`
}

function inOrder([a]: [string, unknown], [b]: [string, unknown]): number {
  // Most keys are words, and words stand behind every digit.
  if (a >= ':' && b >= ':') return a < b ? -1 : 1
  const [aIndex, bIndex] = [wholeNumber(a), wholeNumber(b)]
  if (aIndex === undefined && bIndex === undefined) return a < b ? -1 : 1
  return (aIndex ?? Number.POSITIVE_INFINITY) - (bIndex ?? Number.POSITIVE_INFINITY)
}

// What JavaScript takes for the index of a list.
function wholeNumber(key: string): number | undefined {
  return /^(?:0|[1-9]\d{0,9})$/.test(key) && Number(key) < 2 ** 32 - 1 ? Number(key) : undefined
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
