// From composed YAML to plain data: only what reads back as it was written.
import { isMap, isScalar, isSeq, type ParsedNode, type Scalar } from 'yaml'
import { findHiddenCharacter, safeText } from '../../core/guard/safe-text.ts'
import type { Refuse } from './problem.ts'
import { maxDepth } from './tokens.ts'

const maxTextLength = 20_000

// `<<` would merge maps in YAML 1.1; the others reach into JavaScript objects.
const reservedKeys = new Set(['__proto__', 'constructor', 'prototype', '<<'])

// A number as JSON writes it. 010, +86, 0x1F and .inf would come out as something else.
const plainNumber = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?$/

/** The value of a composed document: null-prototype objects, arrays, strings, safe numbers, booleans and null. */
export function plainValue(root: ParsedNode, maxNodes: number, refuse: Refuse): unknown {
  let nodes = 0
  return convert(root, 0)

  function convert(node: ParsedNode | null, depth: number): unknown {
    if (node === null) return null
    count(node)
    if (isScalar(node)) return scalarValue(node, refuse)
    if (depth >= maxDepth) refuse('depth', node.range[0], String(maxDepth))
    if (isSeq(node)) return node.items.map((item) => convert(item, depth + 1))
    if (!isMap(node)) return refuse('alias', node.range[0])
    const entries: Record<string, unknown> = Object.create(null)
    for (const { key, value } of node.items) {
      count(key)
      const name = keyName(key, refuse)
      if (name in entries) refuse('duplicate-key', key.range[0], safeText(name, { maxLength: 60 }))
      entries[name] = convert(value, depth + 1)
    }
    return entries
  }

  function count(node: ParsedNode): void {
    nodes += 1
    if (nodes > maxNodes) refuse('nodes', node.range[0], String(maxNodes))
  }
}

/** True for a value that has no text of its own, as after `key:` at the end of a line. */
export function isLeftOut(node: ParsedNode): boolean {
  return isScalar(node) && node.type === 'PLAIN' && node.source === ''
}

/** Where the value at a path starts; see `GuardedYaml.locate`. */
export function findOffset(root: ParsedNode, path: readonly (string | number)[]): number {
  let node: ParsedNode | null = root
  let [offset] = root.range
  for (const part of path) {
    const child = childAt(node, part)
    if (child === undefined) return offset
    node = child.value
    offset = child.offset
  }
  return offset
}

function childAt(
  node: ParsedNode | null,
  part: string | number,
): { value: ParsedNode | null; offset: number } | undefined {
  if (isSeq(node)) {
    const value = node.items[Number(part)]
    return value && { value, offset: value.range[0] }
  }
  if (!isMap(node)) return undefined
  const pair = node.items.find(({ key }) => isScalar(key) && key.value === String(part))
  if (!pair) return undefined
  const { key, value } = pair
  return { value, offset: value === null || isLeftOut(value) ? key.range[0] : value.range[0] }
}

function keyName(key: ParsedNode, refuse: Refuse): string {
  const [start] = key.range
  if (!isScalar(key) || typeof key.value !== 'string' || key.value === '') return refuse('complex-key', start)
  checkText(key, key.value, refuse)
  if (reservedKeys.has(key.value)) refuse('reserved-key', start, key.value)
  return key.value
}

function scalarValue(scalar: Scalar.Parsed, refuse: Refuse): unknown {
  const { value, source } = scalar
  const [start] = scalar.range
  if (typeof value === 'string') checkText(scalar, value, refuse)
  if (typeof value === 'number') {
    const staysTheSame = plainNumber.test(source) && Math.abs(value) <= Number.MAX_SAFE_INTEGER
    if (!staysTheSame) refuse('unsafe-number', start)
  }
  return value
}

function checkText(scalar: Scalar.Parsed, text: string, refuse: Refuse): void {
  const [start] = scalar.range
  if (text.length > maxTextLength) refuse('long-text', start, String(maxTextLength))
  // The file as it stands was checked before; only escapes such as "\u202e" can bring in something new.
  const hidden = scalar.type === 'QUOTE_DOUBLE' ? findHiddenCharacter(text) : undefined
  if (hidden) refuse('control-character', start, hidden.name)
}
