// A session in the present words of the content: every retired id in it replaced by what took its place, once, when the
// session is opened. The file keeps what was said.
import type { Library } from '../content/library.ts'
import { presentId } from '../content/present-id.ts'
import type { Answer, Session, SessionEvent } from './schema.ts'

/** A copy with present ids; the session itself when it mentions no retired one. */
export function presentSession(library: Pick<Library, 'retired'>, session: Session): Session {
  if (library.retired.length === 0) return session
  const id = (kind: 'playbook' | 'question' | 'step', old: string) => presentId(library, kind, old, { asWhole: true })
  return {
    ...session,
    playbooks: [...new Set(session.playbooks.map((old) => id('playbook', old)))],
    answers: presentAnswers(session.answers, (old) => id('question', old)),
    events: session.events.map((event) => presentEvent(event, id)),
    ...(session.seen && { seen: { ...session.seen, steps: session.seen.steps.map((old) => id('step', old)) } }),
  }
}

// What was answered under the present id counts, not what an older answer said.
function presentAnswers(answers: Session['answers'], present: (old: string) => string): Session['answers'] {
  const entries = Object.entries(answers)
  const moved = entries.map(([old, answer]): [string, Answer] => [present(old), answer])
  const kept = entries.filter(([old]) => present(old) === old)
  return Object.fromEntries([...moved, ...kept])
}

function presentEvent(
  event: SessionEvent,
  id: (kind: 'playbook' | 'question' | 'step', old: string) => string,
): SessionEvent {
  // Nearly every event is of the present; copying them all is what would cost.
  if ('step' in event) {
    const step = id('step', event.step)
    return step === event.step ? event : { ...event, step }
  }
  if (event.type === 'answered') {
    const question = id('question', event.question)
    return question === event.question ? event : { ...event, question }
  }
  return event.type === 'playbook-added' ? { ...event, playbook: id('playbook', event.playbook) } : event
}
