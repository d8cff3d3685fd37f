// `report --zip` with real files: the package read back by a zip reader of others and by the tools of the system.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import * as fs from 'node:fs'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { Decrypter, generateX25519Identity, identityToRecipient } from 'age-encryption'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { openPromise, validateFileName } from 'yauzl'
import { addEvidence } from '../../src/commands/evidence/add.ts'
import { addLoss } from '../../src/commands/loss/add.ts'
import { report } from '../../src/commands/report.ts'
import { type Audience, audiences } from '../../src/core/papers/audiences.ts'
import { packageName } from '../../src/core/papers/package-names.ts'
import { newSession, withEvent } from '../../src/core/session/session.ts'
import { openNamedFiles } from '../../src/io/files/named-files.ts'
import { openSealing } from '../../src/io/sessions/sealing.ts'
import { temporaryFolder } from '../io/child/bundle.ts'
import { ageForTests } from '../support/age.ts'
import { content } from '../support/content.ts'
import { openDiskStore } from '../support/disk-store.ts'
import { hostile } from '../support/hostile-strings.ts'
import { type Key, type MemoryPorts, memoryPorts } from '../support/memory-ports.ts'

const at = '2026-11-22T02:00:00.000Z'
const age = await ageForTests()
let folder = ''
let ports: MemoryPorts
const here = (...names: string[]) => join(folder, ...names)
const start = (keys?: Key[]) => {
  ports = memoryPorts({ content, ...(keys ? { keys } : {}) })
  ports.sessions = openDiskStore({ dataFolder: here('data'), lockWaitMs: 0, age })
  ports.files = openNamedFiles({ dataFolder: here('data'), sealing: async () => openSealing(age) })
}
beforeEach(() => {
  folder = temporaryFolder()
  start()
  ports.sessions.create((id) => ({ ...newSession({ id, name: 'x', at }), playbooks: ['transferred-minutes-ago'] }))
})

const add = (name: string, kind: string, text: string | Buffer = name) => {
  fs.writeFileSync(here(name), text)
  return addEvidence(ports, { file: here(name), kind, inPlace: false, notSexual: true, force: false, json: false })
}
const pack = (audience: Audience, options: { force?: boolean; json?: boolean; zip?: string } = {}) =>
  report(ports, { for: audience, zip: here('a.zip'), force: false, json: false, ...options })
const damage = (number: number) => {
  const copies = here('data/sessions/1.evidence')
  const name = fs.readdirSync(copies).find((one) => one.startsWith(`${number}-`))
  fs.writeFileSync(join(copies, name ?? ''), 'changed')
}

async function readBack(path = here('a.zip')): Promise<Map<string, Buffer>> {
  const zip = await openPromise(path)
  const found = new Map<string, Buffer>()
  for await (const entry of zip.eachEntry())
    found.set(entry.fileName, await buffer(await zip.openReadStreamPromise(entry)))
  return found
}

it('holds the report and the evidence, with check values for every other entry', async () => {
  await add('转账 1.png', 'transfers', 'one')
  await add('empty.txt', 'chats', '')
  await pack('police')
  const found = await readBack()
  expect([...found.keys()]).toEqual([
    'report.docx',
    'report.txt',
    'evidence/1-转账 1.png',
    'evidence/2-empty.txt',
    'SHA256SUMS',
  ])
  expect(String(found.get('evidence/1-转账 1.png'))).toBe('one')
  const sums = String(found.get('SHA256SUMS')).trimEnd().split('\n')
  const wanted = [...found].slice(0, -1).map(([name, bytes]) => {
    return `${createHash('sha256').update(bytes).digest('hex')}  ${name}`
  })
  expect(sums).toEqual(wanted)
  expect(fs.statSync(here('a.zip')).mode & 0o777).toBe(0o600)
  expect(ports.said.join('\n')).toContain('nothing inside the files is masked')
})

const hasTools = ['unzip', 'sha256sum'].every((tool) => spawnSync('which', [tool]).status === 0)

it.runIf(hasTools)('is accepted by unzip and sha256sum', async () => {
  await add('large.bin', 'transfers', Buffer.alloc(5_000_000, 7))
  await add('转账.png', 'chats')
  await pack('lawyer')
  expect(spawnSync('unzip', ['-tqq', here('a.zip')]).status).toBe(0)
  spawnSync('unzip', ['-q', here('a.zip'), '-d', here('out')], { env: { ...process.env, LC_ALL: 'C.UTF-8' } })
  const checked = spawnSync('sha256sum', ['-c', '--strict', 'SHA256SUMS'], { cwd: here('out'), encoding: 'utf8' })
  expect([checked.status, checked.stdout.match(/OK/g)?.length]).toEqual([0, 4])
})

