// What is concluded from each of many sessions is remembered, and never believed of another file, program, content or time.
import * as fs from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { formatSessionText } from '../../../src/core/session/format.ts'
import type { Session } from '../../../src/core/session/schema.ts'
import { newSession } from '../../../src/core/session/session.ts'
import { sha256 } from '../../../src/io/files/sha256.ts'
import { openSessionStore } from '../../../src/io/sessions/store.ts'
import type { Conclusion, SessionStore } from '../../../src/ports.ts'
import { ageForTests } from '../../support/age.ts'
import { openDiskStore } from '../../support/disk-store.ts'
import { temporaryFolder } from '../child/bundle.ts'

/** Session files opened for reading, by name. */
const opened = vi.hoisted(() => [] as string[])
vi.mock('node:fs', async (load) => {
  const real = await load<typeof import('node:fs')>()
  const openSync: typeof real.openSync = (path, ...rest) => {
    const name = String(path).replace(/^.*\//, '')
    if (/^\d+\.json/.test(name)) opened.push(name)
    return real.openSync(path, ...rest)
  }
  return { ...real, openSync, fsyncSync: () => {} }
})

const at = '2026-11-22T06:00:00.000Z'
const day = 86_400_000
const noon = Date.parse('2026-12-01T04:00:00Z')
const many = 120

beforeEach(() => {
  // Files are made now and looked at ten minutes later.
  vi.useFakeTimers({ toFake: ['Date'] })
  vi.setSystemTime(performance.timeOrigin + performance.now() + 600_000)
  opened.length = 0
})
afterEach(() => {
  vi.useRealTimers()
})

function put(path: string, session: Session): void {
  fs.writeFileSync(path, formatSessionText({ ...session, revision: 1 }, sha256), { mode: 0o600 })
}

function folderWithMany(count = many): string {
  const dataFolder = join(temporaryFolder(), 'data')
  fs.mkdirSync(join(dataFolder, 'sessions'), { recursive: true, mode: 0o700 })
  for (let number = 1; number <= count; number += 1) {
    const id = String(number)
    put(join(dataFolder, 'sessions', `${id}.json`), newSession({ id, name: `name of ${id}`, at }))
  }
  opened.length = 0
  return dataFolder
}

const indexIn = (dataFolder: string) => join(dataFolder, '.sessions-index')

/** Concludes how many events there are; those of every third session hold for ever, the others for the day. */
const counted = (more: Partial<Conclusion> = {}): Conclusion => {
  const now = more.now ?? noon
  return {
    by: 'content 1',
    now,
    of: ({ id, events, name }) => {
      const isClosed = Number(id) % 3 === 0
      const stretch = isClosed ? { from: 0, until: Number.MAX_SAFE_INTEGER } : { from: now, until: now + day / 2 }
      return { text: `${id}:${events.length}:${name.length}`, ...stretch }
    },
    ...more,
  }
}

/** What a survey says of each, and which files it opened for that. */
async function survey(store: SessionStore, more?: Partial<Conclusion>) {
  opened.length = 0
  const { sessions } = await store.survey(counted(more))
  const texts = sessions.map(({ summary, text }) => `${summary.id} ${text}`).sort()
  return { texts, opened: [...opened] }
}

describe('a survey of many sessions', () => {
  test('of 2,000 opens each once, then none, and one that was saved', async () => {
    const store = openSessionStore({ dataFolder: folderWithMany(2_000) })
    const first = await survey(store)
    expect([first.texts.length, new Set(first.opened).size, first.opened.length]).toEqual([2_000, 2_000, 2_000])
    expect(await survey(store)).toEqual({ texts: first.texts, opened: [] })
    store.update('7', (session) => ({ ...session, name: 'another' }))
    const { texts, opened: again } = await survey(store)
    expect([texts.includes('7 7:0:7'), again]).toEqual([true, ['7.json']])
  })

  test('of the next day opens only those whose conclusion does not hold any more', async () => {
    const store = openSessionStore({ dataFolder: folderWithMany() })
    await survey(store)
    const next = await survey(store, { now: noon + day })
    expect(next.opened.length).toBe((many / 3) * 2)
    expect((await survey(store, { now: noon + day })).opened).toEqual([])
    // A clock that is set back.
    expect((await survey(store, { now: noon })).opened.length).toBe((many / 3) * 2)
  })

  test.each<[string, (dataFolder: string) => [SessionStore, Partial<Conclusion>?]]>([
    ['another program', (dataFolder) => [openSessionStore({ dataFolder, program: 'newer' })]],
    ['other content', (dataFolder) => [openSessionStore({ dataFolder }), { by: 'content 2' }]],
  ])('believes nothing that %s concluded', async (_what, other) => {
    const dataFolder = folderWithMany()
    await survey(openSessionStore({ dataFolder }))
    const [store, more] = other(dataFolder)
    expect((await survey(store, more)).opened.length).toBe(many)
    expect((await survey(store, more)).opened).toEqual([])
  })

  test('is the same as without what is remembered, whatever befalls the files', async () => {
    const dataFolder = folderWithMany()
    const store = openSessionStore({ dataFolder })
    await survey(store)
    const file = (name: string) => join(store.folder, name)
    fs.writeFileSync(file('1.json'), 'damaged')
    fs.rmSync(file('2.json'))
    fs.copyFileSync(file('3.json'), file('4.json'))
    fs.writeFileSync(file('5.json'), fs.readFileSync(file('5.json'), 'utf8').replace('name of 5', 'name of fifty'))
    const times = fs.statSync(file('8.json'))
    fs.writeFileSync(file('8.json'), fs.readFileSync(file('8.json'), 'utf8').replace('name of 8', 'name of 8.'))
    fs.utimesSync(file('8.json'), times.atime, times.mtime)
    const found = await survey(store)
    fs.rmSync(indexIn(dataFolder))
    expect(found.texts).toEqual((await survey(store)).texts)
    expect(found.texts).toEqual(expect.arrayContaining(['1 undefined', '4 undefined', '5 5:0:13', '8 8:0:10']))
  })

  test('does without an index that is cut off, doubled, of another version, or of another folder', async () => {
    const dataFolder = folderWithMany()
    const store = openSessionStore({ dataFolder })
    const { texts } = await survey(store)
    const whole = fs.readFileSync(indexIn(dataFolder))
    const foreign = folderWithMany()
    await survey(openSessionStore({ dataFolder: foreign }), { of: () => ({ text: 'x', from: 0, until: noon * 2 }) })
    const broken = [
      whole.subarray(0, whole.length / 2),
      Buffer.concat([whole, whole]),
      Buffer.from(whole.toString().replace('[3,', '[2,')),
      Buffer.from(''),
      fs.readFileSync(indexIn(foreign)),
    ]
    for (const bytes of broken) {
      fs.writeFileSync(indexIn(dataFolder), bytes)
      expect((await survey(store)).texts).toEqual(texts)
    }
  })

  test('is the same where the index cannot be written, and for two at once', async () => {
    const dataFolder = folderWithMany()
    fs.mkdirSync(indexIn(dataFolder))
    const store = openSessionStore({ dataFolder })
    const { texts } = await survey(store)
    fs.rmdirSync(indexIn(dataFolder))
    const both = await Promise.all([survey(store), survey(openSessionStore({ dataFolder }))])
    expect(both.map((one) => one.texts)).toEqual([texts, texts])
    expect(await survey(store)).toEqual({ texts, opened: [] })
    expect(fs.readdirSync(dataFolder).sort()).toEqual(['.sessions-index', 'sessions'])
    expect(fs.statSync(indexIn(dataFolder)).mode & 0o777).toBe(0o600)
  })

  test('remembers nothing of a file that was changed just now', async () => {
    const dataFolder = folderWithMany()
    const store = openSessionStore({ dataFolder })
    vi.setSystemTime(fs.statSync(join(store.folder, '1.json')).mtimeMs)
    await survey(store)
    expect((await survey(store)).opened.length).toBe(many)
  })

  test('keeps what it remembers when only the list is asked for', async () => {
    const dataFolder = folderWithMany()
    const store = openSessionStore({ dataFolder })
    await survey(store)
    for (let number = 20; number < 30; number += 1) store.delete(String(number))
    vi.setSystemTime(Date.now() + 60_000)
    store.list()
    expect((await survey(store)).opened).toEqual([])
  })
})

test('of an encrypted session nothing is concluded, nothing is remembered, and what was is gone', async () => {
  const dataFolder = folderWithMany()
  const store = openDiskStore({ dataFolder, age: await ageForTests(), workFactor: 1 })
  store.encryption.setPassphrase('four words and more')
  await survey(store)
  const remembered = () => fs.readFileSync(indexIn(dataFolder), 'utf8')
  expect(remembered()).toContain('"12:0:10"')
  store.encryption.encrypt('12')
  expect(remembered()).not.toContain('"12:0:10"')
  expect(remembered()).not.toContain('name of')
  const { texts } = await survey(store)
  expect(texts).toContain('12 undefined')
  fs.rmSync(indexIn(dataFolder))
  await survey(store)
  expect(remembered()).not.toContain('"12:')
})
