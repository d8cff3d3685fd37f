// Ending at every single file call while a session is encrypted, decrypted or saved: one whole form is always there.
import * as fs from 'node:fs'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import type { Session } from '../../../src/core/session/schema.ts'
import { newSession, withEvent } from '../../../src/core/session/session.ts'
import { UserError } from '../../../src/errors.ts'
import { ageForTests } from '../../support/age.ts'
import { type DiskStore, openDiskStore } from '../../support/disk-store.ts'
import { temporaryFolder } from '../child/bundle.ts'

/**
 * What befalls the calls that could change the disk: at the n-th the process ends (it does half its work at most, and no
 * later call does any), or it fails with an error, alone or with all that follow.
 */
const fate = vi.hoisted(() => ({
  atCall: Number.POSITIVE_INFINITY,
  kind: 'end' as 'end' | 'fail-once' | 'fail-on',
  calls: 0,
  hasStruck: false,
  written: [] as string[],
}))
class Ended extends Error {}

vi.mock('node:fs', async (load) => {
  const real = await load<typeof import('node:fs')>()
  const counted = ['openSync', 'writeSync', 'fsyncSync', 'renameSync', 'linkSync', 'unlinkSync', 'chmodSync']
  const failure = () => Object.assign(new Error('ENOSPC: no space left'), { code: 'ENOSPC', syscall: 'test' })
  const wrapped = (name: string, call: (...args: unknown[]) => unknown) => {
    return (...args: unknown[]) => {
      const isCounted = counted.includes(name)
      if (isCounted) fate.calls += 1
      if (name === 'writeSync') fate.written.push(String(args[1]))
      const isHit = isCounted && (fate.kind === 'fail-on' ? fate.calls >= fate.atCall : fate.calls === fate.atCall)
      const isOver = fate.kind === 'end' && fate.hasStruck
      if (!isHit && !isOver) return call(...args)
      if (!isOver && name === 'writeSync' && Buffer.isBuffer(args[1])) call(args[0], args[1], 0, args[1].length >> 1)
      fate.hasStruck = true
      throw fate.kind === 'end' ? new Ended('the process has ended') : failure()
    }
  }
  const calls = Object.entries(real).map(([name, value]) => {
    // Closing changes nothing on disk, and the test would run out of open files.
    const isWatched = typeof value === 'function' && name.endsWith('Sync') && name !== 'closeSync'
    return [name, isWatched ? wrapped(name, value as (...args: unknown[]) => unknown) : value]
  })
  return Object.fromEntries(calls)
})

const age = await ageForTests()
const at = '2026-11-22T06:00:00.000Z'
const passphrase = '四个 不相干 的 词'
const marker = 'known-to-one-person'
const open = (dataFolder: string) => openDiskStore({ dataFolder, lockWaitMs: 0, age, workFactor: 1 })
const note = (text: string) => (session: Session) =>
  withEvent(session, { type: 'noted', at, step: 'a', note: marker + text })
const notes = (store: DiskStore) =>
  store.read('1').session.events.map((event) => ('note' in event ? event.note?.slice(marker.length) : ''))

/** A folder with the notes 一, 二; `more` goes on from there. */
function folderWith(more: (store: DiskStore) => void = () => {}): string {
  const folder = join(temporaryFolder(), 'data')
  const store = open(folder)
  store.encryption.setPassphrase(passphrase)
  store.create((id) => newSession({ id, name: marker, at }))
  store.update('1', note('一'))
  store.update('1', note('二'))
  more(store)
  return folder
}

interface Trial {
  kind?: typeof fate.kind
  work: (store: DiskStore) => void
  /** Looks at what is left in the folder; `error` is what was said of it. */
  check: (folder: string, error: UserError | undefined) => void
}

/** Repeats `work` on a fresh copy, struck at the first call, the second, and so on; returns at how many it was. */
function strikeEverywhere(template: string, { kind = 'end', work, check }: Trial): number {
  const relent = () => Object.assign(fate, { atCall: Number.POSITIVE_INFINITY, hasStruck: false })
  onTestFinished(() => {
    relent()
  })
  const parent = temporaryFolder()
  for (let count = 1; ; count += 1) {
    const folder = join(parent, String(count))
    fs.cpSync(template, folder, { recursive: true })
    const store = open(folder)
    if (store.encryption.hasPassphrase()) store.encryption.unlock(passphrase)
    Object.assign(fate, { atCall: count, kind, calls: 0, written: [] })
    let said: UserError | undefined
    try {
      work(store)
    } catch (error) {
      if (error instanceof UserError) said = error
      else if (!(error instanceof Ended)) throw error
    }
    const { hasStruck } = fate
    relent()
    if (!hasStruck) return count - 1
    // This process lives on and would respect its own locks.
    for (const name of fs.readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
      if (name.includes('.lock')) fs.rmSync(join(folder, name))
    }
    check(folder, said)
  }
}

