import { spawnSync } from 'node:child_process'
import * as fs from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { canonicalJson } from '../../../src/core/session/canonical-json.ts'
import type { Migrations } from '../../../src/core/session/format.ts'
import type { Session } from '../../../src/core/session/schema.ts'
import { newSession, withEvent } from '../../../src/core/session/session.ts'
import { HeldElsewhere, UserError } from '../../../src/errors.ts'
import { temporaryPath } from '../../../src/io/files/atomic-file.ts'
import { sha256 } from '../../../src/io/files/sha256.ts'
import { openSessionStore } from '../../../src/io/sessions/store.ts'
import type { SessionStore } from '../../../src/ports.ts'
import { temporaryFolder } from '../child/bundle.ts'

const at = '2026-11-22T06:00:00.000Z'

function open(dataFolder = join(temporaryFolder(), 'data'), options: { migrations?: Migrations } = {}): SessionStore {
  return openSessionStore({ dataFolder, lockWaitMs: 0, ...options })
}
const create = (store: SessionStore) => store.create((id) => newSession({ id, name: `个案 ${id}`, at }))
const note =
  (text: string, when = at) =>
  (session: Session) =>
    withEvent(session, { type: 'noted', at: when, step: 'a', note: text })
const notes = (session: Session) => session.events.map((event) => ('note' in event ? event.note : ''))
const fileOf = (store: SessionStore, name: string) => join(store.folder, name)
const textOf = (store: SessionStore, name: string) => fs.readFileSync(fileOf(store, name), 'utf8')
const modeOf = (path: string) => fs.statSync(path).mode & 0o777

/** A store with one session and the notes 一, 二, 三. */
function withThreeNotes(): SessionStore {
  const store = open()
  create(store)
  for (const text of ['一', '二', '三']) store.update('1', note(text))
  return store
}

/** Every name with its content and time of change: what must stay the same when nothing is touched. */
function everythingIn(folder: string): string[] {
  const names = fs.readdirSync(folder, { recursive: true }).map(String).sort()
  return names.map((name) => {
    const { mtimeMs, mode, size } = fs.lstatSync(join(folder, name))
    return `${name} ${mtimeMs} ${mode} ${size}`
  })
}

function userError(work: () => unknown): UserError {
  try {
    work()
  } catch (error) {
    if (error instanceof UserError) return error
    throw error
  }
  throw new Error('nothing was thrown')
}

describe('a new data folder', () => {
  test('is not made by looking', () => {
    const store = open()
    expect([store.list(), store.current()]).toEqual([[], undefined])
    expect(userError(() => store.read('1')).what.en).toContain('no session “1”')
    expect(userError(() => store.update('1', note('x')))).toBeInstanceOf(UserError)
    expect(fs.existsSync(join(store.folder, '..'))).toBe(false)
  })

  test('is made by the first change, for its owner only', () => {
    const store = open()
    store.assertWritable()
    expect(fs.readdirSync(store.folder)).toEqual([])
    expect([modeOf(store.folder), modeOf(join(store.folder, '..'))]).toEqual([0o700, 0o700])
  })

  test('that others can look into is closed again, the folder around it stays as it is', () => {
    const dataFolder = temporaryFolder()
    fs.chmodSync(dataFolder, 0o755)
    fs.mkdirSync(join(dataFolder, 'sessions'), { mode: 0o755 })
    create(open(dataFolder))
    expect([modeOf(dataFolder), modeOf(join(dataFolder, 'sessions'))]).toEqual([0o755, 0o700])
  })

  test('that is a link is refused', () => {
    const dataFolder = temporaryFolder()
    fs.symlinkSync(temporaryFolder(), join(dataFolder, 'sessions'))
    const store = open(dataFolder)
    for (const work of [() => create(store), () => store.list(), () => store.assertWritable()]) {
      expect(userError(work).what.en).toContain('is a link')
    }
  })

  test('that is a file is refused', () => {
    const dataFolder = temporaryFolder()
    fs.writeFileSync(join(dataFolder, 'sessions'), '')
    expect(userError(() => create(open(dataFolder))).what.en).toContain('not a folder')
    expect(userError(() => create(open(join(dataFolder, 'sessions')))).what.en).toContain('not a folder')
    expect(userError(() => create(open(join(dataFolder, 'sessions', 'deep')))).what.en).toContain('not a folder')
  })

  test.runIf(process.getuid?.() === 0)('that belongs to somebody else is refused', () => {
    for (const foreign of ['data', 'data/sessions']) {
      const parent = temporaryFolder()
      fs.mkdirSync(join(parent, 'data/sessions'), { recursive: true })
      fs.chownSync(join(parent, foreign), 65534, 65534)
      const store = open(join(parent, 'data'))
      expect(userError(() => create(store)).what.en).toContain('another user')
      expect(userError(() => store.list()).what.en).toContain('another user')
    }
  })
})

