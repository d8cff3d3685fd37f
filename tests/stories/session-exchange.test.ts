// Export and import: what leaves as one file comes back as a new session, and nothing else gets in.
import { beforeEach, describe, expect, it } from 'vitest'
import { exportSession } from '../../src/commands/session/export.ts'
import { importSession } from '../../src/commands/session/import.ts'
import { start } from '../../src/commands/start.ts'
import { status } from '../../src/commands/status.ts'
import { why } from '../../src/commands/why.ts'
import { findHiddenCharacter } from '../../src/core/guard/safe-text.ts'
import { canonicalJson } from '../../src/core/session/canonical-json.ts'
import { sha256 } from '../../src/io/files/sha256.ts'
import { type MemoryPorts, memoryPorts } from '../support/memory-ports.ts'
import { smallContentWith } from '../support/small-library.ts'

const complete = 'danger: none\nharm: [calls]\naccess: "yes"\n'
const plain = { playbooks: ['lender'], walk: false, json: false, answers: 'a.yaml' }
let ports: MemoryPorts
let exported: string

beforeEach(async () => {
  ports = memoryPorts({ files: { 'a.yaml': complete } })
  await start(ports, plain)
  await exportSession(ports, { session: '1', file: 'case.json', force: false })
  exported = ports.files.read('case.json', 1e6).text()
})

/** Another computer with the file on it. */
function elsewhere(options: Parameters<typeof memoryPorts>[0] = {}): MemoryPorts {
  return memoryPorts({ files: { 'case.json': exported }, ...options })
}

/** The export with parts of the session replaced and a fitting checksum. */
function forged(change: Record<string, unknown>): string {
  const file = JSON.parse(exported)
  const { sha256: _old, ...body } = { ...file.session, ...change }
  return JSON.stringify({ ...file, session: { ...body, sha256: sha256(canonicalJson(body)) } })
}

describe('export', () => {
  it('says that anybody who has the file can read it', () => {
    expect(ports.said.at(-1)).toContain('plain text')
    expect(ports.printed.at(-1)).toContain('case.json')
    expect(JSON.parse(exported)).toMatchObject({ export: 1, content: 'small', session: { playbooks: ['lender'] } })
  })

  it('prints nothing but the file for `-`', async () => {
    ports.printed.length = 0
    await exportSession(ports, { session: '1', file: '-', force: false })
    expect(ports.printed.map((text) => JSON.parse(text))).toEqual([JSON.parse(exported)])
    expect(ports.said.at(-1)).toContain('plain text')
  })

  it('does not replace a file unless asked', async () => {
    await expect(exportSession(ports, { session: '1', file: 'case.json', force: false })).rejects.toThrow(
      'exists already',
    )
    await exportSession(ports, { session: '1', file: 'case.json', force: true })
  })

  it('changes nothing in the session', () => {
    expect(ports.sessionsById.get('1')?.revision).toBe(1)
  })
})