function unlocked(folder: string): DiskStore {
  const store = open(folder)
  store.encryption.unlock(passphrase)
  return store
}

/** Session files; what an ended process leaves is swept when its number is free, and this one's is not. */
function sessionNames(folder: string): string[] {
  return fs
    .readdirSync(join(folder, 'sessions'))
    .filter((name) => !name.endsWith('.tmp'))
    .sort()
}

function readableFiles(folder: string): string[] {
  const names = fs.readdirSync(folder, { recursive: true, encoding: 'utf8' })
  return names.filter(
    (name) => fs.statSync(join(folder, name)).isFile() && fs.readFileSync(join(folder, name)).includes(marker),
  )
}

test.each(['encrypt', 'decrypt'] as const)('%s: both forms or one, and the next run goes on from the newer', (way) => {
  const template = folderWith((store) => {
    if (way === 'decrypt') store.encryption.encrypt('1')
  })
  const ends = strikeEverywhere(template, {
    work: (store) => store.encryption[way]('1'),
    check: (folder) => {
      const store = unlocked(folder)
      const before = sessionNames(folder)
      expect([notes(store), before]).toEqual([['一', '二'], sessionNames(folder)])
      const isBoth = before.includes('1.json') && before.includes('1.json.age')
      expect(store.read('1').notice !== undefined).toBe(isBoth)
      store.update('1', note('三'))
      const names = sessionNames(folder)
      expect([
        ['1.json', '1.json.bak'],
        ['1.json.age', '1.json.age.bak'],
      ]).toContainEqual(names)
      store.encryption[way]('1')
      const main = way === 'encrypt' ? '1.json.age' : '1.json'
      expect([sessionNames(folder), notes(unlocked(folder)), unlocked(folder).read('1').notice]).toEqual([
        [main, `${main}.bak`],
        ['一', '二', '三'],
        undefined,
      ])
      if (way === 'encrypt') expect(readableFiles(folder)).toEqual([])
    },
  })
  expect(ends).toBeGreaterThan(20)
})

test('saving: the old or the new one, and nothing readable on disk at any moment', () => {
  const template = folderWith((store) => store.encryption.encrypt('1'))
  const ends = strikeEverywhere(template, {
    work: (store) => store.update('1', note('三')),
    check: (folder) => {
      expect(fate.written.filter((text) => text.includes(marker))).toEqual([])
      expect(readableFiles(folder)).toEqual([])
      const store = unlocked(folder)
      expect([
        ['一', '二'],
        ['一', '二', '三'],
      ]).toContainEqual(notes(store))
      expect(store.read('1').notice).toBeUndefined()
    },
  })
  expect(ends).toBeGreaterThan(10)
})

test('a first save: encrypted or not there', () => {
  const ends = strikeEverywhere(folderWith(), {
    work: (store) => {
      store.create((id) => newSession({ id, name: `${marker}-2`, at }), { encrypted: true })
    },
    check: (folder) => {
      expect(fate.written.filter((text) => text.includes(marker))).toEqual([])
      expect(readableFiles(folder).every((name) => name.startsWith('sessions/1.json'))).toBe(true)
      expect(
        unlocked(folder)
          .list()
          .map(({ id, problem }) => [id, problem]),
      ).toContainEqual(['1', undefined])
    },
  })
  expect(ends).toBeGreaterThan(5)
})

test('setting the passphrase: set, or free to be set', () => {
  const template = join(temporaryFolder(), 'data')
  open(template).create((id) => newSession({ id, name: 'x', at }))
  const ends = strikeEverywhere(template, {
    work: (store) => store.encryption.setPassphrase(passphrase),
    check: (folder) => {
      const store = open(folder)
      if (store.encryption.hasPassphrase()) store.encryption.unlock(passphrase)
      else store.encryption.setPassphrase(passphrase)
      store.encryption.encrypt('1')
      expect(unlocked(folder).read('1').session.name).toBe('x')
    },
  })
  expect(ends).toBeGreaterThan(10)
})

