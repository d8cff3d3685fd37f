// What the places of a plan want to see, and what others delete in time, on a small library of its own.
import { describe, expect, it } from 'vitest'
import type { LapseRules, Library, WantedRules } from '../../../src/core/content/library.ts'
import { findLapses, findNearLapse } from '../../../src/core/plan/lapses.ts'
import { buildPlan } from '../../../src/core/plan/plan.ts'
import { findWanted } from '../../../src/core/plan/wanted.ts'
import type { Session, SessionEvent } from '../../../src/core/session/schema.ts'
import { newSession, withAnswer, withEvent, withLastUndone, withPlaybook } from '../../../src/core/session/session.ts'
import { smallLibrary } from '../../support/small-library.ts'

const at = '2026-11-22T02:00:00.000Z'
const now = Date.parse(at)
const fact = { confidence: 'high' as const, verified: '2026-11-22', review_by: '2027-05-22', laws: [] }

const lender: WantedRules = {
  ...fact,
  id: 'lender',
  route: 'platform',
  goes: { steps: ['tell-lender'], categories: [], stages: [] },
  things: [
    { evidence: [] },
    { evidence: ['chats', 'transfers'] },
    { evidence: ['receipts'], counts: 'losses' },
    { evidence: ['video'], when: { harm: { includes: 'debt' } }, helps: true },
  ],
}
const logs: LapseRules = {
  ...fact,
  id: 'logs',
  kept: { period: 'P30D', days: 'calendar' },
  from_incident: true,
  steps: ['tell-lender', 'capture'],
  letters: ['preserve'],
}

const libraryWith = ({
  wanted = [lender],
  lapses = [logs],
}: {
  wanted?: WantedRules[]
  lapses?: LapseRules[]
} = {}) => ({
  ...smallLibrary,
  wanted: new Map(wanted.map((one) => [one.id, one])),
  lapses: new Map(lapses.map((one) => [one.id, one])),
})
const library = libraryWith()

const answered = (answers: Record<string, string | string[]>) =>
  Object.entries({ danger: ['none'], harm: ['calls'], access: 'yes', ...answers }).reduce(
    (session, [question, value]) => withAnswer(session, { question, value, at }),
    withPlaybook(newSession({ id: '1', name: 'one', at }), { playbook: 'lender', at }),
  )
const calm = answered({})
const evidence = (number: number, kind?: string): SessionEvent => ({
  type: 'evidence-added',
  at,
  number,
  name: 'x',
  ...(kind ? { kind } : {}),
  link: 'a'.repeat(64),
})
const withEvents = (session: Session, ...events: SessionEvent[]) => events.reduce(withEvent, session)
const wantedIn = (session: Session, rules: Library = library) =>
  findWanted(rules, session, buildPlan(rules, session, now))
const states = (session: Session) => wantedIn(session)[0]?.things.map(({ state }) => state)

describe('a place', () => {
  it('is there while a step that goes there is open', () => {
    expect(wantedIn(calm).map(({ rules, steps }) => [rules.id, steps.map(({ id }) => id)])).toEqual([
      ['lender', ['tell-lender']],
    ])
    const done = withEvents(calm, { type: 'recorded', at, step: 'tell-lender', outcome: 'done' })
    expect(wantedIn(done)).toEqual([])
    expect(wantedIn(withLastUndone(done, at)?.session ?? done)).toHaveLength(1)
  })

  it('is found by the category of whom a step is done with first, and by its stage', () => {
    const goes = (stages: WantedRules['goes']['stages']) => ({ steps: [], categories: ['lender'], stages })
    const contacts = new Map([
      [
        'lender-line',
        {
          id: 'lender-line',
          category: 'lender',
          confidence: 'high' as const,
          verified: '2026-11-22',
          review_by: '2027-05-22',
        },
      ],
    ])
    const told = smallLibrary.steps.get('tell-lender')
    if (!told) throw new Error('the small library has changed')
    const steps = new Map([...smallLibrary.steps, [told.id, { ...told, contacts: ['lender-line'] }]])
    const found = (stages: WantedRules['goes']['stages']) => {
      const rules = { ...libraryWith({ wanted: [{ ...lender, goes: goes(stages) }] }), contacts, steps }
      return wantedIn(calm, rules).length
    }
    expect([found([]), found([told.stage]), found(['habit'])]).toEqual([1, 1, 0])
  })

  it('has only the things that are wanted of this person', () => {
    expect(wantedIn(calm)[0]?.things.map(({ index }) => index)).toEqual([0, 1, 2])
    expect(wantedIn(answered({ harm: ['debt'] }))[0]?.things.at(-1)).toMatchObject({ index: 3, helps: true })
  })
})

