import { describe, expect, it } from 'vitest'
import { type LetterOptions, letter } from '../../src/commands/letter.ts'
import { buildPlan } from '../../src/core/plan/plan.ts'
import { listKeptBlanks } from '../../src/core/session/kept-blanks.ts'
import type { Session } from '../../src/core/session/schema.ts'
import { wordsIn } from '../../src/words/words.ts'
import { content, library } from '../support/content.ts'
import { failure } from '../support/failure.ts'
import { type Key, type MemoryOptions, type MemoryPorts, memoryPorts } from '../support/memory-ports.ts'
import { beginPersona, readPersonas } from '../support/persona.ts'

const zh = wordsIn('zh')
const none: LetterOptions = {
  all: false,
  new: false,
  edit: false,
  sheet: false,
  sent: false,
  force: false,
  json: false,
  fields: {},
}
const persona = new Map(readPersonas()).get('lending-leak-ordinary')
if (!persona) throw new Error('the persona is gone')
const begun = beginPersona(library, persona)

function portsWith(options: MemoryOptions = {}): MemoryPorts {
  const ports = memoryPorts({ content, language: 'zh', ...options })
  ports.setTime('2026-11-30T02:00:00Z')
  ports.sessionsById.set('1', { ...begun, id: '1', name: '1' })
  return ports
}

const sessionOf = (ports: MemoryPorts) => ports.sessionsById.get('1') as Session
const keptIn = (ports: MemoryPorts, id: string) => listKeptBlanks(sessionOf(ports), { letter: id, isEach: () => false })

describe('the list', () => {
  it('begins with what the plan writes, and has the rest on request', async () => {
    const [some, all] = [portsWith(), portsWith()]
    await letter(some, none)
    await letter(all, { ...none, letter: 'list', all: true })
    expect(some.printed.join('\n')).toContain('rights-request')
    expect(some.printed.join('\n')).not.toContain('marriage-cancel')
    expect(all.printed.join('\n')).toContain('marriage-cancel')
  })

  it('says for scripts which fit', async () => {
    const ports = portsWith()
    await letter(ports, { ...none, json: true })
    const { schema, letters } = JSON.parse(ports.printed.join('\n'))
    expect(schema).toBe(1)
    expect(letters).toHaveLength(54)
    expect(letters.find((one: { id: string }) => one.id === 'rights-request')).toMatchObject({
      title: library.letters.has('rights-request') ? '个人信息权利请求' : '',
      fits: true,
    })
    expect(letters.find((one: { id: string }) => one.id === 'marriage-cancel').fits).toBe(false)
  })
})

