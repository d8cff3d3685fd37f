// Encrypted sessions on disk: the same promises as for readable ones, and nothing readable.
import { spawnSync } from 'node:child_process'
import * as fs from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { canonicalJson } from '../../../src/core/session/canonical-json.ts'
import type { Migrations } from '../../../src/core/session/format.ts'
import type { Session } from '../../../src/core/session/schema.ts'
import { newSession, withEvent } from '../../../src/core/session/session.ts'
import { UserError, WrongPassphrase } from '../../../src/errors.ts'
import { sha256 } from '../../../src/io/files/sha256.ts'
import { openAge } from '../../../src/io/sessions/age.ts'
import { ageWorker } from '../../support/age.ts'
import { type DiskStore, openDiskStore } from '../../support/disk-store.ts'
import { bundleChild, temporaryFolder } from '../child/bundle.ts'

const worker = await ageWorker()
const age = openAge({ worker })
const at = '2026-11-22T06:00:00.000Z'
const passphrase = '四个 不相干 的 词'
const marker = '只有本人知道的事'

function open(dataFolder = join(temporaryFolder(), 'data'), options: { migrations?: Migrations } = {}): DiskStore {
  return openDiskStore({ dataFolder, lockWaitMs: 0, age, workFactor: 1, ...options })
}
/** The same folder for another process: locked. */
const again = (store: DiskStore, options: { migrations?: Migrations } = {}) => open(join(store.folder, '..'), options)
function unlocked(store: DiskStore, options: { migrations?: Migrations } = {}): DiskStore {
  const opened = again(store, options)
  opened.encryption.unlock(passphrase)
  return opened
}

const create = (store: DiskStore) => store.create((id) => newSession({ id, name: marker, at }))
const note = (text: string) => (session: Session) =>
  withEvent(session, { type: 'noted', at, step: 'a', note: marker + text })
const notes = (store: DiskStore) =>
  store.read('1').session.events.map((event) => ('note' in event ? event.note?.slice(marker.length) : ''))
const fileOf = (store: DiskStore, name: string) => join(store.folder, name)
const keyFile = (store: DiskStore) => join(store.folder, '..', 'key.age')
const namesIn = (store: DiskStore) => fs.readdirSync(store.folder).sort()

function everyFile(store: DiskStore): string[] {
  const folder = join(store.folder, '..')
  const names = fs.readdirSync(folder, { recursive: true, withFileTypes: true })
  return names
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
}
const readable = (store: DiskStore) => everyFile(store).filter((path) => fs.readFileSync(path).includes(marker))

function userError(work: () => unknown): UserError {
  try {
    work()
  } catch (error) {
    if (error instanceof UserError) return error
    throw error
  }
  throw new Error('nothing was thrown')
}

/** A readable session with the notes 一, 二, 三. */
function withThreeNotes(): DiskStore {
  const store = open()
  create(store)
  for (const text of ['一', '二', '三']) store.update('1', note(text))
  return store
}

/** The same, encrypted. */
function encrypted(): DiskStore {
  const store = withThreeNotes()
  store.encryption.setPassphrase(passphrase)
  store.encryption.encrypt('1')
  return store
}

