// Many sessions: the list remembers what it read, and nothing else ever relies on that.
import * as fs from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { newSession } from '../../../src/core/session/session.ts'
import { openSessionStore } from '../../../src/io/sessions/store.ts'
import type { SessionStore } from '../../../src/ports.ts'
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
beforeEach(() => {
  opened.length = 0
})

const at = '2026-11-22T06:00:00.000Z'
const many = 120

function folderWithMany(count = many): SessionStore {
  const store = openSessionStore({ dataFolder: join(temporaryFolder(), 'data') })
  for (let number = 1; number <= count; number += 1) store.create((id) => newSession({ id, name: `name of ${id}`, at }))
  opened.length = 0
  return store
}
const indexOf = (store: SessionStore) => join(store.folder, '..', '.sessions-index')
const lines = (store: SessionStore) => store.list().map(({ id, name, problem }) => [id, name, problem?.en])

describe('the list of many sessions', () => {
  test('reads each once, and afterwards only those that changed', () => {
    const store = folderWithMany()
    const first = store.list()
    expect(opened.length).toBe(many)
    opened.length = 0
    expect([store.list(), opened]).toEqual([first, []])
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
    ['no JSON', '{"version":1,"lines":['],
    ['empty', ''],
    ['of another version', '{"version":2,"lines":[]}'],
    ['a list', '[[]]'],
    ['with lines of another shape', '{"version":1,"lines":[1,null,["1"],["1","x",2,[],"x","y",true],{"0":"1"}]}'],
    ['with times that are none', '{"version":1,"lines":[["1","x","n",[],"x","y",true]]}'],
    ['with an object’s own words', '{"version":1,"lines":[["__proto__","x","n",[],"x","y",true]],"__proto__":{}}'],
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
  expect(remembered()).toContain('name of 11')
  store.delete('11')
  store.encryption.encrypt('12')
  expect([remembered().includes('name of 11"'), remembered().includes('name of 12"')]).toEqual([false, false])
  expect(remembered()).toContain('name of 13"')
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
