// Full ID-card and bank-card numbers and verification codes are not kept; their masked form is offered.
import { describe, expect, it } from 'vitest'
import { answer } from '../../src/commands/answer.ts'
import { type RecordOptions, record } from '../../src/commands/record.ts'
import { resume } from '../../src/commands/resume.ts'
import { renameSession } from '../../src/commands/session/session.ts'
import { start } from '../../src/commands/start.ts'
import type { Library } from '../../src/core/content/library.ts'
import { UserError } from '../../src/errors.ts'
import { type MemoryOptions, type MemoryPorts, memoryPorts } from '../support/memory-ports.ts'
import { smallLibrary, step } from '../support/small-library.ts'

// Made up; only the checksums are right.
const idCard = '11010519491231002X'
const maskedId = '1101**********002X'
const bankCard = '6217 0000 1000 0004'
const receipt = '4405061234567894'

const words = (text: string) => ({ zh: text, en: text })
const library: Library = {
  ...smallLibrary,
  steps: {
    ...smallLibrary.steps,
    capture: step('capture', {
      stage: 'evidence',
      captures: ['chats'],
      collects: [
        { id: 'who', type: 'text', label: words('Who') },
        { id: 'case-number', type: 'text', label: words('受理编号') },
      ],
    }),
  },
  questions: {
    ...smallLibrary.questions,
    access: { id: 'access', type: 'text', text: words('access?'), choices: [] },
  },
}

const complete = 'danger: none\nharm: [calls]\naccess: somebody\n'

async function withSession(keys: NonNullable<MemoryOptions['keys']> = []): Promise<MemoryPorts> {
  const ports = memoryPorts({ library, files: { 'a.yaml': complete } })
  await start(ports, { playbooks: ['lender'], answers: 'a.yaml', walk: false, json: true })
  return Object.assign(ports, { keyboard: memoryPorts({ keys }).keyboard })
}

async function refusal(run: Promise<void>): Promise<UserError> {
  try {
    await run
  } catch (error) {
    if (error instanceof UserError) return error
    throw error
  }
  throw new Error('it was not refused')
}

const stored = (ports: MemoryPorts) => JSON.stringify([...ports.sessionsById.values()])
const done: RecordOptions = { step: 'capture', kind: 'done', json: false }

describe('on the command line', () => {
  it.each<[string, (ports: MemoryPorts) => Promise<void>]>([
    ['a note', (ports) => record(ports, { ...done, note: `身份证${idCard}` })],
    ['a note on waiting', (ports) => record(ports, { ...done, kind: 'wait', note: `ID ${idCard}` })],
    ['a field', (ports) => record(ports, { ...done, fields: { who: idCard } })],
    ['an answer', (ports) => answer(ports, { question: 'access', values: ['my', idCard], json: false })],
    ['a session name', (ports) => renameSession(ports, { id: '1', name: `妈妈${idCard}` })],
    [
      'the name of a new session',
      (ports) => start(ports, { playbooks: ['lender'], name: idCard, answers: 'a.yaml', walk: false, json: true }),
    ],
  ])('%s with a full number is refused; the masked form is the suggestion', async (_name, run) => {
    const ports = await withSession()
    const before = stored(ports)
    const error = await refusal(run(ports))
    expect(error.exitCode).toBe(1)
    const said = { zh: `${error.what.zh}${error.next?.zh}`, en: `${error.what.en}${error.next?.en}` }
    expect(said.zh).toContain('完整的身份证号')
    expect(said.en).toContain('full ID-card number')
    for (const text of [said.zh, said.en]) {
      expect(text).toContain(maskedId)
      expect(text).not.toContain(idCard)
    }
    expect(stored(ports)).toBe(before)
  })

  it('an answers file with a full number is refused with its line, and nothing is written', async () => {
    const ports = memoryPorts({ library, files: { 'a.yaml': complete.replace('somebody', idCard) } })
    const error = await refusal(start(ports, { playbooks: ['lender'], answers: 'a.yaml', walk: false, json: false }))
    expect(error.exitCode).toBe(2)
    expect(error.what.en).toContain('a.yaml:3')
    expect(error.what.en).toContain(maskedId)
    expect(error.what.en).not.toContain(idCard)
    expect(ports.sessionsById.size).toBe(0)
  })

  it('sixteen digits in a field for a case number are a case number', async () => {
    const ports = await withSession()
    await record(ports, { ...done, fields: { 'case-number': receipt } })
    expect(stored(ports)).toContain(receipt)
    expect((await refusal(record(ports, { ...done, fields: { 'case-number': bankCard } }))).what.en).toContain('bank')
  })

  it.each([
    ['a note', { note: 'x'.repeat(20_001) }],
    ['a field', { fields: { who: 'x'.repeat(2_001) } }],
  ])('%s that a session file has no room for is refused in words', async (_name, change) => {
    const ports = await withSession()
    expect((await refusal(record(ports, { ...done, ...change }))).what.en).toContain('too long')
  })
})

describe('at the keyboard', () => {
  it('offers the masked form of a note and of a field, and keeps that', async () => {
    const keys = ['note', `卡${bankCard}`, true, 'done', idCard, true, receipt, 'leave']
    const ports = await withSession(keys)
    await resume(ports, { walk: true, json: false })
    const events = ports.sessionsById.get('1')?.events.slice(-2)
    expect(events).toMatchObject([
      { type: 'noted', note: '卡6217 **** **** 0004' },
      { type: 'recorded', fields: { who: maskedId, 'case-number': receipt } },
    ])
    expect(stored(ports)).not.toContain(idCard)
  })

  it('asks again when the masked form is not wanted', async () => {
    const ports = await withSession(['note', bankCard, false, 'the card that ends in 0004', 'leave'])
    await resume(ports, { walk: true, json: false })
    expect(ports.sessionsById.get('1')?.events.at(-1)).toMatchObject({ note: 'the card that ends in 0004' })
  })

  it('offers it for an answer too', async () => {
    const ports = memoryPorts({ library, keys: [['none'], 'only-me', ['calls'], `code 482913`, true] })
    await start(ports, { playbooks: ['lender'], walk: false, json: false })
    expect(ports.sessionsById.get('1')?.answers.access).toBe('code ******')
    expect(ports.asked.at(-1)).toContain('verification code')
  })
})