describe('encrypting a session', () => {
  test('keeps what is in it, leaves nothing readable, and says what it removed', () => {
    const store = withThreeNotes()
    store.encryption.setPassphrase(passphrase)
    const kept = ['1.json.corrupt-1', '1.json.v0', `.1.json.${process.pid}.0123456789abcdef.tmp`]
    for (const name of kept) fs.writeFileSync(fileOf(store, name), marker)
    fs.symlinkSync('/etc/hostname', fileOf(store, '1.json.corrupt-2'))
    const removed = store.encryption.encrypt('1')
    const gone = ['1.json', '1.json.bak', '1.json.corrupt-2', ...kept]
    expect(removed.at(-1)).toBe(fileOf(store, '1.json'))
    expect(removed.toSorted()).toEqual(gone.map((name) => fileOf(store, name)).sort())
    expect(namesIn(store)).toEqual(['1.json.age', '1.json.age.bak', '1.json.age.corrupt-1', '1.json.age.v0'])
    expect(readable(store)).toEqual([])
    expect(everyFile(store).map((path) => fs.statSync(path).mode & 0o777)).toEqual(everyFile(store).map(() => 0o600))
    expect([notes(store), store.read('1').session.revision]).toEqual([['一', '二', '三'], 5])
    expect(store.encryption.encrypt('1')).toEqual([])
  })

  test('goes on as with readable ones: revision, generation before, locks, numbers, deletion', () => {
    const store = encrypted()
    store.use('1')
    store.update('1', note('四'))
    const release = store.hold('1')
    expect(userError(() => unlocked(store).update('1', note('x'))).what.en).toContain('another window')
    release()
    const other = unlocked(store)
    expect([notes(other), other.current(), other.read('1').session.revision]).toEqual([
      ['一', '二', '三', '四'],
      '1',
      6,
    ])
    expect(create(other).id).toBe('2')
    expect(namesIn(store)).toEqual(['1.json.age', '1.json.age.bak', '2.json'])
    fs.rmSync(fileOf(store, '2.json'))
    expect(readable(store)).toEqual([])
    expect(
      again(store)
        .delete('1')
        .removed.map((path) => path.split('/').at(-1)),
    ).toEqual(['current', '1.json.age.bak', '1.json.age'])
    expect(fs.existsSync(keyFile(store))).toBe(true)
  })

  test('from the first save on never writes anything readable', () => {
    const store = open()
    store.encryption.setPassphrase(passphrase)
    store.create((id) => newSession({ id, name: marker, at }), { encrypted: true })
    store.update('1', note('一'))
    expect([readable(store), namesIn(store), notes(unlocked(store))]).toEqual([
      [],
      ['1.json.age', '1.json.age.bak'],
      ['一'],
    ])
  })

  test('can be taken back, and then nothing encrypted is left but the key', () => {
    const store = encrypted()
    fs.writeFileSync(fileOf(store, '1.json.age.corrupt-1'), 'nobody can open this')
    const removed = store.encryption.decrypt('1')
    expect(removed).toEqual([fileOf(store, '1.json.age.bak'), fileOf(store, '1.json.age')])
    expect(namesIn(store)).toEqual(['1.json', '1.json.age.corrupt-1', '1.json.bak'])
    const other = again(store)
    expect([other.encryption.isLocked('1'), notes(other), other.read('1').session.revision]).toEqual([
      false,
      ['一', '二', '三'],
      6,
    ])
    expect(other.list()[0]).toMatchObject({ name: marker, encrypted: false, exposed: false })
    expect(store.encryption.decrypt('1')).toEqual([])
  })

  test('needs the passphrase of this folder', () => {
    const store = withThreeNotes()
    expect(userError(() => store.encryption.encrypt('1')).what.en).toContain('passphrase')
    expect(
      userError(() => store.create((id) => newSession({ id, name: 'x', at }), { encrypted: true })),
    ).toBeInstanceOf(UserError)
    expect(userError(() => store.encryption.encrypt('2')).what.en).toContain('no session')
    expect(namesIn(store)).toEqual(['1.json', '1.json.bak'])
  })

  test('removes nothing when the encrypted file does not read back', () => {
    const dataFolder = join(temporaryFolder(), 'data')
    const forgetful = {
      ...age,
      encrypt: (...args: Parameters<typeof age.encrypt>) =>
        'identity' in args[1] ? Buffer.from('x') : age.encrypt(...args),
    }
    const store = openDiskStore({ dataFolder, age: forgetful, workFactor: 1 })
    create(store)
    store.encryption.setPassphrase(passphrase)
    expect(userError(() => store.encryption.encrypt('1')).what.en).toContain('did not read back')
    expect(namesIn(store)).toContain('1.json')
    expect(fs.readFileSync(fileOf(store, '1.json'), 'utf8')).toContain(marker)
  })

  test('keeps a damaged main file and an older format, encrypted', () => {
    const store = withThreeNotes()
    store.encryption.setPassphrase(passphrase)
    const migrations = { 0: ({ title, ...body }: Record<string, unknown>) => ({ ...body, name: title }) }
    const { sha256: _old, name: title, ...rest } = JSON.parse(fs.readFileSync(fileOf(store, '1.json.bak'), 'utf8'))
    const body = { ...rest, format: 0, title }
    fs.writeFileSync(
      fileOf(store, '1.json.bak'),
      JSON.stringify({ ...body, sha256: sha256(canonicalJson(body)) }, null, 2),
    )
    fs.writeFileSync(fileOf(store, '1.json'), `{ "damaged": "${marker}"`)
    const other = unlocked(store, { migrations })
    other.encryption.encrypt('1')
    expect(namesIn(store)).toEqual(['1.json.age', '1.json.age.bak', '1.json.age.corrupt-1', '1.json.age.v0'])
    expect([readable(store), notes(other)]).toEqual([[], ['一', '二']])
  })
})