describe('a session', () => {
  test('gets the next number and stays as it was saved', () => {
    const store = open()
    const first = create(store)
    expect([first.id, create(store).id, create(store).id]).toEqual(['1', '2', '3'])
    expect(store.read('1')).toEqual({ session: first })
  })

  test('counts its saves and keeps the generation before', () => {
    const store = withThreeNotes()
    expect(store.read('1').session.revision).toBe(4)
    expect(notes(store.read('1').session)).toEqual(['一', '二', '三'])
    expect(JSON.parse(textOf(store, '1.json.bak'))).toMatchObject({ revision: 3 })
    expect(fs.readdirSync(store.folder)).toEqual(['1.json', '1.json.bak'])
    expect([modeOf(fileOf(store, '1.json')), modeOf(fileOf(store, '1.json.bak'))]).toEqual([0o600, 0o600])
  })

  test('is not changed by a change that fails', () => {
    const store = withThreeNotes()
    const before = everythingIn(store.folder)
    const failing = () => {
      throw new Error('no')
    }
    expect(() => store.update('1', failing)).toThrow('no')
    expect(() => store.update('1', note('x'.repeat(20_001)))).toThrow('would not open again')
    expect(() => store.update('1', (session) => ({ ...session, id: '2' }))).toThrow('with the id 2')
    expect(() => store.create((id) => newSession({ id: `${id}0`, name: 'x', at }))).toThrow('with the id')
    expect(everythingIn(store.folder)).toEqual(before)
  })

  test('cannot grow beyond what can be read again', () => {
    const store = withThreeNotes()
    const events = Array.from({ length: 1_700 }, () => ({
      type: 'noted' as const,
      at,
      step: 'a',
      note: 'x'.repeat(20_000),
    }))
    const grow = (session: Session): Session => ({ ...session, events })
    const before = everythingIn(store.folder)
    expect(userError(() => store.update('1', grow)).what.en).toContain('32 MB')
    expect(everythingIn(store.folder)).toEqual(before)
  })

  test.each([
    '../1',
    '..',
    '.',
    '',
    '/etc/passwd',
    '1/../../1',
    '1\0',
    'CON',
    '1.json',
    'ä',
    'a'.repeat(65),
    '1\n',
    ' 1',
  ])('is never looked for under the name %j', (id) => {
    const store = withThreeNotes()
    for (const work of [
      () => store.read(id),
      () => store.update(id, note('x')),
      () => store.hold(id),
      () => store.delete(id),
      () => store.use(id),
    ]) {
      expect(userError(work).what.en).toContain('no session')
    }
  })
})

describe('the numbers of sessions', () => {
  test.each(['7.json', '7.json.bak', '7.json.corrupt-1', '7.json.v1'])('are not used again while %s exists', (name) => {
    const store = open()
    store.assertWritable()
    fs.writeFileSync(fileOf(store, name), '')
    expect(create(store).id).toBe('8')
  })

  test('pass over one that another process is making', () => {
    const store = open()
    create(store)
    const other = { pid: process.ppid, host: 'elsewhere', start: '', nonce: 'x' }
    fs.writeFileSync(fileOf(store, '2.json.lock'), JSON.stringify(other))
    expect(create(store).id).toBe('3')
  })

  test('are not upset by names that are no numbers or very large', () => {
    const store = open()
    store.assertWritable()
    fs.writeFileSync(fileOf(store, 'my-case.json'), '')
    fs.writeFileSync(fileOf(store, '99999999999999999999.json'), '')
    fs.writeFileSync(fileOf(store, 'README.txt'), '')
    expect(create(store).id).toBe('1')
  })
})

