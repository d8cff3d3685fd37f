// A case is handed over and comes back, while its owner went on: what came is shown, what does not fit together is chosen, and
// nothing of either is lost.
import { readFileSync } from 'node:fs'
import { beforeEach, describe, expect, it } from 'vitest'
import { answer } from '../../src/commands/answer.ts'
import { done } from '../../src/commands/done.ts'
import { addEvidence } from '../../src/commands/evidence/add.ts'
import { addLoss } from '../../src/commands/loss/add.ts'
import { addNote } from '../../src/commands/note/add.ts'
import { deleteNote } from '../../src/commands/note/delete.ts'
import { editNote } from '../../src/commands/note/edit.ts'
import { exportSession } from '../../src/commands/session/export.ts'
import { type ImportOptions, importSession } from '../../src/commands/session/import.ts'
import { start } from '../../src/commands/start.ts'
import { status } from '../../src/commands/status.ts'
import { undo } from '../../src/commands/undo.ts'
import { findHiddenCharacter } from '../../src/core/guard/safe-text.ts'
import { canonicalJson } from '../../src/core/session/canonical-json.ts'
import { listEvidence, withEvidenceAdded } from '../../src/core/session/evidence.ts'
import { listLosses } from '../../src/core/session/losses.ts'
import { listNotes } from '../../src/core/session/notes.ts'
import type { Session, SessionEvent } from '../../src/core/session/schema.ts'
import { sha256 } from '../../src/io/files/sha256.ts'
import { displayWidth } from '../../src/render/width.ts'
import { failure } from '../support/failure.ts'
import { hostile } from '../support/hostile-strings.ts'
import { type Key, type MemoryPorts, memoryPorts } from '../support/memory-ports.ts'

const answers = 'danger: none\nharm: [calls]\naccess: "yes"\nsource: lender\n'
const json = false
let owner: MemoryPorts
let helper: MemoryPorts

beforeEach(async () => {
  owner = memoryPorts({ files: { 'a.yaml': answers } })
  await start(owner, { playbooks: ['lender'], walk: false, json, answers: 'a.yaml' })
  await addNote(owner, { step: 'capture', texts: ['first'], json })
  helper = memoryPorts()
  owner.setTime('2026-11-23T02:00:00Z')
  helper.setTime('2026-11-23T03:00:00Z')
  await bring(owner, helper)
  await importSession(helper, { file: 'case.json', yes: true })
})

async function bring(from: MemoryPorts, to: MemoryPorts): Promise<void> {
  await exportSession(from, { session: '1', file: 'case.json', force: true })
  to.files.write('case.json', from.files.read('case.json', 1e9).text(), { replace: true })
}

/** The helper's copy comes back; what is typed at the keyboard, nothing where there is none. */
async function giveBack(options: Partial<ImportOptions> = {}, keys?: Key[]): Promise<MemoryPorts> {
  await bring(helper, owner)
  const at = memoryPorts({ ...(keys ? { keys } : {}) })
  owner.said.length = 0
  owner.printed.length = 0
  await importSession({ ...owner, keyboard: at.keyboard }, { file: 'case.json', into: '1', yes: false, ...options })
  return at
}

const here = () => owner.sessions.read('1').session
const shown = () => [...owner.said, ...owner.printed].join('\n')
const standing = (session: Session) => listNotes(session).map(({ note }) => note)

async function planOf(ports: MemoryPorts): Promise<unknown> {
  const from = ports.printed.length
  await status(ports, { all: true, json: true })
  return JSON.parse(ports.printed[from] ?? '')
}

