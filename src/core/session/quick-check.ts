// A quick yes. Most of opening and saving a long session was the schema library looking at one event after the other, so
// the schema is turned into plain comparisons once. They only ever say “it is exactly so”; whatever they do not accept is
// for the schema itself to judge and to name.
import type * as v from 'valibot'

type Check = (value: unknown) => boolean

// Of a schema or an action, what a check is made of. The library's own types name each kind by itself.
interface Described {
  readonly type: string
  readonly pipe?: readonly Described[]
  readonly entries?: Readonly<Record<string, Described>>
  readonly options?: readonly Described[]
  readonly item?: Described
  readonly wrapped?: Described
  readonly key?: Described | string
  readonly value?: Described
  readonly literal?: unknown
  readonly requirement?: unknown
}

/**
 * True for a value that the schema takes as it is, with nothing in it that JSON or the schema library would pass over.
 * False means that nothing is known.
 */
export function quickCheck<Schema extends v.GenericSchema>(
  schema: Schema,
): (value: unknown) => value is v.InferOutput<Schema> {
  const check = checkFor(schema as unknown as Described) // every schema is described so
  return (value): value is v.InferOutput<Schema> => check(value)
}

function checkFor(described: Described): Check {
  const [schema = described, ...actions] = described.pipe ?? []
  const checks = [checkKind(schema), ...actions.map(checkAction)]
  return checks.length === 1 ? checkKind(schema) : (value) => checks.every((check) => check(value))
}

function checkKind(schema: Described): Check {
  const { type, literal, item, wrapped, options = [], entries = {}, key, value } = schema
  if (type === 'string' || type === 'number') return (given) => typeof given === type
  if (type === 'literal') return (given) => given === literal
  if (type === 'optional' && wrapped) return orUndefined(checkFor(wrapped))
  if (type === 'array' && item) return checkList(checkFor(item))
  if (type === 'union') return checkAny(options.map(checkFor))
  if (type === 'variant' && typeof key === 'string') return checkVariant(key, options)
  if (type === 'strict_object') return checkObject(entries)
  if (type === 'record' && typeof key === 'object' && value) return checkRecord(checkFor(key), checkFor(value))
  return never
}

function checkAction({ type, requirement }: Described): Check {
  if (requirement instanceof RegExp) return (given) => requirement.test(given as string) // the kind came first
  if (type === 'integer') return Number.isInteger
  if (typeof requirement !== 'number') return never
  if (type === 'max_length') return (given) => (given as string).length <= requirement // a text or a list
  if (type === 'min_length') return (given) => (given as string).length >= requirement
  return type === 'min_value' ? (given) => (given as number) >= requirement : never
}

const never: Check = () => false

function orUndefined(check: Check): Check {
  return (given) => given === undefined || check(given)
}

function checkAny(checks: readonly Check[]): Check {
  return (given) => checks.some((check) => check(given))
}

function checkList(check: Check): Check {
  return (given) => {
    if (!Array.isArray(given)) return false
    // Not with `every`, which passes over holes.
    for (const member of given) if (!check(member)) return false
    return true
  }
}

function checkVariant(key: string, options: readonly Described[]): Check {
  const checks = new Map(options.map((option) => [option.entries?.[key]?.literal, checkFor(option)]))
  return (given) => isObject(given) && (checks.get(given[key]) ?? never)(given)
}

function checkObject(entries: Readonly<Record<string, Described>>): Check {
  const known = new Map(Object.entries(entries).map(([key, entry]) => [key, checkFor(entry)]))
  const needed = Object.entries(entries).filter(([, { type }]) => type !== 'optional').length
  const isNeeded = (key: string) => entries[key]?.type !== 'optional'
  return (given) => {
    if (!isObject(given)) return false
    let found = 0
    for (const key of Object.keys(given)) {
      if (!(known.get(key) ?? never)(given[key])) return false
      if (isNeeded(key)) found += 1
    }
    return found === needed
  }
}

// The schema library leaves these out of a record without a word.
const passedOver = new Set(['__proto__', 'constructor', 'prototype'])

function checkRecord(checkKey: Check, checkValue: Check): Check {
  return (given) =>
    isObject(given) &&
    Object.keys(given).every((key) => checkKey(key) && !passedOver.has(key) && checkValue(given[key]))
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
