import { beforeEach, describe, expect, it } from 'vitest'
import { add } from '../../src/commands/add.ts'
import { answer } from '../../src/commands/answer.ts'
import { done as recordDone } from '../../src/commands/done.ts'
import { redo } from '../../src/commands/redo.ts'
import { resume } from '../../src/commands/resume.ts'
import { deleteSession } from '../../src/commands/session/delete.ts'
import { listSessions } from '../../src/commands/session/list.ts'
import { renameSession } from '../../src/commands/session/rename.ts'
import { useSession } from '../../src/commands/session/use.ts'
import { start } from '../../src/commands/start.ts'
import { status } from '../../src/commands/status.ts'
import { undo } from '../../src/commands/undo.ts'
import { why } from '../../src/commands/why.ts'
import { type MemoryPorts, memoryPorts } from '../support/memory-ports.ts'

const answers = 'danger: none\nharm: [calls]\naccess: "yes"\n'
let ports: MemoryPorts

beforeEach(async () => {
  ports = memoryPorts({ files: { 'a.yaml': answers } })
  await start(ports, { playbooks: ['lender'], answers: 'a.yaml', walk: false, json: true })
  ports.printed.length = 0
})

const done = (step: string, more: { outcome?: string; on?: string; until?: string; note?: string } = {}) =>
  recordDone(ports, { step, json: false, ...more })
const printed = () => ports.printed.splice(0).join('\n')

describe('recording', () => {
  it('says what was recorded, what it brings, and what is next', async () => {
    await done('capture')
    expect(printed()).toContain('change-password')
    await done('tell-lender', { outcome: 'refused' })
    expect(printed()).toContain('complain')
  })

  it('takes the beginning of a name when only one step begins so', async () => {
    await done('tell', { outcome: 'sent' })
    expect(printed()).toContain('2026-11-29')
  })

  it.each([
    ['nonsense', {}],
    ['c', {}],
    ['capture', { outcome: 'refused' }],
    ['capture', { until: '2026-02-30' }],
    ['dispute-loan', {}],
  ])('refuses %s %j and changes nothing', async (step, more) => {
    const before = ports.sessionsById.get('1')
    await expect(done(step, more)).rejects.toMatchObject({ exitCode: 1 })
    expect(ports.sessionsById.get('1')).toBe(before)
  })

  it('takes back the last thing in words, and brings it back as it was', async () => {
    ports.setTime('2026-11-23T02:00:00Z')
    await done('tell-lender', { outcome: 'sent', on: '2026-11-22', note: 'by post' })
    const before = ports.sessionsById.get('1')
    printed()
    await undo(ports, { force: false, json: false })
    expect(printed().replace(/\s+/g, ' ')).toContain(
      'Taken back: outcome: tell-lender; sent, waiting for an answer; 2026-11-22; Note: by post',
    )
    ports.setTime('2026-12-01T02:00:00Z')
    await redo(ports, { json: false })
    expect(printed()).toContain('Brought back: outcome: tell-lender')
    const after = ports.sessionsById.get('1')
    expect(after?.events.at(-1)).toEqual(before?.events.at(-1))
    await expect(redo(ports, { json: false })).rejects.toMatchObject({ exitCode: 1 })
  })

  it('brings nothing back once something else was recorded', async () => {
    await done('capture')
    await undo(ports, { force: false, json: true })
    await done('tell-lender', { outcome: 'sent' })
    await expect(redo(ports, { json: false })).rejects.toMatchObject({ exitCode: 1 })
  })

  it('does not go past the start without asking, and says when nothing is left', async () => {
    const start = ports.sessionsById.get('1')
    await expect(undo(ports, { force: false, json: false })).rejects.toMatchObject({ exitCode: 1 })
    const asked = { ...memoryPorts({ keys: [false] }), sessions: ports.sessions }
    await undo(asked, { force: false, json: false })
    expect(asked.printed.join('\n')).toContain('stays as it is')
    expect(ports.sessionsById.get('1')).toBe(start)
    const agreed = { ...memoryPorts({ keys: [true] }), sessions: ports.sessions }
    await undo(agreed, { force: false, json: false })
    expect(agreed.printed.join('\n')).toContain('Taken back: playbook added: lender')
    for (let i = 0; i < 3; i++) await undo(ports, { force: true, json: false })
    await expect(undo(ports, { force: true, json: false })).rejects.toMatchObject({ exitCode: 1 })
    for (let i = 0; i < 4; i++) await redo(ports, { json: true })
    expect(ports.sessionsById.get('1')).toMatchObject({ playbooks: start?.playbooks, answers: start?.answers })
  })
})

