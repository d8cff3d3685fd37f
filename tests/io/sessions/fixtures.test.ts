// R12 of the test plan: a file of every format that was ever released opens for ever; a newer one is not touched.
import { copyFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { canonicalJson } from '../../../src/core/session/canonical-json.ts'
import { parseExportText } from '../../../src/core/session/export.ts'
import { eventSchema } from '../../../src/core/session/schema.ts'
import { UserError } from '../../../src/errors.ts'
import { sha256 } from '../../../src/io/files/sha256.ts'
import { openSessionStore } from '../../../src/io/sessions/store.ts'
import type { SessionStore } from '../../../src/ports.ts'
import { temporaryFolder } from '../child/bundle.ts'

// Never change these files: they stand for sessions on people's computers. A new format brings a new one.
const fixture = join('tests', 'fixtures', 'session-format-1.json')
const exported = join('tests', 'fixtures', 'session-export-1.json')

function storeWith(content: string): { store: SessionStore; file: string } {
  const dataFolder = temporaryFolder()
  const file = join(dataFolder, 'sessions', '1.json')
  mkdirSync(join(dataFolder, 'sessions'), { mode: 0o700 })
  writeFileSync(file, content)
  return { store: openSessionStore({ dataFolder, lockWaitMs: 0 }), file }
}

/** The fixture with parts replaced and a fitting checksum. */
function sealed(change: Record<string, unknown>): string {
  const { sha256: _old, ...body } = { ...JSON.parse(readFileSync(fixture, 'utf8')), ...change }
  return `${JSON.stringify({ ...body, sha256: sha256(canonicalJson(body)) }, null, 2)}\n`
}

describe('the file of format 1', () => {
  test('opens whole, with every answer and every entry', () => {
    const { store } = storeWith(readFileSync(fixture, 'utf8'))
    const { session, notice } = store.read('1')
    expect(notice).toBeUndefined()
    const { sha256: _checksum, ...body } = JSON.parse(readFileSync(fixture, 'utf8'))
    expect(session).toEqual(body)
    expect([session.events.length, Object.keys(session.answers).length]).toEqual([21, 5])
  })

  test('holds every kind of entry there is', () => {
    const kinds = eventSchema.options.map((option) => option.entries.type.literal)
    const { events } = JSON.parse(readFileSync(fixture, 'utf8')) as { events: { type: string }[] }
    expect(new Set(events.map(({ type }) => type))).toEqual(new Set(kinds))
  })

  test('is saved again by this build, and the file of before is kept', () => {
    const { store, file } = storeWith(readFileSync(fixture, 'utf8'))
    store.update('1', (session) => ({
      ...session,
      name: 'x',
      seen: { at: session.created, content: 'another', steps: [] },
    }))
    expect(store.read('1')).toMatchObject({ session: { revision: 22, name: 'x' } })
    expect(readFileSync(`${file}.bak`, 'utf8')).toBe(readFileSync(fixture, 'utf8'))
  })

  test('exported is taken in again', () => {
    const parsed = parseExportText(readFileSync(exported, 'utf8'), sha256)
    const { sha256: _checksum, ...body } = JSON.parse(readFileSync(fixture, 'utf8'))
    expect(parsed).toMatchObject({ kind: 'whole', session: body })
  })
})

describe('a file of the time to come', () => {
  test.each<[string, string, string]>([
    ['with a newer format', sealed({ format: 2 }), 'newer leak-help'],
    ['with a newer format and other contents', sealed({ format: 2, events: 'moved', people: [1] }), 'newer leak-help'],
    ['with an unknown field', sealed({ color: 'red' }), '“color”'],
    [
      'with an unknown kind of entry',
      sealed({ events: [{ type: 'sung', at: '2026-11-01T06:00:00.000Z' }] }),
      '“events.0',
    ],
  ])('%s is refused, and not a byte of it changes', (_what, content, expected) => {
    const { store, file } = storeWith(content)
    const reading = () => store.read('1')
    const saving = () => store.update('1', (session) => session)
    for (const work of [reading, saving]) {
      expect(work).toThrow(UserError)
      expect(work).toThrow(expected)
    }
    expect(store.list()).toMatchObject([{ id: '1', problem: { en: expect.stringContaining(expected) } }])
    expect(readFileSync(file, 'utf8')).toBe(content)
    expect(readdirSync(store.folder)).toEqual(['1.json'])
  })

  test('with a newer format does not open from an older copy beside it', () => {
    const { store, file } = storeWith(sealed({ format: 2 }))
    copyFileSync(fixture, `${file}.bak`)
    expect(() => store.read('1')).toThrow('newer leak-help')
    expect(readFileSync(`${file}.bak`, 'utf8')).toBe(readFileSync(fixture, 'utf8'))
  })
})
