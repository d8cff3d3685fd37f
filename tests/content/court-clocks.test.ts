// Limits that a court sets: each counts from the day of service, written down days later, and none is over on its last day.
import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { addDays } from '../../src/core/dates.ts'
import { buildPlan } from '../../src/core/plan/plan.ts'
import type { Session } from '../../src/core/session/schema.ts'
import { content, library } from '../support/content.ts'
import { beginPersona, livePersonaDay, personaSchema } from '../support/persona.ts'

const self = { danger: 'none', since: 'longer', 'done-already': 'none', 'acting-for': 'self' }

const people = {
  loan: {
    playbooks: ['loan-in-my-name'],
    answers: {
      ...self,
      'incident-on': 'unsure',
      'signed-it': 'no',
      'loan-how': 'stranger',
      'loan-money': 'never-saw',
      'lender-kind': 'small-loan',
      collectors: 'no',
    },
  },
  card: {
    playbooks: ['bank-card-leaked'],
    answers: {
      ...self,
      harm: ['money-lost'],
      'card-charge': 'overseas',
      'card-kind': 'credit',
      exposed: ['bank-card'],
      'password-reused': 'no',
    },
  },
  company: {
    playbooks: ['company-in-my-name'],
    answers: {
      ...self,
      'incident-on': '2021-11-01',
      'company-what': ['company'],
      'court-papers': ['enforcement'],
      'id-lost-before': 'yes',
    },
  },
  frozen: {
    playbooks: ['frozen-or-summoned'],
    answers: { ...self, 'frozen-how': ['unsure'], 'frozen-why': 'money-in', 'court-papers': 'none' },
  },
  tricked: {
    playbooks: ['loan-in-my-name'],
    answers: {
      ...self,
      'incident-on': '2026-01-15',
      'signed-it': 'yes',
      'loan-how': 'tricked',
      'loan-money': 'never-saw',
      'lender-kind': 'small-loan',
      collectors: 'no',
      'court-papers': 'none',
    },
  },
}

interface Clock {
  who: keyof typeof people
  papers?: string
  /** Step and outcome, with the day it happened; the last one starts the limit. */
  records: [step: string, outcome: string, on: string][]
  runsFor: string
  deadline: string
  lastDay: string
}