describe('an encrypted session', () => {
  test('stays closed to a program that was not given the passphrase, and shows only its number and a date', () => {
    const store = again(encrypted())
    expect([store.encryption.isLocked('1'), store.encryption.isLocked('2'), store.encryption.isLocked('../1')]).toEqual(
      [true, false, false],
    )
    for (const work of [
      () => store.read('1'),
      () => store.update('1', note('x')),
      () => store.encryption.encrypt('1'),
      () => store.encryption.decrypt('1'),
    ]) {
      const error = userError(work)
      expect([error.exitCode, error.what.zh, error.next?.en]).toEqual([
        1,
        expect.stringContaining('口令'),
        expect.stringContaining('leak-help resume 1'),
      ])
    }
    const [summary] = store.list()
    const updated = fs.statSync(fileOf(store, '1.json.age')).mtime.toISOString()
    expect(summary).toEqual({
      id: '1',
      name: '1',
      playbooks: [],
      created: updated,
      updated,
      encrypted: true,
      exposed: false,
      closed: false,
    })
  })

  test('is saved also while the process is ending', async () => {
    const folder = temporaryFolder()
    const script = await bundleChild(new URL('../child/encryption-child.ts', import.meta.url), folder)
    const dataFolder = join(folder, 'data')
    const child = spawnSync(process.execPath, [script, dataFolder, worker, 'save-while-ending'], { encoding: 'utf8' })
    expect([child.status, child.stdout, child.stderr]).toEqual([0, 'saved 2\n', ''])
    const store = open(dataFolder)
    store.encryption.unlock('several unrelated words')
    expect(store.read('1').session.events).toHaveLength(1)
  })

  test('whose main file is damaged opens from the generation before, and the damaged file is kept', () => {
    const store = encrypted()
    store.update('1', note('四'))
    const file = fs.readFileSync(fileOf(store, '1.json.age'))
    file[file.length - 1] = (file.at(-1) ?? 0) ^ 1
    fs.writeFileSync(fileOf(store, '1.json.age'), file)
    const other = unlocked(store)
    expect([notes(other), other.read('1').notice?.zh]).toEqual([['一', '二', '三'], expect.stringContaining('上一次')])
    other.update('1', note('五'))
    expect(fs.readFileSync(fileOf(store, '1.json.age.corrupt-1')).equals(file)).toBe(true)
    expect([notes(unlocked(store)), other.read('1').notice]).toEqual([['一', '二', '三', '五'], undefined])
  })

  test('is never accepted, in whole or in part, after any byte was changed', () => {
    const store = open()
    store.encryption.setPassphrase(passphrase)
    store.create((id) => newSession({ id, name: marker, at }), { encrypted: true })
    const path = fileOf(store, '1.json.age')
    const whole = fs.readFileSync(path)
    for (let place = 0; place < whole.length; place += 1) {
      const changed = Buffer.from(whole)
      changed[place] = (changed[place] ?? 0) ^ 1
      fs.writeFileSync(path, changed)
      const { what } = userError(() => store.read('1'))
      expect([place, what.en, what.en.includes(marker)]).toEqual([
        place,
        expect.stringContaining('cannot be opened'),
        false,
      ])
    }
  })

  test('of another key is damaged for us, and the reason says so', () => {
    const [store, other] = [encrypted(), encrypted()]
    for (const name of ['1.json.age', '1.json.age.bak']) fs.copyFileSync(fileOf(other, name), fileOf(store, name))
    expect(userError(() => store.read('1')).what.en).toContain('another key')
  })

  test('of a newer program is refused untouched', () => {
    const store = encrypted()
    const identity = identityOf(store)
    fs.writeFileSync(fileOf(store, '1.json.age'), age.encrypt(Buffer.from('{"format": 2}'), { identity }))
    expect(userError(() => store.read('1')).what.en).toContain('newer leak-help')
    expect(userError(() => store.encryption.decrypt('1')).what.en).toContain('newer leak-help')
    expect(namesIn(store)).toEqual(['1.json.age', '1.json.age.bak'])
  })
})

