// The law that applies: for what one does now that of today, for what was done that of its day, and what people still quote.
import { describe, expect, it } from 'vitest'
import { type Citation, citeLaws, findIncidentDay } from '../../../src/core/plan/citations.ts'
import type { Session } from '../../../src/core/session/schema.ts'
import { newSession } from '../../../src/core/session/session.ts'
import { library } from '../../support/content.ts'

const session = (answers: Session['answers']): Session => ({
  ...newSession({ id: '1', name: 'one', at: '2026-01-10T02:00:00.000Z' }),
  answers,
})

describe('the day of an incident', () => {
  it.each<[Session['answers'], string | undefined]>([
    [{ since: 'longer', 'incident-on': '2025-06-01' }, '2025-06-01'],
    [{ since: 'longer', 'incident-on': 'unsure' }, undefined],
    [{}, undefined],
    [{ since: 'hour' }, undefined],
    [{ since: 'month' }, undefined],
    [{ since: 'longer' }, undefined],
  ])('%j is %s', (answers, day) => expect(findIncidentDay(session(answers))).toBe(day))
})

describe('citations', () => {
  const ids = (laws: readonly { id: string }[]) => laws.map(({ id }) => id)
  const cite = (law: string, day: string | undefined) =>
    citeLaws(library, { laws: [law] }, day).map((one: Citation) => [
      one.law.id,
      one.standing,
      ids(one.now),
      ids(one.formerly),
    ])

  it.each<[why: string, law: string, day: string | undefined, ReturnType<typeof cite>]>([
    [
      'the new article with the old number, for what happens now',
      'psa-50',
      '2026-01-01',
      [['psa-50', 'any', [], ['psaold-42']]],
    ],
    [
      'the article of then, for what was punished before',
      'psa-50',
      '2025-12-31',
      [['psaold-42', 'past', ['psa-50'], []]],
    ],
    ['the duties of then, for what was done before', 'csl-44', '2025-12-31', [['cslold-42', 'past', ['csl-44'], []]]],
    [
      'the new article with the number of then, to act by',
      'psa-121',
      '2025-10-01',
      [['psa-121', 'acting', [], ['psaold-102']]],
    ],
    ['every number of then', 'psa-90', '2025-10-01', [['psa-90', 'acting', [], ['psaold-77', 'psaold-78']]]],
    [
      'no number that was not in force on the day',
      'psa-90',
      '2012-06-01',
      [['psa-90', 'any', [], ['psaold-77', 'psaold-78']]],
    ],
    [
      'procedure without a word of time where no predecessor is known',
      'cvpl-122',
      '2020-05-01',
      [['cvpl-122', 'any', [], []]],
    ],
    ['a new penalty as new', 'psa-56', '2025-12-31', [['psa-56', 'new', [], []]]],
    ['a rule as new that says so of itself', 'spcface-2', '2021-07-31', [['spcface-2', 'new', [], []]]],
    ['a later duty with its day only', 'pipl-57', '2020-05-01', [['pipl-57', 'later', [], []]]],
    ['an article that is not settled without a word', 'cc-1033', '2020-05-01', [['cc-1033', 'any', [], []]]],
    ['no old law by a day that is not known', 'psa-50', undefined, [['psa-50', 'any', [], ['psaold-42']]]],
    ['no newness by a day that is not known', 'psa-56', undefined, [['psa-56', 'any', [], []]]],
  ])('are %s', (_why, law, day, expected) => expect(cite(law, day)).toEqual(expected))

  it('name an article once', () => {
    const both = citeLaws(library, { laws: ['psa-50', 'psa-50', 'psaold-42'] }, '2025-10-01')
    expect(both.map(({ law }) => law.id)).toEqual(['psaold-42'])
  })
})
