// R18 of the test plan: files the person names, in a folder that others write to as well.
import { execFileSync } from 'node:child_process'
import * as fs from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { UserError } from '../../../src/errors.ts'
import { openNamedFiles } from '../../../src/io/files/named-files.ts'
import { memoryPorts } from '../../support/memory-ports.ts'
import { bundleChild, ordinaryFolder, removeFolder, runChild, temporaryFolder } from '../child/bundle.ts'

const files = openNamedFiles({ dataFolder: '/nowhere' })
const textOf = (path: string) => fs.readFileSync(path, 'utf8')
const modeOf = (path: string) => fs.statSync(path).mode & 0o777

/** A folder everybody may write to, with a file of somebody's outside it. */
function shared(): { folder: string; target: string; outside: string } {
  const folder = temporaryFolder()
  const outside = join(temporaryFolder(), 'theirs')
  fs.writeFileSync(outside, 'theirs', { mode: 0o644 })
  fs.chmodSync(folder, 0o1777)
  return { folder, target: join(folder, 'case.json'), outside }
}

function refusal(work: () => unknown): UserError {
  try {
    work()
  } catch (error) {
    if (error instanceof UserError) return error
    throw error
  }
  throw new Error('nothing was refused')
}

type Planting = (place: ReturnType<typeof shared>) => void
const plantings: [string, Planting][] = [
  ['a file', ({ target }) => fs.writeFileSync(target, 'old', { mode: 0o644 })],
  ['a read-only file', ({ target }) => fs.writeFileSync(target, 'old', { mode: 0o444 })],
  ['a link to a file', ({ target, outside }) => fs.symlinkSync(outside, target)],
  ['a link to nothing', ({ target, outside }) => fs.symlinkSync(`${outside}-new`, target)],
  ['a link to itself', ({ target }) => fs.symlinkSync(target, target)],
  ['a hard link', ({ target, outside }) => fs.linkSync(outside, target)],
]

describe('a name that is taken', () => {
  test.each(plantings)('by %s is refused, and nothing is touched', (_what, plant) => {
    const place = shared()
    plant(place)
    const before = fs.lstatSync(place.target)
    const error = refusal(() => files.write(place.target, 'secret', { replace: false }))
    expect([error.what.en, error.what.zh]).toEqual([
      expect.stringContaining('exists already'),
      expect.stringContaining('已经有了'),
    ])
    expect(error.next?.en).toContain('--force')
    expect([fs.lstatSync(place.target).ino, fs.readdirSync(place.folder)]).toEqual([before.ino, ['case.json']])
    expect([textOf(place.outside), fs.existsSync(`${place.outside}-new`)]).toEqual(['theirs', false])
  })

  test.each(plantings)('by %s is replaced with --force, and what it led to stays', (_what, plant) => {
    const place = shared()
    plant(place)
    files.write(place.target, 'secret', { replace: true })
    expect(fs.lstatSync(place.target).isFile()).toBe(true)
    expect([textOf(place.target), modeOf(place.target), fs.readdirSync(place.folder)]).toEqual([
      'secret',
      0o600,
      ['case.json'],
    ])
    expect([textOf(place.outside), modeOf(place.outside), fs.existsSync(`${place.outside}-new`)]).toEqual([
      'theirs',
      0o644,
      false,
    ])
  })

  test.each<[string, (target: string) => void]>([
    ['a folder', (target) => fs.mkdirSync(target)],
    ['a pipe', (target) => execFileSync('mkfifo', [target])],
  ])('by %s is refused even with --force, without waiting', (_what, plant) => {
    const { target } = shared()
    plant(target)
    for (const replace of [false, true]) {
      refusal(() => files.write(target, 'secret', { replace }))
      expect(fs.lstatSync(target).isFile()).toBe(false)
    }
  })

  test('by a device stays one', () => {
    refusal(() => files.write('/dev/null', 'secret', { replace: true }))
    expect(fs.lstatSync('/dev/null').isCharacterDevice()).toBe(true)
  })
})

describe('bytes', () => {
  // Each value there is, among them those that no text has.
  const bytes = Uint8Array.from({ length: 256 }, (_, value) => value)

  test.each([false, true])('come back as they were given, for their owner only (--force: %s)', (replace) => {
    const { target } = shared()
    if (replace) fs.writeFileSync(target, 'old', { mode: 0o644 })
    expect(files.write(target, bytes, { replace })).toBe(target)
    expect([new Uint8Array(fs.readFileSync(target)), modeOf(target)]).toEqual([bytes, 0o600])
    expect(new Uint8Array(files.read(target, 1000).bytes)).toEqual(bytes)
  })

  test('of a part of something larger are that part', () => {
    const { target } = shared()
    files.write(target, bytes.subarray(100, 103), { replace: false })
    expect([...fs.readFileSync(target)]).toEqual([100, 101, 102])
  })

  test('are kept by the port in memory as on disk', () => {
    const { files: inMemory } = memoryPorts()
    expect(inMemory.write('letter.docx', bytes, { replace: false })).toBe('letter.docx')
    expect(new Uint8Array(inMemory.read('letter.docx', 1000).bytes)).toEqual(bytes)
    expect(refusal(() => inMemory.write('letter.docx', 'text', { replace: false })).what.en).toContain('exists already')
    inMemory.write('letter.docx', 'text', { replace: true })
    expect(inMemory.read('letter.docx', 1000).text()).toBe('text')
  })

  test('are refused where the name is taken', () => {
    const { target } = shared()
    fs.writeFileSync(target, 'old')
    expect(refusal(() => files.write(target, bytes, { replace: false })).what.en).toContain('exists already')
    expect(textOf(target)).toBe('old')
  })
})

