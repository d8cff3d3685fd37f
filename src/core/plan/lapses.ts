// What others keep for a time only and nobody asked them to keep yet. A period is a floor that the law or a rule sets: after its last
// day the thing may be gone, and before it nobody knows that it is still there.
import { isBundled, type LapseRules, type Library } from '../content/library.ts'
import { addDays, type Day, daysBetween, type Limit, limitEnd } from '../dates.ts'
import { listSentLetters } from '../session/kept-blanks.ts'
import type { Session } from '../session/schema.ts'
import { findEarliestIncident, findIncidentDay } from './citations.ts'
import { appliesIn, collectKnown } from './facts.ts'
import { isOpen, type Plan, type PlannedStep } from './planned-step.ts'
import { countUnasked } from './questions.ts'

/** Something that lapses. */
export interface Lapsing {
  rules: LapseRules
  /** The open steps that ask for it to be kept, in plan order: at least one. */
  steps: PlannedStep[]
  /** For how long it is kept at least, `P30D`. */
  period: string
  /** Until when; nothing where that cannot be said. */
  until?: Until
}

/** The last day on which something is kept for sure. */
export interface Until {
  day: Day
  /**
   * The day of the incident is known only roughly. It is counted from the earliest on which it can have been, never from the day on
   * which it was noticed: by then what is to be kept was older.
   */
  isEstimate: boolean
  /** Whole days since; nothing while it is kept. */
  over?: number
}

/** What lapses and was not asked for, the soonest first; that of which no day can be said last. */
export function findLapses(library: Library, session: Session, plan: Plan, today: Day): Lapsing[] {
  const lapses = [...library.lapses.values()].flatMap((rules): Lapsing[] => {
    const steps = plan.steps.filter((step) => rules.steps.includes(step.id))
    const open = steps.filter(isOpen)
    if (open.length === 0 || steps.some(isAsked) || wasSent(session, rules) || !fits(library, session, rules)) return []
    const kept = keptFor(library, rules)
    if (!kept) return []
    const until = rules.from_incident ? countUntil(library, session, kept, today) : undefined
    return [{ rules, steps: open, period: kept.limit, ...(until ? { until } : {}) }]
  })
  const dayOf = ({ until }: Lapsing) => until?.day ?? '9999-12-31'
  return lapses.sort((one, other) => (dayOf(one) < dayOf(other) ? -1 : dayOf(one) > dayOf(other) ? 1 : 0))
}

// Whatever came of it, somebody was asked.
function isAsked({ state, record }: PlannedStep): boolean {
  return state === 'done' || state === 'waiting' || record?.outcome !== undefined
}

function wasSent(session: Session, { letters, steps }: LapseRules): boolean {
  return listSentLetters(session).some(({ letter, step }) => letters.includes(letter) || steps.includes(step))
}

// Most have no condition: that a step which asks for it is in the plan says enough.
function fits(library: Library, session: Session, { id, when }: LapseRules): boolean {
  if (when === undefined) return true
  const known = collectKnown(library, countUnasked(library, session))
  return appliesIn(known, when, { isOurs: isBundled(library, 'lapses', id), calledForBy: session.playbooks })
}

function keptFor(library: Library, { kept }: LapseRules): Limit | undefined {
  return 'deadline' in kept ? library.deadlines.get(kept.deadline) : { limit: kept.period, days: kept.days }
}

function countUntil(library: Library, session: Session, kept: Limit, today: Day): Until | undefined {
  const from = findEarliestIncident(session)
  if (from === undefined) return undefined
  const { day, estimate } = limitEnd(Date.parse(`${from}T00:00:00+08:00`), kept, library.calendar)
  const over = daysBetween(day, today)
  return {
    day,
    isEstimate: estimate || findIncidentDay(session) === undefined,
    ...(over > 0 ? { over } : {}),
  }
}

const nearDays = 7

/** The first of them that ends within a week, or ended within the last: what is worth a word wherever the plan is shown. */
export function findNearLapse(lapses: readonly Lapsing[], today: Day): Lapsing | undefined {
  return lapses.find(
    ({ until }) =>
      until && until.day <= addDays(today, nearDays) && (until.over === undefined || until.over <= nearDays),
  )
}
