// Ending at every single file call while a session is encrypted, decrypted or saved: one whole form is always there.
import * as fs from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test, vi } from 'vitest'
import type { Session } from '../../../src/core/session/schema.ts'
import { newSession, withEvent } from '../../../src/core/session/session.ts'
import { UserError } from '../../../src/errors.ts'
import { ageForTests } from '../../support/age.ts'
import { type DiskStore, openDiskStore } from '../../support/disk-store.ts'
import { strikeEverywhere as strike, type Trial } from '../../support/strike-everywhere.ts'
import { fate } from '../../support/struck-disk.ts'
import { temporaryFolder } from '../child/bundle.ts'

vi.mock('node:fs', async (load) => {
  const { struckDisk } = await import('../../support/struck-disk.ts')
  const counted = ['openSync', 'writeSync', 'fsyncSync', 'renameSync', 'linkSync', 'unlinkSync', 'chmodSync']
  return struckDisk(await load<typeof import('node:fs')>(), counted)
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

function unlocked(folder: string): DiskStore {
  const store = open(folder)
  store.encryption.unlock(passphrase)
  return store
}

const isSet = (folder: string) => open(folder).encryption.hasPassphrase()
const strikeEverywhere = (template: string, trial: Trial) =>
  strike(template, { ...trial, open: (folder) => (isSet(folder) ? unlocked(folder) : open(folder)) })

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

test.each(['encrypt', 'decrypt'] as const)(
  '%s: both forms or one, and the next run goes on from the newer',
  async (way) => {
    const template = folderWith((store) => {
      if (way === 'decrypt') store.encryption.encrypt('1')
    })
    const ends = await strikeEverywhere(template, {
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
  },
)

test('saving: the old or the new one, and nothing readable on disk at any moment', async () => {
  const template = folderWith((store) => store.encryption.encrypt('1'))
  const ends = await strikeEverywhere(template, {
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

test('a first save: encrypted or not there', async () => {
  const ends = await strikeEverywhere(folderWith(), {
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

test('setting the passphrase: set, or free to be set', async () => {
  const template = join(temporaryFolder(), 'data')
  open(template).create((id) => newSession({ id, name: 'x', at }))
  const ends = await strikeEverywhere(template, {
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

test('changing the passphrase: the old or the new one opens everything, and what is saved then opens with it too', async () => {
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
  const ends = await strikeEverywhere(template, {
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

test('clearing up after an interruption can be interrupted', async () => {
  const template = folderWith((store) => {
    const folder = store.folder
    fs.copyFileSync(join(folder, '1.json'), join(folder, 'aside'))
    store.encryption.encrypt('1')
    fs.renameSync(join(folder, 'aside'), join(folder, '1.json'))
  })
  const ends = await strikeEverywhere(template, {
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
  async (way) => {
    const template = folderWith((store) => {
      if (way === 'decrypt') store.encryption.encrypt('1')
    })
    for (const kind of ['fail-once', 'fail-on'] as const) {
      const strikes = await strikeEverywhere(template, {
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

  test.each(['fail-once', 'fail-on'] as const)('of a record: whether it is saved (%s)', async (kind) => {
    for (const template of [plain(), sealed()]) {
      const strikes = await strikeEverywhere(template, {
        kind,
        work: (store) => store.update('1', note('三')),
        check: (folder, error) => saysTruth(notes(unlocked(folder)).includes('三'), error),
      })
      expect(strikes).toBeGreaterThan(10)
    }
  })

  test.each(['fail-once', 'fail-on'] as const)('of a new session: whether it is there (%s)', async (kind) => {
    for (const encrypted of [false, true]) {
      const strikes = await strikeEverywhere(plain(), {
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
