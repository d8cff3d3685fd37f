// R9 of the test plan: clocks that jump. Order is by entry, dates are never before what they count from, and it is said.
import { afterEach, describe, expect, it } from 'vitest'
import { answer } from '../../src/commands/answer.ts'
import { done } from '../../src/commands/done.ts'
import { resume } from '../../src/commands/resume.ts'
import { start } from '../../src/commands/start.ts'
import { status } from '../../src/commands/status.ts'
import { undo } from '../../src/commands/undo.ts'
import { dayInChina, isDay } from '../../src/core/dates.ts'
import { buildPlan } from '../../src/core/plan/plan.ts'
import { findOpenQuestions } from '../../src/core/plan/questions.ts'
import { newSession, withAnswer, withPlaybook } from '../../src/core/session/session.ts'
import { library } from '../support/content.ts'
import { type MemoryPorts, memoryPorts } from '../support/memory-ports.ts'

const zone = process.env.TZ
afterEach(() => {
  process.env.TZ = zone
})

/** A session whose entries were made at one moment, and the clock at another. */
async function recordedAt(then: string, now: string): Promise<MemoryPorts> {
  const files = { 'a.yaml': 'danger: none\nharm: [calls]\naccess: "yes"\n' }
  const ports = memoryPorts({ files })
  ports.setTime(then)
  await start(ports, { playbooks: ['lender'], answers: 'a.yaml', walk: false, json: true })
  await done(ports, { step: 'tell-lender', outcome: 'refused', json: true })
  await done(ports, { step: 'capture', json: true })
  await done(ports, { step: 'complain', outcome: 'sent', json: true })
  await done(ports, { step: 'watch-bills', json: true })
  ports.setTime(now)
  ports.printed.length = 0
  ports.said.length = 0
  return ports
}

interface Row {
  id: string
  state: string
  due: string | null
}

async function stepsOf(ports: MemoryPorts): Promise<Row[]> {
  ports.printed.length = 0
  await status(ports, { all: true, json: true })
  return JSON.parse(ports.printed.splice(0).join('')).steps
}

const same = '2026-11-22T02:00:00.000Z'
const cases: [string, string, string, { warns: boolean; due: string; state: string }][] = [
  ['stands still', same, same, { warns: false, due: '2026-12-12', state: 'waiting' }],
  ['goes back a minute', same, '2026-11-22T01:59:00Z', { warns: true, due: '2026-12-12', state: 'waiting' }],
  ['goes back a year', same, '2025-11-22T02:00:00Z', { warns: true, due: '2026-12-12', state: 'waiting' }],
  ['goes back to its beginning', same, '1970-01-01T00:00:00Z', { warns: true, due: '2026-12-12', state: 'waiting' }],
  ['goes on a year', same, '2027-11-22T02:00:00Z', { warns: false, due: '2026-12-12', state: 'overdue' }],
  ['goes on fifty years', same, '2076-11-22T02:00:00Z', { warns: false, due: '2026-12-12', state: 'overdue' }],
  ['was fifty years ahead', '2076-11-22T02:00:00.000Z', same, { warns: true, due: '2076-12-12', state: 'waiting' }],
  ['was at its beginning', '1970-01-01T00:00:00.000Z', same, { warns: false, due: '1970-01-21', state: 'overdue' }],
  [
    'meets a leap day',
    '2028-02-29T02:00:00.000Z',
    '2028-03-01T02:00:00Z',
    { warns: false, due: '2028-03-20', state: 'waiting' },
  ],
  [
    'goes a year on from a leap day',
    '2028-02-29T02:00:00.000Z',
    '2029-02-28T02:00:00Z',
    { warns: false, due: '2028-03-20', state: 'overdue' },
  ],
  [
    'crosses midnight in China',
    '2026-12-31T15:59:59.999Z',
    '2026-12-31T16:00:00Z',
    { warns: false, due: '2027-01-20', state: 'waiting' },
  ],
  [
    'goes back at the end of summer time',
    '2026-10-25T00:59:00.000Z',
    '2026-10-25T01:01:00Z',
    { warns: false, due: '2026-11-14', state: 'waiting' },
  ],
]

describe.each(cases)('a clock that %s', (_what, then, now, expected) => {
  it('keeps the order, computes each date from its entry, and says what looks wrong', async () => {
    process.env.TZ = 'Europe/Berlin'
    const ports = await recordedAt(then, now)
    const steps = await stepsOf(ports)
    expect(ports.said.length > 0).toBe(expected.warns)
    expect(steps.find(({ id }) => id === 'complain')).toMatchObject({ due: expected.due, state: expected.state })
    for (const { due } of steps) {
      if (due === null) continue
      expect(isDay(due)).toBe(true)
      expect(due >= dayInChina(Date.parse(then))).toBe(true)
    }

    // What is recorded now comes last, whatever the clock says; taking back takes the last.
    await done(ports, { step: 'credit-report', outcome: 'clear', json: true })
    await answer(ports, { question: 'access', values: ['no'], json: true })
    const kinds = () =>
      ports.sessions.read('1').session.events.map((event) => ('step' in event ? event.step : event.type))
    expect(kinds().slice(-3)).toEqual(['watch-bills', 'credit-report', 'answered'])
    await undo(ports, { force: true, json: true })
    await undo(ports, { force: true, json: true })
    expect((await stepsOf(ports)).find(({ id }) => id === 'credit-report')?.state).toBe('todo')
    await resume(ports, { walk: false, json: false })
  })
})

it('still says it when something was recorded after the clock was set back', async () => {
  const ports = await recordedAt(same, '2025-11-22T02:00:00Z')
  await done(ports, { step: 'credit-report', outcome: 'clear', json: true })
  ports.said.length = 0
  await status(ports, { all: false, json: false })
  expect(ports.said.join('')).toContain('2026-11-22')
})

it.each(['1970-01-01T00:00:00.000Z', '2028-02-29T12:00:00.000Z', '2076-11-22T02:00:00.000Z'])(
  'plans every bundled playbook at %s',
  (at) => {
    for (const playbook of library.playbooks.keys()) {
      let session = withPlaybook(newSession({ id: '1', name: '1', at }), { playbook, at })
      for (const question of findOpenQuestions(library, session))
        session = withAnswer(session, { question, value: 'unsure', at })
      const { steps } = buildPlan(library, session, Date.parse(at))
      expect(steps.length).toBeGreaterThan(3)
      for (const { due } of steps)
        expect(due === undefined || (isDay(due.day) && due.day >= dayInChina(Date.parse(at)))).toBe(true)
    }
  },
)