describe('without a terminal', () => {
  it('shows the letter with its open places marked and listed', async () => {
    const ports = portsWith()
    await letter(ports, { ...none, letter: 'rights-request' })
    expect(ports.printed.join('\n')).toMatch(/【待填：/)
    expect(ports.said.join('\n')).toContain('addressee')
  })

  it('keeps what is given, but nothing about the person', async () => {
    const ports = portsWith()
    const fields = { addressee: '某某科技有限公司', name: '王小明', 'rights-which': 'access-copy' }
    await letter(ports, {
      ...none,
      letter: 'rights-request',
      fields: { ...fields, 'rights-which': firstChoice('rights-which') },
    })
    expect(ports.printed.join('\n')).toContain('某某科技有限公司')
    expect(ports.printed.join('\n')).toContain('王小明')
    expect(Object.fromEntries(keptIn(ports, 'rights-request'))).toEqual({
      addressee: '某某科技有限公司',
      'rights-which': [firstChoice('rights-which')],
    })
    expect(JSON.stringify(sessionOf(ports))).not.toContain('王小明')
  })

  it('asks for no name of a company again, and takes it for no other letter', async () => {
    const ports = portsWith()
    await letter(ports, { ...none, letter: 'rights-request', fields: { addressee: '甲公司' } })
    ports.printed.length = 0
    await letter(ports, { ...none, letter: 'rights-request' })
    expect(ports.printed.join('\n')).toContain('甲公司')
    ports.printed.length = 0
    await letter(ports, { ...none, letter: 'breach-inquiry' })
    expect(ports.printed.join('\n')).not.toContain('甲公司')
  })

  it('writes it to a file in the format of its name, and says what is open', async () => {
    const ports = portsWith()
    await letter(ports, { ...none, letter: 'rights-request', out: 'r.html', fields: { name: '王小明' } })
    expect(ports.files.read('r.html', 1e6).text()).toMatch(/^<!doctype html>[\s\S]*王小明/i)
    expect(ports.said.join('\n')).toContain(zh.letters.stillOpen(1).slice(0, 2))
    const taken = await failure(letter(ports, { ...none, letter: 'rights-request', out: 'r.html' }))
    expect(taken.exitCode).toBe(1)
    await letter(ports, { ...none, letter: 'rights-request', out: 'r.html', force: true })
    expect(ports.files.read('r.html', 1e6).text()).not.toContain('王小明')
  })

  it('writes the page that is kept apart into a file of its own, and neither where one may not be replaced', async () => {
    const ports = portsWith({ files: { 'taken-另页.txt': 'x' } })
    const notice = { ...none, letter: 'takedown-notice', fields: { phone: '0571-1234' } }
    const refused = await failure(letter(ports, { ...notice, out: 'taken.txt' }))
    expect(refused.exitCode).toBe(1)
    await expect(ports.files.look('taken.txt')).rejects.toThrow()
    await letter(ports, { ...notice, out: 'mine.txt' })
    expect(ports.files.read('mine.txt', 1e6).text()).not.toContain('0571-1234')
    expect(ports.files.read('mine-另页.txt', 1e6).text()).toContain('0571-1234')
    expect(ports.printed.join('')).toContain('mine-另页.txt')
    await letter(ports, { ...notice, out: 'apart.md', sheet: true })
    expect(ports.files.read('apart.md', 1e6).text()).toContain('0571-1234')
    await letter(ports, { ...notice, out: 'mine.txt', force: true, json: true })
    expect(JSON.parse(ports.printed.at(-1) ?? '')).toMatchObject({ sheet: expect.stringContaining('mine-另页.txt') })
    expect(JSON.stringify(sessionOf(ports))).not.toContain('0571-1234')
  })

  it('prints the page that is kept apart alone, and says where there is none', async () => {
    const ports = portsWith()
    await letter(ports, { ...none, letter: 'takedown-notice', sheet: true, fields: { phone: '0571-1234' } })
    expect(ports.printed.join('\n')).toContain('0571-1234')
    expect(ports.printed.join('\n')).not.toContain('一、内容位置')
    const refused = await failure(letter(ports, { ...none, letter: 'rights-request', sheet: true }))
    expect(refused.exitCode).toBe(2)
  })

  it('has everything for scripts', async () => {
    const ports = portsWith()
    await letter(ports, { ...none, letter: 'rights-request', json: true })
    const { letter: printed } = JSON.parse(ports.printed.join('\n'))
    expect(printed).toMatchObject({ id: 'rights-request', identity: 'masked', signature: 'typed' })
    expect(printed.text).toContain('个人信息权利请求')
    expect(printed.open.map(({ id }: { id: string }) => id)).toContain('name')
  })

  it('refuses what it has no place for', async () => {
    const ports = portsWith()
    const before = sessionOf(ports)
    const wrong: [Partial<LetterOptions>, RegExp][] = [
      [{ letter: 'rights-requests' }, /rights-request/],
      [{ letter: 'rights-request', fields: { nothing: 'x' } }, /addressee/],
      [{ letter: 'rights-request', fields: { 'rights-which': 'nothing' } }, /delete/],
      [{ letter: 'rights-request', edit: true }, /--out/],
      [{ letter: 'rights-request', format: 'docx' }, /--out/],
      [{ letter: 'rights-request', on: '2026-11-30' }, /--sent/],
      [{ letter: 'rights-request', sent: true, out: 'x' }, /./],
    ]
    for (const [options, next] of wrong) {
      const refused = await failure(letter(ports, { ...none, ...options }))
      expect(refused.exitCode).toBe(2)
      expect(refused.next?.en).toMatch(next)
    }
    expect(sessionOf(ports)).toEqual(before)
  })

  it('keeps no number of an ID card or a bank card in a blank', async () => {
    const ports = portsWith()
    const refused = await failure(
      letter(ports, { ...none, letter: 'rights-request', fields: { addressee: '身份证号11010519491231002X' } }),
    )
    expect(refused.what.zh).toContain('addressee')
    expect(keptIn(ports, 'rights-request').size).toBe(0)
  })

  it('writes nothing anywhere in a private run', async () => {
    const ports = portsWith({ private: true })
    ports.sessions.create(() => ({ ...begun, id: '1' }))
    await letter(ports, { ...none, letter: 'rights-request', fields: { addressee: '甲公司' } })
    expect(sessionOf(ports).events.some(({ type }) => type === 'blanks-filled')).toBe(false)
    expect(ports.printed.join('\n')).toContain('甲公司')
  })
})