function identityOf(store: DiskStore): string {
  const text = age.decrypt(fs.readFileSync(keyFile(store)), { passphrase }).toString()
  return /^AGE-SECRET-KEY-1.*$/m.exec(text)?.[0] ?? ''
}

describe('the key', () => {
  test('is set once, with a copy', () => {
    const store = open()
    expect([store.encryption.hasPassphrase(), store.encryption.isUnlocked()]).toEqual([false, false])
    store.encryption.setPassphrase(passphrase)
    expect([
      store.encryption.hasPassphrase(),
      store.encryption.isUnlocked(),
      again(store).encryption.isUnlocked(),
    ]).toEqual([true, true, false])
    expect(fs.readdirSync(join(store.folder, '..')).sort()).toEqual(['key.age', 'key.age.bak', 'sessions'])
    expect(userError(() => again(store).encryption.setPassphrase('another one')).what.en).toContain('already')
  })

  test('does not open with another passphrase, which may be tried again', () => {
    const store = again(encrypted())
    for (const wrong of ['', '四个 不相干 的 字', `${passphrase} `, 'x'.repeat(10_000)]) {
      const error = userError(() => store.encryption.unlock(wrong))
      expect(error).toBeInstanceOf(WrongPassphrase)
      if (wrong) expect([error.what.zh, error.what.en, error.next?.en, error.stack].join()).not.toContain(wrong)
    }
    expect(store.encryption.unlock(passphrase)).toBeUndefined()
    expect(notes(store)).toEqual(['一', '二', '三'])
  })

  test('opens with its copy when it is damaged or gone, and says so', () => {
    for (const spoil of [
      fs.rmSync,
      (path: string) => fs.writeFileSync(path, ''),
      (path: string) => fs.truncateSync(path, 200),
    ]) {
      const store = encrypted()
      spoil(keyFile(store))
      const other = again(store)
      expect(other.encryption.unlock(passphrase)?.en).toContain('key.age.bak')
      expect(notes(other)).toEqual(['一', '二', '三'])
    }
  })

  test('that is damaged, missing, a link, or asks for too much work is named with what to do, and nothing is touched', () => {
    const hostile = (text: string) => text.replace(/(scrypt \S+) 1\n/, '$1 30\n')
    const spoils: [(path: string) => void, string][] = [
      [fs.rmSync, 'missing'],
      [(path) => fs.writeFileSync(path, ''), 'damaged'],
      [(path) => fs.writeFileSync(path, age.encrypt(Buffer.from('no key'), { passphrase, workFactor: 1 })), 'damaged'],
      [(path) => fs.writeFileSync(path, hostile(fs.readFileSync(path, 'latin1')), 'latin1'), 'abnormal amount'],
      [(path) => fs.renameSync(path, `${path}-elsewhere`), 'missing'],
      [
        (path) => {
          fs.renameSync(path, `${path}-elsewhere`)
          fs.symlinkSync(`${path}-elsewhere`, path)
        },
        'damaged',
      ],
    ]
    for (const [spoil, words] of spoils) {
      const store = encrypted()
      for (const path of [keyFile(store), `${keyFile(store)}.bak`]) spoil(path)
      const before = everyFile(store).map((path) => fs.statSync(path).mtimeMs)
      const error = userError(() => again(store).encryption.unlock(passphrase))
      expect([error.what.en, error.next?.zh, error instanceof WrongPassphrase]).toEqual([
        expect.stringContaining(words),
        expect.stringContaining('备份'),
        false,
      ])
      expect(everyFile(store).map((path) => fs.statSync(path).mtimeMs)).toEqual(before)
    }
  })

  test('never opens after any byte of it was changed', () => {
    const store = encrypted()
    const whole = fs.readFileSync(keyFile(store))
    fs.rmSync(`${keyFile(store)}.bak`)
    for (let place = 0; place < whole.length; place += 1) {
      const changed = Buffer.from(whole)
      changed[place] = (changed[place] ?? 0) ^ 1
      fs.writeFileSync(keyFile(store), changed)
      const other = again(store)
      userError(() => other.encryption.unlock(passphrase))
      expect([place, other.encryption.isLocked('1')]).toEqual([place, true])
    }
  })

  test('that cannot be used on this computer says so', () => {
    const store = encrypted()
    const other = openDiskStore({ dataFolder: join(store.folder, '..') })
    expect(userError(() => other.encryption.unlock(passphrase)).what.en).toContain('cannot encrypt or decrypt now')
    expect(
      userError(() => openDiskStore({ dataFolder: join(temporaryFolder(), 'data') }).encryption.setPassphrase('x')).what
        .en,
    ).toContain('cannot encrypt')
  })
})

