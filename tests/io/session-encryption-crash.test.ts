// Ending at every single file call while a session is encrypted, decrypted or saved: one whole form is always there.
import * as fs from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test, vi } from 'vitest'
import { newSession, withEvent } from '../../src/core/session.ts'
import type { Session } from '../../src/core/session-schema.ts'
import { openSessionStore } from '../../src/io/session-store.ts'
import type { SessionStore } from '../../src/ports.ts'
import { ageForTests } from '../support/age.ts'
import { temporaryFolder } from './child/bundle.ts'

// The process "ends" at the n-th call that could change the disk: that call does half its work at most, later ones none.
const end = vi.hoisted(() => ({ atCall: Number.POSITIVE_INFINITY, calls: 0, hasCome: false, written: [] as string[] }))
class Ended extends Error {}

vi.mock('node:fs', async (load) => {
  const real = await load<typeof import('node:fs')>()
  const counted = [
    'openSync',
    'writeSync',
    'fsyncSync',
    'renameSync',
    'linkSync',
    'unlinkSync',
    'chmodSync',
    'fchmodSync',
  ]
  const wrapped = (name: string, call: (...args: unknown[]) => unknown) => {
    return (...args: unknown[]) => {
      if (!end.hasCome && counted.includes(name)) end.calls += 1
      if (name === 'writeSync') end.written.push(String(args[1]))
      if (!end.hasCome && end.calls < end.atCall) return call(...args)
      if (!end.hasCome && name === 'writeSync' && Buffer.isBuffer(args[1]))
        call(args[0], args[1], 0, args[1].length >> 1)
      end.hasCome = true
      throw new Ended('the process has ended')
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
const open = (dataFolder: string) => openSessionStore({ dataFolder, lockWaitMs: 0, age, workFactor: 1 })
const note = (text: string) => (session: Session) =>
  withEvent(session, { type: 'noted', at, step: 'a', note: marker + text })
const notes = (store: SessionStore) =>
  store.read('1').session.events.map((event) => ('note' in event ? event.note?.slice(marker.length) : ''))

/** A folder with the notes 一, 二; `more` goes on from there. */
function folderWith(more: (store: SessionStore) => void = () => {}): string {
  const folder = join(temporaryFolder(), 'data')
  const store = open(folder)
  store.setPassphrase(passphrase)
  store.create((id) => newSession({ id, name: marker, at }))
  store.update('1', note('一'))
  store.update('1', note('二'))
  more(store)
  return folder
}

/** Repeats `work` on a fresh copy, ending at the first call, the second, and so on; returns at how many it could end. */
function endEverywhere(
  template: string,
  { work, check }: { work: (store: SessionStore) => void; check: (folder: string) => void },
): number {
  onTestFinished(() => {
    end.atCall = Number.POSITIVE_INFINITY
    end.hasCome = false
  })
  const parent = temporaryFolder()
  for (let count = 1; ; count += 1) {
    const folder = join(parent, String(count))
    fs.cpSync(template, folder, { recursive: true })
    const store = open(folder)
    if (store.hasPassphrase()) store.unlock(passphrase)
    Object.assign(end, { atCall: count, calls: 0, written: [] })
    let hasEnded = false
    try {
      work(store)
    } catch (error) {
      if (!(error instanceof Ended)) throw error
      hasEnded = true
    }
    Object.assign(end, { atCall: Number.POSITIVE_INFINITY, hasCome: false })
    if (!hasEnded) return count - 1
    // This process lives on and would respect its own locks.
    for (const name of fs.readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
      if (name.includes('.lock')) fs.rmSync(join(folder, name))
    }
    check(folder)
  }
}

function unlocked(folder: string): SessionStore {
  const store = open(folder)
  store.unlock(passphrase)
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
    if (way === 'decrypt') store.encrypt('1')
  })
  const ends = endEverywhere(template, {
    work: (store) => store[way]('1'),
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
      store[way]('1')
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
  const template = folderWith((store) => store.encrypt('1'))
  const ends = endEverywhere(template, {
    work: (store) => store.update('1', note('三')),
    check: (folder) => {
      expect(end.written.filter((text) => text.includes(marker))).toEqual([])
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
  const ends = endEverywhere(folderWith(), {
    work: (store) => {
      store.create((id) => newSession({ id, name: `${marker}-2`, at }), { encrypted: true })
    },
    check: (folder) => {
      expect(end.written.filter((text) => text.includes(marker))).toEqual([])
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
  const ends = endEverywhere(template, {
    work: (store) => store.setPassphrase(passphrase),
    check: (folder) => {
      const store = open(folder)
      if (store.hasPassphrase()) store.unlock(passphrase)
      else store.setPassphrase(passphrase)
      store.encrypt('1')
      expect(unlocked(folder).read('1').session.name).toBe('x')
    },
  })
  expect(ends).toBeGreaterThan(10)
})

test('clearing up after an interruption can be interrupted', () => {
  const template = folderWith((store) => {
    const folder = store.folder
    fs.copyFileSync(join(folder, '1.json'), join(folder, 'aside'))
    store.encrypt('1')
    fs.renameSync(join(folder, 'aside'), join(folder, '1.json'))
  })
  const ends = endEverywhere(template, {
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
