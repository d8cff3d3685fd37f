// Ending at every single file call while evidence is added, removed or changes its form with its session: the session opens,
// no copy that an entry names is lost, and the next one that is added clears up what was left.
import * as fs from 'node:fs'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import {
  type Evidence,
  listEvidence,
  withEvidenceAdded,
  withEvidenceRemoved,
} from '../../../src/core/session/evidence.ts'
import { newSession } from '../../../src/core/session/session.ts'
import { UserError } from '../../../src/errors.ts'
import { lookAtFile } from '../../../src/io/files/found-file.ts'
import { sha256 } from '../../../src/io/files/sha256.ts'
import type { EvidenceCopies } from '../../../src/ports.ts'
import { ageForTests } from '../../support/age.ts'
import { type DiskStore, openDiskStore } from '../../support/disk-store.ts'
import { strikeEverywhere as strike, type Trial } from '../../support/strike-everywhere.ts'
import { temporaryFolder } from '../child/bundle.ts'

vi.mock('node:fs', async (load) => {
  const { struckDisk } = await import('../../support/struck-disk.ts')
  const counted = [
    'openSync',
    'writeSync',
    'fsyncSync',
    'renameSync',
    'linkSync',
    'unlinkSync',
    'mkdirSync',
    'rmdirSync',
  ]
  return struckDisk(await load<typeof import('node:fs')>(), counted)
})

const age = await ageForTests()
const at = '2026-11-22T06:00:00.000Z'
const passphrase = '四个 不相干 的 词'
const marker = 'known-to-one-person'
const open = (dataFolder: string) => openDiskStore({ dataFolder, lockWaitMs: 0, age, workFactor: 1 })

function copiesOf(store: DiskStore): EvidenceCopies {
  if (!store.evidence) throw new Error('a store on disk keeps evidence')
  return store.evidence
}

function unlocked(folder: string): DiskStore {
  const store = open(folder)
  if (store.encryption.hasPassphrase()) store.encryption.unlock(passphrase)
  return store
}

/** Adds a file, as the command does. */
async function add(store: DiskStore, path: string): Promise<void> {
  const number = listAll(store) + 1
  const copy = await copiesOf(store).copyIn('1', lookAtFile(path), number)
  let isSaved: boolean | undefined = false
  try {
    const { size, sha256: sum, tag } = copy
    store.update(
      '1',
      (session) =>
        withEvidenceAdded(session, { at, name: marker, file: { size, sha256: sum, copy: tag } }, sha256).session,
    )
    isSaved = true
  } finally {
    isSaved ||= hasEntry(store, number)
    if (isSaved) copy.keep()
    else if (isSaved === false) copy.takeBack()
  }
}

function hasEntry(store: DiskStore, number: number): boolean | undefined {
  try {
    return listAll(store) >= number
  } catch (error) {
    if (error instanceof UserError) return undefined
    throw error
  }
}

const listAll = (store: DiskStore) =>
  store.read('1').session.events.filter(({ type }) => type === 'evidence-added').length
const pieces = (store: DiskStore) => listEvidence(store.read('1').session)

async function states(store: DiskStore): Promise<unknown[]> {
  const found = []
  for (const piece of pieces(store)) found.push(await copiesOf(store).check('1', piece))
  return found
}

interface Template {
  folder: string
  file: string
}

/** A folder with a session and two pieces of evidence, and a file to add. */
async function folderWith(more: (store: DiskStore) => void = () => {}): Promise<Template> {
  const parent = temporaryFolder()
  const folder = join(parent, 'data')
  const files = ['一', '二', '三'].map((name) => join(parent, name))
  for (const path of files) fs.writeFileSync(path, `${marker} ${path.at(-1)} ${'x'.repeat(300_000)}`)
  const store = open(folder)
  store.encryption.setPassphrase(passphrase)
  store.create((id) => newSession({ id, name: marker, at }))
  for (const path of files.slice(0, 2)) await add(store, path)
  more(store)
  return { folder, file: files[2] ?? '' }
}

const strikeEverywhere = (template: string, trial: Trial) => strike(template, { ...trial, open: unlocked })