describe('the list', () => {
  test('shows the newest change first', () => {
    const store = open()
    for (let count = 0; count < 3; count += 1) create(store)
    store.update('2', note('x', '2026-11-23T06:00:00.000Z'))
    expect(store.list().map(({ id, updated }) => [id, updated])).toEqual([
      ['2', '2026-11-23T06:00:00.000Z'],
      ['3', at],
      ['1', at],
    ])
    expect(store.list()[0]).toEqual({
      id: '2',
      name: '个案 2',
      playbooks: [],
      created: at,
      updated: '2026-11-23T06:00:00.000Z',
      encrypted: false,
      exposed: false,
      closed: false,
    })
  })

  test('shows a broken session with its problem and every other one as usual', () => {
    const store = open()
    for (let count = 0; count < 4; count += 1) create(store)
    fs.writeFileSync(fileOf(store, '2.json'), '{')
    fs.rmSync(fileOf(store, '3.json'))
    fs.mkdirSync(fileOf(store, '3.json'))
    fs.writeFileSync(fileOf(store, '4.json'), '{"format":2}')
    const problems = store.list().map(({ id, problem }) => [id, problem?.en])
    expect(Object.fromEntries(problems)).toEqual({
      1: undefined,
      2: expect.stringContaining('cut off'),
      3: expect.stringContaining('not a regular file'),
      4: expect.stringContaining('newer'),
    })
  })

  test('takes little time for 500 sessions', () => {
    const store = open()
    create(store)
    const text = textOf(store, '1.json')
    for (let id = 2; id <= 500; id += 1) {
      const { sha256: _old, ...body } = { ...JSON.parse(text), id: String(id) }
      const file = { ...body, sha256: sha256(canonicalJson(body)) }
      fs.writeFileSync(fileOf(store, `${id}.json`), `${JSON.stringify(file, null, 2)}\n`)
    }
    expect(store.list().filter(({ problem }) => !problem)).toHaveLength(500)
  })
})

