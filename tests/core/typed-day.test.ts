// Days as people type them.
import { describe, expect, it } from 'vitest'
import { asDay, readDay } from '../../src/core/typed-day.ts'

const today = '2026-11-29'
const past = (text: string) => readDay(text, { today, toward: 'past' })
const future = (text: string) => readDay(text, { today, toward: 'future' })

describe('what has happened', () => {
  it.each([
    '2026-11-17',
    '2026/11/17',
    '2026.11.17',
    '20261117',
    '2026年11月17日',
    '2026 年 11 月 17 号',
    '11-17',
    '11/17',
    '11.17',
    '11月17日',
    '11月17号',
    '11月17',
    '１１月１７日',
    '17号',
    '17日',
    '12天前',
    '12 days ago',
    'Nov 17',
    'nov. 17th',
    '17 Nov',
    '17 November 2026',
    'November 17, 2026',
  ])('%s', (text) => expect(past(text)).toBe('2026-11-17'))

  it.each([
    ['今天', today],
    ['昨天', '2026-11-28'],
    ['前天', '2026-11-27'],
    ['yesterday', '2026-11-28'],
    ['2周前', '2026-11-15'],
    ['两天前', undefined],
    // Without a year it is the last one that there was.
    ['12-01', '2025-12-01'],
    ['30号', '2026-10-30'],
    ['31号', '2026-10-31'],
  ])('%s is %s', (text, day) => expect(past(text)).toBe(day))
})

it.each([
  ['明天', '2026-11-30'],
  ['3天后', '2026-12-02'],
  ['in 3 days', '2026-12-02'],
  ['1 week from now', '2026-12-06'],
  ['12月1日', '2026-12-01'],
  ['11-17', '2027-11-17'],
  ['1号', '2026-12-01'],
])('ahead, %s is %s', (text, day) => expect(future(text)).toBe(day))

it.each([
  '',
  '02-30',
  '2月30日',
  '13-01',
  '2026-02-30',
  '2026-13-01',
  '32号',
  '0号',
  'soon',
  '11',
  '1117',
  '99999天前',
  'constructor',
  '11-17-2026x',
])('“%s” is no day', (text) => {
  expect(past(text)).toBeUndefined()
  expect(asDay(text, { today, toward: 'past' })).toBe(text.trim())
})
