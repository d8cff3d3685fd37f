import { describe, expect, it } from 'vitest'
import { done } from '../../../src/commands/done.ts'
import { resume } from '../../../src/commands/resume.ts'
import { decryptSession } from '../../../src/commands/session/decrypt.ts'
import { deleteSession } from '../../../src/commands/session/delete.ts'
import { encryptSession } from '../../../src/commands/session/encrypt.ts'
import { exportSession } from '../../../src/commands/session/export.ts'
import { listSessions } from '../../../src/commands/session/list.ts'
import { renameSession } from '../../../src/commands/session/rename.ts'
import { useSession } from '../../../src/commands/session/use.ts'
import { start } from '../../../src/commands/start.ts'
import { status } from '../../../src/commands/status.ts'
import { languages } from '../../../src/core/text.ts'
import { failure } from '../../support/failure.ts'
import { type MemoryPorts, memoryPorts } from '../../support/memory-ports.ts'

const answers = 'danger: none\nharm: [calls]\naccess: "yes"\n'
const files = { 'a.yaml': answers }
const right = 'four unrelated words'
const shown = ({ printed, said, asked }: MemoryPorts) => [...printed, ...said, ...asked].join('\n')

/** Ports with one plain session, and the keys to be typed after that. */
async function withSession(keys?: (string | boolean)[], options: { private?: boolean } = {}): Promise<MemoryPorts> {
  const ports = memoryPorts({ files, ...(keys && { keys }), ...options })
  await start(ports, { playbooks: ['lender'], answers: 'a.yaml', walk: false, json: true })
  ports.printed.length = 0
  return ports
}

/** The same, encrypted, and forgotten: as another run finds it. */
async function locked(keys?: (string | boolean)[]): Promise<MemoryPorts> {
  const ports = await withSession(keys)
  ports.sessions.encryption?.setPassphrase(right)
  ports.sessions.encryption?.encrypt('1')
  ports.lock()
  return ports
}

describe('encrypting for the first time', () => {
  it.each(languages)('says that there is no recovery, asks to go on, and asks twice (%s)', async (language) => {
    const ports = memoryPorts({ language, files, keys: [true, 'short', right, 'not the same', right, right] })
    await start(ports, { playbooks: ['lender'], answers: 'a.yaml', walk: false, json: true })
    ports.printed.length = 0
    await encryptSession(ports, {})
    expect(ports.said.join('\n').replaceAll('\n', ' ')).toContain(language === 'zh' ? '没有找回的办法' : 'no recovery')
    expect(ports.asked).toHaveLength(6)
    expect(ports.sessions.list()[0]).toMatchObject({ encrypted: true })
    expect(ports.printed.join('\n')).toContain('/memory/1.json')
    expect(ports.printed.join('\n')).toContain(language === 'zh' ? '导出或备份' : 'exported or backed up')
    expect(shown(ports)).not.toContain(right)
  })

  it('changes nothing when the person does not go on, or leaves', async () => {
    const ports = await withSession([false, true, right])
    await encryptSession(ports, { session: '1' })
    expect(ports.printed.join()).toContain('nothing was changed')
    await expect(encryptSession(ports, { session: '1' })).rejects.toThrow()
    expect([ports.sessions.encryption?.hasPassphrase(), ports.sessions.list()[0]?.encrypted]).toEqual([false, false])
  })

  it('asks nothing for a session that is not there', async () => {
    const ports = await withSession([true, right, right])
    expect((await failure(encryptSession(ports, { session: '7' }))).what.en).toContain('no session')
    expect(ports.asked).toEqual([])
  })
})

