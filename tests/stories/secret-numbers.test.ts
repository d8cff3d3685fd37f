// Numbers recognised as secrets are not kept unseen: what is said of them, and what the person can do.
import { describe, expect, it } from 'vitest'
import { answer } from '../../src/commands/answer.ts'
import { done } from '../../src/commands/done.ts'
import { resume } from '../../src/commands/resume.ts'
import { renameSession } from '../../src/commands/session/rename.ts'
import { start } from '../../src/commands/start.ts'
import { wait } from '../../src/commands/wait.ts'
import type { Content } from '../../src/core/content/content.ts'
import { byId } from '../../src/core/content/library.ts'
import type { RecordOptions } from '../../src/dialogue/record-command.ts'
import { UserError } from '../../src/errors.ts'
import { type MemoryOptions, type MemoryPorts, memoryPorts } from '../support/memory-ports.ts'
import { smallContent, smallContentWith, step } from '../support/small-library.ts'

// Made up; only the checksums are right.
const idCard = '11010519491231002X'
const maskedId = '1101**********002X'
const bankCard = '6217 0000 1000 0004'
const receipt = '4405061234567894'

const words = (text: string) => ({ zh: text, en: text })
const capture = step('capture', {
  stage: 'evidence',
  captures: ['chats'],
  collects: [
    { id: 'who', type: 'text', label: words('Who') },
    { id: 'case-number', type: 'reference', label: words('受理编号') },
  ],
})
const content: Content = {
  ...smallContentWith({ steps: [capture] }),
  questions: byId([
    ...smallContent.questions.values(),
    { id: 'access', type: 'text', text: words('access?'), choices: [] },
  ]),
}

const complete = 'danger: none\nharm: [calls]\naccess: somebody\n'

async function withSession(keys: NonNullable<MemoryOptions['keys']> = []): Promise<MemoryPorts> {
  const ports = memoryPorts({ content, files: { 'a.yaml': complete } })
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
const capturing: RecordOptions = { step: 'capture', json: false }

describe('on the command line', () => {
  it.each<[string, (ports: MemoryPorts) => Promise<void>]>([
    ['a note', (ports) => done(ports, { ...capturing, note: `身份证${idCard}` })],
    ['a note on waiting', (ports) => wait(ports, { ...capturing, note: `ID ${idCard}` })],
    ['a field', (ports) => done(ports, { ...capturing, fields: { who: idCard } })],
    ['an answer', (ports) => answer(ports, { question: 'access', values: ['my', idCard], json: false })],
    ['a session name', (ports) => renameSession(ports, { session: '1', name: `妈妈${idCard}` })],
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
    const ports = memoryPorts({ content, files: { 'a.yaml': complete.replace('somebody', idCard) } })
    const error = await refusal(start(ports, { playbooks: ['lender'], answers: 'a.yaml', walk: false, json: false }))
    expect(error.exitCode).toBe(2)
    expect(error.what.en).toContain('a.yaml:3')
    expect(error.what.en).toContain(maskedId)
    expect(error.what.en).not.toContain(idCard)
    expect(ports.sessionsById.size).toBe(0)
  })

  it('sixteen digits in a field for a case number are a case number', async () => {
    const ports = await withSession()
    await done(ports, { ...capturing, fields: { 'case-number': receipt } })
    expect(stored(ports)).toContain(receipt)
    expect((await refusal(done(ports, { ...capturing, fields: { 'case-number': bankCard } }))).what.en).toContain(
      'bank',
    )
  })

  it.each([
    ['a note', { note: 'x'.repeat(20_001) }],
    ['a field', { fields: { who: 'x'.repeat(2_001) } }],
  ])('%s that a session file has no room for is refused in words', async (_name, change) => {
    const ports = await withSession()
    expect((await refusal(done(ports, { ...capturing, ...change }))).what.en).toContain('too long')
  })
})

describe('what is said without a keyboard', () => {
  async function saidOf(note: string): Promise<UserError> {
    return refusal(done(await withSession(), { ...capturing, note }))
  }

  it('shows where the number stands in a long text', async () => {
    const { next } = await saidOf(`${'很长的经过。'.repeat(200)}身份证${idCard}，${'后来'.repeat(200)}`)
    expect(next?.zh).toContain(`身份证${maskedId}`)
    expect(next?.zh.length).toBeLessThan(400)
  })

  // What is only suspected may be something else: then the word for it, in front, is enough.
  it.each([
    ['我把验证码念给他了，是482913', '482913', '电话'],
    ['我把验证码念给他了，是482913', '482913', '订单号'],
    ['the code was 4829', '4829', 'order number'],
    ['密码 48291377', '48291377', '金额'],
    ['6217000010000004', '6217000010000004', '流水号'],
    ['4000000000000002', '4000000000000002', '订单号'],
    ['4000000000000002', '4000000000000002', 'order number'],
  ])('%s can be told to be something else', async (note, number, word) => {
    expect((await saidOf(note)).next?.zh).toContain('“订单号：12345”')
    const ports = await withSession()
    await done(ports, { ...capturing, note: note.replace(number, `${word}：${number}`) })
    expect(stored(ports)).toContain(number)
  })

  it('does not say so of what is certain', async () => {
    expect((await saidOf(`身份证${idCard}`)).next?.zh).not.toContain('订单号')
  })
})

describe('at the keyboard', () => {
  it('shows a note and a field masked, and keeps that where it is wanted', async () => {
    const keys = ['note', `卡${bankCard}`, 'mask', 'recorded', idCard, 'mask', receipt, 'leave']
    const ports = await withSession(keys)
    await resume(ports, { walk: true, json: false })
    const events = ports.sessionsById.get('1')?.events.slice(-4)
    expect(events).toMatchObject([
      { type: 'noted', note: '卡6217 **** **** 0004' },
      { type: 'recorded' },
      { type: 'recorded', fields: { who: maskedId } },
      { type: 'recorded', fields: { 'case-number': receipt } },
    ])
    expect(stored(ports)).not.toContain(idCard)
  })

  it('gives back what was written, to be changed', async () => {
    const ports = await withSession(['note', bankCard, 'change', 'the card that ends in 0004', 'leave'])
    const offered: unknown[] = []
    const { keyboard } = ports
    Object.assign(ports, {
      keyboard: keyboard && {
        ...keyboard,
        enterText: (question: Parameters<typeof keyboard.enterText>[0]) => {
          offered.push(question.initial)
          return keyboard.enterText(question)
        },
      },
    })
    await resume(ports, { walk: true, json: false })
    expect(offered).toEqual([undefined, bankCard])
    expect(ports.sessionsById.get('1')?.events.at(-1)).toMatchObject({ note: 'the card that ends in 0004' })
  })

  it('asks about an answer too, and keeps what is none', async () => {
    const masked = await withSession(['code 482913', 'mask'])
    await answer(masked, { question: 'access', values: [], json: false })
    expect(masked.sessionsById.get('1')?.answers.access).toBe('code ******')
    const kept = await withSession(['code 482913', 'keep'])
    await answer(kept, { question: 'access', values: [], json: false })
    expect(kept.sessionsById.get('1')?.answers.access).toBe('code 482913')
  })
})