describe('a file that is not as it was saved', () => {
  const breakMain = (store: SessionStore) => fs.writeFileSync(fileOf(store, '1.json'), '{"format": 1, "revi')

  test('but fits opens with a notice, and is saved as ours again', () => {
    const store = withThreeNotes()
    fs.writeFileSync(fileOf(store, '1.json'), textOf(store, '1.json').replace('个案 1', '妈妈的事'))
    const opened = store.read('1')
    expect([opened.session.name, opened.notice?.en]).toEqual(['妈妈的事', expect.stringContaining('changed outside')])
    store.update('1', note('四'))
    expect(store.read('1').notice).toBeUndefined()
    expect(store.read('1').session.name).toBe('妈妈的事')
  })

  test.each<[string, (store: SessionStore) => void]>([
    ['cut off', breakMain],
    ['empty', (store) => fs.writeFileSync(fileOf(store, '1.json'), '')],
    ['not text', (store) => fs.writeFileSync(fileOf(store, '1.json'), Buffer.alloc(100, 0xff))],
    ['too large', (store) => fs.truncateSync(fileOf(store, '1.json'), 40 * 1024 * 1024)],
    ['missing', (store) => fs.rmSync(fileOf(store, '1.json'))],
    ['of another session', (store) => fs.copyFileSync(fileOf(store, '2.json'), fileOf(store, '1.json'))],
    [
      'a link',
      (store) => {
        fs.rmSync(fileOf(store, '1.json'))
        fs.symlinkSync('/etc/hostname', fileOf(store, '1.json'))
      },
    ],
    [
      'a pipe',
      (store) => {
        fs.rmSync(fileOf(store, '1.json'))
        spawnSync('mkfifo', [fileOf(store, '1.json')])
      },
    ],
  ])('but %s is replaced by the generation before, and looking changes nothing', (_what, spoil) => {
    const store = withThreeNotes()
    create(store)
    spoil(store)
    const before = everythingIn(store.folder)
    const opened = store.read('1')
    expect(notes(opened.session)).toEqual(['一', '二'])
    expect(opened.notice).toEqual({ zh: expect.stringContaining('上一次'), en: expect.stringContaining('before') })
    expect(store.list().every(({ problem }) => !problem)).toBe(true)
    expect(everythingIn(store.folder)).toEqual(before)
  })

  test('and is damaged is kept for ever by the next save, under a new number each time', () => {
    const store = withThreeNotes()
    for (const count of [1, 2]) {
      breakMain(store)
      const damaged = textOf(store, '1.json')
      const backup = textOf(store, '1.json.bak')
      store.update('1', note(`又${count}`))
      expect(textOf(store, `1.json.corrupt-${count}`)).toBe(damaged)
      expect(textOf(store, '1.json.bak')).toBe(backup)
    }
    expect(notes(store.read('1').session)).toEqual(['一', '二', '又2'])
    expect(store.read('1').notice).toBeUndefined()
  })

  test('and has no good copy is named with what to do, and nothing is touched', () => {
    const store = withThreeNotes()
    breakMain(store)
    fs.writeFileSync(fileOf(store, '1.json.bak'), textOf(store, '1.json.bak').replace('"noted"', '"notid"'))
    const before = everythingIn(store.folder)
    for (const work of [() => store.read('1'), () => store.update('1', note('x'))]) {
      const error = userError(work)
      expect(error.what.en).toContain(fileOf(store, '1.json'))
      expect(error.what.en).toContain(fileOf(store, '1.json.bak'))
      expect(error.next?.en).toContain('leak-help start')
      expect(error.exitCode).toBe(1)
    }
    expect(everythingIn(store.folder)).toEqual(before)
  })

  test('but newer is refused untouched, also as the only good copy', () => {
    for (const name of ['1.json', '1.json.bak']) {
      const store = withThreeNotes()
      if (name === '1.json.bak') breakMain(store)
      fs.writeFileSync(fileOf(store, name), textOf(store, name).replace('"format": 1', '"format": 2'))
      const before = everythingIn(store.folder)
      expect(userError(() => store.read('1')).what.en).toContain('newer leak-help')
      expect(userError(() => store.update('1', note('x'))).what.en).toContain('newer leak-help')
      expect(everythingIn(store.folder)).toEqual(before)
    }
  })

  test.each(['1.json', '1.json.bak'])('but older opens, and %s is kept for ever on the first save', (name) => {
    const { folder } = withThreeNotes()
    const migrations = { 0: ({ title, ...body }: Record<string, unknown>) => ({ ...body, name: title }) }
    const store = open(join(folder, '..'), { migrations })
    const { sha256: _old, name: title, ...rest } = JSON.parse(textOf(store, name))
    const body = { ...rest, format: 0, title }
    const older = `${JSON.stringify({ ...body, sha256: sha256(canonicalJson(body)) }, null, 2)}\n`
    fs.writeFileSync(fileOf(store, name), older)
    if (name === '1.json.bak') breakMain(store)
    const before = everythingIn(store.folder)
    expect(store.read('1').session.name).toBe('个案 1')
    expect(everythingIn(store.folder)).toEqual(before)

    store.update('1', note('四'))
    store.update('1', note('五'))
    expect(textOf(store, '1.json.v0')).toBe(older)
    expect(JSON.parse(textOf(store, '1.json'))).toMatchObject({ format: 1, name: '个案 1' })
    expect(store.read('1').notice).toBeUndefined()
  })
})

describe('the current session', () => {
  test('is the one that was chosen', () => {
    const store = open()
    create(store)
    create(store)
    expect(store.current()).toBeUndefined()
    store.use('2')
    store.use('1')
    expect(store.current()).toBe('1')
    const path = join(store.folder, '..', 'current')
    expect([fs.readFileSync(path, 'utf8'), modeOf(path)]).toEqual(['1\n', 0o600])
    expect(fs.readdirSync(join(store.folder, '..'))).toEqual(['current', 'sessions'])
  })

  test.each(['', '2', '../1', '1\n2', 'x'.repeat(300), '\0'])('is none when its file says %j', (text) => {
    const store = open()
    create(store)
    fs.writeFileSync(join(store.folder, '..', 'current'), text)
    expect(store.current()).toBeUndefined()
  })

  test('is none when its file is a link, and choosing replaces the link', () => {
    const store = open()
    create(store)
    const outside = join(temporaryFolder(), 'outside')
    fs.writeFileSync(outside, '1')
    fs.symlinkSync(outside, join(store.folder, '..', 'current'))
    expect(store.current()).toBeUndefined()
    store.use('1')
    expect([store.current(), fs.readFileSync(outside, 'utf8')]).toEqual(['1', '1'])
  })
})

