// R16: ids that would lead elsewhere are refused before anything is opened. Every call of node:fs is recorded.
import { mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve, sep } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { newSession } from '../../src/core/session/session.ts'
import { UserError } from '../../src/errors.ts'
import { openContent } from '../../src/io/content/source.ts'
import { namedPath } from '../../src/io/files/named-path.ts'
import { openDiskStore } from '../support/disk-store.ts'

const touched = vi.hoisted(() => ({ paths: [] as string[] }))
vi.mock('node:fs', async (original) => {
  const fs = await original<typeof import('node:fs')>()
  const recorded = Object.entries(fs).map(([name, value]) => {
    if (typeof value !== 'function' || !name.endsWith('Sync')) return [name, value]
    const call = (...args: unknown[]) => {
      for (const path of args.slice(0, 2)) if (typeof path === 'string' && path.includes('/')) touched.paths.push(path)
      return (value as (...args: unknown[]) => unknown)(...args)
    }
    return [name, call]
  })
  return Object.fromEntries(recorded)
})

/** Names that are no id. Sixty and some. */
const hostileIds = [
  '',
  '.',
  '..',
  '../1',
  '../../etc/passwd',
  '../sessions/1',
  './1',
  '1/',
  '1/.',
  '1/../1',
  '/1',
  '//1',
  '/etc/passwd',
  '/proc/self/environ',
  '/dev/zero',
  '/dev/stdin',
  '~',
  '~/1',
  '~root/1',
  '..\\1',
  '.\\1',
  'a\\b',
  '\\\\server\\share',
  'C:',
  'C:1',
  'C:\\1',
  'CON',
  'NUL',
  'COM1.json',
  'AUX:',
  '1.',
  '1.json',
  '1.json.bak',
  '1.json.lock',
  '.1.json.tmp',
  '1\0',
  '1\0.json',
  '\0',
  '1\n',
  '1\r\n2',
  '1\t',
  ' 1',
  '1 ',
  '1:stream',
  '1::$DATA',
  '1*',
  '?',
  '1|cat',
  '$(id)',
  '`id`',
  '$HOME',
  '%APPDATA%',
  '-1',
  '--force',
  '1%2f..',
  '%2e%2e%2f1',
  '..%c0%af1',
  '１',
  '．．／1',
  '1\u2028',
  'é',
  'e\u0301',
  '1\u202e',
  '1\u200b',
  '一',
  'A',
  '__proto__',
  'a'.repeat(65),
  'a'.repeat(300),
  '../'.repeat(2_000),
  '\ud800',
]

let folder: string
beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'leak-help-paths-')))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

/** Each with a name short enough for a report. */
const named = (texts: readonly string[]) => texts.map((text) => [JSON.stringify(text).slice(0, 40), text] as const)

const refusal = (work: () => unknown): unknown => {
  try {
    work()
  } catch (error) {
    return error
  }
  return 'not refused'
}

it('there are sixty of them and more', () => {
  expect(new Set(hostileIds).size).toBeGreaterThanOrEqual(60)
})

describe('session ids', () => {
  it.each(named(hostileIds))('%s is refused by every method, and nothing of that name is touched', (_name, id) => {
    const store = openDiskStore({ dataFolder: folder })
    store.create((one) => newSession({ id: one, name: 'one', at: '2026-11-22T00:00:00Z' }))
    writeFileSync(join(folder, 'current'), id)
    touched.paths = []
    for (const work of [
      () => store.read(id),
      () => store.use(id),
      () => store.hold(id),
      () => store.update(id, (session) => session),
      () => store.delete(id),
    ])
      expect(refusal(work)).toBeInstanceOf(UserError)
    expect(store.encryption.isLocked(id)).toBe(false)
    expect(store.current()).toBe(id.trim() === '1' ? '1' : undefined)
    // The choice of a session is a line of a file: with the white space around it gone it may name the one that is there.
    const real = id.trim() === '1' ? [join(folder, 'sessions', '1.json')] : []
    const expected = [folder, join(folder, 'current'), join(folder, 'sessions'), ...real]
    const inside = touched.paths.filter((path) => !expected.includes(resolve(path)))
    expect(inside).toEqual([])
    expect(store.list().map((summary) => summary.id)).toEqual(['1'])
  })
})

describe('playbook names', () => {
  it.each(named([...hostileIds, 'constructor', 'toString']))(
    '%s is no playbook, and no file of that name is opened',
    async (_name, id) => {
      const bundled = resolve('dist/content')
      const content = openContent({ bundled, own: [], today: '2026-11-22', language: 'zh', warn: () => {} })
      const entries = await content.entries()
      touched.paths = []
      const [library, texts] = [await content.library(), await content.texts()]
      expect(library.playbooks.has(id)).toBe(false)
      expect(entries.map((entry) => entry.id)).not.toContain(id)
      expect([texts.name('playbooks', id), texts.entry('playbooks', id)]).toEqual([undefined, undefined])
      expect(texts.sources('playbooks', id)).toEqual([])
      const opened = touched.paths.map((path) => path.slice(bundled.length + sep.length))
      expect(opened.filter((name) => !/^(?:rules|sources|names\.zh|texts\.zh)\.jsonl?$/.test(name))).toEqual([])
    },
  )
})

describe('paths the person names', () => {
  it.each(
    named(['', '\n', 'a\nb', '\r', '\u001b[2J', 'a\0', '\u007f', '\u0085', '\u2028', '\u2029', 'a'.repeat(5_000)]),
  )('%s is refused before it is opened', (_name, path) => {
    touched.paths = []
    expect(refusal(() => namedPath(path))).toMatchObject({ exitCode: 2 })
    expect(touched.paths).toEqual([])
  })

  it.each(['a', '../a', '/a/b', '妈妈的个案', 'C:\\Users\\li', "it's", 'a b', 'naïve', '~'])('%j is a path', (path) => {
    expect(namedPath(path)).toBe(path)
  })
})