describe('import', () => {
  it('shows what it would add, asks, and adds it as a new session', async () => {
    const other = elsewhere({ keys: [true] })
    await importSession(other, { file: 'case.json', yes: false })
    const [shown = ''] = other.said
    for (const part of ['Session 1', 'lender', '3 answers', '4 entries', '2026-11-22']) expect(shown).toContain(part)
    const original = ports.sessions.read('1').session
    expect(other.sessions.read('1').session).toMatchObject({
      answers: original.answers,
      events: original.events,
      created: original.created,
      playbooks: ['lender'],
    })
    await status(other, { all: false, json: false })
  })

  it('adds nothing when the person says no, or leaves', async () => {
    const no = elsewhere({ keys: [false] })
    await importSession(no, { file: 'case.json', yes: false })
    const left = elsewhere({ keys: [] })
    await expect(importSession(left, { file: 'case.json', yes: false })).rejects.toThrow()
    expect([no.sessionsById.size, left.sessionsById.size]).toEqual([0, 0])
  })

  it('needs --yes without a terminal, and still shows what it adds', async () => {
    const other = elsewhere()
    await expect(importSession(other, { file: 'case.json', yes: false })).rejects.toMatchObject({ exitCode: 2 })
    expect(other.sessionsById.size).toBe(0)
    await importSession(other, { file: 'case.json', yes: true })
    expect(other.said.join('\n')).toContain('3 answers')
    expect(other.sessionsById.size).toBe(1)
  })

  it('never takes the place of a session, and says which one is the same', async () => {
    await importSession(ports, { file: 'case.json', yes: true })
    expect([...ports.sessionsById.keys()]).toEqual(['1', '2'])
    expect(ports.said.join(' ').replace(/\s+/g, ' ')).toMatch(/same session is here already: session 1\./)
    // A name that was only a number follows the number.
    expect(ports.sessions.read('2').session.name).toBe('Session 2')
  })

  it('says which session is another copy of it', async () => {
    ports.sessions.update('1', (session) => ({ ...session, answers: {}, events: [] }))
    await importSession(ports, { file: 'case.json', yes: true })
    expect(ports.said.join(' ').replace(/\s+/g, ' ')).toMatch(/Another copy.*: session 1\./)
  })

  it('names the playbooks that are not known here, and keeps their records', async () => {
    const other = elsewhere({ content: smallContentWith({ without: ['lender'] }), version: 'other' })
    await importSession(other, { file: 'case.json', yes: true })
    expect(other.said.join('\n')).toMatch(/not known here: lender/)
    expect(other.said.join('\n')).toMatch(/another version/)
    expect(other.sessions.read('1').session.events).toHaveLength(4)
  })

  it('says that it holds a full number before it is kept here', async () => {
    const note = { type: 'noted', at: '2026-11-22T06:00:00.000Z', step: 'capture', note: '11010519491231002X' }
    const other = elsewhere({ files: { 'case.json': forged({ events: [note] }) }, keys: ['refuse'] })
    await importSession(other, { file: 'case.json', yes: false })
    expect(other.said.join('\n')).toContain('a full ID-card number')
  })

  it.each([
    ['cut off', () => exported.slice(0, -40), 'cut off'],
    ['changed', () => exported.replace('"access": "yes"', '"access": "no"'), 'changed after it was written'],
    ['something else', () => '{"a":1}', 'not a session exported'],
    ['of a newer version', () => exported.replace('"export": 1', '"export": 2'), 'newer leak-help'],
  ])('refuses a file that is %s, with nothing changed', async (_what, content, expected) => {
    const other = elsewhere({ files: { 'case.json': content() }, keys: [true] })
    await expect(importSession(other, { file: 'case.json', yes: true })).rejects.toThrow(expected)
    expect([other.sessionsById.size, other.asked]).toEqual([0, []])
  })

  it('cannot be reached on a disk that takes nothing', async () => {
    const other = elsewhere({ readOnly: true, keys: [true] })
    await expect(importSession(other, { file: 'case.json', yes: false })).rejects.toThrow('disk is full')
    expect(other.asked).toEqual([])
  })
})

describe('a forged session that fits its checksum', () => {
  const at = '2026-11-22T06:00:00.000Z'
  const hidden = '\u001b]52;c;YQ==\u0007\u001b[2J\u009b2J\u202e\u2066'
  it.each<[string, Record<string, unknown>]>([
    ['an escape sequence for a name', { name: `${hidden}x` }],
    ['answers to no question', { answers: { 'no-question': 'x', danger: 'nonsense', harm: `${hidden}` } }],
    [
      'answers of the wrong shape',
      { answers: { danger: 'none', access: ['a', 'b'], 'noticed-on': ['2026-01-01'], source: [] } },
    ],
    [
      'steps and outcomes nobody knows',
      {
        events: [
          { type: 'recorded', at, step: 'capture', outcome: 'boom', fields: { x: hidden }, note: hidden },
          { type: 'waiting', at, step: 'gone', until: '0001-01-01' },
        ],
      },
    ],
    [
      'names every object has',
      {
        playbooks: ['constructor', 'lender'],
        events: [
          { type: 'skipped', at, step: 'constructor' },
          { type: 'recorded', at, step: 'tell-lender', outcome: 'constructor' },
        ],
      },
    ],
    [
      'moments at both ends of time',
      {
        created: '0001-01-01T00:00:00.000Z',
        events: [
          { type: 'recorded', at: '2999-12-31T23:59:59.999Z', step: 'watch-bills', outcome: 'done' },
          { type: 'recorded', at: '0001-01-01T00:00:00.000Z', step: 'tell-lender', outcome: 'sent' },
        ],
      },
    ],
    ['a thousand playbooks', { playbooks: Array.from({ length: 1000 }, (_, index) => `p${index}`) }],
    ['a revision at the end of numbers', { revision: Number.MAX_SAFE_INTEGER }],
    [
      'two thousand entries',
      {
        events: Array.from({ length: 2_000 }, (_, index) => ({
          type: 'noted',
          at,
          step: 'capture',
          note: `${index}${hidden}`,
        })),
      },
    ],
  ])('with %s is shown cleanly, added, and opens', async (_what, change) => {
    const other = elsewhere({ files: { 'case.json': forged(change) } })
    await importSession(other, { file: 'case.json', yes: true })
    await exportSession(other, { session: '1', file: '-', force: false })
    await status(other, { all: true, json: true })
    expect(findHiddenCharacter([...other.said, ...other.printed].join('\n'))).toBeUndefined()
    await status(other, { all: true, json: false })
    await why(other, { step: 'capture' }).catch((error: Error) => expect(error.name).toBe('UserError'))
    expect(other.said.every((text) => text.length < 5_000)).toBe(true)
  })
})