describe('holding a session', () => {
  test('lets this process go on saving, until the last release', () => {
    const store = withThreeNotes()
    const releases = [store.hold('1'), store.hold('1')]
    store.update('1', note('四'))
    const lock = fileOf(store, '1.json.lock')
    releases[0]?.()
    releases[0]?.()
    expect(fs.existsSync(lock)).toBe(true)
    releases[1]?.()
    expect(fs.existsSync(lock)).toBe(false)
  })

  test('keeps others out and tells them who has it and that they may look', () => {
    const store = withThreeNotes()
    store.hold('1')
    const other = open(join(store.folder, '..'))
    for (const work of [() => other.update('1', note('x')), () => other.hold('1'), () => other.delete('1')]) {
      const error = userError(work)
      expect(error.what).toEqual({
        zh: expect.stringContaining('另一个窗口'),
        en: expect.stringContaining('another window'),
      })
      expect(error.next?.en).toContain('leak-help status')
      expect(error.exitCode).toBe(1)
    }
    expect(other.read('1').session.revision).toBe(4)
    expect(other.list()).toHaveLength(1)
    expect(create(other).id).toBe('2')
  })

  test('by another computer says which and since when, and can be taken over by the person', () => {
    const store = withThreeNotes()
    const lock = fileOf(store, '1.json.lock')
    fs.writeFileSync(lock, JSON.stringify({ pid: 12, host: 'elsewhere', start: '' }))
    const twoDaysAgo = Date.now() / 1000 - 2 * 24 * 60 * 60
    fs.utimesSync(lock, twoDaysAgo, twoDaysAgo)
    for (const work of [() => store.hold('1'), () => store.update('1', note('x')), () => store.delete('1')]) {
      const error = userError(work)
      expect([error instanceof HeldElsewhere && error.session, error.what.zh, error.what.en, error.next?.en]).toEqual([
        '1',
        expect.stringContaining('已有2天'),
        expect.stringContaining('(elsewhere) 2 days ago'),
        expect.stringContaining(lock),
      ])
    }
    store.takeOver('1')
    expect(store.update('1', note('四')).revision).toBe(5)
  })

  test.each<[string, (lock: string) => void]>([
    ['a link', (lock) => fs.symlinkSync('/etc/hostname', lock)],
    ['a link to nothing', (lock) => fs.symlinkSync('/nowhere', lock)],
    ['a folder', (lock) => fs.mkdirSync(lock)],
    ['too large', (lock) => fs.writeFileSync(lock, 'x'.repeat(5_000))],
    ['a pipe', (lock) => spawnSync('mkfifo', [lock])],
  ])('by a lock that is %s blames the lock and nothing else (F9)', (_what, plant) => {
    for (const name of ['1.json.lock', '1.json.lock.next']) {
      const store = withThreeNotes()
      const path = fileOf(store, name)
      if (name.endsWith('.next')) {
        const ended = { pid: spawnSync('true').pid, host: hostname(), start: '' }
        fs.writeFileSync(fileOf(store, '1.json.lock'), JSON.stringify(ended))
      }
      plant(path)
      for (const work of [() => store.hold('1'), () => store.update('1', note('x')), () => store.delete('1')]) {
        const error = userError(work)
        expect([error.what.en, error.next?.zh]).toEqual([
          expect.stringContaining(`the lock file of session 1, “${fileOf(store, '1.json.lock')}”, cannot be used`),
          expect.stringContaining('锁文件移走'),
        ])
      }
      expect(notes(store.read('1').session)).toEqual(['一', '二', '三'])
      // Starting another one is not kept up by it.
      expect(create(store).id).toBe('2')
    }
  })
})

describe('copies that sync programs make', () => {
  const names = [
    '1.sync-conflict-20261129-101010-ABCDEFG.json',
    '1.json.sync-conflict-20261129-101010-ABCDEFG.bak',
    '1 (conflicted copy 2026-11-29).json',
    '1 (妈妈的冲突副本 2026-11-29).json',
    '1(1).json',
    '1-LAPTOP.json',
    '1.json~',
  ]

  test('are named and listed, and never opened by themselves', () => {
    const store = withThreeNotes()
    for (const name of names) fs.copyFileSync(fileOf(store, '1.json.bak'), fileOf(store, name))
    const copies = names.map((name) => ({ path: fileOf(store, name), session: '1' }))
    expect(store.copies().toSorted((a, b) => a.path.localeCompare(b.path))).toEqual(
      copies.toSorted((a, b) => a.path.localeCompare(b.path)),
    )
    expect(store.list().map(({ id }) => id)).toEqual(['1'])
    const { session, notice } = store.read('1')
    expect([notes(session), notice?.en]).toEqual([['一', '二', '三'], expect.stringContaining('copies')])
    store.delete('1')
    expect(fs.readdirSync(store.folder).sort()).toEqual([...names].sort())
  })

  test('keep their number from another session', () => {
    const store = withThreeNotes()
    fs.copyFileSync(fileOf(store, '1.json'), fileOf(store, '7 (1).json'))
    expect(create(store).id).toBe('8')
  })

  test('are not what belongs to a session itself, or to other programs', () => {
    const store = withThreeNotes()
    for (const name of ['1.json.corrupt-1', '1.json.v0', '.DS_Store', 'desktop.ini', '.1.json.swp'])
      fs.writeFileSync(fileOf(store, name), '')
    store.hold('1')
    expect(store.copies()).toEqual([])
  })
})