test('changing the passphrase: the old or the new one opens everything, and what is saved then opens with it too', () => {
  const template = folderWith((store) => store.encryption.encrypt('1'))
  const changed = '另外 四个 不相干 的 词'
  const opensWith = (folder: string, words: string) => {
    try {
      open(folder).encryption.unlock(words)
      return true
    } catch (error) {
      if (error instanceof UserError) return false
      throw error
    }
  }
  const ends = strikeEverywhere(template, {
    work: (store) => store.encryption.changePassphrase(changed),
    check: (folder) => {
      const working = [passphrase, changed].filter((words) => opensWith(folder, words))
      expect(working.length).toBeGreaterThan(0)
      for (const words of working) {
        const copy = join(temporaryFolder(), 'data')
        fs.cpSync(folder, copy, { recursive: true })
        const store = open(copy)
        store.encryption.unlock(words)
        expect(notes(store)).toEqual(['一', '二'])
        store.update('1', note('三'))
        // Whichever it was: from its first save on it is the only one.
        expect([passphrase, changed].filter((other) => opensWith(copy, other))).toEqual([words])
        const again = open(copy)
        again.encryption.unlock(words)
        expect(notes(again)).toEqual(['一', '二', '三'])
      }
      expect(readableFiles(folder)).toEqual([])
    },
  })
  expect(ends).toBeGreaterThan(20)
})

test('clearing up after an interruption can be interrupted', () => {
  const template = folderWith((store) => {
    const folder = store.folder
    fs.copyFileSync(join(folder, '1.json'), join(folder, 'aside'))
    store.encryption.encrypt('1')
    fs.renameSync(join(folder, 'aside'), join(folder, '1.json'))
  })
  const ends = strikeEverywhere(template, {
    work: (store) => store.update('1', note('三')),
    check: (folder) => {
      const store = unlocked(folder)
      expect([
        ['一', '二'],
        ['一', '二', '三'],
      ]).toContainEqual(notes(store))
      store.update('1', note('四'))
      expect([sessionNames(folder), readableFiles(folder)]).toEqual([['1.json.age', '1.json.age.bak'], []])
    },
  })
  expect(ends).toBeGreaterThan(10)
})

test.each(['encrypt', 'decrypt'] as const)(
  '%s with a disk that fails: nothing is lost, and the words say so',
  (way) => {
    const template = folderWith((store) => {
      if (way === 'decrypt') store.encryption.encrypt('1')
    })
    for (const kind of ['fail-once', 'fail-on'] as const) {
      const strikes = strikeEverywhere(template, {
        kind,
        work: (store) => store.encryption[way]('1'),
        check: (folder, error) => {
          const words = error?.what.en ?? 'done'
          expect(words).toMatch(/^(done|.*(still there|Nothing was changed|Already deleted|It is written).*)$/)
          expect(error?.next?.zh ?? '有').toMatch(/./)
          const store = unlocked(folder)
          expect(notes(store)).toEqual(['一', '二'])
          store.encryption[way]('1')
          const main = way === 'encrypt' ? '1.json.age' : '1.json'
          expect(sessionNames(folder).filter((name) => name !== `${main}.bak`)).toEqual([main])
        },
      })
      expect(strikes).toBeGreaterThan(20)
    }
  },
)

describe('what is said when the disk fails', () => {
  const plain = () => folderWith()
  const sealed = () => folderWith((store) => store.encryption.encrypt('1'))
  const saysTruth = (isSaved: boolean, error: UserError | undefined) => {
    if (!error) return expect(isSaved).toBe(true)
    expect([isSaved, error.what.en, error.what.zh]).toEqual([
      isSaved,
      expect.stringMatching(isSaved ? /^It is written/ : /was not saved|Nothing was changed/),
      expect.stringMatching(isSaved ? /^已经写下/ : /没有存下|什么都没有改动/),
    ])
    if (isSaved) expect(error.next?.en).toContain('Do not record it again')
  }

  test.each(['fail-once', 'fail-on'] as const)('of a record: whether it is saved (%s)', (kind) => {
    for (const template of [plain(), sealed()]) {
      const strikes = strikeEverywhere(template, {
        kind,
        work: (store) => store.update('1', note('三')),
        check: (folder, error) => saysTruth(notes(unlocked(folder)).includes('三'), error),
      })
      expect(strikes).toBeGreaterThan(10)
    }
  })

  test.each(['fail-once', 'fail-on'] as const)('of a new session: whether it is there (%s)', (kind) => {
    for (const encrypted of [false, true]) {
      const strikes = strikeEverywhere(plain(), {
        kind,
        work: (store) => store.create((id) => newSession({ id, name: marker, at }), { encrypted }),
        check: (folder, error) =>
          saysTruth(
            unlocked(folder)
              .list()
              .some(({ id }) => id === '2'),
            error,
          ),
      })
      expect(strikes).toBeGreaterThan(5)
    }
  })
})