describe('the key of sessions that need it', () => {
  /** Encrypted, and both key files elsewhere. */
  function keyless(): DiskStore {
    const store = encrypted()
    for (const path of [keyFile(store), `${keyFile(store)}.bak`]) fs.renameSync(path, `${path}-elsewhere`)
    return store
  }

  test('is not replaced by another one when it is gone (F4)', () => {
    const store = keyless()
    const other = again(store)
    expect(other.encryption.hasPassphrase()).toBe(true)
    for (const work of [() => other.encryption.assertKeyThere(), () => other.encryption.setPassphrase('another one')]) {
      const error = userError(work)
      expect([error.what.en, error.next?.en]).toEqual([
        expect.stringContaining('is missing'),
        expect.stringContaining('backup'),
      ])
    }
    expect(fs.existsSync(keyFile(store))).toBe(false)
    again(store).delete('1')
    other.encryption.setPassphrase('another one')
    expect(fs.existsSync(keyFile(store))).toBe(true)
  })

  test('is put back by a window that still has it, before anything is encrypted with it', () => {
    const store = keyless()
    store.update('1', note('四'))
    expect(notes(unlocked(store))).toEqual(['一', '二', '三', '四'])
  })

  const otherKey = () => {
    const store = open()
    store.encryption.setPassphrase('another passphrase')
    return fs.readFileSync(keyFile(store))
  }
  const keyFiles = (store: DiskStore) =>
    ['key.age', 'key.age.bak'].map((name) => fs.readFileSync(join(store.folder, '..', name), 'hex'))

  test.each(['key.age', 'key.age.bak'])(
    'is put right where one of its files (%s) is damaged or another key',
    (name) => {
      for (const content of [Buffer.alloc(0), otherKey()]) {
        const store = encrypted()
        const [whole] = keyFiles(store)
        fs.writeFileSync(join(store.folder, '..', name), content)
        unlocked(store).update('1', note('四'))
        expect(keyFiles(store)).toEqual([whole, whole])
        expect(fs.readFileSync(join(store.folder, '..', 'key.age.other-1')).equals(content)).toBe(true)
        expect(notes(unlocked(store))).toEqual(['一', '二', '三', '四'])
      }
    },
  )

  test.each(['key.age', 'key.age.bak'])(
    'and another one with the same passphrase (%s) both open what they encrypted',
    (name) => {
      const [store, other] = [encrypted(), encrypted()]
      fs.copyFileSync(fileOf(other, '1.json.age'), fileOf(store, '2.json.age'))
      fs.writeFileSync(join(store.folder, '..', name), fs.readFileSync(keyFile(other)))
      const before = keyFiles(store)
      unlocked(store).update('1', note('四'))
      expect([keyFiles(store), notes(unlocked(store))]).toEqual([before, ['一', '二', '三', '四']])
      expect(userError(() => unlocked(store).read('2')).what.en).toContain('it says that it is session 1')
    },
  )
})