describe('a file that finds no room', () => {
  let folder: string
  let script: string
  beforeAll(async () => {
    folder = fs.mkdtempSync(join(tmpdir(), 'leak-help-child-'))
    script = await bundleChild(new URL('../child/named-file-child.ts', import.meta.url), folder)
  })
  afterAll(() => removeFolder(folder))

  test.each([
    ['text', 'new'],
    ['text', 'over'],
    ['bytes', 'new'],
    ['bytes', 'over'],
  ])('%s, %s: is not there by half, and what was there stays', (kind, how) => {
    const place = ordinaryFolder()
    const target = join(place, 'case.docx')
    if (how === 'over') fs.writeFileSync(target, 'old', { mode: 0o666 })
    const child = runChild(script, [target, kind, how], 'ulimit -f 8')
    expect([child.stdout, child.status]).toEqual([expect.stringContaining('was not written'), 0])
    expect(fs.readdirSync(place)).toEqual(how === 'over' ? ['case.docx'] : [])
    if (how === 'over') expect(textOf(target)).toBe('old')
  })
})

describe('a new file', () => {
  test.each([0o000, 0o022, 0o077, 0o777])('is for its owner only under umask %o', (mask) => {
    const { target } = shared()
    const before = process.umask(mask)
    try {
      expect(files.write(target, '记录', { replace: false })).toBe(target)
    } finally {
      process.umask(before)
    }
    expect([textOf(target), modeOf(target)]).toEqual(['记录', 0o600])
  })

  test('in a folder that is not there says so and leaves nothing', () => {
    const { folder } = shared()
    const error = refusal(() => files.write(join(folder, 'no', 'case.json'), 'x', { replace: false }))
    expect(error.what.en).toContain('the file or folder is gone')
    expect(fs.readdirSync(folder)).toEqual([])
  })

  /** A data folder as it is in use, and a link that leads there. */
  function inUse(): { folder: string; link: string; everything: () => Record<string, string> } {
    const folder = temporaryFolder()
    fs.mkdirSync(join(folder, 'sessions'))
    fs.mkdirSync(join(folder, 'playbooks'))
    for (const name of [
      'key.age',
      'key.age.bak',
      'current',
      'sessions/1.json',
      'playbooks/own.yaml',
      'old-export.json',
    ])
      fs.writeFileSync(join(folder, name), name)
    const link = join(temporaryFolder(), 'link')
    fs.symlinkSync(folder, link)
    const names = () => fs.readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort()
    const isFile = (name: string) => fs.statSync(join(folder, name)).isFile()
    return {
      folder,
      link,
      everything: () =>
        Object.fromEntries(
          names()
            .filter(isFile)
            .map((name) => [name, textOf(join(folder, name))]),
        ),
    }
  }

  test.each([false, true])('over or among what the data folder holds is refused (--force: %s)', (replace) => {
    const { folder, link, everything } = inUse()
    const before = everything()
    const own = openNamedFiles({ dataFolder: folder })
    const ours = [
      ...Object.keys(before).filter((name) => replace || name !== 'old-export.json'),
      'sessions/new.json',
      'sessions/../key.age',
      'key.age.bak2',
      'playbooks/new.yaml',
      '.current.1.tmp',
      'Sessions',
    ]
    for (const name of ours)
      for (const path of [`${folder}/${name}`, `${link}/${name}`])
        expect([path, refusal(() => own.write(path, 'x', { replace })).what.en]).toEqual([
          path,
          expect.stringContaining('where the sessions are kept'),
        ])
    expect(everything()).toEqual(before)
  })

  test('beside what the data folder holds is written: somebody keeps both on one stick', () => {
    const { folder, everything } = inUse()
    const before = everything()
    const own = openNamedFiles({ dataFolder: folder })
    own.write(join(folder, 'case.json'), 'x', { replace: false })
    expect(everything()).toEqual({ ...before, 'case.json': 'x' })
    expect(refusal(() => own.write(join(folder, 'case.json'), 'y', { replace: false })).what.en).toContain(
      'exists already',
    )
  })
})

describe('a file to read', () => {
  test.each<[string, (target: string) => void, string]>([
    ['not there', () => {}, 'is gone'],
    ['a folder', (target) => fs.mkdirSync(target), 'not a regular file'],
    ['a pipe', (target) => execFileSync('mkfifo', [target]), 'not a regular file'],
    ['a link to a device', (target) => fs.symlinkSync('/dev/zero', target), 'not a regular file'],
    ['too large', (target) => fs.writeFileSync(target, 'x'.repeat(101)), 'too large'],
    ['not text', (target) => fs.writeFileSync(target, Buffer.from([0xff, 0xfe])), 'not UTF-8'],
  ])('that is %s is refused without waiting', (_what, plant, expected) => {
    const { target } = shared()
    plant(target)
    const error = refusal(() => files.read(target, 100).text())
    expect(error.what.en).toContain(expected)
    expect(error.what.zh).toContain('什么都没有改动')
  })
})
