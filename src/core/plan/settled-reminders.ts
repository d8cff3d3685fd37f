// What may still stand in a calendar though it is settled. The program does not keep what it wrote into a calendar, so this is
// found in the history: the plan is made again as it was before the latest changes, and what it had then and has no more is
// cancelled. What cannot ring any more, for its day is past, stays in the calendar as it is.
import type { Library } from '../content/library.ts'
import { compareDays, dayInChina } from '../dates.ts'
import { sessionsBefore } from '../session/earlier.ts'
import type { Session, SessionEvent } from '../session/schema.ts'
import { buildPlan } from './plan.ts'
import { findReminders, lastRing, type Reminder } from './reminders.ts'

/** How many changes of the same step or answer are looked behind, and how many in all: the latest. */
const mostOfOne = 3
const mostInAll = 200

/**
 * Reminders that the case had and has no more, with the last day each had, those from today on, by day. `current` are those it
 * has. `now` is in milliseconds since 1970. Looks at a bounded part of a long history: the latest changes of each step and answer.
 */
export function findSettledReminders(
  library: Library,
  session: Session,
  current: readonly Reminder[],
  now: number,
): Reminder[] {
  const today = dayInChina(now)
  const known = new Set(current.map(({ key }) => key))
  const settled: Reminder[] = []
  for (const [index, before] of sessionsBefore(session, findChanges(session))) {
    // Until that moment, and not for an hour longer, the plan was so.
    const until = Date.parse(session.events[index]?.at ?? session.created)
    for (const reminder of findReminders(library, before, buildPlan(library, before, until), until)) {
      if (known.has(reminder.key)) continue
      known.add(reminder.key)
      if (lastRing(reminder) >= today) settled.push({ ...reminder, alarms: [] })
    }
  }
  return settled.sort((one, other) => compareDays(one.day, other.day))
}

// Indexes of the events after which the plan can be another one.
function findChanges({ events }: Session): Set<number> {
  const counts = new Map<string, number>()
  const found = new Set<number>()
  for (let index = events.length - 1; index >= 0 && found.size < mostInAll; index -= 1) {
    const event = events[index]
    const changed = event && whatChanges(event, events)
    if (changed === undefined) continue
    const count = (counts.get(changed) ?? 0) + 1
    counts.set(changed, count)
    if (count <= mostOfOne) found.add(index)
  }
  return found
}

function whatChanges(event: SessionEvent, events: readonly SessionEvent[]): string | undefined {
  switch (event.type) {
    case 'undone': {
      const taken = events[event.of]
      return taken && taken.type !== 'undone' ? whatChanges(taken, events) : undefined
    }
    case 'noted':
    case 'note-changed':
    case 'waived':
      return undefined
    case 'answered':
      return `answer ${event.question}`
    case 'playbook-added':
      return `playbook ${event.playbook}`
    case 'closed':
    case 'opened-again':
      return 'closed'
    default:
      return 'step' in event ? `step ${event.step}` : undefined
  }
}
