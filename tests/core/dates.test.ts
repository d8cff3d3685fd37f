import { describe, expect, it } from 'vitest'
import { dayInChina, isDay, limitEnd, workingDay } from '../../src/core/dates.ts'
import { calendar } from '../support/calendar.ts'

const at = (text: string) => Date.parse(text)

describe('days in China', () => {
  it.each([
    ['2026-11-22T15:59:59Z', '2026-11-22'],
    ['2026-11-22T16:00:00Z', '2026-11-23'],
    ['2024-02-28T16:00:00Z', '2024-02-29'],
  ])('%s is %s', (instant, day) => expect(dayInChina(at(instant))).toBe(day))

  it.each([
    ['2026-02-29', false],
    ['2024-02-29', true],
    ['2026-13-01', false],
    ['2026-1-1', false],
    ['yesterday', false],
  ])('%s exists: %s', (text, exists) => expect(isDay(text)).toBe(exists))
})

describe('working days around known holiday weeks', () => {
  it.each([
    // Spring Festival 2025: 28 January to 4 February off, 26 January and 8 February worked.
    ['2025-01-26', true],
    ['2025-01-28', false],
    ['2025-02-04', false],
    ['2025-02-05', true],
    ['2025-02-08', true],
    // National Day 2025: 1 to 8 October off, 28 September and 11 October worked.
    ['2025-09-28', true],
    ['2025-10-08', false],
    ['2025-10-09', true],
    ['2025-10-11', true],
    // Spring Festival 2026: 15 to 23 February off, 14 and 28 February worked.
    ['2026-02-14', true],
    ['2026-02-16', false],
    ['2026-02-23', false],
    ['2026-02-28', true],
    // National Day 2026: 1 to 7 October off, 20 September and 10 October worked.
    ['2026-09-20', true],
    ['2026-10-07', false],
    ['2026-10-10', true],
    ['2026-11-22', false],
  ])('%s is worked: %s', (day, works) => expect(workingDay(day, calendar)).toEqual({ works, known: true }))
})

describe('limits', () => {
  it.each([
    ['P20D', 'calendar', '2026-11-22T02:00:00Z', '2026-12-12'],
    ['P7D', 'calendar', '2026-12-28T02:00:00Z', '2027-01-04'],
    ['P7D', 'working', '2025-09-26T02:00:00Z', '2025-10-13'],
    ['P5D', 'working', '2026-02-13T02:00:00Z', '2026-02-27'],
    ['P1M', 'calendar', '2026-01-31T02:00:00Z', '2026-02-28'],
    ['P3M', 'calendar', '2026-11-30T02:00:00Z', '2027-02-28'],
    ['P3Y', 'calendar', '2024-02-29T02:00:00Z', '2027-02-28'],
  ] as const)('%s of %s days from %s ends on %s', (limit, days, start, day) => {
    expect(limitEnd(at(start), { limit, days }, calendar)).toEqual({ day, estimate: false })
  })

  it('counts hours from the instant', () => {
    const end = limitEnd(at('2026-11-22T02:30:00Z'), { limit: 'PT48H', days: 'calendar' }, calendar)
    expect(end).toEqual({ day: '2026-11-24', time: '10:30', estimate: false })
  })

  it('says so when the holidays of a year are not known yet', () => {
    const end = limitEnd(at('2026-12-28T02:00:00Z'), { limit: 'P7D', days: 'working' }, calendar)
    expect(end.estimate).toBe(true)
  })
})
