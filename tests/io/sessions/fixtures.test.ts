// R12 of the test plan: a file of every format that was ever released opens for ever; a newer one is not touched.
import { copyFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { canonicalJson } from '../../../src/core/session/canonical-json.ts'
import { findBrokenLinks, listEvidence } from '../../../src/core/session/evidence.ts'
import { parseExportText } from '../../../src/core/session/export.ts'
import { listKeptBlanks, listSentLetters } from '../../../src/core/session/kept-blanks.ts'
import { listLosses, totalOf } from '../../../src/core/session/losses.ts'
import { listNotes } from '../../../src/core/session/notes.ts'
import { eventSchema } from '../../../src/core/session/schema.ts'
import { UserError } from '../../../src/errors.ts'
import { sha256 } from '../../../src/io/files/sha256.ts'
import { openSessionStore } from '../../../src/io/sessions/store.ts'
import type { SessionStore } from '../../../src/ports.ts'
import { ageForTests } from '../../support/age.ts'
import { type DiskStore, openDiskStore } from '../../support/disk-store.ts'
import { runProgram } from '../../support/run-program.ts'
import { temporaryFolder } from '../child/bundle.ts'

// Never change these files: they stand for sessions on people's computers. A new format brings a new one.
const fixture = join('tests', 'fixtures', 'session-format-1.json')
const exported = join('tests', 'fixtures', 'session-export-1.json')
/** A session with the kind of entry that came later to the same format: a note changed, one deleted, and both taken back. */
const withNotes = join('tests', 'fixtures', 'session-format-1-notes.json')
// Written when evidence, losses and letters came.
const withPapers = join('tests', 'fixtures', 'session-format-1-papers.json')
/** The same session as the program encrypted it, with the key that its passphrase opens. */
const encrypted = {
  session: join('tests', 'fixtures', 'session-encrypted-1.age'),
  key: join('tests', 'fixtures', 'key-1.age'),
  passphrase: 'several unrelated words',
}
const age = await ageForTests()

function storeWith(content: string): { store: SessionStore; file: string } {
  const dataFolder = temporaryFolder()
  const file = join(dataFolder, 'sessions', '1.json')
  mkdirSync(join(dataFolder, 'sessions'), { mode: 0o700 })
  writeFileSync(file, content)
  return { store: openSessionStore({ dataFolder, lockWaitMs: 0 }), file }
}

/** A data folder with the encrypted fixture, or other bytes in its place, and its key. */
function encryptedWith(bytes: Uint8Array = readFileSync(encrypted.session)): { store: DiskStore; file: string } {
  const dataFolder = temporaryFolder()
  const file = join(dataFolder, 'sessions', '1.json.age')
  mkdirSync(join(dataFolder, 'sessions'), { mode: 0o700 })
  writeFileSync(file, bytes)
  copyFileSync(encrypted.key, join(dataFolder, 'key.age'))
  return { store: openDiskStore({ dataFolder, age, lockWaitMs: 0 }), file }
}

/** A text as this key's owner would have encrypted it. */
function encryptedAs(text: string): Buffer {
  const key = age.decrypt(readFileSync(encrypted.key), { passphrase: encrypted.passphrase }).toString()
  const [identity = ''] = /^AGE-SECRET-KEY-1.*$/m.exec(key) ?? []
  return age.encrypt(Buffer.from(text), { identity })
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
    const events = [fixture, withNotes, withPapers].flatMap(
      (file) => (JSON.parse(readFileSync(file, 'utf8')) as { events: { type: string }[] }).events,
    )
    expect(new Set(events.map(({ type }) => type))).toEqual(new Set(kinds))
  })

  test('opens whole with the entries that came later, and says of each note what it said', () => {
    const { store } = storeWith(readFileSync(withNotes, 'utf8'))
    const { session, notice } = store.read('1')
    expect(notice).toBeUndefined()
    expect(listNotes(session).map(({ number, note }) => [number, note])).toEqual([
      [1, '打过12321，\n说三天内回复'],
      [3, 'call back on Friday'],
    ])
  })

  test('opens whole with evidence, losses and what was filled into letters', () => {
    const { store } = storeWith(readFileSync(withPapers, 'utf8'))
    const { session, notice } = store.read('1')
    expect(notice).toBeUndefined()
    expect(listEvidence(session).map(({ number, name }) => [number, name])).toEqual([[2, '快递单原件，在家里抽屉']])
    expect(findBrokenLinks(session, sha256)).toEqual([])
    expect(totalOf(listLosses(session))).toBe('30000.50')
    expect(listSentLetters(session).map(({ letter, step, on }) => [letter, step, on])).toEqual([
      ['breach-inquiry', 'ask-company-after-notice', '2026-11-29'],
    ])
    const kept = listKeptBlanks(session, { letter: 'rights-request', isEach: () => false })
    expect(Object.fromEntries(kept)).toEqual({ addressee: '某某科技有限公司', 'rights-which': ['delete'] })
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

describe('the encrypted file of format 1', () => {
  test('opens whole with its passphrase, with every answer and every entry', () => {
    const { store, file } = encryptedWith()
    expect(store.list()).toMatchObject([{ id: '1', encrypted: true }])
    expect(() => store.encryption.unlock('some other words')).toThrow()
    store.encryption.unlock(encrypted.passphrase)
    const { session, notice } = store.read('1')
    expect(notice).toBeUndefined()
    const { sha256: _checksum, revision, ...body } = JSON.parse(readFileSync(fixture, 'utf8'))
    expect(session).toEqual({ ...body, revision: revision + 1 })
    expect(readFileSync(file)).toEqual(readFileSync(encrypted.session))
    expect(readdirSync(store.folder)).toEqual(['1.json.age'])
  })

  test('is saved again by this build, and the file of before is kept', () => {
    const { store, file } = encryptedWith()
    store.encryption.unlock(encrypted.passphrase)
    store.update('1', (session) => ({ ...session, name: 'x' }))
    expect(store.read('1')).toMatchObject({ session: { revision: 23, name: 'x' } })
    expect(readFileSync(`${file}.bak`)).toEqual(readFileSync(encrypted.session))
  })

  test.each<[string, Record<string, unknown>, string]>([
    ['a newer format', { format: 2 }, 'newer leak-help'],
    ['an unknown field', { color: 'red' }, '“color”'],
  ])('with %s in it is refused, and not a byte of it changes', (_what, change, expected) => {
    const bytes = encryptedAs(sealed(change))
    const { store, file } = encryptedWith(bytes)
    store.encryption.unlock(encrypted.passphrase)
    expect(() => store.read('1')).toThrow(expected)
    expect(() => store.update('1', (session) => session)).toThrow(expected)
    expect(() => store.encryption.decrypt('1')).toThrow(UserError)
    expect(readFileSync(file)).toEqual(bytes)
    expect(readdirSync(store.folder)).toEqual(['1.json.age'])
  })
})

describe('a file of the same format from another build', () => {
  // Content is no part of the format: playbooks, questions, steps, outcomes and fields come and go with each build.
  const at = '2026-11-02T06:00:00.000Z'
  const elsewhere = sealed({
    playbooks: ['online-lending-leak', 'made-next-year'],
    answers: { danger: ['none', 'new-danger'], 'asked-next-year': 'a-choice', harm: 'renamed' },
    events: [
      { type: 'answered', at, question: 'asked-next-year', value: 'a-choice', previous: ['b', 'c'] },
      { type: 'recorded', at, step: 'step-of-next-year', outcome: 'new-outcome', fields: { 'new-field': '1' } },
      { type: 'recorded', at, step: 'save-evidence', outcome: 'new-outcome', until: '2027-01-01', note: 'x' },
    ],
    seen: { at, content: 'fedcba987654', steps: ['step-of-next-year'] },
  })
  const contents = JSON.parse(elsewhere)

  test('opens whole, and a save keeps all that this build does not know', () => {
    const { store, file } = storeWith(elsewhere)
    expect(store.read('1').notice).toBeUndefined()
    const { sha256: _checksum, ...body } = contents
    expect(store.read('1').session).toEqual(body)
    store.update('1', (session) => ({ ...session, name: 'x' }))
    const { sha256: _new, ...saved } = JSON.parse(readFileSync(file, 'utf8'))
    expect(saved).toEqual({ ...body, name: 'x', revision: body.revision + 1 })
  })

  test.each([
    ['status'],
    ['status', '--all', '--json'],
    ['resume'],
    ['calls'],
    ['threats'],
    ['why', 'save-evidence'],
    ['session', 'list'],
    ['session', 'export', '1', '-'],
  ])('%s %s %s %s looks at it without a failure, and not a byte of it changes', async (...args) => {
    const { store, file } = storeWith(elsewhere)
    const { status, stderr } = await runProgram({ args, dataFolder: join(store.folder, '..') })
    expect([0, 1]).toContain(status)
    expect(stderr).not.toMatch(/程序自己出错|at Object/)
    expect(readFileSync(file, 'utf8')).toBe(elsewhere)
    expect(readdirSync(store.folder)).toEqual(['1.json'])
  })
})

describe('an export of the time to come', () => {
  const whole = JSON.parse(readFileSync(exported, 'utf8'))
  test.each<[string, unknown, string]>([
    ['with a newer form', { ...whole, export: 2 }, 'newer'],
    ['with a newer form and other contents', { export: 2, people: [] }, 'newer'],
    ['with a session of a newer format', { ...whole, session: JSON.parse(sealed({ format: 2 })) }, 'newer'],
    ['with an unknown field', { ...whole, color: 'red' }, 'refused'],
    ['with an unknown field in the session', { ...whole, session: JSON.parse(sealed({ color: 'red' })) }, 'refused'],
    ['without the session', { export: 1, exported: whole.exported, content: whole.content }, 'refused'],
  ])('%s is not taken in', (_what, file, expected) => {
    expect(parseExportText(JSON.stringify(file), sha256).kind).toBe(expected)
  })

  test('a newer one is named, and nothing changes', async () => {
    const { store, file } = storeWith(readFileSync(fixture, 'utf8'))
    const dataFolder = join(store.folder, '..')
    writeFileSync(join(dataFolder, 'newer.json'), JSON.stringify({ ...whole, export: 2 }))
    const args = ['--lang', 'en', 'session', 'import', 'newer.json', '--yes']
    const { status, stderr } = await runProgram({ args, dataFolder })
    expect([status, stderr.replace(/\s+/g, ' ')]).toEqual([1, expect.stringContaining('newer leak-help')])
    expect(readFileSync(file, 'utf8')).toBe(readFileSync(fixture, 'utf8'))
    expect(readdirSync(store.folder)).toEqual(['1.json'])
  })

  test('of another build, with content this one does not know, is taken in whole', () => {
    const other = { ...whole, content: 'of-next-year', session: JSON.parse(sealed({ playbooks: ['made-next-year'] })) }
    expect(parseExportText(JSON.stringify(other), sha256)).toMatchObject({
      kind: 'whole',
      content: 'of-next-year',
      session: { playbooks: ['made-next-year'] },
    })
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
