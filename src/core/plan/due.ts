// When a step is due: a clock that an outcome started, a limit for the person, a recurring check, or a day they chose.

import type { Library, StepRules } from '../content/library.ts'
import { own } from '../content/own.ts'
import { unsure } from '../content/vocabulary.ts'
import { addDays, type Day, dayAfter, dayInChina, isDay, limitEnd } from '../dates.ts'
import type { Session } from '../session/schema.ts'
import type { Due, Opening } from './planned-step.ts'
import type { StepRecord } from './records.ts'

interface Situation {
  library: Library
  session: Session
  now: number
  step: StepRules
  record: StepRecord | undefined
  openedBy: Opening | undefined
}

/** The due date of a step, if it has one. */
export function findDue(situation: Situation): Due | undefined {
  const due = unmoved(situation)
  const moved = situation.record?.moved
  if (!moved) return due
  return {
    day: moved.until,
    estimate: false,
    kind: due?.kind ?? 'own',
    ...(due?.deadline ? { deadline: due.deadline } : {}),
    ...(due ? { moved: { from: due.day, ...(moved.note ? { reason: moved.note } : {}) } } : {}),
  }
}

function unmoved(situation: Situation): Due | undefined {
  const { step, record, library } = situation
  const status = record?.status
  if (status?.type === 'waiting') {
    return status.until === undefined ? undefined : chosen(status.until)
  }
  if (step.repeat) return nextRepeat(situation, step.repeat)
  if (status?.type === 'recorded') {
    if (status.until !== undefined) return chosen(status.until)
    const deadline = own(step.outcomes, status.outcome)?.deadline
    return deadline === undefined ? undefined : counted(library, deadline, Date.parse(status.at))
  }
  if (!step.deadline) return undefined
  const start = deadlineStart(situation, step.deadline.from)
  return start === undefined ? undefined : counted(library, step.deadline.id, start)
}

function chosen(day: Day): Due {
  return { day, estimate: false, kind: 'own' }
}

function counted(library: Library, id: string, start: number): Due | undefined {
  const deadline = library.deadlines.get(id)
  if (!deadline) return undefined
  const end = limitEnd(start, deadline, library.calendar)
  const hours = /^PT(\d+)H$/.exec(deadline.limit)
  return {
    ...end,
    kind: deadline.kind,
    deadline,
    ...(hours ? { instant: start + Number(hours[1]) * 3_600_000 } : {}),
  }
}

type DeadlineStart = NonNullable<StepRules['deadline']>['from']

function deadlineStart({ openedBy, session }: Situation, from: DeadlineStart): number | undefined {
  const opened = Date.parse(openedBy?.at ?? session.created)
  if (from === 'opened') return opened
  if ('field' in from) {
    const day = openedBy && own(openedBy.fields, from.field)
    return day === undefined || !isDay(day) ? opened : startDay(day)
  }
  const answer = own(session.answers, from.question)
  return typeof answer !== 'string' || answer === unsure ? undefined : startDay(answer)
}

function startDay(day: Day): number {
  return Date.parse(`${day}T00:00:00+08:00`)
}

// The next day of a recurring check: counted from the last time it was done, none after its last day.
function nextRepeat(situation: Situation, repeat: { every: string; during: string }): Due | undefined {
  const start = dayInChina(Date.parse(situation.openedBy?.at ?? situation.session.created))
  const last = dayAfter(start, repeat.during)
  const done = situation.record?.status
  const day = done ? dayAfter(dayInChina(Date.parse(done.at)), repeat.every) : start
  const today = dayInChina(situation.now)
  if (day > last || today > addDays(last, 1)) return undefined
  return { day, estimate: false, kind: 'advice' }
}