describe('changing what was said', () => {
  it('prints what an answer adds', async () => {
    await answer(ports, { question: 'harm', values: ['loan'], json: false })
    expect(printed()).toContain('dispute-loan')
  })

  it('takes several values, with commas or spaces', async () => {
    await answer(ports, { question: 'harm', values: ['loan,calls'], json: false })
    expect(ports.sessionsById.get('1')?.answers.harm).toEqual(['loan', 'calls'])
  })

  it('lists the choices when no value is given', async () => {
    await answer(ports, { question: 'harm', values: [], json: false })
    expect(printed()).toContain('unsure')
  })

  it.each([
    ['favourite', ['blue']],
    ['harm', ['blue']],
    ['access', ['maybe']],
  ])('refuses %s %j', async (question, values) => {
    await expect(answer(ports, { question, values, json: false })).rejects.toMatchObject({ exitCode: 1 })
  })

  it('adds a playbook and names the questions that are open now', async () => {
    await add(ports, { playbook: 'unknown', json: false })
    expect(ports.sessionsById.get('1')?.playbooks).toEqual(['lender', 'unknown'])
    await expect(add(ports, { playbook: 'unknown', json: false })).rejects.toMatchObject({ exitCode: 1 })
  })
})

describe('looking', () => {
  it('changes nothing', async () => {
    const before = ports.sessionsById.get('1')
    await status(ports, { all: true, json: false })
    await why(ports, { step: 'capture' })
    await resume(ports, { walk: true, json: false })
    await listSessions(ports, { json: false })
    expect(ports.sessionsById.get('1')).toBe(before)
  })

  it('opens with what became due', async () => {
    await done('tell-lender', { outcome: 'sent' })
    ports.setTime('2026-12-01T02:00:00Z')
    await resume(ports, { walk: false, json: false })
    expect(ports.said.join('\n')).toContain('Near or due')
  })

  it('says when the clock went back', async () => {
    ports.setTime('2025-11-22T02:00:00Z')
    await status(ports, { all: false, json: false })
    expect(ports.said.join('\n')).toContain('earlier than the last entry')
  })
})

describe('sessions', () => {
  it('are listed, renamed, switched and deleted', async () => {
    await renameSession(ports, { session: '1', name: 'Mother' })
    await useSession(ports, { session: '1' })
    await listSessions(ports, { json: false })
    expect(printed()).toContain('Mother')
    await deleteSession(ports, { session: '1', force: true })
    expect(printed()).toContain('/memory/1.json')
    await listSessions(ports, { json: false })
    expect(printed()).toContain('no session yet')
  })

  it('are not deleted without a word from the person', async () => {
    await expect(deleteSession(ports, { session: '1', force: false })).rejects.toMatchObject({ exitCode: 2 })
    const typing = Object.assign(memoryPorts({ keys: ['no'] }), { sessions: ports.sessions })
    await deleteSession(typing, { session: '1', force: false })
    expect(ports.sessionsById.size).toBe(1)
  })

  it.each(['', '   ', 'x'.repeat(81)])('take no such name: %j', async (name) => {
    await expect(renameSession(ports, { session: '1', name })).rejects.toMatchObject({ exitCode: 1 })
  })
})
