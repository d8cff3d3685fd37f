// Conditions are data: they compare answers, and nothing in them is ever evaluated as code.

/** Facts known about the incident: for each question id, the set of values that hold. */
export type Facts = ReadonlyMap<string, ReadonlySet<string>>

/** One value, or several of which any one is enough. `unsure` is a value of every question. */
export type Wanted = string | string[]

/**
 * When a step or question applies. A plain object names questions and wanted values; all of them must hold.
 * `all`, `any` and `not` combine conditions. A question that was never answered matches nothing.
 */
export type Condition =
  | { all: Condition[] }
  | { any: Condition[] }
  | { not: Condition }
  | { [question: string]: Wanted | { includes: Wanted } }

/** True when the facts satisfy the condition; no condition always holds. */
export function holds(condition: Condition | undefined, facts: Facts): boolean {
  if (condition === undefined) return true
  if (isAll(condition)) return condition.all.every((part) => holds(part, facts))
  if (isAny(condition)) return condition.any.some((part) => holds(part, facts))
  if (isNot(condition)) return !holds(condition.not, facts)
  return comparisons(condition).every(({ question, values }) =>
    values.some((value) => facts.get(question)?.has(value) ?? false),
  )
}

/** One question and the values a condition looks for in it. */
export interface Comparison {
  question: string
  values: string[]
}

/** Every comparison anywhere inside a condition, for checking references and explaining a step. */
export function comparisonsIn(condition: Condition | undefined): Comparison[] {
  if (condition === undefined) return []
  if (isAll(condition)) return condition.all.flatMap(comparisonsIn)
  if (isAny(condition)) return condition.any.flatMap(comparisonsIn)
  if (isNot(condition)) return comparisonsIn(condition.not)
  return comparisons(condition)
}

/** The comparisons that hold and made the condition true; what stands under `not` brings nothing. */
export function reasonsFor(condition: Condition | undefined, facts: Facts): Comparison[] {
  if (condition === undefined || !holds(condition, facts) || isNot(condition)) return []
  if (isAll(condition)) return condition.all.flatMap((part) => reasonsFor(part, facts))
  if (isAny(condition)) return condition.any.flatMap((part) => reasonsFor(part, facts))
  return comparisons(condition).map(({ question, values }) => ({
    question,
    values: values.filter((value) => facts.get(question)?.has(value) ?? false),
  }))
}

/** How a condition is put together; nothing of it is set for one that only compares. */
export function partsOf(condition: Condition): { combine?: 'all' | 'any'; conditions?: Condition[]; not?: Condition } {
  if (isAll(condition)) return { combine: 'all', conditions: condition.all }
  if (isAny(condition)) return { combine: 'any', conditions: condition.any }
  return isNot(condition) ? { not: condition.not } : {}
}

function comparisons(condition: Condition): Comparison[] {
  return Object.entries(condition).map(([question, want]) => ({
    question,
    values: wantedValues(want),
  }))
}

function wantedValues(want: Wanted | { includes: Wanted }): string[] {
  if (typeof want === 'string') return [want]
  if (Array.isArray(want)) return want
  return wantedValues(want.includes)
}

function isAll(condition: Condition): condition is { all: Condition[] } {
  return Array.isArray((condition as { all?: unknown }).all)
}

function isAny(condition: Condition): condition is { any: Condition[] } {
  return Array.isArray((condition as { any?: unknown }).any)
}

function isNot(condition: Condition): condition is { not: Condition } {
  const inner = (condition as { not?: unknown }).not
  return typeof inner === 'object' && inner !== null && !Array.isArray(inner)
}