describe('a letter that went off', () => {
  it('starts the clock of its step and is listed as sent', async () => {
    const ports = portsWith()
    await letter(ports, { ...none, letter: 'breach-inquiry', sent: true, on: '2026-11-29' })
    const event = sessionOf(ports).events.at(-1)
    expect(event).toMatchObject({ type: 'recorded', letter: 'breach-inquiry', on: '2026-11-29' })
    ports.printed.length = 0
    await letter(ports, none)
    expect(ports.printed.join('\n')).toContain(zh.letters.sentOn('2026-11-29'))
  })

  it('takes the fields of its step, and refuses those of none', async () => {
    const ports = portsWith()
    await letter(ports, { ...none, letter: 'breach-inquiry', sent: true, fields: { 'ticket-number': 'A12' } })
    expect(sessionOf(ports).events.at(-1)).toMatchObject({ fields: { 'ticket-number': 'A12' } })
    const refused = await failure(
      letter(portsWith(), { ...none, letter: 'breach-inquiry', sent: true, fields: { x: '1' } }),
    )
    expect(refused.what.en).toContain('x')
  })

  it('is refused where no step of the plan writes it', async () => {
    const ports = portsWith()
    const refused = await failure(letter(ports, { ...none, letter: 'marriage-cancel', sent: true }))
    expect(refused.exitCode).toBe(1)
    expect(sessionOf(ports).events).toEqual(begun.events)
  })

  it('is asked about where several steps write it', async () => {
    const refused = await failure(letter(portsWith(), { ...none, letter: 'rights-request', sent: true }))
    expect(refused.next?.en).toContain('--step')
    const ports = portsWith()
    // By its number in the list or its name.
    const { steps } = buildPlan(library, sessionOf(ports), Date.parse('2026-11-30T02:00:00Z'))
    const number = steps.findIndex(({ id }) => id === 'request-data-rights') + 1
    await letter(ports, { ...none, letter: 'rights-request', sent: true, step: String(number) })
    expect(sessionOf(ports).events.at(-1)).toMatchObject({ step: 'request-data-rights', letter: 'rights-request' })
  })

  it('is taken back with one undo', async () => {
    const ports = portsWith()
    await letter(ports, { ...none, letter: 'breach-inquiry', sent: true })
    expect(sessionOf(ports).events.length).toBe(begun.events.length + 1)
  })
})

describe('at the keyboard', () => {
  const first = firstChoice('rights-which')

  it('asks one thing after the other, saves each, and leaves open what is passed over', async () => {
    const ports = portsWith({ keys: ['fill', [first], '甲公司', '', '<', '某App'], otherwise: () => undefined })
    await expect(letter(ports, { ...none, letter: 'rights-request' })).rejects.toThrow()
    const kept = Object.fromEntries(keptIn(ports, 'rights-request'))
    expect(kept).toMatchObject({ 'rights-which': [first], addressee: '甲公司' })
    expect(Object.values(kept)).toContain('某App')
  })

  it('saves to a file, and asks before it replaces one', async () => {
    const ports = portsWith({
      keys: ['save', 'txt', 'taken.txt', false, 'save', 'txt', 'mine.txt', 'save', 'txt', 'other.txt', true, 'leave'],
      files: { 'taken.txt': 'x', 'other.txt': 'y' },
    })
    await letter(ports, { ...none, letter: 'rights-request' })
    expect(ports.files.read('taken.txt', 10).text()).toBe('x')
    expect(ports.files.read('mine.txt', 1e6).text()).toContain('个人信息权利请求')
    expect(ports.files.read('other.txt', 1e6).text()).toContain('个人信息权利请求')
  })

  it('shows one that was sent as it went, and asks anew for another one', async () => {
    const ports = portsWith()
    await letter(ports, { ...none, letter: 'breach-inquiry', fields: { addressee: '甲公司' } })
    await letter(ports, { ...none, letter: 'breach-inquiry', sent: true, on: '2026-11-29' })
    const open = async (keys: Key[]) => {
      const next = portsWith({ keys })
      next.sessionsById.set('1', sessionOf(ports))
      await letter(next, { ...none, letter: 'breach-inquiry' })
      return next.printed.join('\n')
    }
    expect(await open(['same', 'leave'])).toContain('甲公司')
    expect(await open(['another', 'leave'])).not.toContain('甲公司')
    await letter(ports, { ...none, letter: 'breach-inquiry', new: true })
    expect(keptIn(ports, 'breach-inquiry').has('addressee')).toBe(false)
  })

  it('asks what came of one that no outcome of its step stands for, and waits for it otherwise, until the day of its addressee', async () => {
    const ports = portsWith({ keys: ['sent', 'today', 'no', 'leave'] })
    await letter(ports, { ...none, letter: 'police-report' })
    expect(sessionOf(ports).events.at(-1)).toMatchObject({
      type: 'waiting',
      step: 'report-to-police',
      letter: 'police-report',
      on: '2026-11-30',
    })
    expect(ports.said.join('\n')).toContain('2026-12-03')
  })

  it('records that it is sent', async () => {
    const ports = portsWith({ keys: ['sent', 'today', 'leave'] })
    await letter(ports, { ...none, letter: 'breach-inquiry' })
    expect(sessionOf(ports).events.at(-1)).toMatchObject({
      type: 'recorded',
      letter: 'breach-inquiry',
      on: '2026-11-30',
    })
  })
})

function firstChoice(blank: string): string {
  return library.blanks.get(blank)?.choices[0] ?? ''
}
