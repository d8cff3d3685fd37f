// The commands about evidence, with real files and a store on disk.
import * as fs from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { type AddOptions, addEvidence } from '../../src/commands/evidence/add.ts'
import { exportEvidence } from '../../src/commands/evidence/export.ts'
import { listPieces } from '../../src/commands/evidence/list.ts'
import { removeEvidence } from '../../src/commands/evidence/remove.ts'
import { verifyEvidence } from '../../src/commands/evidence/verify.ts'
import { addLoss } from '../../src/commands/loss/add.ts'
import { listAllLosses } from '../../src/commands/loss/list.ts'
import { redo } from '../../src/commands/redo.ts'
import { deleteSession } from '../../src/commands/session/delete.ts'
import { exportSession } from '../../src/commands/session/export.ts'
import { listSessions } from '../../src/commands/session/list.ts'
import { undo } from '../../src/commands/undo.ts'
import { listEvidence, withEvidenceAdded } from '../../src/core/session/evidence.ts'
import { newSession } from '../../src/core/session/session.ts'
import { UserError } from '../../src/errors.ts'
import { openNamedFiles } from '../../src/io/files/named-files.ts'
import { openPrivateSessions } from '../../src/io/sessions/private.ts'
import { temporaryFolder } from '../io/child/bundle.ts'
import { content } from '../support/content.ts'
import { openDiskStore } from '../support/disk-store.ts'
import { type MemoryOptions, type MemoryPorts, memoryPorts } from '../support/memory-ports.ts'

const at = '2026-11-22T02:00:00.000Z'
let folder = ''
beforeEach(() => {
  folder = temporaryFolder()
})
const here = (...names: string[]) => join(folder, ...names)

/** Ports over a store on disk with one session of these playbooks. */
function openPorts(options: MemoryOptions & { playbooks?: string[] } = {}): MemoryPorts {
  const { playbooks = ['lender'], ...rest } = options
  const ports = memoryPorts(rest)
  const dataFolder = here('data')
  ports.sessions = openDiskStore({ dataFolder, lockWaitMs: 0 })
  ports.files = openNamedFiles({ dataFolder })
  if (!fs.existsSync(dataFolder)) ports.sessions.create((id) => ({ ...newSession({ id, name: 'x', at }), playbooks }))
  return ports
}

const write = (name: string, text: string | Buffer = name) => {
  fs.writeFileSync(here(name), text)
  return here(name)
}
const add = (ports: MemoryPorts, options: Partial<AddOptions>) =>
  addEvidence(ports, { inPlace: false, notSexual: false, force: false, json: false, ...options })
const plain = { json: false }
const pieces = (ports: MemoryPorts) => listEvidence(ports.sessions.read('1').session)
const copies = () =>
  fs.existsSync(here('data/sessions/1.evidence')) ? fs.readdirSync(here('data/sessions/1.evidence')) : []
const last = (ports: MemoryPorts) => ports.printed.at(-1)?.replaceAll(/\s+/g, ' ')

async function refused(work: Promise<void>): Promise<UserError> {
  const error = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  )
  if (!(error instanceof UserError)) throw error ?? new Error('it was not refused')
  return error
}

