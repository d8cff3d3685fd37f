// JSON from outside: what JSON.parse passes over in silence (a key given twice, endless nesting) is refused here.

import type { Text } from '../text.ts'
import { jsonOrNothing } from './json-or-nothing.ts'
import { safeText } from './safe-text.ts'

// `__proto__` and its like reach into JavaScript objects.
const reservedKeys = new Set(['__proto__', 'constructor', 'prototype'])

/** The value of a JSON text, or why it is refused. Never throws, whatever the text is. */
export function parseGuardedJson(
  text: string,
  { maxDepth }: { maxDepth: number },
): { ok: true; value: unknown } | { ok: false; problem: Text } {
  const value = jsonOrNothing(text)
  if (value === undefined)
    return { ok: false, problem: { zh: '内容不全，或者不是JSON', en: 'it is cut off or is not JSON' } }
  const problem = findRefused(text, maxDepth)
  return problem ? { ok: false, problem } : { ok: true, value }
}

// Reads a text that is known to be JSON, one bracket or string at a time. No recursion: a million brackets are one text.
function findRefused(text: string, maxDepth: number): Text | undefined {
  const open: Set<string>[] = []
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at]
    if (character === '{' || character === '[') {
      open.push(new Set())
      if (open.length > maxDepth) return { zh: `嵌套超过${maxDepth}层`, en: `nested more than ${maxDepth} levels deep` }
    } else if (character === '}' || character === ']') open.pop()
    else if (character === '"') {
      const end = endOfString(text, at)
      const key = keyBetween(text, at, end)
      const problem = key === undefined ? undefined : problemWithKey(key, open.at(-1))
      if (problem) return problem
      at = end
    }
  }
  return undefined
}

function endOfString(text: string, start: number): number {
  let at = start + 1
  while (text[at] !== '"') at += text[at] === '\\' ? 2 : 1
  return at
}

// A string is a key when a colon follows it; keys may hide behind escapes such as `\u005f`.
function keyBetween(text: string, start: number, end: number): string | undefined {
  let next = end + 1
  while (' \t\r\n'.includes(text[next] ?? '.')) next += 1
  return text[next] === ':' ? JSON.parse(text.slice(start, end + 1)) : undefined
}

function problemWithKey(key: string, keys: Set<string> | undefined): Text | undefined {
  if (reservedKeys.has(key)) return { zh: `不能有“${key}”这一项`, en: `“${key}” is not allowed in it` }
  if (keys?.has(key)) {
    const shown = safeText(key, { maxLength: 40 })
    return { zh: `“${shown}”出现了两次`, en: `“${shown}” stands there twice` }
  }
  keys?.add(key)
  return undefined
}
