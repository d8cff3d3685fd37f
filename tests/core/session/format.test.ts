import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { canonicalJson, isSameJson } from '../../../src/core/session/canonical-json.ts'
import { formatSessionText, type ParsedSession, parseSessionText } from '../../../src/core/session/format.ts'
import type { Session } from '../../../src/core/session/schema.ts'
import { newSession, withAnswer, withEvent, withLastUndone, withPlaybook } from '../../../src/core/session/session.ts'

const at = '2026-11-22T06:00:00.000Z'
const hash = (text: string) => createHash('sha256').update(text).digest('hex')
const parse = (text: string) => parseSessionText(text, hash)

function sample(): Session {
  let session = newSession({ id: '7', name: '网贷平台泄露', at })
  session = withPlaybook(session, { playbook: 'loan-platform-leak', at })
  session = withAnswer(session, { question: 'leaked', value: ['id-card', 'phone'], at })
  session = withAnswer(session, { question: 'money-moving', value: 'no', at })
  session = withAnswer(session, { question: 'money-moving', value: 'unsure', at })
  session = withLastUndone(session, at)?.session ?? session
  session = withEvent(session, {
    type: 'recorded',
    at,
    step: 'call-police',
    outcome: 'refused',
    fields: { officer: '王"五"\\' },
    until: '2026-12-01',
    note: '第一行\n第二行 \u2028 \ud83d',
  })
  return { ...session, seen: { at, content: '1', steps: ['call-police'] } }
}

/** The sample with parts replaced and a fitting checksum. */
function sealed(change: Record<string, unknown>): string {
  const { sha256: _old, ...body } = { ...JSON.parse(formatSessionText(sample(), hash)), ...change }
  return `${JSON.stringify({ ...body, sha256: hash(canonicalJson(body)) }, null, 2)}\n`
}

function sessionOf(parsed: ParsedSession): Session | undefined {
  return parsed.kind === 'whole' || parsed.kind === 'edited' ? parsed.session : undefined
}

describe('a session file', () => {
  test('gives back the same session, whole', () => {
    expect(parse(formatSessionText(sample(), hash))).toEqual({ kind: 'whole', session: sample(), format: 1 })
  })

  test('is readable: format first, checksum last, two spaces', () => {
    const text = formatSessionText(sample(), hash)
    expect(Object.keys(JSON.parse(text))).toEqual([
      'format',
      'revision',
      'id',
      'name',
      'created',
      'playbooks',
      'answers',
      'events',
      'seen',
      'sha256',
    ])
    expect(text.startsWith('{\n  "format": 1,\n  "revision": 1,\n')).toBe(true)
    expect(text.endsWith('"\n}\n')).toBe(true)
  })

  test('keeps ids that look like numbers', () => {
    const session = withAnswer(sample(), { question: '12', value: 'yes', at })
    expect(parse(formatSessionText(session, hash))).toEqual({ kind: 'whole', session, format: 1 })
  })
})

describe('a file changed by hand', () => {
  const text = formatSessionText(sample(), hash)
  test.each([
    ['another name', text.replace('网贷平台泄露', '我的个案')],
    ['another layout', JSON.stringify(JSON.parse(text))],
    ['no final line feed', text.slice(0, -1)],
    ['Windows line ends', text.replaceAll('\n', '\r\n')],
    ['another checksum', text.replace(/"sha256": "."?/, '"sha256": "x')],
    ['no checksum', text.replace(/,\n {2}"sha256": ".*"/, '')],
    ['a doubled key', text.replace('"revision": 1', '"revision": 9,\n  "revision": 1')],
    ['a spelled-out character', text.replace('网', '\\u7f51')],
  ])('with %s opens as edited', (_what, edited) => {
    expect(edited).not.toBe(text)
    expect(parse(edited).kind).toBe('edited')
  })
})

