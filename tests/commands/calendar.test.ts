import { describe, expect, it } from 'vitest'
import { type CalendarOptions, calendar } from '../../src/commands/calendar.ts'
import { exportSession } from '../../src/commands/session/export.ts'
import { importSession } from '../../src/commands/session/import.ts'
import { renameSession } from '../../src/commands/session/rename.ts'
import { skip } from '../../src/commands/skip.ts'
import type { Content } from '../../src/core/content/content.ts'
import { byId } from '../../src/core/content/library.ts'
import { buildPlan } from '../../src/core/plan/plan.ts'
import { isOpen } from '../../src/core/plan/planned-step.ts'
import type { Session, SessionEvent } from '../../src/core/session/schema.ts'
import { type ReadEntry, readCalendar } from '../support/calendar-reader.ts'
import { content, library } from '../support/content.ts'
import { failure } from '../support/failure.ts'
import { rowBreakers } from '../support/hostile-strings.ts'
import { type MemoryOptions, type MemoryPorts, memoryPorts } from '../support/memory-ports.ts'
import { beginPersona, livePersonaDay, readPersonas } from '../support/persona.ts'
import { playbook, step } from '../support/small-library.ts'

const none: CalendarOptions = { plainWords: false, force: false, json: false }
const out = 'days.ics'

function live(name: string): { session: Session; at: string } {
  const persona = new Map(readPersonas()).get(name)
  if (!persona) throw new Error(`${name} is gone`)
  const session = persona.then.reduce(
    (current, day) => livePersonaDay(library, current, day),
    beginPersona(library, persona),
  )
  return { session: { ...session, id: '1', name: '王小明' }, at: persona.then.at(-1)?.at ?? persona.at }
}

// Settled steps, an answer that is awaited and a recurring check.
const refused = live('dated-agency-publishes')

function portsWith(options: MemoryOptions = {}, { session, at } = refused): MemoryPorts {
  const ports = memoryPorts({ content, language: 'zh', ...options })
  ports.setTime(at)
  ports.sessionsById.set('1', session)
  return ports
}

async function written(ports: MemoryPorts, options: Partial<CalendarOptions> = {}): Promise<ReadEntry[]> {
  await calendar(ports, { ...none, ...options, out, force: true })
  return readCalendar(ports.files.read(out, 1e9).text())
}

describe('on the screen', () => {
  it('lists the days', async () => {
    const ports = portsWith()
    await calendar(ports, none)
    const days = await written(ports)
    for (const { start, status } of days)
      if (status === 'CONFIRMED') expect(ports.printed[0]).toContain(start.slice(0, 10))
  })

  it('says so where there is none', async () => {
    const ports = portsWith()
    const before = { ...refused.session, events: [{ type: 'closed', at: refused.session.created } as const] }
    ports.sessionsById.set('1', before)
    await calendar(ports, { ...none, session: '1' })
    expect(ports.printed).toEqual(['现在没有要记住的日子。'])
  })

  it('gives scripts the same', async () => {
    const ports = portsWith()
    await calendar(ports, { ...none, json: true })
    const { schema, path, days } = JSON.parse(ports.printed[0] ?? '')
    expect({ schema, path }).toEqual({ schema: 1, path: null })
    expect(days.map(({ day }: { day: string }) => day)).toEqual(
      (await written(ports)).filter(({ status }) => status === 'CONFIRMED').map(({ start }) => start.slice(0, 10)),
    )
  })
})

describe('the file', () => {
  it('says what is in it, how to import it, and who can read it', async () => {
    const ports = portsWith()
    const entries = await written(ports)
    const shown = ports.printed.join('\n').replaceAll('\n', '')
    expect(shown).toContain(
      `已写到${out}，里面有${entries.filter(({ status }) => status === 'CONFIRMED').length}个日子`,
    )
    for (const word of ['放进手机', '同一件事会更新', '日历服务商', '只写第几步']) expect(shown).toContain(word)
  })

  it('is never written over unasked, nor under a name that no phone opens', async () => {
    const ports = portsWith({ files: { [out]: 'mine' } })
    await failure(calendar(ports, { ...none, out }))
    expect(ports.files.read(out, 10).text()).toBe('mine')
    expect((await failure(calendar(ports, { ...none, out: 'days.txt' }))).exitCode).toBe(2)
  })

  it('is printed with -', async () => {
    const ports = portsWith()
    await calendar(ports, { ...none, out: '-' })
    expect(readCalendar(`${ports.printed[0]}\r\n`)).toEqual(await written(ports))
  })

  it('is not written where it would be empty', async () => {
    const ports = portsWith()
    ports.sessionsById.set('1', { ...refused.session, playbooks: [], answers: {}, events: [] })
    expect((await failure(calendar(ports, { ...none, out }))).what.zh).toContain('什么都没有写')
    await expect(ports.files.look(out)).rejects.toThrow()
  })

  it('has the same bytes for the same case, whatever it is called and whenever it is written that day', async () => {
    const [one, other] = [portsWith(), portsWith()]
    await renameSession(other, { session: '1', name: 'other' })
    other.setTime(new Date(Date.parse(refused.at) + 3_600_000).toISOString())
    await written(one)
    await written(other)
    expect(other.files.read(out, 1e9).text()).toBe(one.files.read(out, 1e9).text())
  })

  it('holds no word of the case and no name, by default', async () => {
    for (const language of ['zh', 'en'] as const) {
      const entries = await written(portsWith({ language }))
      expect(entries.length).toBeGreaterThan(0)
      for (const { summary, description } of entries) {
        const said = `${summary}\n${description}`
        expect(said.replace(/leak-help status 1 --all/, '')).not.toMatch(
          /王小明|12\d{3}|leak|泄露|诉|起诉|police|court/i,
        )
        expect(summary).toMatch(/第\d+步|step \d+|^已了结$|^Settled$/)
      }
    }
  })

  it('names the step and whom to call with --plain-words', async () => {
    const entries = await written(portsWith({}, live('police-refuse')), { plainWords: true })
    const said = entries.map(({ summary, description }) => `${summary}\n${description}`).join('\n')
    expect(said).not.toMatch(/第\d+步|王小明/)
    expect(said).toMatch(/期限（法定）/)
    expect(said).toMatch(/\d{5}/)
  })
})

