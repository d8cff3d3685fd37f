import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { findHiddenCharacter } from '../../../src/core/guard/safe-text.ts'
import { canonicalJson } from '../../../src/core/session/canonical-json.ts'
import { formatExportText, parseExportText } from '../../../src/core/session/export.ts'
import type { Session } from '../../../src/core/session/schema.ts'
import { newSession, withAnswer, withEvent, withPlaybook } from '../../../src/core/session/session.ts'

const at = '2026-11-22T06:00:00.000Z'
const hash = (text: string) => createHash('sha256').update(text).digest('hex')
const parse = (text: string) => parseExportText(text, hash)
const hostileNote = '第一行\n\u001b]52;c;YQ==\u0007\u009b2J\u202e\u2028\ud83d 👩\u200d👧 "引号" \\'

const sample: Session = [
  (session: Session) => withPlaybook(session, { playbook: 'online-lending-leak', at }),
  (session: Session) => withAnswer(session, { question: 'harm', value: ['nuisance'], at }),
  (session: Session) => withEvent(session, { type: 'noted', at, step: 'save-evidence', note: hostileNote }),
].reduce((session, change) => change(session), newSession({ id: '7', name: '妈妈', at }))
const text = formatExportText({ session: sample, exported: at, content: 'v1' }, hash)

/** The sample with parts of the session replaced and a fitting checksum. */
function sealed(change: Record<string, unknown>): string {
  const file = JSON.parse(text)
  const { sha256: _old, ...body } = { ...file.session, ...change }
  return JSON.stringify({ ...file, session: { ...body, sha256: hash(canonicalJson(body)) } })
}

describe('an export', () => {
  test('gives back the session, and says where it came from', () => {
    expect(parse(text)).toEqual({ kind: 'whole', session: sample, exported: at, content: 'v1' })
  })

  test('may be a session file itself, as a sync program copies it', () => {
    const own = JSON.stringify(JSON.parse(text).session)
    expect(parse(own)).toEqual({ kind: 'whole', session: sample })
  })

  test('holds the session file as it is, and marks itself', () => {
    expect(Object.keys(JSON.parse(text))).toEqual(['export', 'exported', 'content', 'session'])
    expect(Object.keys(JSON.parse(text).session)).toContain('sha256')
  })

  test('can be looked at with any program: nothing in it moves a cursor or turns text around', () => {
    expect(findHiddenCharacter(text)).toBeUndefined()
    expect(text).toContain('👩\u200d👧')
  })

  test.each([
    ['one line', JSON.stringify(JSON.parse(text))],
    ['Windows line ends', text.replaceAll('\n', '\r\n')],
    ['no line feed at the end', text.trimEnd()],
  ])('may be laid out anew: %s', (_what, other) => expect(parse(other).kind).toBe('whole'))
})

describe('a file from outside', () => {
  test('is refused when any byte of the session is another', () => {
    const bytes = Buffer.from(text)
    const start = text.indexOf('"session"')
    for (let index = 0; index < bytes.length; index += 1) {
      const flipped = Buffer.from(bytes)
      flipped[index] = (bytes[index] ?? 0) ^ 1
      const found = parse(flipped.toString())
      if (found.kind === 'whole') {
        expect(found.session).toEqual(sample)
        expect(index).toBeLessThan(start)
      }
    }
  })

  test('is refused wherever it is cut off', () => {
    for (let length = 0; length < text.length - 1; length += 1)
      expect(parse(text.slice(0, length)).kind).toBe('refused')
  })

  test.each<[string, string]>([
    ['nothing', ''],
    ['null', 'null'],
    ['a number', '1'],
    ['a list', '[]'],
    ['zeros', '\0'.repeat(4096)],
    ['a session file with another name in it', JSON.stringify({ ...JSON.parse(text).session, name: 'x' })],
    ['a session file of no format', JSON.stringify({ ...JSON.parse(text).session, format: -1 })],
    ['an encrypted file', 'age-encryption.org/v1\n-> scrypt x 18\n'],
    ['a key twice', text.replace('"name"', '"name": "x",\n    "name"')],
    ['a key twice around the session', text.replace('"content"', '"content": "v0",\n  "content"')],
    ['__proto__', text.replace('"answers": {', '"answers": {"__proto__": "yes",')],
    ['an unknown key around the session', text.replace('"content"', '"color": "red",\n  "content"')],
    ['an unknown key, sealed', sealed({ color: 'red' })],
    ['an id that leads elsewhere, sealed', sealed({ id: '../../etc/passwd' })],
    ['a playbook id that leads elsewhere, sealed', sealed({ playbooks: ['../../../etc/passwd'] })],
    ['a step id that is a path, sealed', sealed({ events: [{ type: 'skipped', at, step: '/dev/zero' }] })],
    ['an undoing that points nowhere, sealed', sealed({ events: [{ type: 'undone', at, of: 5 }] })],
    ['an undoing that points below zero, sealed', sealed({ events: [{ type: 'undone', at, of: -1 }] })],
    ['answers that are a list, sealed', sealed({ answers: ['yes'] })],
    ['a name of 81, sealed', sealed({ name: 'x'.repeat(81) })],
    ['an endless note, sealed', sealed({ events: [{ type: 'noted', at, step: 'a', note: 'x'.repeat(20_001) }] })],
    ['the year 9999, sealed', sealed({ events: [{ type: 'skipped', at: '9999-12-31T23:00:00.000Z', step: 'a' }] })],
    ['no checksum', text.replace(/,\n {4}"sha256": "[0-9a-f]{64}"/, '')],
    ['the checksum of nothing', text.replace(/[0-9a-f]{64}/, hash(''))],
    ['an export day that does not exist', text.replace('"exported": "2026-11-22', '"exported": "2026-13-22')],
    ['depth', text.replace('"answers": {', `"answers": {"a": ${'['.repeat(100_000)}${']'.repeat(100_000)},`)],
  ])('with %s is refused with a reason in both languages', (_what, other) => {
    const found = parse(other)
    expect(found.kind).toBe('refused')
    if (found.kind === 'refused')
      expect([found.problem.zh, found.problem.en]).toEqual([expect.stringMatching(/./), expect.stringMatching(/./)])
    expect(({} as Record<string, unknown>).yes).toBeUndefined()
  })

  test.each([
    ['around the session', text.replace('"export": 1', '"export": 2')],
    ['of the session', sealed({ format: 2 })],
  ])('with a newer format %s is told apart', (_what, other) => expect(parse(other)).toEqual({ kind: 'newer' }))
})