describe('deleting a session', () => {
  test('removes everything kept for it and nothing else, and says what', () => {
    const store = withThreeNotes()
    for (let count = 0; count < 10; count += 1) create(store)
    store.use('1')
    const extra = ['1.json.corrupt-1', '1.json.v1', '1.json.lock.next', `.1.json.${process.pid}.0123456789abcdef.tmp`]
    for (const name of extra) fs.writeFileSync(fileOf(store, name), '')
    const others = fs.readdirSync(store.folder).filter((name) => !/^\.?1\.json/.test(name))

    const { removed } = store.delete('1')
    const expected = ['1.json', '1.json.bak', ...extra].map((name) => fileOf(store, name))
    expect(removed.sort()).toEqual([...expected, join(store.folder, '..', 'current')].sort())
    expect(fs.readdirSync(store.folder)).toEqual(others)
    expect(store.current()).toBeUndefined()
    expect(userError(() => store.delete('1')).what.en).toContain('no session')
  })

  test('works for one that cannot be opened, and for one this process holds', () => {
    const store = withThreeNotes()
    const release = store.hold('1')
    fs.writeFileSync(fileOf(store, '1.json'), '')
    fs.writeFileSync(fileOf(store, '1.json.bak'), '')
    expect(store.delete('1').removed).toHaveLength(2)
    release()
    expect(fs.readdirSync(store.folder)).toEqual([])
  })

  test('says what is gone already when it cannot go on', () => {
    const store = withThreeNotes()
    fs.rmSync(fileOf(store, '1.json'))
    fs.mkdirSync(fileOf(store, '1.json'))
    expect(userError(() => store.delete('1')).what.en).toContain('1.json.bak')
  })
})

describe('leftovers of killed processes', () => {
  const leftover = (pid: number | undefined) => temporaryPath('1.json').replace(`.${process.pid}.`, `.${pid}.`)

  test('are cleared away by the next change, never by looking', () => {
    const { folder } = withThreeNotes()
    const ended = leftover(spawnSync('true').pid)
    const running = leftover(process.pid)
    for (const name of [ended, running]) fs.writeFileSync(join(folder, name), '')
    const store = open(join(folder, '..'))
    store.list()
    store.read('1')
    store.current()
    expect(fs.readdirSync(folder)).toContain(ended)
    store.update('1', note('四'))
    expect(fs.readdirSync(folder)).toEqual([running, '1.json', '1.json.bak'])
  })

  test('of another computer stay for a day: it may be saving this moment', () => {
    const { folder } = withThreeNotes()
    const foreign = `.1.json.${spawnSync('true').pid}.${'0'.repeat(16)}.tmp`
    const path = join(folder, foreign)
    fs.writeFileSync(path, '')
    open(join(folder, '..')).update('1', note('四'))
    expect(fs.existsSync(path)).toBe(true)
    const twoDaysAgo = Date.now() / 1000 - 2 * 24 * 60 * 60
    fs.utimesSync(path, twoDaysAgo, twoDaysAgo)
    open(join(folder, '..')).update('1', note('五'))
    expect(fs.existsSync(path)).toBe(false)
  })

  test('such as a lock do not keep anybody out', () => {
    const store = withThreeNotes()
    const owner = { pid: spawnSync('true').pid, host: JSON.parse(lockTextOf(store)).host, start: '' }
    fs.writeFileSync(fileOf(store, '1.json.lock'), JSON.stringify(owner))
    expect(store.update('1', note('四')).revision).toBe(5)
  })

  function lockTextOf(store: SessionStore): string {
    const release = store.hold('1')
    const text = textOf(store, '1.json.lock')
    release()
    return text
  }
})