const inCase = (folder: string) => {
  const path = join(folder, 'sessions/1.evidence')
  return fs.existsSync(path) ? fs.readdirSync(path).sort() : []
}
const readable = (folder: string) =>
  fs
    .readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => fs.statSync(join(folder, name)).isFile() && fs.readFileSync(join(folder, name)).includes(marker))

test.each([
  ['a readable', false],
  ['an encrypted', true],
])('adding to %s session: with its copy or not at all, and the next one clears up', async (_form, isEncrypted) => {
  const { folder: template, file } = await folderWith((store) => isEncrypted && store.encryption.encrypt('1'))
  for (const kind of ['end', 'fail-once', 'fail-on'] as const) {
    const ends = await strikeEverywhere(template, {
      kind,
      work: (store) => add(store, file),
      check: async (folder, error) => {
        if (kind !== 'end' && error)
          expect(error.what.en).toMatch(/was not saved|cannot be read|Nothing was changed|It is written/)
        const store = unlocked(folder)
        const count = pieces(store).length
        expect(await states(store)).toEqual(Array.from({ length: count }, () => 'same'))
        expect(count).toBeLessThanOrEqual(3)
        // A failure leaves nothing; after an end at most what the next one takes away.
        const left = copiesOf(store).findUnlisted(store.read('1').session)
        if (kind === 'fail-once') expect(left.filter((path) => !path.endsWith('.tmp'))).toEqual([])
        await add(store, file)
        expect(copiesOf(store).findUnlisted(store.read('1').session)).toEqual([])
        expect(inCase(folder)).toHaveLength(count + 1)
        expect(isEncrypted ? readable(folder) : []).toEqual([])
      },
    })
    expect(ends).toBeGreaterThan(10)
  }
})

test('removing: the entry goes first, and a copy that stayed goes with the next that is added', async () => {
  const { folder: template, file } = await folderWith()
  const remove = (store: DiskStore, piece: Evidence) => {
    store.update('1', (session) => withEvidenceRemoved(session, { number: piece.number, at }))
    copiesOf(store).remove('1', piece)
  }
  const ends = await strikeEverywhere(template, {
    work: (store) => pieces(store)[0] && remove(store, pieces(store)[0] as Evidence),
    check: async (folder) => {
      const store = unlocked(folder)
      expect((await states(store)).every((state) => state === 'same')).toBe(true)
      await add(store, file)
      expect(inCase(folder)).toHaveLength(pieces(store).length)
    },
  })
  expect(ends).toBeGreaterThan(5)
})

test.each(['encrypt', 'decrypt'] as const)(
  '%s: every copy in one form or both, and doing it again finishes it',
  async (way) => {
    const { folder: template } = await folderWith((store) => way === 'decrypt' && store.encryption.encrypt('1'))
    for (const kind of ['end', 'fail-on'] as const) {
      const ends = await strikeEverywhere(template, {
        kind,
        work: (store) => store.encryption[way]('1'),
        check: async (folder) => {
          const store = unlocked(folder)
          expect(await states(store)).toEqual(['same', 'same'])
          const { encrypted, exposed } = store.summary('1')
          if (encrypted && readable(folder).length > 0) expect(exposed).toBe(true)
          if (way === 'encrypt') store.encryption.encrypt('1')
          else if (store.summary('1').encrypted) store.encryption.decrypt('1')
          expect(await states(store)).toEqual(['same', 'same'])
          const forms = inCase(folder)
            .filter((name) => !name.endsWith('.tmp'))
            .map((name) => name.endsWith('.age'))
          expect([...new Set(forms)]).toContain(way === 'encrypt')
          if (way === 'encrypt') expect(readable(folder)).toEqual([])
        },
      })
      expect(ends).toBeGreaterThan(20)
    }
  },
)

test('another passphrase: every copy opens, before and after', async () => {
  const { folder: template } = await folderWith((store) => store.encryption.encrypt('1'))
  const changed = '另外 四个 不相干 的 词'
  const ends = await strikeEverywhere(template, {
    work: (store) => store.encryption.changePassphrase(changed),
    check: async (folder) => {
      const store = open(folder)
      try {
        store.encryption.unlock(changed)
      } catch {
        store.encryption.unlock(passphrase)
      }
      expect(await states(store)).toEqual(['same', 'same'])
      expect(readable(folder)).toEqual([])
    },
  })
  expect(ends).toBeGreaterThan(20)
})

