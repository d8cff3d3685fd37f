// Many sessions: the list remembers what it read, and nothing else ever relies on that.
import * as fs from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { formatSessionText } from '../../../src/core/session/format.ts'
import type { Session } from '../../../src/core/session/schema.ts'
import { newSession, withEvent } from '../../../src/core/session/session.ts'
import { sha256 } from '../../../src/io/files/sha256.ts'
import { openSessionStore } from '../../../src/io/sessions/store.ts'
import type { SessionStore, SessionSummary } from '../../../src/ports.ts'
import { ageForTests } from '../../support/age.ts'
import { openDiskStore } from '../../support/disk-store.ts'
import { temporaryFolder } from '../child/bundle.ts'

/** Session files opened for reading, by name, and how often files and folders were looked at. */
const opened = vi.hoisted(() => [] as string[])
const calls = vi.hoisted(() => ({ open: 0, lstat: 0, readdir: 0 }))
vi.mock('node:fs', async (load) => {
  const real = await load<typeof import('node:fs')>()
  const openSync: typeof real.openSync = (path, ...rest) => {
    const name = String(path).replace(/^.*\//, '')
    if (/^\d+\.json/.test(name)) opened.push(name)
    calls.open += 1
    return real.openSync(path, ...rest)
  }
  const lstatSync = ((...given: Parameters<typeof real.lstatSync>) => {
    calls.lstat += 1
    return real.lstatSync(...given)
  }) as typeof real.lstatSync // its overloads are passed on
  const readdirSync = ((...given: Parameters<typeof real.readdirSync>) => {
    calls.readdir += 1
    return real.readdirSync(...given)
  }) as typeof real.readdirSync // its overloads are passed on
  return { ...real, openSync, lstatSync, readdirSync, fsyncSync: () => {} }
})
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'] })
  opened.length = 0
})
afterEach(() => {
  vi.useRealTimers()
})

const at = '2026-11-22T06:00:00.000Z'
const many = 120

function folderWithMany(count = many): SessionStore {
  const dataFolder = join(temporaryFolder(), 'data')
  fs.mkdirSync(join(dataFolder, 'sessions'), { recursive: true, mode: 0o700 })
  for (let number = 1; number <= count; number += 1) {
    const id = String(number)
    const began = new Date(Date.parse(at) + number * 60_000).toISOString()
    put(join(dataFolder, 'sessions', `${id}.json`), newSession({ id, name: `name of ${id}`, at: began }))
  }
  opened.length = 0
  return openSessionStore({ dataFolder })
}

function put(path: string, session: Session): void {
  fs.writeFileSync(path, formatSessionText({ ...session, revision: 1 }, sha256), { mode: 0o600 })
}

// A time of its own in the past, so that every change of the folder shows, however short a test takes.
function letRest(store: SessionStore, ms = 10_000): void {
  const longAgo = new Date(Math.random() * 1e12)
  fs.utimesSync(store.folder, longAgo, longAgo)
  vi.setSystemTime(Math.max(Date.now(), performance.timeOrigin + performance.now()) + ms)
}

function callsOf(work: () => unknown): typeof calls {
  Object.assign(calls, { open: 0, lstat: 0, readdir: 0 })
  work()
  return { ...calls }
}

const indexOf = (store: SessionStore) => join(store.folder, '..', '.sessions-index')
const lines = (store: SessionStore) => store.list().map(({ id, name, problem }) => [id, name, problem?.en])

