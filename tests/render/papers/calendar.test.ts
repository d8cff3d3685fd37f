import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type CalendarEntry, writeCalendar } from '../../../src/render/papers/calendar.ts'
import { readCalendar } from '../../support/calendar-reader.ts'
import { hostile, rowBreakers } from '../../support/hostile-strings.ts'

const entry: CalendarEntry = {
  uid: 'a',
  day: '2026-12-05',
  time: '09:00',
  summary: '待办：第3步',
  description: 'one\ntwo',
  alarms: [7, 3, 0],
  isCancelled: false,
}

const write = (...entries: Partial<CalendarEntry>[]) =>
  writeCalendar({
    entries: entries.map((one) => ({ ...entry, ...one })),
    language: 'zh',
    changed: '2026-11-22T02:00:00.123Z',
    sequence: 12,
  })

it('is read by others as what was written: in China’s time, ringing at nine', () => {
  expect(readCalendar(write({}))).toEqual([
    {
      uid: 'a',
      sequence: 12,
      stamp: '2026-11-22T02:00:00Z',
      status: 'CONFIRMED',
      class: 'PRIVATE',
      start: '2026-12-05T09:00:00',
      zone: 'Asia/Shanghai',
      utc: '2026-12-05T01:00:00Z',
      summary: '待办：第3步',
      description: 'one\ntwo',
      alarms: ['2026-11-28T01:00:00Z', '2026-12-02T01:00:00Z', '2026-12-05T01:00:00Z'],
      days: ['2026-12-05'],
    },
  ])
})

it('says of a settled one that it is cancelled', () => {
  expect(readCalendar(write({ isCancelled: true, alarms: [], repeat: { every: 'P7D', until: '2027-01-01' } }))).toEqual(
    [expect.objectContaining({ status: 'CANCELLED', alarms: [], days: ['2026-12-05'] })],
  )
})

describe('comes back', () => {
  it.each([
    ['P7D', '2026-12-05', '2026-12-26', ['2026-12-05', '2026-12-12', '2026-12-19', '2026-12-26']],
    ['P1M', '2026-12-31', '2027-04-30', ['2026-12-31', '2027-01-31', '2027-02-28', '2027-03-31', '2027-04-30']],
    ['P6M', '2026-12-05', '2027-12-04', ['2026-12-05', '2027-06-05']],
    ['P1Y', '2026-12-05', '2028-12-05', ['2026-12-05', '2027-12-05', '2028-12-05']],
  ])('every %s from %s until %s', (every, day, until, days) => {
    expect(readCalendar(write({ day, repeat: { every, until } }))[0]?.days).toEqual(days)
  })
})

const forged = 'x\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nUID:forged\nATTACH:http://evil.example'
const texts = Object.entries({ forged, escaped: 'a\\nb\\,c;d,"e":f', ...hostile, ...rowBreakers })

it.each(texts)('%s comes out as text', (_name, text) => {
  const [one, ...others] = readCalendar(write({ summary: text, description: text }))
  expect(others).toEqual([])
  expect(one?.uid).toBe('a')
  expect(one?.alarms).toHaveLength(3)
})

it('keeps every sign of an ordinary text', () => {
  const text = 'a\\nb\\,c;d,"e":f 甲、乙；丙：丁 😀 á'
  expect(readCalendar(write({ summary: text, description: `${text}\n${text}` }))[0]).toMatchObject({
    summary: text,
    description: `${text}\n${text}`,
  })
})

it('breaks no character, whatever the text and its length', () => {
  const piece = fc.constantFrom(
    'a',
    ' ',
    '字',
    '😀',
    '\\',
    ';',
    ',',
    ':',
    '"',
    '\n',
    '\r',
    '\t',
    'é',
    '\u0000',
    'END:VEVENT',
  )
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 200 }), (pieces) => {
      const text = pieces.join('')
      const [one, ...others] = readCalendar(write({ summary: text, description: text }))
      expect(others).toEqual([])
      const bare = (value = '') => value.replaceAll('\0', '').replace(/[\s␀]/g, '')
      expect(bare(one?.description)).toBe(bare(text))
    }),
  )
})