describe('a second file', () => {
  it('updates what stands in the calendar, and cancels what is settled', async () => {
    const ports = portsWith()
    const first = await written(ports)
    await calendar(ports, { ...none, json: true })
    const { days } = JSON.parse(ports.printed.at(-1) ?? '')
    const { step } = days.at(-1)
    await skip(ports, { step: step.id, json: true })
    const second = await written(ports)
    const uids = (entries: readonly ReadEntry[], wanted: string) =>
      entries.filter(({ status }) => status === wanted).map(({ uid }) => uid)
    const gone = uids(first, 'CONFIRMED').filter((uid) => !uids(second, 'CONFIRMED').includes(uid))
    expect(gone.length).toBeGreaterThan(0)
    expect(uids(second, 'CANCELLED')).toEqual(expect.arrayContaining(gone))
    for (const one of second) {
      const before = first.find(({ uid }) => uid === one.uid)
      if (before) expect(one.sequence).toBeGreaterThan(before.sequence)
    }
    expect(new Set(second.map(({ uid }) => uid)).size).toBe(second.length)
  })

  it('finds the entries of a case that came to another computer', async () => {
    const ports = portsWith()
    const first = await written(ports)
    await exportSession(ports, { session: '1', file: 'case.json', force: true })
    await importSession(ports, { file: 'case.json', yes: true })
    const second = await written(ports, { session: '2' })
    const brief = (entries: readonly ReadEntry[]) =>
      entries.map(({ uid, sequence, start }) => ({ uid, sequence, start }))
    expect(brief(second)).toEqual(brief(first))
  })
})

const titles = [
  ...Object.values(rowBreakers),
  'x\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nUID:forged',
  'a,b;c\\n\\',
  'x'.repeat(5000),
]

it.each(titles)('a title of a folder of one’s own comes out as text: %j', async (title) => {
  const text = { zh: title, en: title }
  const own: Content = {
    ...emptyLike(content),
    playbooks: byId([playbook('own-book', { steps: ['own-step'] })]),
    steps: byId([step('own-step', { urgency: 'watch', title: text, repeat: { every: 'P7D', during: 'P3M' } })]),
  }
  const at = '2026-11-22T02:00:00Z'
  const ports = portsWith(
    { own },
    { at, session: { ...refused.session, created: at, playbooks: ['own-book'], answers: {}, events: [] } },
  )
  const entries = await written(ports, { plainWords: true })
  expect(entries.filter(({ summary }) => summary.includes('不是自带')).length).toBeLessThanOrEqual(1)
  expect(entries.map(({ uid }) => uid)).not.toContain('forged')
  expect(new Set(entries.map(({ uid }) => uid)).size).toBe(entries.length)
})

function emptyLike(bundled: Content): Content {
  const empty = Object.entries(bundled).map(([key, value]) => [key, value instanceof Map ? new Map() : value])
  return {
    ...Object.fromEntries(empty),
    common: { ask: [], steps: [] },
    retired: [],
    terms: { items: [], evidence: [], phrases: [] },
  }
}

it('takes a case of 10,000 events', async () => {
  const { session, at } = live('police-refuse')
  const ids = buildPlan(library, session, Date.parse(at))
    .steps.filter(isOpen)
    .map(({ id }) => id)
  const many = Array.from({ length: 10_000 }, (_, index): SessionEvent => {
    const step = ids[index % ids.length] ?? ''
    return index % 5 === 0 ? { type: 'reopened', at, step } : { type: 'postponed', at, step, until: '2027-06-01' }
  })
  const entries = await written(portsWith({}, { at, session: { ...session, events: [...session.events, ...many] } }))
  expect(entries.length).toBeGreaterThan(5)
  expect(new Set(entries.map(({ uid }) => uid)).size).toBe(entries.length)
}, 60_000)
