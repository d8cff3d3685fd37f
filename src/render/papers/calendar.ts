// A calendar as a file that phones and computers take in (RFC 5545). In the morning and not for a whole day: what rings then,
// every calendar knows; of whole days each has its own idea.

import type { Day } from '../../core/dates.ts'
import { safeText } from '../../core/guard/safe-text.ts'
import type { Language } from '../../core/text.ts'

/** One day in the calendar. */
export interface CalendarEntry {
  /** Whoever takes in an entry with the same one again has one entry, not two. */
  uid: string
  day: Day
  /** `HH:MM` in China. */
  time: string
  summary: string
  /** May have several lines. */
  description: string
  /** How many days before it rings; 0 for the day itself. */
  alarms: readonly number[]
  /** It comes back after each such time, `P7D`, `P1M` or `P1Y`, the last time on this day or before. */
  repeat?: { every: string; until: Day } | undefined
  isCancelled: boolean
}

export interface CalendarFile {
  entries: readonly CalendarEntry[]
  language: Language
  /** When the case was changed last, an ISO instant: the same case gives the same bytes whenever it is written. */
  changed: string
  /** Grows with each change of the case: a calendar takes the higher one. */
  sequence: number
}

/** The text of the file, with the line ends that the format wants. Whatever the texts hold, they come out as text. */
export function writeCalendar({ entries, language, changed, sequence }: CalendarFile): string {
  const stamp = changed.replace(/\.\d+/, '').replace(/[-:]/g, '')
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    `PRODID:-//leak-help//calendar//${language.toUpperCase()}`,
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    ...zone,
    ...entries.flatMap((entry) => entryLines(entry, { stamp, sequence })),
    'END:VCALENDAR',
  ]
  return lines.map((line) => `${fold(line)}\r\n`).join('')
}

// China has one time zone, and no summer time since 1992.
const zone = [
  'BEGIN:VTIMEZONE',
  'TZID:Asia/Shanghai',
  'BEGIN:STANDARD',
  'DTSTART:19920101T000000',
  'TZOFFSETFROM:+0800',
  'TZOFFSETTO:+0800',
  'TZNAME:CST',
  'END:STANDARD',
  'END:VTIMEZONE',
]

const minutes = 15

// Private, and not a time at which somebody is busy: both are for a calendar that others look at.
function entryLines(entry: CalendarEntry, { stamp, sequence }: { stamp: string; sequence: number }): string[] {
  const { uid, day, time, summary, description, alarms, repeat, isCancelled } = entry
  const title = textValue(summary)
  return [
    'BEGIN:VEVENT',
    `UID:${uid}`,
    `DTSTAMP:${stamp}`,
    `SEQUENCE:${sequence}`,
    `DTSTART;TZID=Asia/Shanghai:${moment(day, time)}`,
    `DTEND;TZID=Asia/Shanghai:${moment(day, time, minutes)}`,
    ...(repeat && !isCancelled ? [`RRULE:${ruleFor(entry, repeat)}`] : []),
    `SUMMARY:${title}`,
    `DESCRIPTION:${textValue(description)}`,
    'CLASS:PRIVATE',
    'TRANSP:TRANSPARENT',
    `STATUS:${isCancelled ? 'CANCELLED' : 'CONFIRMED'}`,
    ...alarms.flatMap((before) => [
      'BEGIN:VALARM',
      'ACTION:DISPLAY',
      `TRIGGER:${before === 0 ? 'PT0S' : `-P${before}D`}`,
      `DESCRIPTION:${title}`,
      'END:VALARM',
    ]),
    'END:VEVENT',
  ]
}

// The 31st is the last day of every month. The 29th and 30th leave out February: rules that say more are not understood by all.
function ruleFor({ day, time }: CalendarEntry, { every, until }: NonNullable<CalendarEntry['repeat']>): string {
  const [, count = '1', unit = 'D'] = /^P(\d+)([DMY])$/.exec(every) ?? []
  const frequency = { D: 'DAILY', M: 'MONTHLY', Y: 'YEARLY' }[unit]
  const end = new Date(`${until}T${time}:00+08:00`).toISOString().slice(0, 19).replace(/[-:]/g, '')
  const last = unit === 'M' && day.endsWith('-31') ? ';BYMONTHDAY=-1' : ''
  return `FREQ=${frequency};INTERVAL=${count}${last};UNTIL=${end}Z`
}

function moment(day: Day, time: string, later = 0): string {
  const at = Date.parse(`${day}T${time}:00Z`) + later * 60_000
  return new Date(at).toISOString().slice(0, 19).replace(/[-:]/g, '')
}

function textValue(text: string): string {
  return safeText(text, { multiline: true })
    .replace(/[\\;,]/g, (sign) => `\\${sign}`)
    .replaceAll('\n', '\\n')
}

const mostOctets = 75
const encoder = new TextEncoder()

// A line goes on behind a line end and a space, which counts. No character is cut: a phone shows half of one as nonsense.
function fold(line: string): string {
  let [folded, octets] = ['', 0]
  for (const character of line) {
    const size = encoder.encode(character).length
    if (octets + size > mostOctets) {
      folded += '\r\n '
      octets = 1
    }
    folded += character
    octets += size
  }
  return folded
}
