// Every mixture of readable and encrypted files, of both generations and both key files: the right thing is opened,
// nothing that could be opened is lost, and nothing readable is ever written.
import * as fs from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test, vi } from 'vitest'
import { formatSessionText } from '../../../src/core/session/format.ts'
import type { Session } from '../../../src/core/session/schema.ts'
import { newSession, withEvent } from '../../../src/core/session/session.ts'
import { UserError } from '../../../src/errors.ts'
import { sha256 } from '../../../src/io/files/sha256.ts'
import { type Age, AgeError } from '../../../src/io/sessions/age.ts'
import { type DiskStore, openDiskStore } from '../../support/disk-store.ts'
import { temporaryFolder } from '../child/bundle.ts'

// What survives a power cut is measured elsewhere; here it would be most of the time.
vi.mock('node:fs', async (load) => ({ ...(await load<typeof import('node:fs')>()), fsyncSync: () => {} }))

const at = '2026-11-22T06:00:00.000Z'
const passphrase = '四个 不相干 的 词'

/** Encrypts like age for whoever only looks at what opens with which key: quickly, so that every mixture can be tried. */
function fakeAge(): Age {
  let made = 0
  const hide = (bytes: Uint8Array) => Buffer.from(bytes.map((byte) => byte ^ 0x5a))
  const lock = (key: string, bytes: Uint8Array) => Buffer.concat([Buffer.from(`age ${sha256(key)}\n`), hide(bytes)])
  return {
    makeIdentity: () => {
      made += 1
      return Buffer.from(`AGE-SECRET-KEY-1${made}\n`)
    },
    encrypt: (bytes, to) =>
      lock('passphrase' in to ? to.passphrase : 'identity' in to ? to.identity : to.recipient, bytes),
    decrypt: (bytes, key) => {
      const text = Buffer.from(bytes)
      const end = text.indexOf('\n')
      if (!text.subarray(0, 4).equals(Buffer.from('age ')) || end < 0) throw new AgeError('damaged')
      const wanted = text.subarray(4, end).toString()
      const keys = 'identities' in key ? key.identities : [key.passphrase]
      if (!keys.some((one) => sha256(one) === wanted)) throw new AgeError('wrong-key')
      return hide(text.subarray(end + 1))
    },
    workOnFile: () => {
      throw new Error('there is no evidence here')
    },
  }
}

const marker = 'known-to-one-person'
const note = (text: string) => (session: Session) =>
  withEvent(session, { type: 'noted', at, step: 'a', note: `${marker} ${text}` })
const grow = (texts: readonly string[]) =>
  texts.reduce((session, text) => note(text)(session), newSession({ id: '1', name: marker, at }))
const notesOf = ({ events }: Session) =>
  events.flatMap((event) => ('note' in event && event.note ? [event.note.slice(marker.length + 1)] : []))

/** What one file may hold: notes; the revision of the planted ones is as high as it can be. */
const contents = {
  short: { notes: ['一'], revision: 2 },
  long: { notes: ['一', '二'], revision: 3 },
  longer: { notes: ['一', '二', '三'], revision: 4 },
  planted: { notes: ['一', '别的'], revision: 999 },
} as const
type Content = keyof typeof contents
type Readable = Content | 'damaged' | 'newer' | 'none'
type Encrypted = 'short' | 'long' | 'damaged' | 'other-key' | 'none'

const age = fakeAge()
const ownIdentity = 'AGE-SECRET-KEY-1OWN'
const otherIdentity = 'AGE-SECRET-KEY-1OTHER'
const textOf = (content: Content) =>
  formatSessionText({ ...grow(contents[content].notes), revision: contents[content].revision }, sha256)

function readableBytes(what: Readable): Buffer | undefined {
  if (what === 'none') return undefined
  if (what === 'damaged') return Buffer.from(`{"${marker}`)
  if (what === 'newer') return Buffer.from(JSON.stringify({ format: 99, name: marker }))
  return Buffer.from(textOf(what))
}

function encryptedBytes(what: Encrypted): Buffer | undefined {
  if (what === 'none') return undefined
  if (what === 'damaged') return Buffer.from('cut off')
  if (what === 'other-key') return age.encrypt(Buffer.from(textOf('long')), { identity: otherIdentity })
  return age.encrypt(Buffer.from(textOf(what)), { identity: ownIdentity })
}

interface Mixture {
  plain: [main: Readable, backup: Readable]
  encrypted: [main: Encrypted, backup: Encrypted]
}

function folderWith({ plain, encrypted }: Mixture): string {
  const folder = join(temporaryFolder(), 'data')
  fs.mkdirSync(join(folder, 'sessions'), { recursive: true, mode: 0o700 })
  const put = (name: string, bytes: Buffer | undefined) => {
    if (bytes) fs.writeFileSync(join(folder, name), bytes, { mode: 0o600 })
  }
  const key = age.encrypt(Buffer.from(`${ownIdentity}\n`), { passphrase, workFactor: 1 })
  put('key.age', key)
  put('key.age.bak', key)
  put('sessions/1.json', readableBytes(plain[0]))
  put('sessions/1.json.bak', readableBytes(plain[1]))
  put('sessions/1.json.age', encryptedBytes(encrypted[0]))
  put('sessions/1.json.age.bak', encryptedBytes(encrypted[1]))
  return folder
}

function open(folder: string): DiskStore {
  const store = openDiskStore({ dataFolder: folder, lockWaitMs: 0, age, workFactor: 1 })
  store.encryption.unlock(passphrase)
  return store
}

