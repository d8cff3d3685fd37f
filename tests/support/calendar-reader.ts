// Reads a calendar file back with a parser of others. Nothing here is taken from the program.
import ICAL from 'ical.js'

/** One entry as a calendar would have it. */
export interface ReadEntry {
  uid: string
  sequence: number
  stamp: string
  status: string
  class: string
  /** In the zone of the file. */
  start: string
  zone: string
  /** The same in UTC. */
  utc: string
  summary: string
  description: string
  /** When it rings, in UTC. */
  alarms: string[]
  /** Days on which it comes back, at most so many as are asked for. */
  days: string[]
}

/** All entries of a file, in order; throws where it is no calendar, or a line is longer than 75 octets. */
export function readCalendar(text: string, most = 30): ReadEntry[] {
  if (!text.endsWith('\r\n') || /(?<!\r)\n|\r(?!\n)/.test(text)) throw new Error('a line ends otherwise')
  for (const line of text.split('\r\n')) {
    const bytes = new TextEncoder().encode(line)
    if (bytes.length > 75) throw new Error(`${bytes.length} octets: ${line}`)
    if (/\p{Cs}/u.test(line)) throw new Error(`half a character: ${line}`)
  }
  const root = new ICAL.Component(ICAL.parse(text))
  if (root.name !== 'vcalendar') throw new Error(root.name)
  const kinds = new Set(root.getAllSubcomponents().map(({ name }) => name))
  if ([...kinds].some((name) => name !== 'vtimezone' && name !== 'vevent')) throw new Error([...kinds].join())
  const zone = root.getFirstSubcomponent('vtimezone')
  const timezone = new ICAL.Timezone(zone ?? undefined)
  return root.getAllSubcomponents('vevent').map((component) => readEntry(component, timezone, most))
}

function readEntry(component: ICAL.Component, timezone: ICAL.Timezone, most: number): ReadEntry {
  const event = new ICAL.Event(component)
  const value = (name: string) => String(component.getFirstPropertyValue(name))
  const start = event.startDate.clone()
  start.zone = timezone
  const zone = String(component.getFirstProperty('dtstart')?.getFirstParameter('tzid'))
  if (zone !== timezone.tzid) throw new Error(`${zone} is not in the file`)
  const utc = start.convertToZone(ICAL.Timezone.utcTimezone)
  const iterator = event.iterator()
  const days: string[] = []
  for (let next = iterator.next(); next && days.length < most; next = iterator.next())
    days.push(next.toString().slice(0, 10))
  return {
    uid: event.uid,
    sequence: event.sequence,
    stamp: value('dtstamp'),
    status: value('status'),
    class: value('class'),
    start: start.toString(),
    zone,
    utc: utc.toString(),
    summary: event.summary,
    description: event.description,
    alarms: component.getAllSubcomponents('valarm').map((alarm) => {
      const trigger = alarm.getFirstPropertyValue('trigger') as ICAL.Duration
      const rings = utc.clone()
      rings.addDuration(trigger)
      return rings.toString()
    }),
    days,
  }
}