describe('the list of many sessions', () => {
  test('reads each once, and afterwards only those that changed', () => {
    const store = folderWithMany()
    const first = store.list()
    expect(opened.length).toBe(many)
    opened.length = 0
    const again = store.list()
    expect(opened).toEqual([])
    // Names are read when they are asked for.
    expect(again).toEqual(first)
    expect(new Set(opened).size).toBe(many)
    store.update('7', (session) => ({ ...session, name: 'renamed' }))
    opened.length = 0
    expect([store.list().find(({ id }) => id === '7')?.name, opened]).toEqual(['renamed', ['7.json']])
    expect(fs.statSync(indexOf(store)).mode & 0o777).toBe(0o600)
  })

  test('is the same as without what it remembers, whatever befalls the files', () => {
    const store = folderWithMany()
    store.list()
    const file = (name: string) => join(store.folder, name)
    fs.writeFileSync(file('1.json'), 'damaged')
    fs.rmSync(file('2.json'))
    fs.copyFileSync(file('3.json'), file('4.json'))
    fs.writeFileSync(file('5.json'), fs.readFileSync(file('5.json'), 'utf8').replace('name of 5', 'name of V'))
    fs.rmSync(file('6.json'))
    fs.symlinkSync(file('7.json'), file('6.json'))
    const found = lines(store)
    fs.rmSync(indexOf(store))
    expect(found).toEqual(lines(store))
    expect(found.find(([id]) => id === '5')).toEqual(['5', 'name of V', undefined])
  })

  test.each<[string, string]>([
    ['no JSON', '[3,5,['],
    ['empty', ''],
    ['of another version', '[4,0,null,0,0,[],[],null]\n'],
    ['a list of nothing', '[[]]\n'],
    [
      'with rows of another shape',
      '[3,60,null,0,5,[],[],null]\n1,\nnull,\n["1"],\n["1","x",2,[],"x","y",true],\n{"0":"1"},\n',
    ],
    ['with times that are none', '[3,38,null,0,1,[],[],null]\n["1","x",0,0,[1,1,1,1],[],"y"],\n'],
    ['with an object’s own words', '[3,47,null,0,1,[],[],null]\n["__proto__","x",0,0,[1,1,1,1],[],"y"],\n'],
  ])('does without an index that is %s', (_what, content) => {
    const store = folderWithMany()
    const before = lines(store)
    fs.writeFileSync(indexOf(store), content)
    expect(lines(store)).toEqual(before)
  })

  test('writes no index for few, and none where it cannot', () => {
    const few = folderWithMany(20)
    few.list()
    expect(fs.existsSync(indexOf(few))).toBe(false)
    const store = folderWithMany()
    fs.mkdirSync(indexOf(store))
    expect([lines(store).length, lines(store).length]).toEqual([many, many])
  })
})

test('what is deleted or encrypted is not remembered', async () => {
  const age = await ageForTests()
  const made = folderWithMany()
  const store = openDiskStore({ dataFolder: join(made.folder, '..'), age, workFactor: 1 })
  store.encryption.setPassphrase('four words and more')
  store.list()
  const remembered = () => (fs.existsSync(indexOf(store)) ? fs.readFileSync(indexOf(store), 'utf8') : '')
  const isRemembered = (id: string) => remembered().includes(`\n["${id}",`)
  expect(['11', '12', '13'].map(isRemembered)).toEqual([true, true, true])
  store.delete('11')
  store.encryption.encrypt('12')
  expect(['11', '12', '13'].map(isRemembered)).toEqual([false, false, true])
  // Nothing of what a person wrote was there at any time.
  expect(remembered()).not.toContain('name of')
  const ids = store.list().map(({ id }) => id)
  for (const id of ids) store.delete(id)
  expect(fs.existsSync(store.folder)).toBe(false)
})

test('one session is found and named without reading the others', () => {
  const store = folderWithMany()
  store.use('50')
  store.current()
  store.summary('50')
  store.read('50')
  expect(new Set(opened)).toEqual(new Set(['50.json']))
})

describe('the newest of very many', () => {
  test('take a look at each of them, and none at the others, while the folder rests', () => {
    const store = folderWithMany(2_000)
    letRest(store)
    store.list()
    const { sessions, count } = store.newest(100)
    expect([sessions.length, sessions[0]?.id, count]).toEqual([100, '2000', 2_000])
    const atMost = ({ open, lstat, readdir }: typeof calls) => [open, readdir, Math.max(lstat, 110)]
    expect(atMost(callsOf(() => store.newest(100)))).toEqual([1, 0, 110])
    expect(callsOf(() => store.newestOpen()).lstat).toBeLessThan(10)
    expect(callsOf(() => store.copies())).toMatchObject({ open: 1, readdir: 0 })
    // The names are read twice: for what killed programs left, and for what belongs to the session.
    const { open, lstat, readdir } = callsOf(() => store.delete('7'))
    expect([open < 15, lstat < 30, readdir]).toEqual([true, true, 2])
  })

  test('are looked for anew after every change of the folder, and after ten minutes', () => {
    const store = folderWithMany()
    letRest(store)
    store.list()
    expect(callsOf(() => store.newest(20)).readdir).toBe(0)
    store.update('3', (session) =>
      withEvent(session, { type: 'noted', at: '2027-01-01T00:00:00.000Z', step: 'a', note: 'b' }),
    )
    expect([callsOf(() => store.newest(20)).readdir, store.newest(1).sessions[0]?.id]).toEqual([1, '3'])
    letRest(store)
    store.list()
    expect(callsOf(() => store.newest(20)).readdir).toBe(0)
    vi.setSystemTime(Date.now() + 11 * 60_000)
    expect([callsOf(() => store.newest(20)).readdir, callsOf(() => store.newest(20)).readdir]).toEqual([1, 0])
    // A clock that was set back.
    vi.setSystemTime(Date.now() - 3_600_000)
    expect(callsOf(() => store.newest(20)).readdir).toBe(1)
  })
})