// The last days are working days, so that they stay as they are wherever a day off moves one.
const clocks: Record<string, Clock> = {
  'the answer to a claim': {
    who: 'loan',
    papers: 'lawsuit',
    records: [['verify-court-papers', 'real-suit', '2026-11-18']],
    runsFor: 'answer-the-suit',
    deadline: 'v-suit-answer',
    lastDay: '2026-12-03',
  },
  'an objection to jurisdiction': {
    who: 'loan',
    papers: 'lawsuit',
    records: [['verify-court-papers', 'real-suit', '2026-11-18']],
    runsFor: 'object-jurisdiction',
    deadline: 'v-suit-answer',
    lastDay: '2026-12-03',
  },
  'an appeal on jurisdiction': {
    who: 'loan',
    papers: 'lawsuit',
    records: [
      ['verify-court-papers', 'real-suit', '2026-11-04'],
      ['object-jurisdiction', 'sent', '2026-11-06'],
      ['object-jurisdiction', 'refused', '2026-11-20'],
    ],
    runsFor: 'appeal-ruling',
    deadline: 'v-appeal-ruling',
    lastDay: '2026-11-30',
  },
  'an appeal of who was sued': {
    who: 'loan',
    papers: 'lawsuit',
    records: [
      ['verify-court-papers', 'real-suit', '2026-10-12'],
      ['answer-the-suit', 'sent', '2026-10-20'],
      ['answer-the-suit', 'refused', '2026-11-18'],
    ],
    runsFor: 'appeal-judgment',
    deadline: 'v-appeal-judgment',
    lastDay: '2026-12-03',
  },
  'an appeal of who comes with the judgment': {
    who: 'loan',
    papers: 'judgment',
    records: [['verify-court-papers', 'real-judgment', '2026-11-18']],
    runsFor: 'appeal-judgment',
    deadline: 'v-appeal-judgment',
    lastDay: '2026-12-03',
  },
  'an appeal of who comes with a ruling': {
    who: 'loan',
    papers: 'judgment',
    records: [['verify-court-papers', 'real-ruling', '2026-11-20']],
    runsFor: 'appeal-ruling',
    deadline: 'v-appeal-ruling',
    lastDay: '2026-11-30',
  },
  'a retrial of what is in force': {
    who: 'loan',
    papers: 'judgment',
    records: [['verify-court-papers', 'real-final', '2026-06-15']],
    runsFor: 'ask-retrial',
    deadline: 'v-retrial',
    lastDay: '2026-12-15',
  },
  'a retrial after the appeal': {
    who: 'loan',
    papers: 'judgment',
    records: [
      ['verify-court-papers', 'real-judgment', '2026-03-02'],
      ['appeal-judgment', 'sent', '2026-03-10'],
      ['appeal-judgment', 'refused', '2026-06-15'],
    ],
    runsFor: 'ask-retrial',
    deadline: 'v-retrial',
    lastDay: '2026-12-15',
  },
  'an award': {
    who: 'loan',
    papers: 'judgment',
    records: [['verify-court-papers', 'real-award', '2026-09-10']],
    runsFor: 'set-aside-award',
    deadline: 'v-award-set-aside',
    lastDay: '2026-12-10',
  },
  'an objection to a payment order': {
    who: 'loan',
    papers: 'payment-order',
    records: [['verify-court-papers', 'real-payment-order', '2026-11-18']],
    runsFor: 'object-payment-order',
    deadline: 'v-pay-order-objection',
    lastDay: '2026-12-03',
  },
  'the answer after a payment order': {
    who: 'loan',
    papers: 'payment-order',
    records: [
      ['verify-court-papers', 'real-payment-order', '2026-10-20'],
      ['object-payment-order', 'sent', '2026-10-23'],
      ['object-payment-order', 'to-suit', '2026-11-18'],
    ],
    runsFor: 'answer-the-suit',
    deadline: 'v-suit-answer',
    lastDay: '2026-12-03',
  },
  'an objection to enforcement that was refused': {
    who: 'loan',
    papers: 'enforcement',
    records: [
      ['verify-court-papers', 'real-enforcement', '2026-10-20'],
      ['object-enforcement', 'sent', '2026-10-26'],
      ['object-enforcement', 'refused', '2026-11-20'],
    ],
    runsFor: 'ask-higher-court',
    deadline: 'v-enforcement-review',
    lastDay: '2026-11-30',
  },
  'a freeze by a court that was kept': {
    who: 'frozen',
    records: [
      ['ask-who-froze', 'court', '2026-10-20'],
      ['ask-freezing-court', 'sent', '2026-10-26'],
      ['ask-freezing-court', 'refused', '2026-11-20'],
    ],
    runsFor: 'ask-higher-court',
    deadline: 'v-enforcement-review',
    lastDay: '2026-11-30',
  },
  'a spending ban that was kept': {
    who: 'company',
    records: [
      ['ask-court-lift-ban', 'sent', '2026-11-02'],
      ['ask-court-lift-ban', 'refused', '2026-11-20'],
    ],
    runsFor: 'ask-higher-court',
    deadline: 'v-ban-review',
    lastDay: '2026-11-30',
  },
  'a suit that was not accepted': {
    who: 'card',
    records: [
      ['sue-over-card-charge', 'sent', '2026-11-11'],
      ['sue-over-card-charge', 'refused', '2026-11-20'],
    ],
    runsFor: 'appeal-ruling',
    deadline: 'v-appeal-ruling',
    lastDay: '2026-11-30',
  },
  'a suit against an agency that was not registered': {
    who: 'company',
    records: [
      ['ask-registry-cancel', 'sent', '2026-06-01'],
      ['ask-registry-cancel', 'refused', '2026-07-01'],
      ['registry-reconsideration', 'sent', '2026-07-10'],
      ['registry-reconsideration', 'refused', '2026-10-20'],
      ['sue-agency', 'sent', '2026-10-26'],
      ['sue-agency', 'refused', '2026-11-20'],
    ],
    runsFor: 'appeal-ruling',
    deadline: 'v-appeal-ruling',
    lastDay: '2026-11-30',
  },
  'a suit that was lost': {
    who: 'card',
    records: [
      ['sue-over-card-charge', 'sent', '2026-07-01'],
      ['sue-over-card-charge', 'judged', '2026-11-18'],
    ],
    runsFor: 'appeal-judgment',
    deadline: 'v-appeal-judgment',
    lastDay: '2026-12-03',
  },
}

