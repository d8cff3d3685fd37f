// 10,000 damaged playbooks in one process: each is read as plain data, or refused by a YamlProblem. Nothing else.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { findHiddenCharacter } from '../../src/core/guard/safe-text.ts'
import { parseGuardedYaml } from '../../src/io/yaml/guarded-yaml.ts'
import { YamlProblem } from '../../src/io/yaml/problem.ts'

const sample = `# 样本 / sample
id: online-lending-leak
group: money            # a comment
title:   { zh: 网贷平台泄露了我的个人信息, en: "An online lender leaked my data ❤️" }
keywords: { zh: [网贷, 借款平台], en: [online loan, 'lending app'] }
assume: { source: lending-platform }
steps:
  - id: save-evidence
    urgency: now
    how:
      - { zh: 先截图, en: Take screenshots first }
      - zh: |
          第一行
            缩进

          第三行
        en: >-
          folded
          text
    when: { any: [ { harm: { includes: [loan, "yes"] } }, { not: { since: longer } } ] }
    effort: { minutes: 40, cost_cny: 12.5, bring: [] }
    outcomes:
      done:
      sent: { clock: b-credit-dispute }

  - id: call
    phone: "110"
    optional: true
    nothing: null
verified: "2026-11-22"
`

// What YAML gives a meaning to, and what must never get through.
const fragments = [
  ...[
    '&a ',
    '*a',
    '!x ',
    '!!js/function ',
    '%YAML 1.1\n',
    '? ',
    '---\n',
    '...\n',
    '<<: ',
    '__proto__: 1\n',
    '"\\u202e"',
  ],
  ...['[', ']', '{', '}', ',', ': ', '- ', '\n', '\n  ', '\t', '"', "'", '|\n', '>+2\n', '#', ' #', '\\', '~', '.inf'],
  ...[
    '12345678901234567890',
    '0x1F',
    '\0',
    '\x1b[2J',
    '\u200b',
    '\u202e',
    '\ud83d',
    '\ufeff',
    '\r',
    '，',
    '：',
    '👩\u200d',
  ],
]

/** A change to the text at a position given as a fraction of its length. */
type Edit = (text: string) => string
// Without bias: fast-check would otherwise edit mostly the first and last characters.
const position = fc.noBias(fc.integer({ min: 0, max: 9_999 })).map((part) => part / 10_000)
const edit: fc.Arbitrary<Edit> = fc.oneof(
  fc.tuple(position, fc.constantFrom(...fragments)).map(([at, fragment]) => insert(at, fragment)),
  fc
    .tuple(
      position,
      fc.constantFrom('[', '{a: ', '- ', ' ', '\n', '#\n', '"', ']', 'a: {b: ['),
      fc.integer({ min: 2, max: 400 }),
    )
    .map(([at, fragment, times]) => insert(at, fragment.repeat(times))),
  fc.tuple(position, fc.string({ unit: 'binary', maxLength: 3 })).map(([at, noise]) => insert(at, noise)),
  fc.tuple(position, fc.integer({ min: 1, max: 40 })).map(([at, length]) => cut(at, length)),
  fc.tuple(position, position, fc.integer({ min: 1, max: 200 })).map(([from, to, length]) => copy(from, to, length)),
  position.map(
    (at): Edit =>
      (text) =>
        text.slice(0, Math.floor(at * text.length)),
  ),
  fc.constant<Edit>((text) => text.replaceAll('\n', '\r\n')),
)

function insert(at: number, added: string): Edit {
  return (text) => text.slice(0, at * text.length) + added + text.slice(at * text.length)
}

function cut(at: number, length: number): Edit {
  return (text) => text.slice(0, at * text.length) + text.slice(at * text.length + length)
}

function copy(from: number, to: number, length: number): Edit {
  return (text) => insert(to, text.substr(from * text.length, length))(text)
}

test('10,000 damaged playbooks are read or refused, each within 250 ms', { timeout: 120_000 }, () => {
  const counts = new Map<string, number>()
  let slowest = 0
  const damaged = fc.record({
    edits: fc.array(edit, { minLength: 1, maxLength: 3 }),
    // Bytes as a broken disk or a wrong encoding would leave them; text otherwise.
    brokenByte: fc.oneof(
      { arbitrary: fc.constant(null), weight: 9 },
      { arbitrary: fc.tuple(position, fc.nat(255)), weight: 1 },
    ),
  })
  fc.assert(
    fc.property(damaged, ({ edits, brokenByte }) => {
      const text = edits.reduce((changed, change) => change(changed), sample)
      const source = brokenByte ? withByte(text, ...brokenByte) : text
      const start = performance.now()
      const outcome = readOrRefuse(source)
      slowest = Math.max(slowest, performance.now() - start)
      counts.set(outcome.name, (counts.get(outcome.name) ?? 0) + 1)
      if (outcome.name === 'read') expectPlainAndSame(outcome.value, source)
    }),
    { numRuns: 10_000, seed: 20261122 },
  )
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0)
  console.log(`${total} runs, slowest ${slowest.toFixed(1)} ms:`, Object.fromEntries(counts))
  expect(total).toBe(10_000)
  // Both must happen often, or the fuzzer tests nothing.
  expect(counts.get('read')).toBeGreaterThan(1_000)
  expect(slowest).toBeLessThan(250)
})

function withByte(text: string, at: number, byte: number): Uint8Array {
  const bytes = Uint8Array.from(Buffer.from(text))
  bytes[Math.floor(at * (bytes.length - 1))] = byte
  return bytes
}

function readOrRefuse(source: string | Uint8Array): { name: string; value?: unknown } {
  try {
    const { value, locate } = parseGuardedYaml(source)
    expect(locate(['steps', 0, 'how', 1, 'zh']).line).toBeGreaterThan(0)
    return { name: 'read', value }
  } catch (error) {
    if (!(error instanceof YamlProblem)) throw error
    expect(error.line).toBeGreaterThan(0)
    expect(error.column).toBeGreaterThan(0)
    return { name: error.code }
  }
}

/** What was accepted is harmless, and is what the yaml library reads in it too: no damage goes through unnoticed. */
function expectPlainAndSame(value: unknown, source: string | Uint8Array): void {
  expectPlain(value)
  const text = typeof source === 'string' ? source : new TextDecoder().decode(source)
  expect(JSON.stringify(value)).toBe(JSON.stringify(parse(text, { logLevel: 'silent' })))
}

function expectPlain(value: unknown): void {
  if (typeof value === 'string') expect(findHiddenCharacter(value)).toBeUndefined()
  if (typeof value === 'number') expect(Math.abs(value)).toBeLessThanOrEqual(Number.MAX_SAFE_INTEGER)
  if (Array.isArray(value)) value.forEach(expectPlain)
  else if (typeof value === 'object' && value !== null) {
    expect(Object.getPrototypeOf(value)).toBeNull()
    for (const [key, entry] of Object.entries(value)) {
      expect(['__proto__', 'constructor', 'prototype', '<<']).not.toContain(key)
      expectPlain(key)
      expectPlain(entry)
    }
  }
}