describe('a case that comes back', () => {
  beforeEach(async () => {
    await done(helper, { step: 'tell-lender', outcome: 'sent', note: 'asked at the counter', json })
    await addNote(helper, { step: 'capture', texts: ['from the helper'], json })
    await addLoss(helper, { amount: '35', what: 'fee', on: '2026-11-20', json })
    await addEvidence(helper, { ref: 'a slip', inPlace: false, notSexual: false, force: false, json })
    await answer(helper, { question: 'access', values: ['no'], json })
    await done(owner, { step: 'capture', json })
    await addEvidence(owner, { ref: 'a letter', inPlace: false, notSexual: false, force: false, json })
    await answer(owner, { question: 'harm', values: ['none'], json })
  })

  it('shows what came, with the day, grouped, before anything is taken', async () => {
    const before = here()
    await giveBack({}, [false])
    const text = shown()
    const places = ['Steps', 'Notes', 'Answers', 'Evidence', 'Losses'].map((group) => text.indexOf(`\n${group}\n`))
    expect(places.every((place) => place > 0)).toBe(true)
    expect(places).toEqual([...places].sort((one, other) => one - other))
    for (const part of ['2026-11-23', 'asked at the counter', 'from the helper', 'fee', 'a slip', 'who recorded'])
      expect(text.replace(/\s+/g, ' ')).toContain(part)
    expect(text).not.toContain('a letter')
    expect(here()).toEqual(before)
  })

  it('has the work of both afterwards, in the plan as well, and every entry of both', async () => {
    const mine = here()
    const theirs = helper.sessions.read('1').session
    await giveBack({}, [true])
    const merged = here()
    expect(merged.events.slice(0, mine.events.length)).toEqual(mine.events)
    expect(merged.events).toHaveLength(mine.events.length + 5)
    expect(merged.answers).toMatchObject({ access: 'no', harm: ['none'] })
    expect(standing(merged).sort()).toEqual(['asked at the counter', 'first', 'from the helper'])
    expect(listEvidence(merged).map(({ number, name }) => [number, name])).toEqual([
      [1, 'a letter'],
      [2, 'a slip'],
    ])
    expect(listLosses(merged)).toMatchObject([{ amount: '35.00', what: 'fee' }])
    const ids = (plan: unknown) => JSON.stringify(plan)
    const plan = ids(await planOf(owner))
    for (const step of ['tell-lender', 'capture']) expect(plan).toContain(step)
    expect(theirs.events.length).toBe(helper.sessions.read('1').session.events.length)
  })

  it('and goes out again ends the same at the helper’s', async () => {
    await giveBack({ yes: true })
    await bring(owner, helper)
    await importSession(helper, { file: 'case.json', into: '1', yes: true })
    expect(helper.sessions.read('1').session.answers).toEqual(here().answers)
    expect(
      listEvidence(helper.sessions.read('1').session)
        .map(({ name }) => name)
        .sort(),
    ).toEqual(['a letter', 'a slip'])
    const both = await Promise.all([owner, helper].map(planOf))
    const steps = both.map((plan) => JSON.stringify(plan).match(/"id":"[a-z-]+"/g))
    expect(steps[0]).toEqual(steps[1])
  })

  it('brings nothing the second time', async () => {
    await giveBack({ yes: true })
    const once = here()
    await giveBack({ yes: true })
    expect(shown()).toContain('nothing was changed')
    expect(here()).toEqual(once)
  })

  it('can be taken back entry by entry, the last first', async () => {
    await giveBack({ yes: true })
    expect(shown()).toContain('leak-help undo')
    await undo(owner, { force: false, json })
    expect(here().answers.access).toBe('yes')
  })

  it('is listed for scripts, and with --json alone nothing is written', async () => {
    const before = here()
    await giveBack({ json: true })
    const listed = JSON.parse(owner.printed[0] ?? '')
    expect(listed).toMatchObject({ schema: 1, into: { id: '1' }, taken: false, contradictions: [], files_to_fetch: [] })
    expect(listed.incoming.map(({ group }: { group: string }) => group)).toEqual([
      'steps',
      'notes',
      'losses',
      'evidence',
      'answers',
    ])
    expect(listed.incoming[0]).toMatchObject({ type: 'recorded', step: { id: 'tell-lender' }, taken_back: false })
    expect(here()).toEqual(before)
    await giveBack({ json: true, yes: true })
    expect(JSON.parse(owner.printed[0] ?? '')).toMatchObject({ taken: true })
    expect(here().answers.access).toBe('no')
  })

  it('is never taken unasked without a terminal', async () => {
    const before = here()
    expect((await failure(giveBack().then(() => {}))).exitCode).toBe(2)
    expect(here()).toEqual(before)
  })

  it.each([
    ['en', 40],
    ['zh', 40],
    ['zh', 80],
  ] as const)('fits the screen, in %s at %d columns', async (language, columns) => {
    owner.language = language
    owner.screen = { ...owner.screen, columns }
    await answer(owner, { question: 'access', values: ['unsure'], json })
    await giveBack({ prefer: 'theirs', yes: true })
    const lines = shown()
      .split('\n')
      .filter((line) => !/leak-help/.test(line))
    expect(lines.filter((line) => displayWidth(line) > columns)).toEqual([])
    expect(lines.length).toBeGreaterThan(15)
  })
})