describe('another passphrase', () => {
  const changed = '另外 四个 不相干 的 词'

  /** Two encrypted sessions, and what was copied away before the passphrase was changed. */
  function withCopies() {
    const store = encrypted()
    store.create((id) => newSession({ id, name: marker, at }), { encrypted: true })
    const old = new Map(everyFile(store).map((path) => [path, fs.readFileSync(path)]))
    return { store, old }
  }

  test('opens everything, and the old one nothing any more', () => {
    const { store, old } = withCopies()
    fs.writeFileSync(fileOf(store, '1.json.age.corrupt-1'), 'nobody can open this')
    expect(store.encryption.changePassphrase(changed)).toEqual([])
    const other = again(store)
    expect(userError(() => other.encryption.unlock(passphrase))).toBeInstanceOf(WrongPassphrase)
    expect(other.encryption.unlock(changed)).toBeUndefined()
    expect([notes(other), other.read('2').session.name]).toEqual([['一', '二', '三'], marker])
    // Whoever copied the key and knew the old passphrase opens what was copied, and nothing of what is here now.
    const before = age.decrypt(old.get(keyFile(store)) ?? Buffer.alloc(0), { passphrase }).toString()
    const identities = [/^AGE-SECRET-KEY-1.*$/m.exec(before)?.[0] ?? '']
    for (const [path, bytes] of old) {
      if (!path.includes('.json.age')) continue
      expect(age.decrypt(bytes, { identities }).length).toBeGreaterThan(0)
      expect(() => age.decrypt(fs.readFileSync(path), { identities })).toThrow('wrong-key')
    }
    expect(fs.readFileSync(fileOf(store, '1.json.age.corrupt-1'), 'utf8')).toBe('nobody can open this')
  })

  test('leaves what another window or computer saved meanwhile with the old key readable', () => {
    const { store } = withCopies()
    const elsewhere = unlocked(store)
    const release = elsewhere.hold('1')
    expect(store.encryption.changePassphrase(changed)).toEqual(['1'])
    elsewhere.update('1', note('四'))
    release()
    const other = again(store)
    other.encryption.unlock(changed)
    expect(notes(other)).toEqual(['一', '二', '三', '四'])
    other.update('1', note('五'))
    expect(notes(other)).toEqual(['一', '二', '三', '四', '五'])
    // The window that knew only the old key did not bring it back.
    expect(userError(() => again(store).encryption.unlock(passphrase))).toBeInstanceOf(WrongPassphrase)
  })

  test('is not set by a window whose key was changed meanwhile', () => {
    const { store } = withCopies()
    const other = unlocked(store)
    store.encryption.changePassphrase(changed)
    expect(userError(() => other.encryption.changePassphrase('a third one')).what.en).toContain('was not changed')
    const third = again(store)
    expect(third.encryption.unlock(changed)).toBeUndefined()
  })
})