/** Every file but the key, by name. */
function snapshot(folder: string): Map<string, Buffer> {
  const sessions = join(folder, 'sessions')
  return new Map(fs.readdirSync(sessions).map((name) => [name, fs.readFileSync(join(sessions, name))]))
}

/** What opens in each form: the main file, or the generation before; a main file replaces that when it is saved. */
function openingIn(folder: string): string[][] {
  return ['1.json', '1.json.age'].flatMap((main) => everythingIn(folder, [main, `${main}.bak`]).slice(0, 1))
}

/** Notes of every file that can be opened here, whatever its name. */
function everythingIn(folder: string, names?: readonly string[]): string[][] {
  const files = snapshot(folder)
  return (names ?? [...files.keys()]).flatMap((name) => {
    try {
      const bytes = files.get(name) ?? Buffer.alloc(0)
      const text = name.includes('.age') ? age.decrypt(bytes, { identities: [ownIdentity] }) : bytes
      return [notesOf(JSON.parse(text.toString()))]
    } catch {
      return []
    }
  })
}

const isBeginningOf = (one: readonly string[], other: readonly string[]) =>
  one.every((text, index) => other[index] === text)

/** What the rules say is opened: notes and the form; undefined when it is not to be opened. */
function expected({ plain, encrypted }: Mixture): { notes: readonly string[]; isEncrypted: boolean } | undefined {
  const isContent = (what: string): what is Content => what in contents
  const readable = plain.find(isContent)
  const own = encrypted.find((what): what is 'short' | 'long' => isContent(what))
  // What a newer program saved is not passed over for an older generation.
  const isNewer = plain[0] === 'newer' || (!isContent(plain[0]) && plain[1] === 'newer')
  if (encrypted.every((what) => what === 'none')) {
    return readable && !isNewer ? { notes: contents[readable].notes, isEncrypted: false } : undefined
  }
  if (!own) return undefined
  const { notes } = contents[own]
  const accepted = readable && !isNewer && isBeginningOf(notes, contents[readable].notes)
  return { notes: accepted ? contents[readable].notes : notes, isEncrypted: true }
}

const readables: Readable[] = ['none', 'short', 'long', 'longer', 'planted', 'damaged', 'newer']
const encrypteds: Encrypted[] = ['none', 'short', 'long', 'damaged', 'other-key']
// Beside a main file that opens, what the generation before holds is not looked at: one of each kind is enough.
const plains = readables.flatMap((main) =>
  (main in contents ? (['none', 'planted'] as const) : readables).map((backup): Mixture['plain'] => [main, backup]),
)
const sealed = encrypteds.flatMap((main) =>
  (main in contents ? (['none', 'other-key'] as const) : encrypteds).map((backup): Mixture['encrypted'] => [
    main,
    backup,
  ]),
)
const mixtures: Mixture[] = sealed.flatMap((encrypted) => plains.map((plain) => ({ plain, encrypted })))

function attempt<Result>(work: () => Result): Result | UserError {
  try {
    return work()
  } catch (error) {
    if (error instanceof UserError) return error
    throw error
  }
}

const acts = {
  save: (store: DiskStore) => store.update('1', note('新的')),
  encrypt: (store: DiskStore) => store.encryption.encrypt('1'),
  decrypt: (store: DiskStore) => store.encryption.decrypt('1'),
}

describe.each(Object.keys(acts) as (keyof typeof acts)[])('%s, with every mixture of files', (act) => {
  test('opens the right one, loses nothing, and makes nothing readable', () => {
    for (const mixture of mixtures) {
      const where = JSON.stringify(mixture)
      const folder = folderWith(mixture)
      const [before, contentBefore] = [snapshot(folder), openingIn(folder)]
      const want = expected(mixture)
      const store = open(folder)

      const read = attempt(() => store.read('1'))
      if (want) {
        if (read instanceof UserError) throw new Error(`${where}: ${read.what.en}`)
        expect([where, notesOf(read.session)]).toEqual([where, want.notes])
        const isReadableBeside = want.isEncrypted && mixture.plain.some((what) => what !== 'none')
        if (isReadableBeside) expect([where, read.notice?.zh, read.notice?.en]).not.toContain(undefined)
      } else if (!(read instanceof UserError)) throw new Error(`${where}: it was opened`)
      // Looking changes nothing.
      expect([where, snapshot(folder)]).toEqual([where, before])

      const done = attempt(() => acts[act](store))
      expect([where, done instanceof UserError]).toEqual([where, want === undefined])
      const after = snapshot(folder)
      if (!want) {
        expect([where, after]).toEqual([where, before])
        continue
      }
      const kept = everythingIn(folder)
      for (const content of contentBefore)
        expect([where, content, kept.some((one) => isBeginningOf(content, one))]).toEqual([where, content, true])
      const again = attempt(() => open(folder).read('1'))
      if (again instanceof UserError) throw new Error(`${where}: ${again.what.en}`)
      expect([where, notesOf(again.session)]).toEqual([where, [...want.notes, ...(act === 'save' ? ['新的'] : [])]])
      const isWritten = act === 'save' || want.isEncrypted !== (act === 'encrypt')
      if (isWritten) expect([where, again.notice]).toEqual([where, undefined])

      const isEncrypted = act === 'encrypt' || (act === 'save' && want.isEncrypted)
      const readable = [...after].filter(([, bytes]) => bytes.includes(marker)).map(([name]) => name)
      if (isEncrypted) expect([where, readable]).toEqual([where, []])
      const left = isEncrypted ? ['1.json', '1.json.bak'] : ['1.json.age', '1.json.age.bak']
      expect([where, left.filter((name) => after.has(name))]).toEqual([where, []])
    }
  })
})
