// `leak-help evidence wanted`, and the line of `status` about what lapses.
import { describe, expect, it } from 'vitest'
import { done } from '../../src/commands/done.ts'
import { listWanted } from '../../src/commands/evidence/wanted.ts'
import { start } from '../../src/commands/start.ts'
import { status } from '../../src/commands/status.ts'
import type { Language } from '../../src/core/text.ts'
import { content } from '../support/content.ts'
import { type MemoryPorts, memoryPorts } from '../support/memory-ports.ts'
import { readPersonas } from '../support/persona.ts'

/** Somebody who was filmed on the underground 25 days ago. */
async function filmed(language: Language, answers: Record<string, string> = {}): Promise<MemoryPorts> {
  const [, persona] = readPersonas().find(([name]) => name === 'filmed-on-the-underground') ?? []
  const file = { ...persona?.answers, since: 'longer', 'incident-on': '2026-10-28', ...answers }
  const ports = memoryPorts({ language, content, files: { 'a.yaml': JSON.stringify(file) } })
  await start(ports, { playbooks: ['hidden-camera'], answers: 'a.yaml', walk: false, json: true })
  ports.printed.length = 0
  return ports
}
const shown = (ports: MemoryPorts) => ports.printed.splice(0).join('\n')
const statusOf = async (ports: MemoryPorts) => {
  await status(ports, { all: false, json: false })
  return shown(ports)
}

it('prints what is wanted, what lapses and when, with the law', async () => {
  const ports = await filmed('zh')
  await listWanted(ports, { json: false })
  const text = shown(ports)
  for (const part of [
    '报案',
    '还没登记：',
    '带上：',
    '不要交：',
    '第一百六十九条',
    '到2026-11-27',
    '第十七条',
    '至少存30天',
  ])
    expect(text).toContain(part)
})

it('prints the same for scripts', async () => {
  const ports = await filmed('en')
  await listWanted(ports, { json: true })
  const { schema, places, lapses } = JSON.parse(shown(ports))
  expect(schema).toBe(1)
  expect(places[0]).toMatchObject({
    id: 'police',
    route: 'police',
    bundled: true,
    confidence: 'high',
    steps: [{ id: 'report-hidden-camera' }],
    things: expect.arrayContaining([expect.objectContaining({ state: 'missing', evidence: [], losses: 0 })]),
    laws: expect.arrayContaining([expect.objectContaining({ id: 'psp-169' })]),
  })
  expect(lapses[0]).toMatchObject({
    id: 'public-video',
    period: 'P30D',
    until: '2026-11-27',
    until_estimate: false,
    over: false,
    steps: [{ id: 'ask-footage' }],
    laws: [{ id: 'pvs-17' }],
  })
})

it('says how the day is given where it is missing', async () => {
  const ports = await filmed('en', { since: 'unsure', 'incident-on': 'unsure' })
  await listWanted(ports, { json: false })
  const text = shown(ports).replaceAll(/\n +/g, ' ')
  expect(text).toContain('from when is not known')
  expect(text).toContain('leak-help answer incident-on')
})

describe('status', () => {
  it('has one line for what lapses within a week: what, until when, which step', async () => {
    const text = (await statusOf(await filmed('zh'))).replaceAll('\n', '')
    expect(text).toContain('2026-11-27以后可能就没了。要求保存：第3步“请民警和场所马上保住监控录像”')
  })

  it('says when it just lapsed that it may be gone, and nothing long after', async () => {
    const ports = await filmed('zh')
    ports.setTime('2026-11-30T02:00:00Z')
    expect((await statusOf(ports)).replaceAll('\n', '')).toContain(
      '可能没有了：商场、车站、小区、营业厅的监控录像，只保证存到2026-11-27',
    )
    ports.setTime('2026-12-20T02:00:00Z')
    expect(await statusOf(ports)).not.toMatch(/快过期|可能没有了/)
  })

  it('says nothing once somebody was asked, nor where the day is not known', async () => {
    const ports = await filmed('zh')
    await done(ports, { step: 'ask-footage', json: false })
    shown(ports)
    expect(await statusOf(ports)).not.toContain('快过期')
    expect(await statusOf(await filmed('zh', { since: 'unsure', 'incident-on': 'unsure' }))).not.toContain('快过期')
  })

  it('has it for scripts, and with --all', async () => {
    const ports = await filmed('en')
    await status(ports, { all: false, json: true })
    expect(JSON.parse(shown(ports)).lapses[0]).toMatchObject({ id: 'public-video', until: '2026-11-27' })
    await status(ports, { all: true, json: false })
    expect(shown(ports)).toContain('Lapsing: ')
  })
})