test('deleting in pieces can be repeated until all is gone', async () => {
  const { folder: template } = await folderWith()
  const ends = await strikeEverywhere(template, {
    work: (store) => store.delete('1'),
    check: async (folder) => {
      const store = unlocked(folder)
      if (store.list().length > 0) store.delete('1')
      expect(fs.existsSync(join(folder, 'sessions')) ? fs.readdirSync(join(folder, 'sessions')) : []).toEqual([])
    },
  })
  expect(ends).toBeGreaterThan(5)
})

test('what only another computer, or a damaged session file, knows of stays', async () => {
  const { folder, file } = await folderWith()
  const main = join(folder, 'sessions/1.json')
  fs.writeFileSync(main, fs.readFileSync(main).subarray(0, 100))
  const store = unlocked(folder)
  expect(pieces(store)).toHaveLength(1)
  await add(store, file)
  expect(pieces(store)).toHaveLength(2)
  expect([inCase(folder).length, copiesOf(store).findUnlisted(store.read('1').session).length]).toEqual([3, 1])
  expect(await states(store)).toEqual(['same', 'same'])
})

test('a readable file that somebody put beside an encrypted copy takes nothing away', async () => {
  const { folder } = await folderWith((store) => store.encryption.encrypt('1'))
  const store = unlocked(folder)
  const [name = ''] = inCase(folder)
  fs.writeFileSync(join(folder, 'sessions/1.evidence', name.replace('.age', '')), 'something else')
  expect(store.summary('1').exposed).toBe(true)
  store.encryption.encrypt('1')
  expect(await states(store)).toEqual(['same', 'same'])
  expect([store.summary('1').exposed, inCase(folder).length]).toEqual([false, 3])
})

test('of an encrypted session the names of its copies tell nothing of what they hold', async () => {
  const { folder, file } = await folderWith((store) => store.encryption.encrypt('1'))
  await add(unlocked(folder), file)
  const sums = pieces(unlocked(folder)).map((piece) => piece.file?.sha256 ?? '')
  expect(sums).toHaveLength(3)
  const names = fs.readdirSync(folder, { recursive: true, encoding: 'utf8' }).join('\n')
  for (const sum of sums)
    for (let from = 0; from <= 56; from += 1) expect(names).not.toContain(sum.slice(from, from + 8))
  // Nor is the same content seen twice.
  const other = await folderWith((store) => store.encryption.encrypt('1'))
  const tags = [...inCase(folder), ...inCase(other.folder)].map((name) => name.split('-')[1])
  expect(new Set(tags).size).toBe(5)
})

test.each(['encrypt', 'decrypt'] as const)('%s: of two under one name the one of the entry keeps it', async (way) => {
  const { folder } = await folderWith((store) => way === 'decrypt' && store.encryption.encrypt('1'))
  const store = unlocked(folder)
  const [first = '', second = ''] = inCase(folder)
  const inFolder = (name: string) => join(folder, 'sessions/1.evidence', name)
  if (way === 'encrypt') {
    // The first one stands encrypted as something else.
    fs.writeFileSync(inFolder(`${first}.age`), 'damaged')
  } else {
    fs.writeFileSync(inFolder(first.replace('.age', '')), 'something else')
    fs.writeFileSync(inFolder(second.replace('.age', '')), '')
  }
  store.encryption[way]('1')
  expect(await states(store)).toEqual(['same', 'same'])
  expect(inCase(folder).filter((name) => name.includes('.other-'))).toHaveLength(way === 'encrypt' ? 1 : 2)
})

test('a file that changes while it is read is not taken in', async () => {
  const { folder, file } = await folderWith()
  const store = unlocked(folder)
  for (const change of [
    () => fs.appendFileSync(file, 'more'),
    () => fs.truncateSync(file, 10),
    () => fs.writeFileSync(file, `${marker} 四 ${'x'.repeat(300_000)}`),
  ]) {
    fs.writeFileSync(file, 'x'.repeat(20_000_000))
    const adding = add(store, file)
    setImmediate(change)
    await expect(adding).rejects.toThrow('changed while it was read')
  }
  expect([pieces(store).length, inCase(folder).length]).toEqual([2, 2])
})
