// The law that applied on the day of the incident, and what people still quote instead.
import { describe, expect, it } from 'vitest'
import { citeLaws, findIncidentDay } from '../../../src/core/plan/citations.ts'
import type { Session } from '../../../src/core/session/schema.ts'
import { newSession } from '../../../src/core/session/session.ts'
import { library } from '../../support/content.ts'

const session = (answers: Session['answers']): Session => ({
  ...newSession({ id: '1', name: 'one', at: '2026-01-10T02:00:00.000Z' }),
  answers,
})

describe('the day of an incident', () => {
  it.each<[Session['answers'], string]>([
    [{}, '2026-01-10'],
    [{ since: 'hour' }, '2026-01-10'],
    [{ since: 'week' }, '2026-01-03'],
    [{ since: 'month' }, '2025-12-11'],
    [{ since: 'longer', 'incident-on': '2025-06-01' }, '2025-06-01'],
    [{ since: 'longer', 'incident-on': 'unsure' }, '2026-01-10'],
  ])('%j is %s', (answers, day) => expect(findIncidentDay(session(answers))).toBe(day))
})

describe('citations', () => {
  const cite = (laws: string[], day: string) =>
    citeLaws(library, { laws }, day).map(({ law, now, formerly, tooNew }) => ({
      law: law.id,
      now: now?.map(({ id }) => id),
      formerly: formerly.map(({ id }) => id),
      tooNew,
    }))

  it('are the new articles for what happens now, with the old number people still quote', () => {
    expect(cite(['psa-50'], '2026-02-01')).toEqual([
      { law: 'psa-50', now: undefined, formerly: ['psaold-42'], tooNew: false },
    ])
  })

  it('are the old articles for what happened before, with the present ones beside them', () => {
    expect(cite(['psa-50'], '2025-12-31')).toEqual([{ law: 'psaold-42', now: ['psa-50'], formerly: [], tooNew: false }])
    expect(cite(['csl-42'], '2025-12-31')[0]?.law).toMatch(/^cslold-/)
  })

  it('say so when nothing of the kind was in force', () => {
    expect(cite(['psa-56'], '2025-12-31')).toEqual([{ law: 'psa-56', now: undefined, formerly: [], tooNew: true }])
  })
})