describe('a damaged file', () => {
  const events = sample().events
  const undone = (of: number) => ({ type: 'undone', at, of })
  test.each<[string, Record<string, unknown>]>([
    ['an unknown field', { color: 'red' }],
    ['an unknown field in an event', { events: [{ ...events[0], color: 'red' }] }],
    ['an unknown event', { events: [{ type: 'exploded', at }] }],
    ['a missing field', { playbooks: undefined }],
    ['an id that leads elsewhere', { id: '../1' }],
    ['a revision of 0', { revision: 0 }],
    ['a format that is text', { format: '1' }],
    ['a format that is half', { format: 1.5 }],
    ['an older format without a way up', { format: 0 }],
    ['a format below all', { format: -9_007_199_254_740_991 }],
    ['an undoing of itself', { events: [undone(0)] }],
    ['an undoing of a later event', { events: [undone(1), events[0]] }],
    ['an undoing of an undoing', { events: [events[0], undone(0), undone(1)] }],
    ['an undoing done twice', { events: [events[0], undone(0), undone(0)] }],
    ['a change of no note', { events: [events[0], { type: 'note-changed', at, of: 0, note: 'x' }] }],
    [
      'a change of a later note',
      {
        events: [
          { type: 'note-changed', at, of: 1 },
          { type: 'noted', at, step: 'a', note: 'x' },
        ],
      },
    ],
    ['a change of nothing', { events: [{ type: 'note-changed', at, of: 7 }] }],
    ['a day that does not exist', { events: [{ type: 'due-moved', at, step: 'a', until: '2026-02-30' }] }],
    ['a moment that does not exist', { created: '2026-02-30T00:00:00.000Z' }],
    ['a playbook twice', { playbooks: ['a', 'a'] }],
    ['a choice twice', { answers: { leaked: ['phone', 'phone'] } }],
    ['an answer that is a number', { answers: { leaked: 1 } }],
    ['an endless answer', { answers: { leaked: 'x'.repeat(501) } }],
    ['a list as a whole', { answers: [] }],
  ])('with %s is not opened, even with a fitting checksum', (_what, change) => {
    const parsed = parse(sealed(change))
    expect(parsed.kind).toBe('damaged')
    expect(parsed).toHaveProperty('problem.zh', expect.stringMatching(/./))
  })

  test.each([
    ['nothing', ''],
    ['null', 'null'],
    ['a list', '[]'],
    ['a million brackets', '['.repeat(1_000_000)],
    ['many closed brackets', `{"format":1,"__proto__":${'['.repeat(300_000)}${']'.repeat(300_000)}}`],
    ['deep objects', `${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}`],
    ['zeros', '\0'.repeat(4096)],
  ])('made of %s is not opened', (_what, text) => {
    expect(parse(text).kind).toBe('damaged')
  })

  test.each(['__proto__', 'constructor', 'prototype', 'toString'])('with the key %s does no harm', (key) => {
    const text = formatSessionText(sample(), hash)
    for (const place of ['{\n  "format"', '"answers": {\n    "leaked"', '"fields": {\n        "officer"']) {
      const [open = '', first = ''] = place.split('\n')
      const planted = text.replace(place, `${open}"${key}":{"polluted":true},\n${first}`)
      expect(planted).not.toBe(text)
      expect(parse(planted).kind).toBe('damaged')
      const answered = planted.replace('{"polluted":true}', '"yes"')
      expect(parse(answered).kind).toBe('damaged')
    }
    expect(({} as Record<string, unknown>).polluted).toBeUndefined()
  })
})

describe('a file of another format', () => {
  test('that is newer is told apart, whatever is in it', () => {
    expect(parse(sealed({ format: 2 }))).toEqual({ kind: 'newer', format: 2 })
    expect(parse('{"format":99}')).toEqual({ kind: 'newer', format: 99 })
  })

  const upgrades = {
    [-1]: ({ title, ...body }: Record<string, unknown>) => ({ ...body, heading: title }),
    0: ({ heading, ...body }: Record<string, unknown>) => ({ ...body, name: heading }),
  }

  test('that is older goes up step by step', () => {
    const older = sealed({ format: -1, name: undefined, title: '旧名字' })
    expect(parseSessionText(older, hash, upgrades)).toEqual({
      kind: 'whole',
      session: { ...sample(), name: '旧名字' },
      format: -1,
    })
  })

  test('that is older and was changed by hand says so', () => {
    const older = sealed({ format: 0, name: undefined, heading: '旧名字' }).replace('旧名字', '新名字')
    expect(parseSessionText(older, hash, upgrades).kind).toBe('edited')
  })

  test('that is older and does not fit after its steps is damaged', () => {
    expect(parseSessionText(sealed({ format: 0, name: undefined }), hash, upgrades).kind).toBe('damaged')
  })
})