describe('what a reader does not see', () => {
  it.each(audiences)('is in no entry and no name: %s', async (audience) => {
    await add('NAME-Zhou.png', 'transfers', 'voucher')
    await add('NAME-Wu.png', 'chats', 'CHAT')
    await add('NAME-Li.html', 'web-posts', 'POST')
    await pack(audience)
    const names = [...(await readBack()).keys()].filter((name) => name.startsWith('evidence/'))
    const all = ['evidence/1-NAME-Zhou.png', 'evidence/2-NAME-Wu.png', 'evidence/3-NAME-Li.html']
    const wanted: Record<Audience, string[]> = {
      police: all,
      platform: ['evidence/3-file.html'],
      bank: ['evidence/1-file.png'],
      lawyer: all,
      family: [],
      self: all,
    }
    expect(names).toEqual(wanted[audience])
  })
})

describe('evidence that is not as it was', () => {
  it('is left out, named before and in the package by its number, and the run fails after the rest is written', async () => {
    await add('NAME-Zhou.png', 'transfers', 'one')
    await add('b.png', 'transfers', 'two')
    damage(1)
    await expect(pack('bank')).rejects.toThrow('The package is written, without evidence 1.')
    const found = await readBack()
    expect([...found.keys()]).toEqual([
      'report.docx',
      'report.txt',
      'NOT-INCLUDED.txt',
      'evidence/2-file.png',
      'SHA256SUMS',
    ])
    expect(String(found.get('NOT-INCLUDED.txt'))).toMatch(/- 1\n/)
    expect(String(found.get('NOT-INCLUDED.txt'))).not.toContain('Zhou')
    expect(ports.said.join('\n')).toContain('NAME-Zhou.png')
  })

  it('when it changes while the package is written: there is no package', async () => {
    await add('a.png', 'transfers', 'one')
    const { evidence } = ports.sessions
    if (!evidence) throw new Error('a store on disk keeps evidence')
    const check = vi.fn<typeof evidence.check>(async () => 'same')
    ports.sessions = { ...ports.sessions, evidence: { ...evidence, check } }
    damage(1)
    await expect(pack('police')).rejects.toThrow('changed just now')
    expect(fs.readdirSync(folder).filter((name) => name.includes('zip'))).toEqual([])
  })
})

it('opens what is encrypted, and leaves nothing readable besides the package', async () => {
  await add('a.png', 'transfers', 'one')
  const { encryption } = ports.sessions
  encryption?.setPassphrase('correct horse battery')
  encryption?.encrypt('1')
  await pack('police')
  expect(String((await readBack()).get('evidence/1-a.png'))).toBe('one')
  expect(fs.readdirSync(folder).sort()).toEqual(['a.png', 'a.zip', 'data'])
  expect(fs.readdirSync(here('data/sessions/1.evidence'))).toEqual([expect.stringMatching(/\.age$/)])
})

it('has no entry that leads elsewhere, whatever a piece is called', () => {
  const names = [
    '../../x.sh',
    'C:\\x',
    '/etc/passwd',
    'a/../b',
    'CON',
    'nul.txt',
    '...',
    'x'.repeat(400),
    '信'.repeat(300),
  ]
  for (const [index, name] of [...names, ...Object.values(hostile)].entries()) {
    const entry = packageName({ number: index + 1, name }, name)
    expect(validateFileName(entry)).toBeNull()
    expect(entry).toMatch(/^evidence\/\d+-[^/\\:\p{Cc}\p{Bidi_Control}]+$/u)
    expect(Buffer.byteLength(entry)).toBeLessThan(220)
  }
})

describe('the place it is written to', () => {
  it('is not replaced without --force', async () => {
    fs.writeFileSync(here('a.zip'), 'mine')
    await expect(pack('police')).rejects.toThrow('exists already')
    expect(fs.readFileSync(here('a.zip'), 'utf8')).toBe('mine')
    await pack('police', { force: true })
    expect((await readBack()).has('report.docx')).toBe(true)
  })

  it('is never behind a link', async () => {
    fs.writeFileSync(here('target'), 'mine')
    fs.symlinkSync(here('target'), here('a.zip'))
    await expect(pack('police')).rejects.toThrow('exists already')
    await pack('police', { force: true })
    expect(fs.readFileSync(here('target'), 'utf8')).toBe('mine')
    expect(fs.lstatSync(here('a.zip')).isFile()).toBe(true)
  })

  it('stays empty when the person says no', async () => {
    start([false])
    await pack('police')
    expect(fs.existsSync(here('a.zip'))).toBe(false)
  })

  it.runIf(fs.existsSync('/dev/full'))('cannot be a device', async () => {
    await expect(pack('police', { zip: '/dev/full', force: true })).rejects.toThrow('was not written')
  })
})

