// A report at the command line: what is said before it is written, and where nothing may be written.
import { describe, expect, it } from 'vitest'
import { type ReportOptions, report } from '../../src/commands/report.ts'
import { wordsIn } from '../../src/words/words.ts'
import { content } from '../support/content.ts'
import { failure } from '../support/failure.ts'
import { sessionWith } from '../support/letters.ts'
import { type MemoryOptions, type MemoryPorts, memoryPorts } from '../support/memory-ports.ts'
import { planted, withEverything } from '../support/reports.ts'

const zh = wordsIn('zh')
const police: ReportOptions = { for: 'police', force: false, json: false }
const begun = withEverything(sessionWith('money-sent-to-fraudster', { 'incident-on': '2026-11-20' }), {
  at: '2026-11-30T01:00:00.000Z',
  step: 'report-fraud-at-station',
})

function portsWith(options: MemoryOptions = {}): MemoryPorts {
  const ports = memoryPorts({ content, language: 'zh', ...options })
  ports.setTime('2026-11-30T02:00:00Z')
  ports.sessionsById.set('1', { ...begun, id: '1', name: '1' })
  return ports
}

const textIn = (ports: MemoryPorts, name: string) => ports.files.read(name, 1e6).text()

describe('before anything is written', () => {
  it('says what is in it and what was left out, beside the report and not in it', async () => {
    const ports = portsWith()
    await report(ports, police)
    const said = ports.said.join('\n')
    expect(said).toContain(zh.report.isIn)
    expect(said).toContain(zh.report.leftOut)
    expect(ports.printed.join('\n')).toContain('30000.50')
    expect(ports.printed.join('\n')).not.toContain(zh.report.leftOut)
  })

  it('tells details left out apart from losses and evidence left out', async () => {
    const ports = portsWith()
    await report(ports, { ...police, for: 'bank' })
    const left = ports.said.join('\n').split(zh.report.leftOut)[1] ?? ''
    const parts = zh.report.parts
    expect(left).toContain(zh.report.part(parts['loss-detail'], 2))
    expect(left).not.toContain(`- ${zh.report.part(parts.loss, 2)}`)
    expect(left).toContain(`- ${zh.report.part(parts.evidence, 1)}`)
  })

  it('asks at the keyboard, and writes nothing after a no', async () => {
    const ports = portsWith({ keys: ['bank', false] })
    await report(ports, { ...police, for: undefined, out: 'r.md' })
    expect(ports.asked).toEqual([zh.report.forWhom, zh.report.aboutToWrite('r.md')])
    expect(() => textIn(ports, 'r.md')).toThrow()
  })

  it('is asked for whom without a keyboard', async () => {
    expect((await failure(report(portsWith(), { ...police, for: undefined }))).exitCode).toBe(2)
  })
})

describe('a file', () => {
  it('is in the format of its name, and never replaced unasked', async () => {
    const ports = portsWith({ files: { 'taken.txt': 'mine' } })
    expect((await failure(report(ports, { ...police, out: 'taken.txt' }))).exitCode).toBe(1)
    expect(textIn(ports, 'taken.txt')).toBe('mine')
    await report(ports, { ...police, out: 'taken.txt', force: true })
    expect(textIn(ports, 'taken.txt')).toContain(planted.loss)
    await report(ports, { ...police, out: 'r.html' })
    expect(textIn(ports, 'r.html')).toMatch(/^<!doctype html>/i)
    expect((await failure(report(ports, { ...police, out: 'r.pdf' }))).exitCode).toBe(2)
    expect((await failure(report(ports, { ...police, format: 'docx' }))).exitCode).toBe(2)
  })

  it('of keys for scripts has no word of what was left out', async () => {
    const ports = portsWith()
    await report(ports, { ...police, for: 'bank', out: 'r.json' })
    expect(JSON.parse(textIn(ports, 'r.json'))).toMatchObject({ schema: 1, report: 'bank', total_lost: '30000.50' })
    expect(textIn(ports, 'r.json')).not.toContain('left_out')
  })
})

it('has, for scripts, what was left out beside the document', async () => {
  const ports = portsWith()
  await report(ports, { ...police, for: 'bank', json: true })
  const printed = JSON.parse(ports.printed.join('\n'))
  expect(printed.document).toMatchObject({ report: 'bank' })
  expect(printed.left_out).toContainEqual({ field: 'loss.what', count: 2 })
  expect(JSON.stringify(printed)).not.toContain(planted.loss)
})

it('changes nothing in the case, and says no note', async () => {
  const ports = portsWith()
  const before = JSON.stringify([...ports.sessionsById])
  await report(ports, police)
  await report(ports, { ...police, out: 'r.docx' })
  expect(JSON.stringify([...ports.sessionsById])).toBe(before)
  expect([...ports.said, ...ports.printed].join('\n')).not.toContain(planted.note)
})

it('of a private run has nothing where nothing was begun, and is read from memory where something was', async () => {
  const ports = portsWith({ private: true })
  expect((await failure(report(ports, police))).what.en).toContain('--private')
  ports.sessions.create(() => ({ ...begun, id: '1' }))
  await report(ports, police)
  expect(ports.printed.join('\n')).toContain('30000.50')
})
