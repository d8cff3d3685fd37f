// One folder and several computers: locks left elsewhere, copies of sync programs, a passphrase that has to be changed.
import { copyFileSync, existsSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { newSession, withEvent } from '../../src/core/session/session.ts'
import { wordsIn } from '../../src/words/words.ts'
import { ageForTests } from '../support/age.ts'
import { dataFolderForEach } from '../support/data-folder.ts'
import { type DiskStore, openDiskStore } from '../support/disk-store.ts'
import { runProgram } from '../support/run-program.ts'
import { keys, openTerminal } from '../support/terminal.ts'

const zh = wordsIn('zh')
const passphrase = 'several unrelated 词语'
const age = await ageForTests()
const folder = dataFolderForEach()

const { at } = folder
const open = (args: string[]) => openTerminal({ args, dataFolder: folder.path })
const run = (...args: string[]) => runProgram({ args, dataFolder: folder.path })

function makeSession({ encrypted }: { encrypted: boolean }): DiskStore {
  const store = openDiskStore({ dataFolder: folder.path, age, workFactor: 1 })
  if (encrypted) store.encryption.setPassphrase(passphrase)
  const made = (id: string) => ({
    ...newSession({ id, name: 'Mum', at: '2026-11-22T02:00:00Z' }),
    playbooks: ['loan-in-my-name'],
  })
  store.create(made, { encrypted })
  store.use('1')
  store.update('1', (session) =>
    withEvent(session, { type: 'noted', at: '2026-11-22T02:00:00Z', step: 'save-evidence', note: 'seen' }),
  )
  return store
}

/** A lock as a computer of another name leaves it. */
function foreignLock(): string {
  const path = at('sessions', '1.json.lock')
  writeFileSync(path, JSON.stringify({ pid: 12, host: 'old-laptop', start: '' }))
  return path
}

describe('a lock of another computer', () => {
  it('is shown with its age, and taken over only after a yes', async () => {
    makeSession({ encrypted: false })
    const path = foreignLock()
    for (const [answer, note] of [
      ['n', undefined],
      ['y', 'called'],
    ] as const) {
      const terminal = open(['skip', 'save-evidence', '--note', 'called'])
      await terminal.shows(zh.session.takeOver)
      expect(terminal.screen()).toMatch(/old-laptop），已有1分钟/)
      terminal.type(`${answer}\r`)
      expect((await terminal.ended).exitCode).toBe(note ? 0 : 1)
      if (!note) expect(terminal.screen()).toContain('没有接过来，什么都没有改动。')
      expect(readFileSync(at('sessions', '1.json'), 'utf8').includes('called')).toBe(note !== undefined)
    }
    expect(existsSync(path)).toBe(false)
  })

  it('without a terminal is named with what to do, and looking goes on', async () => {
    makeSession({ encrypted: false })
    const path = foreignLock()
    const refused = await run('skip', 'save-evidence', '--lang', 'en')
    expect([refused.status, refused.stderr]).toEqual([1, expect.stringContaining('delete “')])
    expect((await run('status')).status).toBe(0)
    expect(existsSync(path)).toBe(true)
  })

  it.each([
    ['Esc', keys.escape, 0],
    ['Ctrl-C', keys.ctrlC, 130],
  ])('is not left by %s', async (_what, key, code) => {
    makeSession({ encrypted: false })
    const terminal = open(['resume'])
    await terminal.shows('现在有没有下面的情况')
    expect(existsSync(at('sessions', '1.json.lock'))).toBe(true)
    terminal.type(key)
    expect((await terminal.ended).exitCode).toBe(code)
    expect(readdirSync(at('sessions')).sort()).toEqual(['1.json', '1.json.bak'])
  })
})

describe('copies that a sync program makes', () => {
  it('are said when the session is opened, listed, and can be added as a session', async () => {
    makeSession({ encrypted: false })
    const copy = at('sessions', '1.sync-conflict-20261129-101010-ABCDEFG.json')
    copyFileSync(at('sessions', '1.json.bak'), copy)
    expect((await run('status')).stderr).toContain('leak-help session list')
    const listed = await run('session', 'list')
    expect(listed.stdout.replaceAll('\n', '')).toContain(copy)
    expect(JSON.parse((await run('session', 'list', '--json')).stdout)).toMatchObject({
      copies: [{ path: copy, session: '1' }],
    })
    expect((await run('session', 'import', copy, '--yes')).stdout).toContain('已导入为个案2')
    const deleted = await run('session', 'delete', '1', '--force')
    expect(deleted.stdout.replaceAll('\n', '')).toContain(copy)
  })

  it('of an encrypted session are added encrypted', async () => {
    makeSession({ encrypted: true })
    const copy = at('sessions', '1.json.sync-conflict-20261129-101010-ABCDEFG.age')
    copyFileSync(at('sessions', '1.json.age'), copy)
    const closed = await run('session', 'import', copy, '--yes')
    expect([closed.status, closed.stderr]).toEqual([1, expect.stringContaining('口令')])
    const terminal = open(['session', 'import', copy])
    await terminal.shows(zh.passphrase.ask)
    terminal.type(`${passphrase}\r`)
    await terminal.shows(zh.exchange.ask)
    terminal.type('y\r')
    expect((await terminal.ended).exitCode).toBe(0)
    expect(terminal.screen()).toContain('已导入为个案2')
    expect(readdirSync(at('sessions')).filter((name) => /\.json(\.bak)?$/.test(name))).toEqual([])
  })
})

it('the passphrase is changed at a terminal, and the old one opens nothing any more', async () => {
  const store = makeSession({ encrypted: true })
  expect((await run('session', 'passphrase')).stderr).toContain('口令只能在终端里输入')
  const terminal = open(['session', 'passphrase'])
  await terminal.shows(zh.passphrase.ask)
  terminal.type(`${passphrase}\r`)
  await terminal.shows(zh.passphrase.choose)
  terminal.type('another long one\r')
  await terminal.shows(zh.passphrase.again)
  terminal.type('another long one\r')
  expect((await terminal.ended).exitCode).toBe(0)
  expect(terminal.screen()).toContain('口令已换')
  expect(terminal.raw()).not.toMatch(/unrelated|another long/)
  const later = openDiskStore({ dataFolder: folder.path, age })
  expect(() => later.encryption.unlock(passphrase)).toThrow('passphrase is not right')
  later.encryption.unlock('another long one')
  expect(later.read('1').session.name).toBe('Mum')
  expect(store.isPrivate).toBe(false)
})

it('readable files left by an interrupted encryption are said by the list, and cleared as it says', async () => {
  const store = makeSession({ encrypted: false })
  const readable = readFileSync(at('sessions', '1.json'))
  store.encryption.setPassphrase(passphrase)
  store.encryption.encrypt('1')
  writeFileSync(at('sessions', '1.json'), readable)
  const listed = await run('session', 'list')
  expect(listed.stdout).toContain('还有没加密的文件')
  expect(listed.stdout.split('\n')).toContain('清掉个案1没加密的文件：leak-help session encrypt 1')
  expect(JSON.parse((await run('session', 'list', '--json')).stdout).sessions).toMatchObject([{ exposed: true }])
  const terminal = open(['session', 'encrypt', '1'])
  await terminal.shows(zh.passphrase.ask)
  terminal.type(`${passphrase}\r`)
  expect((await terminal.ended).exitCode).toBe(0)
  expect(readdirSync(at('sessions')).sort()).toEqual(['1.json.age', '1.json.age.bak'])
})

it('without its key an encrypted session asks for no passphrase, and no other can be set', async () => {
  makeSession({ encrypted: true })
  for (const name of ['key.age', 'key.age.bak']) renameSync(at(name), at(`${name}-away`))
  for (const args of [['status'], ['session', 'encrypt', '1'], ['start', '--encrypt', 'unknown-source']]) {
    const terminal = open(args)
    expect((await terminal.ended).exitCode).toBe(1)
    expect(terminal.screen()).toContain('找不到')
    expect(terminal.screen()).not.toContain(zh.passphrase.ask)
  }
  expect(existsSync(at('key.age'))).toBe(false)
})