describe('adding', () => {
  it('copies a file for its owner only, and records what it is', async () => {
    const ports = openPorts()
    await add(ports, { file: write('a.txt', 'hello\n'), step: 'capture', kind: 'chats', from: ' Li ', on: '11-20' })
    expect(pieces(ports)).toMatchObject([
      { number: 1, name: 'a.txt', for: 'capture', kind: 'chats', from: 'Li', on: '2026-11-20', file: { size: 6 } },
    ])
    expect(pieces(ports)[0]?.file).not.toHaveProperty('path')
    const [copy = ''] = copies()
    const path = here('data/sessions/1.evidence', copy)
    expect([fs.readFileSync(path, 'utf8'), fs.statSync(path).mode & 0o777]).toEqual(['hello\n', 0o600])
    expect(fs.statSync(here('data/sessions/1.evidence')).mode & 0o777).toBe(0o700)
    expect(last(ports)).toContain('5891b5b522d5df086d0ff0b110fbd9d21bb4fc7163af34d08286a2e846f6be03')
  })

  it('in place only notes where it is, also for a link, which is said', async () => {
    const ports = openPorts()
    fs.symlinkSync(write('a.txt'), here('link'))
    await add(ports, { file: here('link'), inPlace: true })
    expect([copies(), pieces(ports)[0]?.name, pieces(ports)[0]?.file?.path]).toEqual([[], 'link', here('a.txt')])
    expect(last(ports)).toContain('This is a link')
  })

  it('takes a note of what is elsewhere', async () => {
    const ports = openPorts()
    await add(ports, { ref: 'slip in the drawer' })
    expect(pieces(ports)).toMatchObject([{ name: 'slip in the drawer' }])
    await verifyEvidence(ports, plain)
    expect(last(ports)).toContain('no file, so nothing to check')
  })

  it.each([
    ['neither', {}, 2],
    ['both', { file: 'a', ref: 'b' }, 2],
    ['an empty note', { ref: '  ' }, 1],
    ['a long note', { ref: 'x'.repeat(201) }, 1],
    ['a card number in a note', { ref: 'card 6222021234567890128' }, 1],
    ['an ID number in the origin', { ref: 'x', from: '身份证110101199003070011' }, 1],
    ['a kind that there is not', { ref: 'x', kind: 'chat' }, 1],
    ['a step that there is not', { ref: 'x', step: 'nonsense' }, 1],
    ['a day to come', { ref: 'x', on: '2027-01-01' }, 1],
    ['no day', { ref: 'x', on: '02-30' }, 1],
    ['no file', { file: '/nowhere/at/all' }, 1],
    ['a folder', { file: '/' }, 1],
    ['a device', { file: '/dev/null' }, 1],
    ['a name with a line break', { file: 'a\nb' }, 2],
    ['an empty name', { file: '' }, 2],
  ] as const)('refuses %s with nothing changed', async (_what, options, exitCode) => {
    const ports = openPorts()
    const error = await refused(add(ports, options))
    expect([error.exitCode, error.next?.en, error.next?.zh]).toEqual([exitCode, expect.any(String), expect.any(String)])
    expect([pieces(ports), copies()]).toEqual([[], []])
  })

  it('does not wait for a pipe', async () => {
    const { execFileSync } = await import('node:child_process')
    execFileSync('mkfifo', [here('pipe')])
    expect((await refused(add(openPorts(), { file: here('pipe') }))).what.en).toContain('not a regular file')
  })

  it('keeps a number in the name of a file masked, and of a path where it stays refuses it', async () => {
    const ports = openPorts()
    const path = write('身份证110101199003070011.txt')
    expect((await refused(add(ports, { file: path, inPlace: true }))).what.en).toContain('The path holds')
    await add(ports, { file: path })
    expect(JSON.stringify(pieces(ports))).not.toContain('199003070011')
    expect(last(ports)).toContain('holds a number that is not kept')
  })

  it('takes names of every kind', async () => {
    const ports = openPorts()
    for (const name of ['🙂.txt', 'gnp.\u202etxt', `${'很'.repeat(80)}.txt`, `${'x'.repeat(250)}.txt`, ' '])
      await add(ports, { file: write(name) })
    expect(pieces(ports).map(({ name }) => name.length <= 200)).toEqual([true, true, true, true, true])
    await verifyEvidence(ports, plain)
    await exportEvidence(ports, { dir: here('out'), force: false, json: false })
    expect(fs.readdirSync(here('out'))).toHaveLength(7)
  })

  it.skipIf(process.platform !== 'linux').each([
    ['of the file', Buffer.from('c1c4ccec2e706e67', 'hex'), ''],
    ['of its folder', Buffer.from('c1c4ccec', 'hex'), '/a.png'],
  ])('says of a name %s that is not in UTF-8 how to go on', async (_where, bytes, rest) => {
    const path = Buffer.concat([Buffer.from(`${folder}/`), bytes])
    if (rest) fs.mkdirSync(path)
    fs.writeFileSync(Buffer.concat([path, Buffer.from(rest)]), 'x')
    // So a command line reaches the program.
    const error = await refused(add(openPorts(), { file: here(bytes.toString()) + rest }))
    expect([error.what.en, error.next?.en]).toEqual([
      expect.stringContaining('is not written in UTF-8'),
      expect.stringMatching(/Rename.*\bmv\b.*plain name/),
    ])
    expect(error.what.en).not.toContain('gone')
  })

  it.each(['\n', '\t', '\u001b'])('says of a name with %j how to go on', async (control) => {
    const error = await refused(add(openPorts(), { file: write(`a${control}b`) }))
    expect(error.next?.en).toMatch(/Rename.*\bmv\b.*plain name/)
  })

  it('does not note a place in a network share', async () => {
    const ports = openPorts()
    const { files } = ports
    const look = async (path: string) => ({ ...(await files.look(path)), path: '\\\\host\\share\\a' })
    ports.files = { ...files, look }
    const error = await refused(add(ports, { file: write('a'), inPlace: true }))
    expect([error.what.en, error.next?.en]).toEqual([
      expect.stringContaining('network share'),
      expect.stringContaining('--in-place'),
    ])
  })

  it('asks at the keyboard of what kind it is, and of which day', async () => {
    const ports = openPorts({ keys: ['chats', 'yesterday'] })
    await add(ports, { file: write('a.txt') })
    expect(pieces(ports)[0]).toMatchObject({ kind: 'chats', on: expect.stringMatching(/^2026-/) })
  })

  it('asks at the keyboard what it is where nothing was named, and all that is recorded of it', async () => {
    const path = write('shot.png')
    const keys = ['file', here('nothing'), `'${path}'`, ':none', 'WeChat', 'today', 'capture']
    const ports = openPorts({ keys })
    await add(ports, {})
    expect(ports.said.join(' ')).toContain('nothing')
    expect(pieces(ports)).toMatchObject([{ name: 'shot.png', from: 'WeChat', on: '2026-11-22', for: 'capture' }])
    const elsewhere = openPorts({ keys: ['ref', 'slip in the drawer', 'chats', '', 'unsure', ':none'] })
    await add(elsewhere, {})
    const [, slip] = pieces(elsewhere)
    expect(slip).toMatchObject({ name: 'slip in the drawer', kind: 'chats' })
    for (const key of ['from', 'on', 'for', 'file']) expect(slip).not.toHaveProperty(key)
  })

  it('keeps a number of a thing elsewhere as the person decides', async () => {
    const ref = 'card 6222021234567890128 in a letter'
    const ports = openPorts({ keys: ['ref', ref, 'mask', ':none', '', 'unsure', ':none'] })
    await add(ports, {})
    expect(pieces(ports)).toMatchObject([{ name: expect.stringContaining('in a letter') }])
    expect(JSON.stringify(pieces(ports))).not.toContain('1234567890')
  })

  it('asks for nothing where what was typed will not do, and says in both languages what is missing', async () => {
    const asked = openPorts({ keys: ['ref', 'x'] })
    expect((await refused(add(asked, { kind: 'chat' }))).what.en).toContain('kind of evidence')
    expect(asked.asked).toEqual([])
    const error = await refused(add(openPorts(), {}))
    expect([error.what.en, error.what.zh]).toEqual([
      expect.stringContaining('Neither a file nor --ref'),
      expect.stringContaining('没有写是哪个文件'),
    ])
    await refused(add(openPorts({ keys: ['ref'] }), { json: true }))
  })

  it('asks where the same content is there already', async () => {
    const ports = openPorts()
    await add(ports, { file: write('a.txt', 'same') })
    const b = write('b.txt', 'same')
    expect((await refused(add(ports, { file: b }))).what.en).toContain('evidence 1')
    // What kind it is is left out; then whether it is wanted twice.
    const asked = openPorts({ keys: [':none', false, ':none', true, ':none'] })
    await add(asked, { file: b })
    expect([pieces(asked).length, copies().length]).toEqual([1, 1])
    await add(asked, { file: b })
    await add(asked, { file: b, force: true, inPlace: true })
    expect([pieces(asked).length, copies().length]).toEqual([3, 2])
  })

  it.each([
    ['gone', false, (path: string) => fs.rmSync(path)],
    ['changed', false, (path: string) => fs.writeFileSync(path, 'other')],
    ['gone where it stayed', true, (path: string) => fs.rmSync(path)],
    ['changed where it stayed', true, (path: string) => fs.writeFileSync(path, 'other')],
  ])('takes in again without a question what is %s, and says so', async (_how, inPlace, harm) => {
    const ports = openPorts()
    await add(ports, { file: write('a.txt', 'same'), inPlace })
    harm(inPlace ? here('a.txt') : here('data/sessions/1.evidence', copies()[0] ?? ''))
    const b = write('b.txt', 'same')
    await add(ports, { file: b })
    expect(pieces(ports).map(({ number }) => number)).toEqual([1, 2])
    expect(ports.said.at(-1)?.replaceAll(/\s+/g, ' ')).toMatch(/evidence 1 .*takes its place/i)
    // Now it is there.
    expect((await refused(add(ports, { file: b }))).what.en).toContain('evidence 2')
  })

  it('says with --private what the file is, and keeps nothing', async () => {
    const ports = openPorts()
    ports.sessions = openPrivateSessions()
    await add(ports, { file: write('a.txt', 'hello\n') })
    expect(last(ports)).toContain('5891b5b522d5df086d0ff0b110fbd9d21bb4fc7163af34d08286a2e846f6be03')
    expect(last(ports)).toContain('nothing is written')
    expect(copies()).toEqual([])
  })
})

