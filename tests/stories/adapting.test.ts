// A plan that adapts: outcomes, waivers, calls, closing, a newer playbook.
import { beforeEach, describe, expect, it } from 'vitest'
import { calls } from '../../src/commands/calls.ts'
import { done } from '../../src/commands/done.ts'
import { resume } from '../../src/commands/resume.ts'
import { closeSession } from '../../src/commands/session/close.ts'
import { skip } from '../../src/commands/skip.ts'
import { start } from '../../src/commands/start.ts'
import { wait } from '../../src/commands/wait.ts'
import { waive } from '../../src/commands/waive.ts'
import type { Contact } from '../../src/core/content/schema.ts'
import { isClosed } from '../../src/core/session/session.ts'
import { type MemoryPorts, memoryPorts } from '../support/memory-ports.ts'
import { smallContent, smallContentWith, step } from '../support/small-library.ts'

const contact = (id: string, phone: string): Contact => ({
  id,
  name: { zh: `渠道${id}`, en: `Contact ${id}` },
  category: 'test',
  phone,
  takes: { zh: '都接', en: 'everything' },
  confidence: 'high',
  sources: ['made up'],
  verified: '2026-11-22',
  review_by: '2027-05-22',
})

const contacts = [contact('bank', '95500'), contact('lender', '95501')]
const steps = [
  step('tell-lender', {
    stage: 'report',
    outcomes: { sent: { deadline: 'answer-7d' }, refused: { opens: ['complain'] } },
    contacts: ['lender'],
  }),
  step('credit-report', { stage: 'report', contacts: ['bank'] }),
  step('capture', { stage: 'evidence', captures: ['chats'], contacts: ['bank'] }),
]
const content = smallContentWith({ contacts, steps })

let ports: MemoryPorts
beforeEach(async () => {
  ports = memoryPorts({ content, files: { 'a.yaml': 'danger: none\nharm: [calls]\naccess: "yes"\n' } })
  await start(ports, { playbooks: ['lender'], answers: 'a.yaml', walk: false, json: true })
  ports.printed.length = 0
})

const withKeys = (keys: (string | string[] | boolean)[]) => ({
  ...memoryPorts({ content, keys }),
  sessions: ports.sessions,
})
const events = () =>
  ports.sessionsById
    .get('1')
    ?.events.flatMap((event) => ('step' in event ? [`${event.type} ${event.step}`] : [event.type]))
    .slice(4)

describe('calls', () => {
  it('groups what remains by whom to call, each with its number', async () => {
    await calls(ports, { json: false })
    const screen = ports.printed.join('\n')
    expect(screen.match(/Contact bank/g)?.length).toBe(1)
    expect(screen.indexOf('capture')).toBeLessThan(screen.indexOf('credit-report'))
    expect(screen).toContain('95500')
  })

  it('records the answers of one call, one after the other', async () => {
    await calls(withKeys(['bank', 'recorded', 'recorded', 'lender', 'recorded', 'sent']), { json: false })
    expect(events()).toEqual(['recorded capture', 'recorded credit-report', 'recorded tell-lender'])
  })

  it('says so when there is nobody to call', async () => {
    for (const id of ['capture', 'credit-report', 'tell-lender']) await skip(ports, { step: id, json: true })
    ports.printed.length = 0
    await calls(ports, { json: false })
    expect(ports.printed).toEqual(['There is nobody to contact right now.'])
  })
})

describe('evidence before destruction', () => {
  it('can be waived knowingly', async () => {
    await waive(ports, { step: 'change-password', json: true })
    const { steps } = JSON.parse(ports.printed.join('\n'))
    expect(steps.find(({ id }: { id: string }) => id === 'change-password').state).toBe('todo')
    await expect(waive(ports, { step: 'capture', json: true })).rejects.toMatchObject({ exitCode: 1 })
  })

  it('is offered again when the person put it off, and waived only after a second look', async () => {
    const walked = withKeys([
      'postponed',
      'none',
      'postponed',
      'none',
      'postponed',
      'none',
      'anyway',
      false,
      'anyway',
      true,
      'recorded',
    ])
    await expect(resume(walked, { walk: true, json: false })).resolves.toBeUndefined()
    expect(events()).toContain('waived change-password')
    expect(events()).toContain('recorded change-password')
  })

  it('warns when the saving is skipped', async () => {
    await skip(ports, { step: 'capture', json: false })
    expect(ports.said.join('\n')).toContain('leak-help undo')
  })
})

describe('closing', () => {
  it('lists what is open and asks', async () => {
    await closeSession(withKeys([false]), { session: '1', force: false })
    expect(isClosed(ports.sessions.read('1').session)).toBe(false)
    await closeSession(withKeys([true]), { session: '1', force: false })
    expect(isClosed(ports.sessions.read('1').session)).toBe(true)
    await expect(closeSession(ports, { session: '1', force: true })).rejects.toMatchObject({ exitCode: 1 })
  })

  it('does not close unfinished work without a terminal', async () => {
    await expect(closeSession(ports, { session: '1', force: false })).rejects.toMatchObject({ exitCode: 2 })
    await closeSession(ports, { session: '1', force: true })
    expect(isClosed(ports.sessions.read('1').session)).toBe(true)
  })

  it('opens again when the person goes on', async () => {
    await closeSession(ports, { session: '1', force: true })
    await resume(withKeys([]), { session: '1', walk: false, json: false })
    expect(isClosed(ports.sessions.read('1').session)).toBe(false)
  })
})

describe('a newer playbook', () => {
  it('says what is new and what is gone, and keeps what was recorded', async () => {
    await done(ports, { step: 'tell-lender', json: true })
    const lender = smallContent.playbooks.get('lender')
    if (!lender) throw new Error('no lender')
    const newer = smallContentWith({
      contacts,
      playbooks: [{ ...lender, steps: ['capture', 'change-password', 'freeze', 'watch-bills'] }],
      steps: [...steps, step('freeze')],
    })
    const later = { ...memoryPorts({ content: newer, version: 'newer' }), sessions: ports.sessions }
    await resume(later, { walk: false, json: false })
    const said = later.said.join('\n')
    expect(said).toMatch(/newer playbook[\s\S]*freeze/)
    expect(said).toMatch(/No longer needed: .*credit-report/)
    expect(
      ports.sessions.read('1').session.events.some((event) => 'step' in event && event.step === 'tell-lender'),
    ).toBe(true)
  })
})

it('sets a day of one’s own before the limit by law, and none after it', async () => {
  await done(ports, { step: 'tell-lender', outcome: 'refused', json: true })
  const complain = step('complain', { stage: 'remedy', deadline: { id: 'sue-7d', from: 'opened' } })
  const opened = smallContentWith({ contacts, steps: [...steps, complain] })
  const later = { ...memoryPorts({ content: opened }), sessions: ports.sessions }
  await expect(wait(later, { step: 'complain', until: '2026-12-03', json: false })).rejects.toThrow(/2026-11-29 by law/)
  await wait(later, { step: 'complain', until: '2026-11-26', note: 'with the lawyer', json: false })
  expect(later.printed.join('\n')).toMatch(/day you set: by 2026-11-26 \(the law’s day is 2026-11-29/)
})