describe('a session that is there in both forms', () => {
  const copyAside = (store: DiskStore, name: string) =>
    fs.copyFileSync(fileOf(store, name), fileOf(store, `${name}-aside`))
  const putBack = (store: DiskStore, name: string) => fs.renameSync(fileOf(store, `${name}-aside`), fileOf(store, name))

  /** Both forms, the encrypted one newer or not. */
  function both(newer: 'plain' | 'encrypted'): DiskStore {
    const store = newer === 'encrypted' ? withThreeNotes() : encrypted()
    if (newer === 'encrypted') store.encryption.setPassphrase(passphrase)
    const old = newer === 'encrypted' ? '1.json' : '1.json.age'
    copyAside(store, old)
    if (newer === 'encrypted') store.encryption.encrypt('1')
    else store.encryption.decrypt('1')
    putBack(store, old)
    return store
  }

  test.each(['plain', 'encrypted'] as const)(
    'is encrypted whichever is newer (%s), and the next save clears the readable one away',
    (newer) => {
      const store = both(newer)
      expect(again(store).encryption.isLocked('1')).toBe(true)
      const other = unlocked(store)
      expect([notes(other), other.read('1').notice?.zh]).toEqual([
        ['一', '二', '三'],
        expect.stringContaining('仍然是加密的'),
      ])
      other.update('1', note('四'))
      expect([namesIn(store), readable(store)]).toEqual([['1.json.age', '1.json.age.bak'], []])
      expect([notes(other), other.read('1').notice]).toEqual([['一', '二', '三', '四'], undefined])
    },
  )

  test.each(['plain', 'encrypted'] as const)('is brought to one form by asking for it (%s is newer)', (newer) => {
    const store = both(newer)
    expect(unlocked(store).encryption.encrypt('1').at(-1)).toBe(fileOf(store, '1.json'))
    expect([namesIn(store)[0], readable(store), notes(unlocked(store))]).toEqual(['1.json.age', [], ['一', '二', '三']])
  })

  test.each(['plain', 'encrypted'] as const)('is brought to the readable form too (%s is newer)', (newer) => {
    const store = both(newer)
    unlocked(store).encryption.decrypt('1')
    expect([namesIn(store), notes(again(store))]).toEqual([
      ['1.json', '1.json.bak'],
      ['一', '二', '三'],
    ])
  })

  test('keeps the older one, encrypted, when it holds something of its own', () => {
    const store = withThreeNotes()
    store.encryption.setPassphrase(passphrase)
    store.update('1', note('别的'))
    copyAside(store, '1.json')
    fs.copyFileSync(fileOf(store, '1.json.bak'), fileOf(store, '1.json'))
    store.encryption.encrypt('1')
    store.update('1', note('五'))
    putBack(store, '1.json')
    const other = unlocked(store)
    expect(notes(other)).toEqual(['一', '二', '三', '五'])
    other.update('1', note('六'))
    expect([namesIn(store), readable(store)]).toEqual([['1.json.age', '1.json.age.bak', '1.json.age.corrupt-1'], []])
    const kept = age.decrypt(fs.readFileSync(fileOf(store, '1.json.age.corrupt-1')), {
      identities: [identityOf(store)],
    })
    expect(kept.toString()).toContain('别的')
  })

  test('does not open as a readable one that cannot be compared, and says how to take it over', () => {
    const store = both('encrypted')
    for (const name of ['1.json.age', '1.json.age.bak']) fs.writeFileSync(fileOf(store, name), 'damaged')
    const before = everyFile(store).map((path) => fs.readFileSync(path, 'hex'))
    for (const work of [(one: DiskStore) => one.read('1'), (one: DiskStore) => one.update('1', note('x'))]) {
      const error = userError(() => work(unlocked(store)))
      expect([error.what.en, error.next?.zh]).toEqual([
        expect.stringContaining(`“${fileOf(store, '1.json')}”; it may not be yours`),
        expect.stringContaining(`leak-help session import ${fileOf(store, '1.json')}`),
      ])
    }
    expect(everyFile(store).map((path) => fs.readFileSync(path, 'hex'))).toEqual(before)
  })

  test('a planted readable file changes nothing, whatever it claims (F1)', () => {
    const store = encrypted()
    const planted = withThreeNotes()
    const { sha256: _old, ...body } = JSON.parse(fs.readFileSync(fileOf(planted, '1.json'), 'utf8'))
    const forged = { ...body, revision: 999, events: body.events.slice(0, 2) }
    const text = JSON.stringify({ ...forged, sha256: sha256(canonicalJson(forged)) }, null, 2)
    fs.writeFileSync(fileOf(store, '1.json'), `${text}\n`)
    const other = unlocked(store)
    expect(notes(other)).toEqual(['一', '二', '三'])
    other.update('1', note('四'))
    expect([notes(other), readable(store)]).toEqual([['一', '二', '三', '四'], []])
  })
})
