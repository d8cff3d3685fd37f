// A session as it was before some of its events: answers and playbooks, which are kept beside the events, are turned back too.
import type { Session, SessionEvent } from './schema.ts'

/**
 * The session before each event with one of these indexes, the latest first. Costs one walk through the events, however many
 * are asked for, and a copy of the list for each. What is not made of events (name, revision, `seen`) stays as it is.
 */
export function* sessionsBefore(session: Session, indexes: ReadonlySet<number>): Generator<[index: number, Session]> {
  let { answers, playbooks } = session
  for (let index = session.events.length - 1; index >= 0; index -= 1) {
    const event = session.events[index]
    if (!event) continue
    const before = turnBack({ answers, playbooks }, event, session.events)
    answers = before.answers
    playbooks = before.playbooks
    if (indexes.has(index)) yield [index, { ...session, answers, playbooks, events: session.events.slice(0, index) }]
  }
}

type Kept = Pick<Session, 'answers' | 'playbooks'>

function turnBack(kept: Kept, event: SessionEvent, events: readonly SessionEvent[]): Kept {
  if (event.type === 'undone') {
    const taken = events[event.of]
    return taken ? bringBack(kept, taken) : kept
  }
  if (event.type === 'playbook-added')
    return { ...kept, playbooks: kept.playbooks.filter((playbook) => playbook !== event.playbook) }
  if (event.type !== 'answered') return kept
  const { [event.question]: _given, ...others } = kept.answers
  return { ...kept, answers: event.previous === undefined ? others : { ...others, [event.question]: event.previous } }
}

function bringBack(kept: Kept, event: SessionEvent): Kept {
  if (event.type === 'playbook-added') return { ...kept, playbooks: [...kept.playbooks, event.playbook] }
  if (event.type !== 'answered') return kept
  return { ...kept, answers: { ...kept.answers, [event.question]: event.value } }
}
