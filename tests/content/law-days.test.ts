// Nobody is told that a law does not apply to them which does: the label stands only beside rules on a list.
import { describe, expect, it } from 'vitest'
import { addDays } from '../../src/core/dates.ts'
import { citeLaws, findIncidentDay } from '../../src/core/plan/citations.ts'
import { buildPlan } from '../../src/core/plan/plan.ts'
import type { Answer, Session } from '../../src/core/session/schema.ts'
import { newSession, withAnswer, withPlaybook } from '../../src/core/session/session.ts'
import { content, library } from '../support/content.ts'

const at = '2026-11-22T02:00:00.000Z'

/** The articles that are new in substance; a longer list needs a lawyer's look. */
const newRules = ['cl-280-1', 'cl-280-2', 'cl-286-1', 'psa-56', 'spcface-12', 'spcface-2', 'spcface-4', 'spcface-8']

it('marks only these as new', () => {
  expect([...library.laws.values()].flatMap(({ id, isNew }) => (isNew ? [id] : [])).sort()).toEqual(newRules)
})

it('says of every article since 2017 which day decides, or that it is open', () => {
  const undecided = [...content.laws.values()].filter(
    ({ in_force: { from = '', until }, time }) => from >= '2017-01-01' && until === undefined && time === undefined,
  )
  expect(undecided.map(({ id }) => id)).toEqual([])
})

it('cites by any day of an incident no procedure as new, and no old article of procedure in its place', () => {
  const starts = [...library.laws.values()].flatMap(({ in_force: { from } }) => (from === undefined ? [] : [from]))
  const years = Array.from({ length: 12 }, (_, index) => `${2015 + index}-06-15`)
  const days = new Set([...years, ...starts.flatMap((day) => [addDays(day, -1), day, addDays(day, 1)])])
  const wrong: unknown[] = []
  for (const step of library.steps.values()) {
    for (const day of days) {
      for (const { law, standing, now, formerly } of citeLaws(library, step, day)) {
        const { from = '', until = '9999-12-31' } = law.in_force
        const isRight = {
          any: until === '9999-12-31',
          acting: law.time === 'acting' && day < from && formerly.length > 0,
          past: from <= day && day <= until && now.every(({ time }) => time === 'conduct' || time === 'penalty'),
          later: day < from && !law.isNew && law.replaces.length === 0 && ['conduct', 'penalty'].includes(law.time),
          new: day < from && newRules.includes(law.id) && law.replaces.length === 0 && law.time !== 'acting',
        }[standing]
        if (!isRight) wrong.push([step.id, law.id, day, standing])
      }
    }
  }
  expect(wrong).toEqual([])
  expect(days.size).toBeGreaterThan(100)
})

it('says nothing of the law by a day that is not known', () => {
  for (const step of library.steps.values())
    for (const { standing } of citeLaws(library, step, undefined)) expect(standing).toBe('any')
})