describe('a thing', () => {
  it('is brought where it is no evidence, and not listed yet where none of its kind is', () => {
    expect(states(calm)).toEqual(['bring', 'missing', 'missing'])
  })

  it('is there with the numbers of the evidence that may be it', () => {
    const kept = withEvents(calm, evidence(1, 'chats'), evidence(2), evidence(3, 'transfers'))
    expect(wantedIn(kept)[0]?.things[1]).toMatchObject({ state: 'there', evidence: [1, 3] })
    const less = withEvents(kept, { type: 'evidence-removed', at, number: 1 })
    expect(wantedIn(less)[0]?.things[1]).toMatchObject({ state: 'there', evidence: [3] })
  })

  it('is there by losses where they count', () => {
    const lost = withEvents(calm, { type: 'loss-added', at, number: 1, amount: '5.00', what: 'x' })
    expect(wantedIn(lost)[0]?.things[2]).toMatchObject({ state: 'there', losses: 1, evidence: [] })
  })

  it('is not there because a step that saves it was done: what there was to save nobody knows', () => {
    expect(states(withEvents(calm, { type: 'recorded', at, step: 'capture', outcome: 'done' }))?.[1]).toBe('missing')
  })
})

describe('what lapses', () => {
  const lapsesIn = (session: Session, rules: Library = library, time = now) =>
    findLapses(
      rules,
      session,
      buildPlan(rules, session, time),
      new Date(time + 8 * 3_600_000).toISOString().slice(0, 10),
    )
  const until = (answers: Record<string, string>) => lapsesIn(answered(answers))[0]?.until

  it('is counted from the day of the incident, the first day not included', () => {
    expect(until({ 'incident-on': '2026-10-28' })).toEqual({ day: '2026-11-27', isEstimate: false })
    expect(until({ 'incident-on': '2026-10-20' })).toEqual({ day: '2026-11-19', isEstimate: false, over: 3 })
  })

  it('is counted from the earliest day where it is known only roughly, and says so', () => {
    expect(until({ since: 'week' })).toEqual({ day: '2026-12-15', isEstimate: true })
    expect(until({ since: 'month' })).toEqual({ day: '2026-11-22', isEstimate: true })
  })

  it('has no day where none can be said: never that on which it was noticed', () => {
    for (const answers of [{}, { since: 'longer' }, { since: 'unsure' }, { 'incident-on': 'unsure' }] as Record<
      string,
      string
    >[])
      expect(until(answers)).toBeUndefined()
    expect(lapsesIn(calm)).toHaveLength(1)
    const elsewhere = libraryWith({ lapses: [{ ...logs, from_incident: undefined }] })
    expect(lapsesIn(answered({ 'incident-on': '2026-10-28' }), elsewhere)[0]?.until).toBeUndefined()
  })

  it('is gone from the list once somebody was asked, by a step or a letter, whatever came of it', () => {
    const dated = answered({ 'incident-on': '2026-10-28' })
    const recorded = (outcome: string) => withEvents(dated, { type: 'recorded', at, step: 'tell-lender', outcome })
    expect(lapsesIn(recorded('sent'))).toEqual([])
    expect(lapsesIn(recorded('refused'))).toEqual([])
    const sent = (letter: string, step: string): SessionEvent => ({ type: 'waiting', at, step, letter })
    expect(lapsesIn(withEvents(dated, sent('preserve', 'x')))).toEqual([])
    expect(lapsesIn(withEvents(dated, sent('other', 'capture')))).toEqual([])
    expect(lapsesIn(withEvents(dated, sent('other', 'x')))).toHaveLength(1)
    const taken = withLastUndone(withEvents(dated, sent('preserve', 'x')), at)
    expect(lapsesIn(taken?.session ?? dated)).toHaveLength(1)
  })

  it('is not there where no step that asks for it is open, or its condition does not hold', () => {
    const skipped = (['tell-lender', 'capture'] as const).map((step): SessionEvent => ({ type: 'skipped', at, step }))
    expect(lapsesIn(withEvents(calm, ...skipped))).toEqual([])
    const onlyDebt = libraryWith({ lapses: [{ ...logs, when: { harm: { includes: 'debt' } } }] })
    expect(
      [lapsesIn(calm, onlyDebt), lapsesIn(answered({ harm: ['debt'] }), onlyDebt)].map(({ length }) => length),
    ).toEqual([0, 1])
  })

  it('comes soonest first, without a day last, and is near from a week before to a week after', () => {
    const rules = libraryWith({
      lapses: [
        { ...logs, id: 'endless', from_incident: undefined },
        { ...logs, id: 'later', kept: { period: 'P6M', days: 'calendar' } },
        logs,
      ],
    })
    const session = answered({ 'incident-on': '2026-10-28' })
    const on = (day: string) => {
      const found = lapsesIn(session, rules, Date.parse(`${day}T04:00:00Z`))
      expect(found.map(({ rules: { id } }) => id)).toEqual(['logs', 'later', 'endless'])
      return findNearLapse(found, day)?.rules.id
    }
    expect(['2026-11-19', '2026-11-20', '2026-11-27', '2026-12-04', '2026-12-05'].map(on)).toEqual([
      undefined,
      'logs',
      'logs',
      'logs',
      undefined,
    ])
  })
})