describe('damage anywhere', () => {
  const small = formatSessionText(newSession({ id: '1', name: '一', at }), hash)
  const large = formatSessionText(sample(), hash)
  const note = formatSessionText(withEvent(sample(), { type: 'noted', at, step: 'a', note: '记'.repeat(50) }), hash)
  // As read from disk: bytes that are not UTF-8 never become text.
  const parseBytes = (bytes: Buffer): ParsedSession['kind'] => {
    try {
      return parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)).kind
    } catch (error) {
      if (error instanceof TypeError) return 'damaged'
      throw error
    }
  }

  test.each([small, large, note])('cut off at any byte never opens as whole', (text) => {
    const bytes = Buffer.from(text)
    const kinds = bytes.map((_byte, length) =>
      ['whole', 'edited', 'damaged', 'newer'].indexOf(parseBytes(bytes.subarray(0, length))),
    )
    // Only the final line feed can be missed.
    expect([...kinds.subarray(0, -1)].every((kind) => kind === 2)).toBe(true)
    expect(kinds.at(-1)).toBe(1)
  })

  test.each([
    [small, [1, 2, 4, 8, 16, 32, 64, 128]],
    [large, [1, 32]],
    [note, [1, 128]],
  ])('in any byte never opens as whole', (text, bits) => {
    const bytes = Buffer.from(text)
    for (const [index, byte] of bytes.entries()) {
      for (const bit of bits) {
        const flipped = Buffer.from(bytes)
        flipped[index] = byte ^ bit
        if (parseBytes(flipped) === 'whole') expect.fail(`bit ${bit} of byte ${index}`)
      }
    }
  })

  test.each([small, large, note])('by a tail of zeros never opens', (text) => {
    for (let length = 0; length < text.length; length += 1) {
      const zeroed = text.slice(0, length).padEnd(text.length, '\0')
      expect(parse(zeroed).kind).toBe('damaged')
    }
  })

  test('by any change of the text never opens as whole', () => {
    const edit = fc.record({
      from: fc.nat(large.length),
      cut: fc.nat(20),
      put: fc.oneof(
        fc.string({ unit: 'binary', maxLength: 20 }),
        fc.json(),
        fc.constantFrom('"', '\\', '}', '"__proto__":1,', ' '),
      ),
    })
    fc.assert(
      fc.property(edit, ({ from, cut, put }) => {
        const changed = large.slice(0, from) + put + large.slice(from + cut)
        fc.pre(changed !== large)
        expect(parse(changed).kind).not.toBe('whole')
      }),
      { numRuns: 5_000, seed: 1 },
    )
  })

  test('or any JSON at all never throws', () => {
    const event = fc.record({
      type: fc.constantFrom('undone', 'answered', 'noted', 'note-changed'),
      at: fc.constant(at),
      of: fc.jsonValue(),
    })
    const body = fc.record(
      {
        format: fc.oneof(fc.constant(1), fc.jsonValue()),
        answers: fc.jsonValue(),
        events: fc.array(event),
        seen: fc.jsonValue(),
      },
      { requiredKeys: ['format'] },
    )
    fc.assert(
      fc.property(fc.oneof(fc.jsonValue(), body), (value) => {
        const merged =
          typeof value === 'object' && value && !Array.isArray(value) ? { ...JSON.parse(large), ...value } : value
        sessionOf(parse(JSON.stringify(merged)))
      }),
      { numRuns: 5_000, seed: 1 },
    )
  })
})

describe('canonical JSON', () => {
  // As the first version wrote it: checksums of old files stay good for ever.
  const first = (value: unknown): string => JSON.stringify(sorted(value))
  const sorted = (value: unknown): unknown => {
    if (typeof value !== 'object' || value === null) return value
    if (Array.isArray(value)) return value.map(sorted)
    const members = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
    return Object.fromEntries(members.map(([key, member]) => [key, sorted(member)]))
  }
  const key = fc.oneof(fc.string(), fc.nat().map(String), fc.constantFrom('00', '4294967294', '4294967295', '-1', '9a'))
  const value = fc.letrec((tie) => ({
    value: fc.oneof({ maxDepth: 3 }, fc.jsonValue(), fc.array(tie('value')), fc.dictionary(key, tie('value'))),
  })).value

  test('is what the first version wrote, whatever the keys', () => {
    fc.assert(
      fc.property(value, (one) => {
        expect(canonicalJson(one)).toBe(first(one))
      }),
      { seed: 1, numRuns: 2_000 },
    )
    expect(canonicalJson({ b: undefined, a: [undefined, -0] })).toBe('{"a":[null,0]}')
  })

  test('does not depend on the order of keys', () => {
    fc.assert(
      fc.property(fc.dictionary(key, fc.jsonValue()), (one) => {
        const reversed = Object.fromEntries(Object.entries(one).reverse())
        expect(canonicalJson(reversed)).toBe(canonicalJson(one))
        expect(isSameJson(reversed, one)).toBe(true)
      }),
      { seed: 1 },
    )
  })

  test('is the same for the same values only', () => {
    fc.assert(
      fc.property(value, value, (one, other) => {
        expect(isSameJson(one, JSON.parse(JSON.stringify(one)))).toBe(true)
        expect(isSameJson(one, other)).toBe(canonicalJson(one) === canonicalJson(other))
      }),
      { seed: 1 },
    )
    for (const [one, other] of [
      [[], {}],
      [{}, { a: 1 }],
      [{ a: undefined }, {}],
      [null, {}],
      [JSON.parse('{"__proto__":{}}'), {}],
    ])
      expect(isSameJson(one, other)).toBe(canonicalJson(one) === canonicalJson(other))
  })
})