describe('as a lawyer read it, for', () => {
  const loanOfStranger = {
    danger: ['none'],
    since: 'longer',
    'signed-it': 'no',
    'loan-how': 'stranger',
    'loan-money': 'never-saw',
    'lender-kind': 'bank-consumer-finance',
    collectors: 'yes',
    'court-papers': ['none'],
    'done-already': ['police'],
    'acting-for': 'self',
  }
  // The answers of the review: w1 to w5, t1, bc4, co1 and ma1, and the loan three years later. What each plan calls new, and what it cites by the text of then.
  const cases: [name: string, playbook: string, answers: Record<string, Answer>, isNew: string[], past: string[]][] = [
    [
      'w1: a loan of 2020',
      'loan-in-my-name',
      { ...loanOfStranger, 'incident-on': '2020-05-01' },
      ['psa-56'],
      ['psaold-42'],
    ],
    [
      'a loan of 2023',
      'loan-in-my-name',
      { ...loanOfStranger, 'incident-on': '2023-06-01' },
      ['psa-56'],
      ['psaold-42'],
    ],
    [
      'w2: threats of October 2025, police do not file',
      'police-do-not-file',
      {
        danger: ['none'],
        since: 'longer',
        'incident-on': '2025-10-01',
        'police-answer': 'decision',
        harm: ['threats'],
        'done-already': ['police'],
        'acting-for': 'self',
      },
      [],
      ['psaold-42'],
    ],
    [
      'w3: images, October 2025',
      'images-by-someone-known',
      {
        danger: ['none'],
        since: 'longer',
        'incident-on': '2025-10-01',
        'who-is-behind': 'partner',
        'fear-them': 'yes',
        'spread-so-far': 'online',
        'paid-them': 'not-paid',
        'images-kind': 'real',
        'done-already': ['none'],
        'acting-for': 'self',
      },
      [],
      ['psaold-42', 'psaold-49'],
    ],
    [
      'w4: a child coerced, October 2025',
      'child-coerced',
      {
        danger: ['minor'],
        since: 'longer',
        'incident-on': '2025-10-01',
        'child-harm': ['pictures', 'spread'],
        'child-offender': 'stranger',
        'done-already': ['none'],
        'acting-for': 'other',
        relation: 'child',
      },
      [],
      [],
    ],
    [
      'w5: tracked since March 2025',
      'tracked',
      {
        danger: ['none'],
        'safe-device': 'yes',
        'who-is-behind': 'partner',
        'fear-them': 'yes',
        since: 'longer',
        'incident-on': '2025-03-01',
        'tracked-how': ['app', 'tracker'],
        'done-already': ['none'],
        'acting-for': 'self',
      },
      ['psa-56'],
      ['psaold-42'],
    ],
    [
      't1: a card lost yesterday',
      'id-card-lost',
      {
        danger: ['none'],
        since: 'day',
        'id-out': ['card-lost', 'bank-cards'],
        harm: ['none'],
        'done-already': ['none'],
        'acting-for': 'self',
      },
      [],
      [],
    ],
    [
      'bc4: a card misused',
      'bank-card-leaked',
      {
        danger: ['none'],
        'acting-for': 'self',
        'done-already': ['bank', 'police'],
        since: 'longer',
        'incident-on': '2023-08-10',
        harm: ['money-lost'],
        'card-charge': 'online',
        'card-kind': 'both',
        exposed: 'unsure',
        'password-reused': 'no',
      },
      [],
      ['psaold-49'],
    ],
    [
      'co1: a company of 2021',
      'company-in-my-name',
      {
        danger: ['none'],
        'acting-for': 'self',
        'done-already': ['none'],
        since: 'longer',
        'incident-on': '2021-05-10',
        'company-what': ['company', 'company-tax'],
        'court-papers': ['enforcement'],
        'id-lost-before': 'yes',
      },
      [],
      [],
    ],
    [
      'ma1: a marriage of 2012',
      'marriage-in-my-name',
      {
        danger: ['none'],
        'acting-for': 'self',
        'done-already': ['none'],
        since: 'longer',
        'incident-on': '2012-06-01',
        'id-lost-before': 'yes',
      },
      ['cl-280-1'],
      [],
    ],
  ]

  it.each(cases)('%s', (_name, playbook, answers, isNew, past) => {
    const session = Object.entries(answers).reduce<Session>(
      (before, [question, value]) => withAnswer(before, { question, value, at }),
      withPlaybook(newSession({ id: '1', name: 'one', at }), { playbook, at }),
    )
    const cited = buildPlan(library, session, Date.parse(at)).steps.flatMap(({ definition }) =>
      citeLaws(library, definition, findIncidentDay(session)),
    )
    const of = (wanted: string) =>
      [...new Set(cited.flatMap(({ law, standing }) => (standing === wanted ? [law.id] : [])))].sort()
    expect(cited.length).toBeGreaterThan(5)
    expect({ isNew: of('new'), past: of('past') }).toEqual({ isNew, past })
  })
})
