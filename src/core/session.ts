// The session: only what the person said and did. What is left, due or waiting is computed from it (plan.ts).
import * as v from 'valibot'
import { idPattern } from './vocabulary.ts'

/** Format number of the session file; raise it with a migration in session-format.ts. */
export const sessionFormat = 1

/** One answer: a choice id, `yes`/`no`, a date or a short text; several choice ids; or `unsure`. */
const answerSchema = v.union([
  v.pipe(v.string(), v.maxLength(500)),
  v.pipe(v.array(v.pipe(v.string(), v.maxLength(64))), v.maxLength(50)),
])
export type Answer = v.InferOutput<typeof answerSchema>

const id = v.pipe(v.string(), v.regex(idPattern))
const at = v.pipe(v.string(), v.isoTimestamp())
const date = v.pipe(v.string(), v.isoDate())
/** In UTF-16 units. */
export const longestNote = 20_000
export const longestField = 2_000
const note = v.optional(v.pipe(v.string(), v.maxLength(longestNote)))
const fields = v.optional(v.record(id, v.pipe(v.string(), v.maxLength(longestField))))

/**
 * What happened in a session, oldest first; nothing is ever taken out. `at` is when it was recorded (UTC).
 * `undone` takes back the event with index `of`. Order is the order of the list, never of the clock.
 */
export const eventSchema = v.variant('type', [
  v.strictObject({
    type: v.literal('answered'),
    at,
    question: id,
    value: answerSchema,
    previous: v.optional(answerSchema),
  }),
  v.strictObject({ type: v.literal('playbook-added'), at, playbook: id }),
  v.strictObject({ type: v.literal('recorded'), at, step: id, outcome: id, fields, until: v.optional(date), note }),
  v.strictObject({ type: v.literal('waiting'), at, step: id, until: v.optional(date), note }),
  v.strictObject({ type: v.literal('postponed'), at, step: id, until: v.optional(date), note }),
  v.strictObject({ type: v.literal('skipped'), at, step: id, note }),
  v.strictObject({ type: v.literal('not-applicable'), at, step: id, note }),
  v.strictObject({ type: v.literal('reopened'), at, step: id, note }),
  v.strictObject({ type: v.literal('noted'), at, step: id, note: v.pipe(v.string(), v.maxLength(longestNote)) }),
  v.strictObject({ type: v.literal('due-moved'), at, step: id, until: date, note }),
  v.strictObject({ type: v.literal('waived'), at, step: id, note }),
  v.strictObject({ type: v.literal('closed'), at, note }),
  v.strictObject({ type: v.literal('opened-again'), at, note }),
  v.strictObject({ type: v.literal('undone'), at, of: v.pipe(v.number(), v.integer(), v.minValue(0)) }),
])
export type SessionEvent = v.InferOutput<typeof eventSchema>

/** The body of a session file, without its checksum. */
export const sessionSchema = v.strictObject({
  format: v.literal(sessionFormat),
  /** Counts saves, from 1. Order between two copies is by revision. */
  revision: v.pipe(v.number(), v.integer(), v.minValue(1)),
  id,
  name: v.pipe(v.string(), v.minLength(1), v.maxLength(80)),
  created: at,
  /** Scenario ids, in the order they were added. */
  playbooks: v.array(id),
  answers: v.record(id, answerSchema),
  events: v.array(eventSchema),
  /** The plan as the person last saw it in `start` or `resume`: what is new since then is shown first. */
  seen: v.optional(v.strictObject({ at, content: v.string(), steps: v.array(id) })),
})
export type Session = v.InferOutput<typeof sessionSchema>

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

/** Events that still count: without the undone ones and without the undoing. Index is the place in `session.events`. */
export function standingEvents(
  session: Session,
): { event: Exclude<SessionEvent, { type: 'undone' }>; index: number }[] {
  const undone = new Set(session.events.flatMap((event) => (event.type === 'undone' ? [event.of] : [])))
  return session.events.flatMap((event, index) =>
    event.type === 'undone' || undone.has(index) ? [] : [{ event, index }],
  )
}

/** True once the person closed the session and did not open it again. */
export function isClosed(session: Session): boolean {
  const last = standingEvents(session).findLast(({ event }) => event.type === 'closed' || event.type === 'opened-again')
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
  return withEvent({ ...session, answers: { ...session.answers, [change.question]: change.value } }, event)
}

/** A copy with a scenario added; adding one that is there changes nothing. */
export function withPlaybook(session: Session, change: { playbook: string; at: string }): Session {
  if (session.playbooks.includes(change.playbook)) return session
  return withEvent(
    { ...session, playbooks: [...session.playbooks, change.playbook] },
    { type: 'playbook-added', ...change },
  )
}

/** A copy with the last standing event taken back, and that event; undefined when there is nothing to take back. */
export function withLastUndone(session: Session, at: string): { session: Session; taken: SessionEvent } | undefined {
  const last = standingEvents(session).at(-1)
  if (!last) return undefined
  const undone = withEvent(withoutEffect(session, last.event), { type: 'undone', at, of: last.index })
  return { session: undone, taken: last.event }
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
