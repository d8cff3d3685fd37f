// The quick yes must never say yes where the schema would not, and must say it for all that the program itself writes.
import fc from 'fast-check'
import * as v from 'valibot'
import { describe, expect, test } from 'vitest'
import { isSameJson } from '../../../src/core/session/canonical-json.ts'
import { quickCheck } from '../../../src/core/session/quick-check.ts'
import { eventSchema, sessionSchema } from '../../../src/core/session/schema.ts'

const at = '2026-11-22T06:00:00.000Z'
const step = 'call-police'
const events = [
  { type: 'answered', at, question: 'leaked', value: ['id-card'], previous: 'unsure' },
  { type: 'playbook-added', at, playbook: 'loan' },
  {
    type: 'recorded',
    at,
    step,
    outcome: 'done',
    letter: 'police-report',
    fields: { officer: '王' },
    until: '2026-12-01',
    note: 'a',
  },
  { type: 'waiting', at, step, until: '2026-12-01', note: 'a' },
  { type: 'postponed', at, step, until: '2026-12-01' },
  { type: 'skipped', at, step },
  { type: 'not-applicable', at, step, note: 'a' },
  { type: 'reopened', at, step },
  { type: 'noted', at, step, note: 'a' },
  { type: 'due-moved', at, step, until: '2026-12-01' },
  { type: 'waived', at, step },
  { type: 'closed', at },
  { type: 'opened-again', at },
  { type: 'undone', at, of: 1 },
  { type: 'note-changed', at, of: 2, note: 'b' },
  {
    type: 'evidence-added',
    at,
    number: 1,
    name: 'chat.png',
    kind: 'chats',
    for: step,
    from: '手机',
    on: '2026-11-20',
    file: { size: 12, sha256: 'a'.repeat(64), copy: 'c'.repeat(16) },
    link: 'b'.repeat(64),
  },
  { type: 'evidence-removed', at, number: 1 },
  { type: 'loss-added', at, number: 1, amount: '30000.00', what: '转账', on: '2026-11-20', evidence: 1 },
  { type: 'loss-removed', at, number: 1, note: 'a' },
  { type: 'blanks-filled', at, letter: 'police-report', values: { 'other-side': '某人', 'report-kind': ['data'] } },
]
const session = {
  format: 1,
  revision: 3,
  id: '1',
  name: 'mine',
  created: at,
  playbooks: ['loan'],
  answers: { leaked: ['id-card'], since: 'week', 12: 'yes' },
  events,
  seen: { at, content: '1', steps: [step] },
}
const fits = quickCheck(sessionSchema)

describe('the quick check of a session', () => {
  test('knows every kind of event', () => {
    expect(events.map(({ type }) => type)).toEqual(eventSchema.options.map(({ entries }) => entries.type.literal))
    expect(events.filter((event) => !quickCheck(eventSchema)(event))).toEqual([])
    expect(fits(session)).toBe(true)
    const { seen: _left, ...unseen } = session
    expect(fits(unseen)).toBe(true)
  })

  // Every place of a session, with every odd value in it, and with each part left out.
  const odd = [
    ...[undefined, null, true, -1, 0, 0.5, 1e300, Number.NaN, '', ' ', '2026-13-01', '2026-12-01', 'x'.repeat(30_000)],
    ...[[], {}, [[]], [1], ['a'], [undefined], { a: 1 }, { constructor: 'a' }, JSON.parse('{"__proto__": "a"}')],
    ...[{ type: 'noted' }, { type: 'toString' }, { length: 1 }, 'constructor', at, 2 ** 53],
  ]

  test.each(placesIn(session))('is right about %s', (_place, path) => {
    for (const value of odd) agree(withPart(session, path, value))
    for (const key of ['extra', 'constructor', 'prototype', '12', 'Ä']) agree(withPart(session, [...path, key], 'a'))
    agree(withPart(session, path))
  })

  test('is right about any JSON', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => agree(value)),
      { seed: 1 },
    )
  })

  function agree(value: unknown): void {
    if (!fits(value)) return
    const parsed = v.safeParse(sessionSchema, value)
    expect(parsed.success).toBe(true)
    expect(isSameJson(parsed.output, value)).toBe(true)
  }
})

type Path = readonly string[]

function placesIn(value: unknown, path: Path = []): [string, Path][] {
  const below = typeof value === 'object' && value !== null ? Object.entries(value) : []
  return [[path.join('.') || 'all of it', path], ...below.flatMap(([key, one]) => placesIn(one, [...path, key]))]
}

// A copy with the part at a path replaced, or without it.
function withPart(whole: unknown, path: Path, ...part: [unknown?]): unknown {
  const [key, ...rest] = path
  if (key === undefined) return part[0]
  if (typeof whole !== 'object' || whole === null) return whole
  // A list has no other members.
  if (Array.isArray(whole) && !/^\d+$/.test(key)) return whole
  const copy = (Array.isArray(whole) ? [...whole] : { ...whole }) as Record<string, unknown> // of either, by key
  if (rest.length > 0) copy[key] = withPart(copy[key], rest, ...part)
  else if (part.length > 0) Object.defineProperty(copy, key, { value: part[0], enumerable: true, configurable: true })
  else delete copy[key]
  return copy
}