describe('what both recorded and does not fit together', () => {
  const contradictions: Record<
    string,
    { do: () => Promise<void>; mine: unknown; theirs: unknown; read: () => unknown }
  > = {
    'another outcome of one step': {
      do: async () => {
        await done(helper, { step: 'tell-lender', outcome: 'refused', json })
        await done(owner, { step: 'tell-lender', outcome: 'sent', json })
      },
      mine: ['sent'],
      theirs: ['refused'],
      read: () => standingEvents(here()).flatMap((event) => (event.type === 'recorded' ? [event.outcome] : [])),
    },
    'another answer to one question': {
      do: async () => {
        await answer(helper, { question: 'access', values: ['no'], json })
        await answer(owner, { question: 'access', values: ['unsure'], json })
      },
      mine: 'unsure',
      theirs: 'no',
      read: () => here().answers.access,
    },
    'another text of one note': {
      do: async () => {
        await editNote(helper, { number: '1', texts: ['theirs'], json })
        await editNote(owner, { number: '1', texts: ['mine'], json })
      },
      mine: ['mine'],
      theirs: ['theirs'],
      read: () => standing(here()),
    },
    'a note deleted and changed': {
      do: async () => {
        await editNote(helper, { number: '1', texts: ['theirs'], json })
        await deleteNote(owner, { number: '1', force: true, json })
      },
      mine: [],
      theirs: ['theirs'],
      read: () => standing(here()),
    },
  }

  describe.each(Object.entries(contradictions))('%s', (_what, { do: record, mine, theirs, read }) => {
    beforeEach(record)

    it.each([
      ['ours', () => mine],
      ['theirs', () => theirs],
    ] as const)('is asked about with both sides shown, and %s counts where that is chosen', async (side, expected) => {
      const before = here()
      const at = await giveBack({}, [side, true])
      expect(at.asked).toHaveLength(2)
      expect(at.asked[0]).toContain('1 of 1')
      expect(at.transcript[0]).toMatch(/here: [\s\S]*in the file: /)
      expect(read()).toEqual(expected())
      // What was not chosen is in the list all the same.
      expect(here().events.slice(0, before.events.length)).toEqual(before.events)
      const last = helper.sessions.read('1').session.events.at(-1)
      expect(here().events.map(({ at, type }) => `${at} ${type}`)).toContain(`${last?.at} ${last?.type}`)
    })

    it('needs --prefer where nobody can be asked, and nothing is written', async () => {
      const before = here()
      const error = await failure(giveBack({ yes: true }).then(() => {}))
      expect(error.exitCode).toBe(2)
      expect(error.next?.en).toContain('--into 1 --prefer mine --yes')
      expect(shown()).toContain('What does not fit together')
      const forScripts = await failure(giveBack({ yes: true, json: true }).then(() => {}))
      expect(forScripts.json).toMatchObject({ taken: false, contradictions: [{ choice: null }] })
      expect(here()).toEqual(before)
    })

    it.each([
      ['mine', () => mine],
      ['theirs', () => theirs],
    ] as const)('counts as --prefer %s says', async (prefer, expected) => {
      await giveBack({ yes: true, prefer })
      expect(read()).toEqual(expected())
    })

    it('is written by nobody who leaves, or says no at the end', async () => {
      const before = here()
      await expect(giveBack({}, ['theirs'])).rejects.toMatchObject({ name: 'Interrupted' })
      await giveBack({}, ['theirs', false])
      expect(here()).toEqual(before)
    })
  })
})

function standingEvents({ events }: Session): SessionEvent[] {
  const undone = new Set(events.flatMap((event) => (event.type === 'undone' ? [event.of] : [])))
  return events.filter((_event, index) => !undone.has(index))
}