it('refuses to be mixed with other files', async () => {
  const options = { for: 'police' as const, zip: here('a.zip'), force: false, json: false }
  await expect(report(ports, { ...options, out: 'b.md' })).rejects.toThrow('does not go with')
  await expect(report(ports, { ...options, zip: '-' })).rejects.toThrow('goes to a file')
})

it('tells scripts what is in it', async () => {
  await add('a.png', 'transfers', 'one')
  await addLoss(ports, { amount: '300', what: 'x', on: '2026-11-20', json: true } as Parameters<typeof addLoss>[1])
  ports.printed.length = 0
  await pack('bank', { json: true })
  expect(JSON.parse(ports.printed.join(''))).toMatchObject({
    schema: 1,
    report: 'bank',
    path: here('a.zip'),
    format: 'zip',
    files: ['report.docx', 'report.txt', 'evidence/1-file.png', 'SHA256SUMS'],
    evidence_missing: [],
  })
})

describe('letters', () => {
  const names = async (audience: Audience) => {
    await pack(audience, { force: true })
    return [...(await readBack()).keys()].filter((name) => name.startsWith('letters/'))
  }

  beforeEach(() => {
    start()
    ports.sessions.create((id) => ({ ...newSession({ id, name: 'y', at }), playbooks: ['money-sent-to-fraudster'] }))
  })

  it('are those of use that are addressed to the reader, filled from the case', async () => {
    expect((await names('police')).join()).toMatch(/letters\/\d-police-report\.docx/)
    expect((await names('bank')).join()).not.toContain('police')
    expect(await names('family')).toEqual([])
    expect(await names('lawyer')).toEqual([])
    expect(ports.said.join('\n')).toContain('There are no letters in it')
  })

  it('that were sent go to whoever helps the person', async () => {
    ports.sessions.update('2', (session) =>
      withEvent(session, {
        type: 'recorded',
        at,
        step: 'report-fraud-at-station',
        outcome: 'accepted',
        letter: 'police-report',
      }),
    )
    expect(await names('lawyer')).toEqual(['letters/1-police-report.docx'])
    expect(ports.said.join('\n')).toContain('(recorded as sent)')
  })
})

describe('encrypted', () => {
  const opened = async (decrypter: Decrypter) => {
    fs.writeFileSync(here('b.zip'), await decrypter.decrypt(fs.readFileSync(here('a.zip.age'))))
    return readBack(here('b.zip'))
  }
  const seal = (options: { encrypt?: boolean; encryptTo?: string; zip?: string }) =>
    report(ports, { for: 'lawyer', zip: here('a.zip.age'), force: false, json: false, ...options })

  it('to somebody’s key, only that opens it, and no readable file was left', async () => {
    await add('a.png', 'transfers', 'one')
    const identity = await generateX25519Identity()
    await seal({ encryptTo: await identityToRecipient(identity) })
    expect(fs.readdirSync(folder).sort()).toEqual(['a.png', 'a.zip.age', 'data'])
    const mine = new Decrypter()
    mine.addIdentity(identity)
    expect(String((await opened(mine)).get('evidence/1-a.png'))).toBe('one')
    const other = new Decrypter()
    other.addIdentity(await generateX25519Identity())
    await expect(opened(other)).rejects.toThrow()
  })

  it('with a passphrase that is asked', async () => {
    start(['long enough', 'long enough', true])
    await seal({ encrypt: true })
    const decrypter = new Decrypter()
    decrypter.addPassphrase('long enough')
    expect((await opened(decrypter)).has('report.docx')).toBe(true)
  })

  it.each([
    [{ encryptTo: 'age1nonsense' }, 'is no public key'],
    [{ encryptTo: 'AGE-SECRET-KEY-1X' }, 'is no public key'],
    [{ encrypt: true, encryptTo: 'age1x' }, 'exclude each other'],
    [{ encrypt: true, zip: 'a.zip' }, 'no zip any more'],
    [{}, 'not said how to encrypt'],
    [{ encrypt: true }, 'only be typed at a terminal'],
  ])('%j is refused: %s', async (options, said) => {
    await expect(seal(options)).rejects.toThrow(said)
    expect(fs.readdirSync(folder)).toEqual(['data'])
  })
})