/** A generator that gives the same numbers each time. */
function numbersFrom(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

describe.each([1, 2])('whatever befalls the files and the index (%i)', (seed) => {
  test('the list is what it is without an index', () => {
    const below = numbersFrom(seed)
    const store = folderWithMany(110)
    const shown = 20
    const index = indexOf(store)
    const oldIndexes: Buffer[] = []
    // Written into as they stand, by another program, without a change of the folder, and among those not shown.
    let unseen = false
    const file = (name: string) => join(store.folder, name)
    const ids = () => fs.readdirSync(store.folder).flatMap((name) => /^(\d+)\.json$/.exec(name)?.[1] ?? [])
    const any = () => ids()[below(ids().length)] ?? '1'
    const laterTime = () => new Date(Date.parse(at) + below(1e9)).toISOString()
    const sessionOf = (id: string) => newSession({ id, name: `other name of ${id}`, at: laterTime() })
    const changeFolder = (work: () => void) => {
      work()
      unseen = false
    }
    const writeInPlace = (id: string, write: () => void) => {
      if (!store.newest(shown).sessions.some((one) => one.id === id)) unseen = true
      // Until the clock of the file system has moved on.
      do write()
      while (fs.lstatSync(file(`${id}.json`)).ctimeMs <= fs.lstatSync(store.folder).ctimeMs)
    }
    const withIndex = (change: (bytes: Buffer) => Buffer) => {
      if (fs.existsSync(index)) fs.writeFileSync(index, change(fs.readFileSync(index)))
    }
    const actions: (() => void)[] = [
      () => changeFolder(() => store.create((id) => ({ ...sessionOf(id) }))),
      () => changeFolder(() => void store.update(any(), (session) => ({ ...session, name: `n${below(99)}` }))),
      () => changeFolder(() => void store.delete(any())),
      () => {
        const id = any()
        writeInPlace(id, () => put(file(`${id}.json`), sessionOf(id)))
      },
      () => {
        const id = any()
        writeInPlace(id, () => fs.writeFileSync(file(`${id}.json`), `damaged ${below(999)}`))
      },
      () =>
        changeFolder(() => {
          const id = any()
          put(file('renamed'), sessionOf(id))
          fs.renameSync(file('renamed'), file(`${id}.json`))
        }),
      () => changeFolder(() => fs.copyFileSync(file(`${any()}.json`), file(`${any()} (conflict ${below(99)}).json`))),
      () => changeFolder(() => fs.renameSync(file(`${any()}.json`), file(`${200 + below(99)}.json.bak`))),
      () => changeFolder(() => fs.writeFileSync(file(`${any()}.json.age`), 'age', { mode: 0o600 })),
      () => withIndex((bytes) => bytes.subarray(0, below(bytes.length))),
      () => withIndex((bytes) => Buffer.concat([bytes, bytes.subarray(0, below(bytes.length))])),
      () => withIndex((bytes) => Buffer.from(bytes.toString().replace(/\n\["\d+"/, '\n["../1"'))),
      () => withIndex((bytes) => oldIndexes[below(oldIndexes.length)] ?? bytes),
      () =>
        withIndex((bytes) => {
          oldIndexes.push(bytes)
          return bytes
        }),
      () => withIndex(() => Buffer.from('[3,0,null,0,0,[],[],null]\n')),
      () => {
        const foreign = folderWithMany(105)
        letRest(foreign)
        foreign.list()
        withIndex(() => fs.readFileSync(indexOf(foreign)))
      },
      () => changeFolder(() => letRest(store)),
      () => changeFolder(() => letRest(store)),
      () => {
        vi.setSystemTime(Date.now() - 60_000)
      },
    ]

    function withoutIndex(): SessionSummary[] {
      const kept = fs.existsSync(index) ? fs.readFileSync(index) : undefined
      fs.rmSync(index, { force: true })
      const found = store.list()
      fs.rmSync(index, { force: true })
      if (kept) fs.writeFileSync(index, kept, { mode: 0o600 })
      return found
    }

    let quick = 0
    for (let step = 0; step < 80; step += 1) {
      const act = below(actions.length)
      actions[act]?.()
      const expected = withoutIndex()
      const found = store.newest(shown)
      if (!unseen) {
        const exposed = expected.filter((one) => one.exposed).map(({ id }) => id)
        expect([seed, step, act, found.count, found.exposed]).toEqual([seed, step, act, expected.length, exposed])
        expect([seed, step, act, found.sessions]).toEqual([seed, step, act, expected.slice(0, shown)])
        const newestOpen = expected.find(({ closed }) => !closed)
        expect([seed, step, act, store.newestOpen()]).toEqual([seed, step, act, newestOpen])
      }
      expect([seed, step, act, store.list()]).toEqual([seed, step, act, expected])
      // A look at each has found them.
      unseen = false
      if (callsOf(() => expect(store.newest(shown).sessions).toEqual(expected.slice(0, shown))).readdir === 0)
        quick += 1
    }
    expect(quick).toBeGreaterThan(10)
  })
})