describe('a file that is a copy of a session here', () => {
  beforeEach(() => addNote(helper, { step: 'capture', texts: ['more'], json }))

  it('is offered to be taken into it', async () => {
    const at = await giveBack({ into: undefined }, ['into 1', true])
    expect(at.asked[0]).toContain('copy of a session here')
    expect([...owner.sessionsById.keys()]).toEqual(['1'])
    expect(standing(here())).toEqual(['first', 'more'])
  })

  it('is added as a new one where that is wanted, without another question', async () => {
    const at = await giveBack({ into: undefined }, ['new'])
    expect(at.asked).toHaveLength(1)
    expect([...owner.sessionsById.keys()]).toEqual(['1', '2'])
  })

  it('is added as before with --yes, and how to take it in is said', async () => {
    await giveBack({ into: undefined, yes: true })
    expect([...owner.sessionsById.keys()]).toEqual(['1', '2'])
    expect(shown()).toContain('leak-help session import case.json --into 1')
  })

  it('goes into an encrypted session, which stays encrypted', async () => {
    owner.sessions.encryption?.setPassphrase('long enough')
    owner.sessions.encryption?.encrypt('1')
    owner.lock()
    await giveBack({}, ['long enough', true])
    expect(owner.sessions.summary('1').encrypted).toBe(true)
    expect(standing(here())).toEqual(['first', 'more'])
    owner.lock()
    await giveBack({ into: undefined, yes: true })
    expect(shown().replace(/\s+/g, ' ')).toContain('copy of an encrypted session, name the one it belongs to')
  })
})

