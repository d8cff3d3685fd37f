// Which sessions a list is asked for, and which ones nobody can tell of.
import { describe, expect, it, test } from 'vitest'
import type { Day } from '../../../src/core/dates.ts'
import { fitsFilter, type Known, type ListFilter, readUntil } from '../../../src/core/plan/list-filter.ts'

const today = '2026-12-01'

test.each<[string, Day | undefined]>([
  ['7d', '2026-12-08'],
  ['0d', '2026-12-01'],
  ['7 天', '2026-12-08'],
  ['７d', '2026-12-08'],
  ['30D', '2026-12-31'],
  ['2026-12-05', '2026-12-05'],
  ['12月5日', '2026-12-05'],
  ['tomorrow', '2026-12-02'],
  ['2026-11-05', '2026-11-05'],
  ['-7d', undefined],
  ['7', undefined],
  ['d', undefined],
  ['99999d', undefined],
  ['2026-02-30', undefined],
  ['soon', undefined],
  ['', undefined],
])('reads “%s” as %s', (text, day) => {
  expect(readUntil(text, today)).toBe(day)
})

describe('a filter', () => {
  const step = { id: 'write', forms: {} }
  const late: Known = {
    playbooks: ['loan'],
    standing: { done: 1, total: 3, overdue: 1, next: { day: '2026-11-20', step } },
    closed: false,
  }
  const soon: Known = { ...late, standing: { done: 1, total: 3, overdue: 0, next: { day: '2026-12-05', step } } }
  const idle: Known = { ...late, standing: { done: 1, total: 3, overdue: 0, next: undefined } }
  const closed: Known = { ...idle, closed: true }
  const incomplete: Known = { ...idle, standing: undefined }
  const locked: Known = { playbooks: undefined, standing: undefined, closed: false }
  const asked = (filter: Partial<ListFilter>) =>
    [late, soon, idle, closed, incomplete, locked].map((one) =>
      fitsFilter({ overdue: false, until: undefined, playbook: undefined, ...filter }, one),
    )

  it('takes what is overdue', () => {
    expect(asked({ overdue: true })).toEqual([true, false, false, false, undefined, undefined])
  })

  it('takes days up to one, and what is overdue with them', () => {
    expect(asked({ until: '2026-12-05' })).toEqual([true, true, false, false, undefined, undefined])
    expect(asked({ until: '2026-12-04' })).toEqual([true, false, false, false, undefined, undefined])
    // What was due by an earlier day is not left out because it is past.
    expect(asked({ until: '2026-11-01' })).toEqual([true, false, false, false, undefined, undefined])
  })

  it('takes a playbook, of which a closed one and one with another playbook missing tell too', () => {
    expect(asked({ playbook: 'loan' })).toEqual([true, true, true, true, true, undefined])
    expect(asked({ playbook: 'card' })).toEqual([false, false, false, false, false, undefined])
  })

  it('takes what fits all that is asked', () => {
    expect(asked({ overdue: true, until: '2026-12-05', playbook: 'loan' })).toEqual([
      true,
      false,
      false,
      false,
      undefined,
      undefined,
    ])
    expect(asked({ overdue: true, playbook: 'card' })).toEqual([false, false, false, false, false, undefined])
  })
})