it('does not call copied what is gone', async () => {
  const ports = openPorts()
  for (const name of ['a', 'b']) await add(ports, { file: write(name) })
  await listPieces(ports, plain)
  expect(last(ports)).toMatch(/1 a copied .*2 b copied/)
  fs.rmSync(here('data/sessions/1.evidence'), { recursive: true })
  await listPieces(ports, plain)
  expect(last(ports)).toMatch(/1 a its copy is gone .*2 b its copy is gone/)
  await listPieces(ports, { json: true })
  expect(JSON.parse(ports.printed.at(-1) ?? '')).toMatchObject({ evidence: [{ place: 'gone' }, { place: 'gone' }] })
  await refused(exportEvidence(ports, { dir: here('out'), force: false, json: false }))
  expect(fs.readFileSync(here('out/LIST.txt'), 'utf8')).not.toContain('copied')
})

describe('checking', () => {
  it('names what changed, what is missing, and what no entry names', async () => {
    const ports = openPorts()
    for (const name of ['a', 'b', 'c']) await add(ports, { file: write(name) })
    await add(ports, { file: write('d'), inPlace: true })
    await add(ports, { file: write('e'), inPlace: true })
    await verifyEvidence(ports, plain)
    expect(last(ports)).toContain('5 pieces unchanged')
    const [a = '', b = ''] = copies().sort()
    fs.writeFileSync(here('data/sessions/1.evidence', a), 'z')
    fs.rmSync(here('data/sessions/1.evidence', b))
    fs.writeFileSync(here('data/sessions/1.evidence/strange'), 'z')
    fs.writeFileSync(here('d'), 'dd')
    fs.rmSync(here('e'))
    const error = await refused(verifyEvidence(ports, plain))
    expect([error.exitCode, error.what.en]).toEqual([
      1,
      'Not as it was when it was added: evidence 1 (a), 2 (b), 4 (d), 5 (e).',
    ])
    expect(last(ports)).toMatch(/1 a · changed 2 b · missing 3 c · unchanged 4 d · changed 5 e · missing/)
    expect(last(ports)).toContain('1.evidence/strange')
    await refused(verifyEvidence(ports, { json: true }))
    expect(JSON.parse(ports.printed.at(-1) ?? '')).toMatchObject({
      schema: 1,
      ok: false,
      evidence: [{ state: 'changed' }, { state: 'missing' }, { state: 'same', link_fits: true }, {}, {}],
      wrong: ['1 a', '2 b', '4 d', '5 e'].map((one) => ({ number: Number(one[0]), name: one.slice(2) })),
      unlisted: [expect.stringContaining('strange')],
    })
  })

  it('names what is wrong masked and on one row, as it is named elsewhere', async () => {
    const ports = openPorts()
    await add(ports, { file: write('身份证110101199003070011 gnp.\u202etxt') })
    fs.rmSync(here('data/sessions/1.evidence', copies()[0] ?? ''))
    const { what } = await refused(verifyEvidence(ports, plain))
    expect(what.zh).toMatch(/证据：1（.*txt）。$/)
    expect(what.zh).not.toMatch(/199003070011|\u202e/)
  })

  it('names an entry that was changed by hand', async () => {
    const ports = openPorts()
    for (const name of ['a', 'b']) await add(ports, { file: write(name) })
    const path = here('data/sessions/1.json')
    fs.writeFileSync(path, fs.readFileSync(path, 'utf8').replace('"name": "a"', '"name": "z"'))
    expect((await refused(verifyEvidence(ports, plain))).what.en).toContain('evidence 1')
    expect(last(ports)).toContain('this entry was changed')
  })

  it('opens no file of a network share, nor of a name that is none', async () => {
    const ports = openPorts()
    const path = write('a')
    await add(ports, { file: path, inPlace: true })
    const [{ file, name } = { file: undefined, name: '' }] = pieces(ports)
    if (!file) throw new Error('it has a file')
    // Where there are no shares the first one is the file itself.
    const shares = [`/${path}`, '\\\\host\\share\\a', '\\/host\\share', '\\\\?\\UNC\\host\\share\\a']
    for (const one of [...shares, `${path}\0`])
      ports.sessions.update(
        '1',
        (session) => withEvidenceAdded(session, { at, name, file: { ...file, path: one } }, ports.sha256).session,
      )
    expect((await refused(verifyEvidence(ports, plain))).what.en).toContain(
      'evidence 2 (a), 3 (a), 4 (a), 5 (a), 6 (a).',
    )
    expect(last(ports)?.match(/cannot be read \(it is on a network share/g)).toHaveLength(4)
    expect(last(ports)).toContain('6 a · missing')
    await refused(exportEvidence(ports, { dir: here('out'), force: false, json: false }))
    expect(fs.readdirSync(here('out')).sort()).toEqual(['1-a', 'LIST.txt', 'SHA256SUMS'])
  })

  it('does not follow a link that somebody put in the place of a copy', async () => {
    const ports = openPorts()
    await add(ports, { file: write('a') })
    const path = here('data/sessions/1.evidence', copies()[0] ?? '')
    fs.rmSync(path)
    fs.symlinkSync(here('a'), path)
    await refused(verifyEvidence(ports, plain))
    expect(last(ports)).toContain('it is a link')
  })
})

describe('removing and taking back', () => {
  it('asks, deletes the copy and never the file', async () => {
    const ports = openPorts({ keys: [':none', false, true] })
    const path = write('a')
    await add(ports, { file: path })
    await removeEvidence(ports, { piece: '1', force: false, json: false })
    expect([pieces(ports).length, copies().length]).toEqual([1, 1])
    await removeEvidence(ports, { piece: '1', force: false, json: false })
    expect([pieces(ports), copies(), fs.existsSync(path)]).toEqual([[], [], true])
    await undo(ports, { force: false, json: false })
    expect(ports.printed.join(' ')).toContain('its copy was deleted')
    expect((await refused(verifyEvidence(ports, plain))).exitCode).toBe(1)
    expect(last(ports)).toContain('1 a · missing')
  })

  it('without a terminal needs --force; of a file in place nothing is deleted', async () => {
    const ports = openPorts()
    const path = write('a')
    await add(ports, { file: path, inPlace: true })
    expect((await refused(removeEvidence(ports, { piece: '1', force: false, json: false }))).exitCode).toBe(2)
    expect((await refused(removeEvidence(ports, { piece: '9', force: true, json: false }))).exitCode).toBe(1)
    await removeEvidence(ports, { piece: '1', force: true, json: false })
    expect([pieces(ports), fs.existsSync(path)]).toEqual([[], true])
  })

  it('says how many losses named it, which they do no more', async () => {
    const ports = openPorts()
    for (const name of ['a', 'b']) await add(ports, { file: write(name) })
    for (const amount of ['100', '200']) await addLoss(ports, { amount, what: 'x', evidence: '1', json: false })
    await removeEvidence(ports, { piece: '2', force: true, json: false })
    expect(last(ports)).not.toContain('loss')
    await removeEvidence(ports, { piece: '1', force: true, json: false })
    expect(last(ports)).toContain('2 losses named it')
    await listAllLosses(ports, { json: false })
    expect(last(ports)).not.toContain('evidence 1')
    await listAllLosses(ports, { json: true })
    expect(JSON.parse(ports.printed.at(-1) ?? '').losses).toMatchObject([{ evidence: null }, { evidence: null }])
  })

  it('keeps the copy of what is taken back until it is brought back or removed', async () => {
    const ports = openPorts()
    await add(ports, { file: write('a') })
    await undo(ports, { force: false, json: false })
    await listPieces(ports, plain)
    expect([pieces(ports), copies().length]).toEqual([[], 1])
    expect(last(ports)).toContain('evidence remove 1')
    await redo(ports, { json: false })
    await verifyEvidence(ports, plain)
    await undo(ports, { force: false, json: false })
    await add(ports, { file: write('b') })
    expect(copies().length).toBe(2)
    await removeEvidence(ports, { piece: '1', force: true, json: false })
    expect([pieces(ports).map(({ number }) => number), copies().length]).toEqual([[2], 1])
  })
})

describe('copying out', () => {
  it('writes copies, check values that sha256sum reads, and a list', async () => {
    const { execFileSync } = await import('node:child_process')
    const ports = openPorts()
    await add(ports, { file: write('a b.txt'), from: 'Li' })
    await add(ports, { file: write('c.txt'), inPlace: true })
    await add(ports, { ref: 'slip' })
    await exportEvidence(ports, { dir: here('out'), force: false, json: false })
    expect(fs.readdirSync(here('out')).sort()).toEqual(['1-a b.txt', '2-c.txt', 'LIST.txt', 'SHA256SUMS'])
    expect(execFileSync('sha256sum', ['-c', 'SHA256SUMS'], { cwd: here('out'), encoding: 'utf8' })).toMatch(/OK\n.*OK/)
    expect(fs.readFileSync(here('out/LIST.txt'), 'utf8')).toMatch(/from Li[\s\S]*3 {2}slip[\s\S]*A court may ask/)
    for (const name of fs.readdirSync(here('out'))) expect(fs.statSync(here('out', name)).mode & 0o777).toBe(0o600)
    expect(ports.said.join(' ')).toContain('not encrypted')
  })

  it('replaces nothing, follows no link, and leaves out what is not the same', async () => {
    const ports = openPorts()
    await add(ports, { file: write('a') })
    await add(ports, { file: write('b'), inPlace: true })
    const go = (dir: string, force: boolean) => exportEvidence(ports, { dir: here(dir), force, json: false })
    fs.mkdirSync(here('full'))
    fs.writeFileSync(here('full/mine'), '')
    fs.symlinkSync(here('full'), here('linked'))
    expect((await refused(go('full', false))).what.en).toContain('not empty')
    expect((await refused(go('linked', true))).what.en).toContain('it is a link')
    expect((await refused(go('a', true))).what.en).toContain('not a folder')
    expect((await refused(go('data/sessions/out', true))).what.en).toContain('where the sessions are kept')
    fs.writeFileSync(here('b'), 'secret of somebody else')
    expect((await refused(go('full', true))).what.en).toContain('not copied: evidence 2')
    expect(fs.readdirSync(here('full')).sort()).toEqual(['1-a', 'LIST.txt', 'SHA256SUMS', 'mine'])
    expect((await refused(go('full', true))).what.en).toContain('exists already')
  })

  it('has nothing to write without evidence', async () => {
    await refused(exportEvidence(openPorts(), { dir: here('out'), force: false, json: false }))
    expect(fs.existsSync(here('out'))).toBe(false)
  })
})

describe('the session that it belongs to', () => {
  it('says how much there is, and takes it along when it is deleted', async () => {
    const ports = openPorts()
    await add(ports, { file: write('a') })
    await add(ports, { ref: 'b' })
    await listSessions(ports, { json: false })
    expect(last(ports)).toContain('2 pieces of evidence')
    await exportSession(ports, { session: '1', file: here('1.json'), force: false })
    expect(ports.said.at(-1)?.replaceAll(/\s+/g, ' ')).toContain('not in this export')
    await deleteSession(ports, { session: '1', force: true })
    expect(last(ports)).toContain('1.evidence/1-')
    expect(fs.existsSync(here('data/sessions'))).toBe(false)
  })

  it('never gives the number of a folder of evidence to another session', async () => {
    const ports = openPorts()
    fs.mkdirSync(here('data/sessions/7.evidence'))
    expect(ports.sessions.create((id) => newSession({ id, name: 'y', at })).id).toBe('8')
    expect(ports.sessions.list().map(({ id }) => id)).toEqual(['8', '1'])
  })

  it('leaves alone what is no file of ours, and says so', async () => {
    const ports = openPorts()
    fs.mkdirSync(here('data/sessions/1.evidence/theirs'), { recursive: true })
    fs.writeFileSync(here('data/sessions/1.evidence/theirs/x'), '')
    await deleteSession(ports, { session: '1', force: true })
    expect(last(ports)).toContain('1.evidence')
    expect(fs.existsSync(here('data/sessions/1.evidence/theirs/x'))).toBe(true)
  })
})

describe('pictures that must not be copied', () => {
  const png = Buffer.from('89504e470d0a1a0a', 'hex')
  const childPorts = (keys?: string[], more: MemoryOptions & { playbooks?: string[] } = {}) =>
    openPorts({ content, playbooks: ['child-coerced'], ...(keys ? { keys } : {}), ...more })

  it.each([
    ['a name', 'a.JPG', 'text'],
    ['its beginning', 'a.txt', png],
    ['a film', 'a', Buffer.from('00000018667479706d703432', 'hex')],
    ['an archive', 'a', Buffer.from('504b0304', 'hex')],
  ])('are refused without a terminal, told by %s', async (_how, name, bytes) => {
    const ports = childPorts()
    const error = await refused(add(ports, { file: write(name, bytes) }))
    expect([error.exitCode, error.next?.en]).toEqual([2, expect.stringContaining('--ref')])
    expect([pieces(ports), copies()]).toEqual([[], []])
    await add(ports, { file: here(name), notSexual: true })
    expect(pieces(ports)).toHaveLength(1)
  })

  it.each(['yes', 'unsure'])('are refused when the answer is %s, in place too', async (answer) => {
    const ports = childPorts([answer, answer])
    for (const inPlace of [false, true]) {
      const error = await refused(add(ports, { file: write('a.png', png), inPlace }))
      expect(error.what.en).toMatch(/do not capture, copy or forward.*police station/)
    }
    expect([pieces(ports), copies(), ports.asked.length]).toEqual([[], [], 2])
    await add(ports, { ref: 'page address, account', kind: 'chats' })
    expect(pieces(ports)).toHaveLength(1)
  })

  it('are taken in when the answer is no', async () => {
    const ports = childPorts(['no', ':none'])
    await add(ports, { file: write('a.png', png) })
    expect([pieces(ports).length, ports.asked.length]).toEqual([1, 2])
  })

  it('are not asked about where nothing makes them possible, nor for a text or sound', async () => {
    for (const [name, bytes] of [
      ['a.txt', 'x'],
      ['a.mp3', 'y'],
      ['a.m4a', Buffer.from('00000018667479704d3441', 'hex')],
    ] as const)
      await add(childPorts(), { file: write(name, bytes) })
    fs.rmSync(here('data'), { recursive: true })
    await add(openPorts({ content, playbooks: ['bank-card-leaked'] }), { file: write('b.png', png) })
  })

  it.each([
    [['sextortion'], {}],
    [['child-data'], { 'child-data-how': ['posted'] }],
    [['bank-card-leaked'], { danger: ['minor'] }],
    [['bank-card-leaked'], { 'acting-for': 'other', relation: 'child' }],
    [['a-playbook-that-is-not-here'], {}],
  ])('are asked about in %j with %j', async (playbooks, answers) => {
    const ports = childPorts(undefined, { playbooks })
    ports.sessions.update('1', (session) => ({ ...session, answers }))
    await refused(add(ports, { file: write('a.png', png) }))
  })
})

it('keeps the session and leaves nothing where the disk is full', async () => {
  const ports = openPorts()
  const path = write('a', Buffer.alloc(300_000, 1))
  await add(ports, { file: path })
  const { evidence } = ports.sessions
  const before = fs.readFileSync(here('data/sessions/1.json'), 'utf8')
  const update = ports.sessions.update
  ports.sessions = {
    ...ports.sessions,
    evidence,
    update: () => {
      throw new UserError({ zh: '磁盘满了', en: 'the disk is full' })
    },
  }
  await refused(add(ports, { file: write('b', Buffer.alloc(300_000, 2)) }))
  ports.sessions = { ...ports.sessions, update }
  expect([copies().length, fs.readFileSync(here('data/sessions/1.json'), 'utf8')]).toEqual([1, before])
  await verifyEvidence(ports, plain)
})

it('is refused in a window beside one that has the session', async () => {
  const ports = openPorts()
  const { lockFile } = await import('../../src/io/files/lock.ts')
  const release = lockFile(here('data/sessions/1.json.lock'), { waitMs: 0 })
  onTestFinished(release)
  expect((await refused(add(ports, { file: write('a') }))).what.en).toContain('open in another window')
  expect(copies()).toEqual([])
})