describe.each(Object.entries(clocks))('%s', (_name, { who, papers, records, runsFor, deadline, lastDay }) => {
  const begun = begin(who, addDays(records[0]?.[2] ?? lastDay, -1), papers ? { 'court-papers': [papers] } : {})
  // Each is written down four days after it happened.
  const session = records.reduce(
    (current, [step, outcome, on]) =>
      livePersonaDay(library, current, { at: at(addDays(on, 4)), record: { step, act: 'recorded', outcome, on } }),
    begun,
  )
  const look = (day: string) => buildPlan(library, session, Date.parse(at(day))).steps.find(({ id }) => id === runsFor)

  it('counts from the day it happened, not from the day it was written down', () => {
    const step = look(addDays(lastDay, -1))
    expect(step?.due).toMatchObject({ day: lastDay, kind: 'statutory', estimate: false })
    expect(step?.due?.deadline?.id).toBe(deadline)
    expect(step?.state).toBe('todo')
  })

  it('is open on its last day, and presses', () => {
    expect(look(lastDay)?.state).toBe('todo')
    const { pressing } = buildPlan(library, session, Date.parse(at(lastDay)))
    expect(pressing.map(({ id }) => id)).toContain(runsFor)
  })

  it('is over the day after', () => {
    expect(look(addDays(lastDay, 1))).toMatchObject({ due: { over: 1 } })
  })
})

describe('rescission by who was tricked', () => {
  const begun = begin('tricked', '2026-11-22')
  const known = livePersonaDay(library, begun, { at: at('2026-11-24'), answer: { 'tricked-known-on': '2026-01-21' } })
  const look = (session: Session, day: string) =>
    buildPlan(library, session, Date.parse(at(day))).steps.find(({ id }) => id === 'rescind-tricked-loan')

  it('counts from the day they knew, and from the earliest one while that is not known', () => {
    expect(look(begun, '2026-11-23')?.due).toMatchObject({ day: '2027-01-15', estimate: true })
    expect(look(known, '2026-11-24')?.due).toMatchObject({ day: '2027-01-21', estimate: false })
  })

  it('is open on its last day and over the day after', () => {
    expect(look(known, '2027-01-20')?.state).toBe('todo')
    expect(look(known, '2027-01-21')?.state).toBe('todo')
    expect(look(known, '2027-01-22')?.state).toBe('overdue')
  })

  it('is not for who did not sign', () => {
    const never = begin('loan', '2026-11-22', { 'court-papers': 'none' })
    expect(look(never, '2026-11-22')).toBeUndefined()
  })
})

describe('every suit', () => {
  const suits = [...library.steps.values()].filter(({ id, outcomes }) => id.startsWith('sue-') && 'refused' in outcomes)

  it.each(suits.map(({ id, outcomes }) => [id, outcomes] as const))('%s leads to an appeal', (_id, outcomes) => {
    expect(outcomes).toMatchObject({
      refused: { deadline: 'v-appeal-ruling', settles: true, opens: ['appeal-ruling'] },
      judged: { deadline: 'v-appeal-judgment', settles: true, opens: ['appeal-judgment'] },
    })
  })
})

it.each(['b-stop-48h', 'v-injunction-suit', 'v-po-expiry', 'v-no-prosecution-appeal'])(
  'says what can still be done after %s',
  (id) => expect(content.deadlines.get(id)?.if_late).toBeDefined(),
)

function begin(who: keyof typeof people, day: string, more: Record<string, string | string[]> = {}): Session {
  const { playbooks, answers } = people[who]
  const persona = { story: who, playbooks, at: at(day), answers: { ...answers, ...more }, expect: {} }
  return beginPersona(library, v.parse(personaSchema, persona))
}

function at(day: string): string {
  return `${day}T09:00:00.000Z`
}