describe('a hostile file', () => {
  /** The helper's file with parts of its session replaced and a fitting checksum. */
  async function forge(change: (session: Session) => Partial<Session>): Promise<void> {
    await bring(helper, owner)
    const file = JSON.parse(owner.files.read('case.json', 1e9).text())
    const { sha256: _old, ...body } = { ...file.session, ...change(file.session) }
    file.session = { ...body, sha256: sha256(canonicalJson(body)) }
    owner.files.write('case.json', JSON.stringify(file), { replace: true })
    owner.said.length = 0
    owner.printed.length = 0
  }
  const at = '2026-11-23T06:00:00.000Z'
  const more = (...events: SessionEvent[]) => forge((session) => ({ events: [...session.events, ...events] }))
  const take = (options: Partial<ImportOptions> = {}) =>
    importSession(owner, { file: 'case.json', into: '1', yes: true, secrets: 'mask', ...options })

  it.each<[string, (session: Session) => Partial<Session>]>([
    ['began at another moment', () => ({ created: '2026-11-01T00:00:00.000Z' })],
    [
      'has another first entry',
      ({ events }) => ({ events: [{ type: 'playbook-added', at, playbook: 'gone' }, ...events] }),
    ],
  ])('that %s is no copy, and is refused', async (_what, change) => {
    await forge(change)
    const before = here()
    const error = await failure(take())
    expect([error.exitCode, error.message]).toEqual([1, expect.stringContaining('no copy of session 1')])
    expect(here()).toEqual(before)
  })

  it('of a newer version, or cut off, changes nothing', async () => {
    await bring(helper, owner)
    const text = owner.files.read('case.json', 1e9).text()
    const before = here()
    for (const broken of [
      text.replace('"export": 1', '"export": 2'),
      text.slice(0, -40),
      text.replace('first', 'fir5t'),
    ]) {
      owner.files.write('case.json', broken, { replace: true })
      await failure(take())
    }
    expect(here()).toEqual(before)
  })

  it('moves no cursor', async () => {
    await answer(owner, { question: 'access', values: ['unsure'], json })
    const notes = Object.values(hostile).map(
      (text): SessionEvent => ({ type: 'noted', at, step: 'capture', note: `${text}x` }),
    )
    for (const text of Object.values(hostile).slice(0, 30)) {
      const value = `${text}x`
      await forge(({ events, answers }) => ({
        answers: { ...answers, access: value },
        events: [...events, ...notes, { type: 'answered', at, question: 'access', value, previous: 'yes' }],
      }))
      expect((await failure(take())).exitCode).toBe(2)
    }
    await take({ prefer: 'mine' })
    expect(findHiddenCharacter(shown())).toBeUndefined()
  })

  it('whose entries say something else of the same moment leaves ours as they are, and brings its own', async () => {
    await forge(({ events }) => ({
      events: events.map((event) => (event.type === 'noted' ? { ...event, note: 'forged' } : event)),
    }))
    const before = here()
    await take()
    expect(here().events.slice(0, before.events.length)).toEqual(before.events)
    expect(standing(here())).toEqual(['first', 'forged'])
  })

  it('with an entry twice brings it twice, and no third time', async () => {
    const twice: SessionEvent = { type: 'noted', at, step: 'capture', note: 'twice' }
    await more(twice, twice)
    await take()
    await take()
    expect(standing(here())).toEqual(['first', 'twice', 'twice'])
  })

  it('with entries of days to come is taken, and that is said', async () => {
    await more({ type: 'noted', at: '2029-01-01T00:00:00.000Z', step: 'capture', note: 'from then' })
    await take()
    expect(shown().replace(/\s+/g, ' ')).toContain('1 entry has a day still to come')
    // The clock does not decide what comes last.
    await addNote(owner, { step: 'capture', texts: ['after'], json })
    expect(standing(here()).at(-1)).toBe('after')
  })

  it('whose list of evidence was changed is refused', async () => {
    const link = '0'.repeat(64)
    await more({ type: 'evidence-added', at, number: 1, name: 'made up', link })
    const before = here()
    expect((await failure(take())).message).toContain('does not hold together')
    expect(here()).toEqual(before)
  })

  it('with secret numbers says so and masks them, of what comes only', async () => {
    await more({ type: 'noted', at, step: 'capture', note: 'id 11010519491231002X' })
    expect((await failure(take({ secrets: undefined }))).next?.en).toContain('--into 1 --yes --secrets mask')
    await take()
    expect(JSON.stringify(here())).not.toContain('11010519491231002X')
    expect(shown()).toContain('masked')
    await take()
    expect(standing(here())).toHaveLength(2)
  })

  it('names the files of evidence that did not come along', async () => {
    const file = { size: 4, sha256: 'a'.repeat(64) }
    await forge((session) => ({
      events: withEvidenceAdded(session, { at, name: 'receipt.pdf', file }, sha256).session.events,
    }))
    await take({ json: true, yes: false })
    const files = [{ number: 1, name: 'receipt.pdf', sha256: file.sha256 }]
    expect(JSON.parse(owner.printed[0] ?? '')).toMatchObject({ files_to_fetch: files })
    await take()
    expect(shown()).toContain('#1 receipt.pdf')
  })

  it('lists no more than fits, and everything with --json', async () => {
    const notes = Array.from(
      { length: 300 },
      (_unused, index): SessionEvent => ({
        type: 'noted',
        at,
        step: 'capture',
        note: `${index} ${'x'.repeat(1000)}`,
      }),
    )
    await more(...notes)
    await take({ json: true, yes: false })
    expect(JSON.parse(owner.printed[0] ?? '').incoming).toHaveLength(300)
    owner.printed.length = 0
    await take()
    expect(shown().length).toBeLessThan(30_000)
    expect(shown()).toContain('260 more entries')
  })
})

it('an export of format 1 opens, and brings nothing to the session it became', async () => {
  const file = readFileSync('tests/fixtures/session-export-1.json', 'utf8')
  const ports = memoryPorts({ files: { 'case.json': file } })
  await importSession(ports, { file: 'case.json', yes: true, secrets: 'keep' })
  const before = ports.sessions.read('1').session
  await importSession(ports, { file: 'case.json', into: '1', yes: true })
  expect(ports.printed.at(-1)).toContain('The file has nothing')
  expect(ports.sessions.read('1').session).toEqual(before)
})

it('--prefer without --into, and --private, are refused', async () => {
  await bring(helper, owner)
  expect((await failure(importSession(owner, { file: 'case.json', prefer: 'mine', yes: true }))).exitCode).toBe(2)
  const unkept = memoryPorts({ private: true })
  expect((await failure(importSession(unkept, { file: 'case.json', into: '1', yes: true }))).exitCode).toBe(2)
})
