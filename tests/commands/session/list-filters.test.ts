// `session list` for a desk: those with something overdue, with a day soon, of a playbook; and what cannot be told.
import { beforeEach, describe, expect, it } from 'vitest'
import { done } from '../../../src/commands/done.ts'
import { closeSession } from '../../../src/commands/session/close.ts'
import { listSessions } from '../../../src/commands/session/list.ts'
import { start } from '../../../src/commands/start.ts'
import { newSession, withPlaybook } from '../../../src/core/session/session.ts'
import { displayWidth } from '../../../src/render/width.ts'
import { type MemoryPorts, memoryPorts } from '../../support/memory-ports.ts'

let ports: MemoryPorts

/** Session 1 has a limit by law that runs until 2026-11-29, session 2 nothing, session 3 is of another playbook. */
beforeEach(async () => {
  ports = memoryPorts({ files: { 'a.yaml': 'danger: none\nharm: [calls]\naccess: "yes"\n' } })
  ports.setTime('2026-11-22T02:00:00Z')
  for (const name of ['Aunt Li', 'Uncle Wang'])
    await start(ports, { playbooks: ['lender'], answers: 'a.yaml', name, walk: false, json: true })
  const at = ports.at()
  ports.sessions.create((id) => withPlaybook(newSession({ id, name: 'Mrs Zhao', at }), { playbook: 'unknown', at }))
  for (const id of ['capture', 'tell-lender', 'complain'])
    await done(ports, { step: id, session: '1', outcome: id === 'capture' ? 'done' : 'refused', json: true })
})

type Asked = Omit<Parameters<typeof listSessions>[1], 'json'>

async function list(at: string, asked: Asked): Promise<string> {
  ports.setTime(`${at}T02:00:00Z`)
  ports.printed.length = 0
  await listSessions(ports, { ...asked, json: false })
  return ports.printed.join('\n')
}

async function listJson(at: string, asked: Asked): Promise<{ sessions: { id: string }[]; unknown?: string[] }> {
  ports.setTime(`${at}T02:00:00Z`)
  ports.printed.length = 0
  await listSessions(ports, { ...asked, json: true })
  return JSON.parse(ports.printed.join('\n'))
}

const idsIn = async (at: string, asked: Asked) => (await listJson(at, asked)).sessions.map(({ id }) => id)

describe('a list of some', () => {
  it('has those with something overdue, from the day after its last day on', async () => {
    expect(await idsIn('2026-11-29', { overdue: true })).toEqual([])
    const late = (await list('2026-12-05', { overdue: true })).replace(/\s+/g, ' ')
    expect(late).toMatch(
      /1 Aunt Li · .* · 3 of \d+ done · 1 overdue, the first on 2026-11-2\d: sue.* · opened 2026-11-22/,
    )
    expect(late).not.toContain('Uncle Wang')
  })

  it('has those with a day soon, as days are typed everywhere', async () => {
    expect(await idsIn('2026-11-22', { due: '6d' })).toEqual([])
    for (const due of ['7d', '2026-11-29', '11月29日']) expect(await idsIn('2026-11-22', { due })).toEqual(['1'])
    expect(await idsIn('2026-12-05', { due: '1d' })).toEqual(['1'])
  })

  it('has those of a playbook, and of them what else is asked', async () => {
    expect(await idsIn('2026-12-05', { playbook: 'unknown' })).toEqual(['3'])
    expect(await idsIn('2026-12-05', { playbook: 'lender' })).toEqual(['2', '1'])
    expect(await idsIn('2026-12-05', { playbook: 'lender', overdue: true, due: '7d' })).toEqual(['1'])
    expect(await idsIn('2026-12-05', { playbook: 'unknown', overdue: true })).toEqual([])
  })

  it('says that nothing fits, and how to see all', async () => {
    expect(await list('2026-11-23', { overdue: true })).toBe(
      'No session fits. To list all: leak-help session list --all',
    )
  })

  it('has nothing of a closed one that was overdue', async () => {
    await closeSession(ports, { session: '1', force: true })
    expect(await idsIn('2026-12-05', { overdue: true })).toEqual([])
  })

  it('names those it cannot tell of: encrypted ones are never counted as not overdue', async () => {
    ports.sessions.encryption?.setPassphrase('correct horse battery')
    ports.sessions.encryption?.encrypt('1')
    ports.lock()
    const shown = await list('2026-12-05', { overdue: true })
    expect(shown).toContain('No session fits.')
    expect(shown.replace(/\s+/g, ' ')).toContain('a playbook is missing): 1')
    expect(shown).toContain('To look at one: leak-help status <session>')
    expect(shown).not.toContain('Aunt Li')
    expect(await listJson('2026-12-05', { overdue: true })).toMatchObject({ sessions: [], unknown: ['1'] })
  })

  it('says of very many that it cannot tell of how many there are', async () => {
    for (let number = 0; number < 30; number += 1)
      ports.sessions.create((id) => ({ ...ports.sessions.read('1').session, id, playbooks: ['gone'] }))
    const shown = (await list('2026-12-05', { overdue: true })).replace(/\s+/g, ' ')
    expect(shown).toMatch(/: 33, 32(?:, \d+){8} and others, 30 sessions in all/)
  })

  it('refuses what is no day and no playbook', async () => {
    await expect(list('2026-12-05', { due: 'soon' })).rejects.toMatchObject({ exitCode: 2 })
    await expect(list('2026-12-05', { playbook: 'lend' })).rejects.toThrow(/lend/)
  })

  it('fits a screen of 40 columns in both languages', async () => {
    for (const language of ['zh', 'en'] as const) {
      Object.assign(ports, { language, screen: { ...ports.screen, columns: 40 } })
      for (const asked of [{ due: '9d' }, { all: true }, { playbook: 'unknown', overdue: true }]) {
        const lines = (await list('2026-12-05', asked)).split('\n')
        // A command to copy stays in one piece.
        const long = lines.filter((line) => displayWidth(line) > 40 && !/^leak-help \S+ \S+ --all$/.test(line.trim()))
        expect(long).toEqual([])
      }
    }
  })
})

it('tells scripts the next step beside its day, and of every session', async () => {
  for (let number = 0; number < 240; number += 1)
    ports.sessions.create((id) => ({ ...ports.sessions.read('2').session, id }))
  const { sessions, unknown } = await listJson('2026-11-23', {})
  expect(unknown).toBeUndefined()
  expect(sessions.length).toBe(243)
  expect(sessions.find(({ id }) => id === '1')).toMatchObject({ next_day: '2026-11-29', next_step: 'sue', overdue: 0 })
  for (const one of sessions) expect(one).toMatchObject({ total: expect.any(Number), overdue: 0 })
})

it('reads a session of which what is remembered makes no sense', async () => {
  const { survey } = ports.sessions
  const before = await listJson('2026-12-05', { overdue: true })
  for (const text of ['', 'null', '[0,9,9,0]x', '[0,3,8,1,"2026-11-29","gone-step",[]]']) {
    ports.sessions.survey = async (conclusion) => {
      const found = await survey(conclusion)
      return { ...found, sessions: found.sessions.map((one) => ({ ...one, text })) }
    }
    expect(await listJson('2026-12-05', { overdue: true })).toEqual(before)
  }
})