describe('with a passphrase', () => {
  it('encrypts another session by asking for it once', async () => {
    const ports = await locked([right])
    await start(ports, { playbooks: ['lender'], answers: 'a.yaml', walk: false, json: true })
    await encryptSession(ports, { session: '2' })
    expect(ports.asked).toHaveLength(1)
    expect(ports.sessions.list().map(({ encrypted }) => encrypted)).toEqual([true, true])
  })

  it('says so when there is nothing to do', async () => {
    const ports = await locked([right])
    await encryptSession(ports, { session: '1' })
    await decryptSession(ports, { session: '1' })
    ports.printed.length = 0
    await decryptSession(ports, { session: '1' })
    expect(ports.printed).toEqual(['Session 1 is not encrypted.'])
    expect(ports.asked).toHaveLength(1)
  })

  it('gives three tries, then a calm error', async () => {
    const ports = await locked(['wrong 1', 'wrong 2', 'wrong 3', right])
    const error = await failure(status(ports, { all: false, json: false }))
    expect([error.name, error.exitCode, ports.asked.length]).toEqual(['UserError', 1, 3])
    expect(ports.sessions.encryption?.isLocked('1')).toBe(true)
    await status(ports, { all: false, json: false })
    expect(ports.printed.join()).toContain('Session 1')
    expect(shown(ports)).not.toMatch(/wrong \d|unrelated/)
  })

  it.each<[string, (ports: MemoryPorts) => Promise<void>]>([
    ['status', (ports) => status(ports, { all: false, json: true })],
    ['resume', (ports) => resume(ports, { session: '1', walk: false, json: true })],
    ['done', (ports) => done(ports, { step: 'capture', json: false })],
    ['session rename', (ports) => renameSession(ports, { session: '1', name: 'x' })],
    ['session export', (ports) => exportSession(ports, { session: '1', file: '-', force: false })],
    ['session decrypt', (ports) => decryptSession(ports, {})],
  ])('%s asks for it once; without a terminal it stops with exit 1 and says what to do', async (_name, command) => {
    const ports = await locked([right])
    await command(ports)
    expect(ports.asked).toEqual(['Your passphrase for leak-help'])
    const without = await locked()
    const error = await failure(command(without))
    expect([error.exitCode, error.what.en]).toEqual([1, expect.stringContaining('encrypted')])
  })

  it('lists, chooses and deletes without it, and shows nothing of what is inside', async () => {
    const ports = await locked()
    await listSessions(ports, { json: false })
    await listSessions(ports, { json: true })
    await useSession(ports, { session: '1' })
    await deleteSession(ports, { session: '1', force: true })
    const [listed = '', json = ''] = ports.printed
    expect(listed.split('\n').slice(1)).toEqual(['  1  encrypted · updated 2026-11-22 · current'])
    expect(JSON.parse(json).sessions[0]).toMatchObject({ name: '1', playbooks: [], encrypted: true })
    expect(ports.sessions.list()).toEqual([])
  })
})

describe('start --encrypt', () => {
  const options = { playbooks: ['lender'], answers: 'a.yaml', walk: false, json: true, encrypt: true }

  it('asks for the passphrase before anything is saved, and saves encrypted', async () => {
    const ports = memoryPorts({ files, keys: [true, right, right] })
    await start(ports, options)
    expect(ports.savedAtQuestion).toEqual([0, 0, 0])
    expect(ports.sessions.list()).toMatchObject([{ id: '1', encrypted: true }])
  })

  it('does not start when the person does not go on', async () => {
    const ports = memoryPorts({ files, keys: [false] })
    await start(ports, options)
    expect([ports.sessions.list(), ports.printed.join()]).toEqual([[], expect.stringContaining('nothing started')])
  })

  it('without a terminal stops with exit 1 and writes nothing', async () => {
    const ports = memoryPorts({ files })
    const error = await failure(start(ports, options))
    expect([error.exitCode, error.what.zh]).toEqual([1, expect.stringContaining('终端')])
    expect(ports.sessions.list()).toEqual([])
  })

  it('and --private exclude each other', async () => {
    const ports = memoryPorts({ files, keys: [true, right, right], private: true })
    expect(await failure(start(ports, options))).toMatchObject({ exitCode: 2 })
    expect(ports.asked).toEqual([])
  })
})
