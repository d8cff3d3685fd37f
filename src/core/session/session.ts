// The session: only what the person said and did. What is left, due or waiting is computed from it (plan.ts).
import { isSameJson } from './canonical-json.ts'
import { sessionFormat } from './limits.ts'
import type { Answer, Session, SessionEvent } from './schema.ts'

/** A new session with nothing in it. `at` is an ISO instant in UTC. */
export function newSession(options: { id: string; name: string; at: string }): Session {
  return {
    format: sessionFormat,
    revision: 1,
    id: options.id,
    name: options.name,
    created: options.at,
    playbooks: [],
    answers: {},
    events: [],
  }
}

/** An event that can still count: not the taking back of another. */
export type StandingEvent = Exclude<SessionEvent, { type: 'undone' }>

/** Indexes of the events that were taken back. */
export function findUndone({ events }: Pick<Session, 'events'>): ReadonlySet<number> {
  const undone = new Set<number>()
  for (const event of events) if (event.type === 'undone') undone.add(event.of)
  return undone
}

// The last event that still counts and is wanted. From the end, where it nearly always stands: what takes an event back
// comes after it.
function findLastStanding(
  { events }: Session,
  isWanted: (event: StandingEvent) => boolean = () => true,
): { event: StandingEvent; index: number } | undefined {
  const undone = new Set<number>()
  for (let index = events.length - 1; index >= 0; index -= 1) {
    const event = events[index]
    if (event?.type === 'undone') undone.add(event.of)
    else if (event && !undone.has(index) && isWanted(event)) return { event, index }
  }
  return undefined
}

/** True once the person closed the session and did not open it again. */
export function isClosed(session: Session): boolean {
  const last = findLastStanding(session, ({ type }) => type === 'closed' || type === 'opened-again')
  return last?.event.type === 'closed'
}

/** A copy with one more event. */
export function withEvent(session: Session, event: SessionEvent): Session {
  return { ...session, events: [...session.events, event] }
}

/** A copy with an answer set, and the change recorded. */
export function withAnswer(session: Session, change: { question: string; value: Answer; at: string }): Session {
  const previous = session.answers[change.question]
  const event: SessionEvent = { type: 'answered', ...change, ...(previous === undefined ? {} : { previous }) }
  return withDone(session, event)
}

/** A copy with a playbook added; adding one that is there changes nothing. */
export function withPlaybook(session: Session, change: { playbook: string; at: string }): Session {
  if (session.playbooks.includes(change.playbook)) return session
  return withDone(session, { type: 'playbook-added', ...change })
}

/** What would be taken back next. */
export interface Undoable {
  event: StandingEvent
  /** Its place in `session.events`. */
  index: number
  /** It is of the beginning: a playbook, or an answer from before anything was recorded. Without it the plan goes. */
  isStart: boolean
}

/** The last standing event; undefined when there is nothing to take back. */
export function findUndoable(session: Session): Undoable | undefined {
  const last = findLastStanding(session)
  if (!last) return undefined
  const { event } = last
  const isFirstAnswer = event.type === 'answered' && event.previous === undefined
  const isStart =
    event.type === 'playbook-added' || (isFirstAnswer && !findLastStanding(session, (other) => 'step' in other))
  return { ...last, isStart }
}

/** A copy with the last standing event taken back, and that event; undefined when there is nothing to take back. */
export function withLastUndone(session: Session, at: string): { session: Session; taken: SessionEvent } | undefined {
  const last = findUndoable(session)
  if (!last) return undefined
  const undone = withEvent(withoutEffect(session, last.event), { type: 'undone', at, of: last.index })
  return { session: undone, taken: last.event }
}

/**
 * The event that was taken back last and can be brought back: nothing else was recorded since. One that was brought back
 * stands in the list again, as it was: with the time at which it was recorded first.
 */
export function findRedoable(session: Session): StandingEvent | undefined {
  const last = followUndone(session).taken.at(-1)
  const event = last === undefined ? undefined : session.events[last]
  return event?.type === 'undone' ? undefined : event
}

/** Where events stand again that were taken back and brought back: by the index of the one, the index of the other. */
export function findReturned(session: Session): ReadonlyMap<number, number> {
  return followUndone(session).returned
}

// `taken`: indexes of what can be brought back, the last at the end.
function followUndone({ events }: Session): { taken: number[]; returned: Map<number, number> } {
  const taken: number[] = []
  const returned = new Map<number, number>()
  for (const [index, event] of events.entries()) {
    if (event.type === 'undone') {
      taken.push(event.of)
      continue
    }
    const last = taken.at(-1)
    if (last !== undefined && isSameJson(events[last], event)) {
      returned.set(last, index)
      taken.pop()
    } else taken.length = 0
  }
  return { taken, returned }
}

/** A copy with the event brought back that was taken back last; undefined when there is none. */
export function withLastRedone(session: Session): { session: Session; back: SessionEvent } | undefined {
  const back = findRedoable(session)
  return back && { session: withDone(session, back), back }
}

// Answers and playbooks are kept beside the events so that a person can read the file; undoing mends both.
function withoutEffect(session: Session, event: SessionEvent): Session {
  if (event.type === 'playbook-added') {
    return { ...session, playbooks: session.playbooks.filter((playbook) => playbook !== event.playbook) }
  }
  if (event.type !== 'answered') return session
  const { [event.question]: _removed, ...others } = session.answers
  return {
    ...session,
    answers: event.previous === undefined ? others : { ...others, [event.question]: event.previous },
  }
}

// A copy with one more event, and what it does to the answers and playbooks.
function withDone(session: Session, event: SessionEvent): Session {
  return withEvent(withEffect(session, event), event)
}

function withEffect(session: Session, event: SessionEvent): Session {
  if (event.type === 'playbook-added') return { ...session, playbooks: [...session.playbooks, event.playbook] }
  if (event.type !== 'answered') return session
  return { ...session, answers: { ...session.answers, [event.question]: event.value } }
}
