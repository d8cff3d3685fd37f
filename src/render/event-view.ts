// One thing recorded, in words: what is taken back, and what is brought back.
import { actingFor } from '../core/content/known-ids.ts'
import { own } from '../core/content/own.ts'
import { unsure } from '../core/content/vocabulary.ts'
import { safeText } from '../core/guard/safe-text.ts'
import { carriesNote } from '../core/session/notes.ts'
import type { Session, SessionEvent } from '../core/session/schema.ts'
import type { StandingEvent } from '../core/session/session.ts'
import { nameOutcome, writeAnswer, writeQuestion } from './names.ts'
import type { Reader } from './reader.ts'
import { writeFields } from './step-parts.ts'

/** An event as the person did it. */
export function writeEvent(reader: Reader, session: Session, event: Exclude<SessionEvent, { type: 'undone' }>): string {
  const { words, library } = reader
  const kind = words.record.event[event.type]
  if ('step' in event) {
    const what = [reader.title('steps', event.step), ...detailsOf(reader, event)]
    return `${kind}${words.colon}${what.join(words.semicolon)}`
  }
  if (event.type === 'note-changed') {
    const carrier = session.events[event.of]
    const step = carriesNote(carrier) ? [reader.title('steps', carrier.step)] : []
    const text = event.note ? `${words.card.note}${words.colon}${safeText(event.note)}` : words.notebook.deleted
    return `${kind}${words.colon}${[...step, text].join(words.semicolon)}`
  }
  if (event.type === 'playbook-added') return `${kind}${words.colon}${reader.title('playbooks', event.playbook)}`
  const named = nameOfCase(reader, event)
  if (named !== undefined) return `${kind}${words.colon}${named}`
  if (event.type !== 'answered') return kind
  const question = library.questions.get(event.question)
  if (!question) return `${kind}${words.colon}${safeText(event.question)}`
  const actsForOther = own(session.answers, actingFor.question) === actingFor.other
  const asked = writeQuestion(reader, event.question, actsForOther)
  return `${kind}${words.colon}${words.record.answered(asked, writeAnswer(reader, question, event.value))}`
}

/** An event about a step or a note of one, where the step is named beside it. */
export function writeStepEvent(reader: Reader, event: StandingEvent): string {
  const { words } = reader
  if (event.type === 'note-changed' || event.type === 'noted')
    return event.note ? safeText(event.note) : words.notebook.deleted
  const details = 'step' in event ? detailsOf(reader, event).join(words.semicolon) : ''
  const kind = words.record.event[event.type]
  return details === '' ? kind : `${kind}${words.colon}${details}`
}

// What an event about evidence, losses or letters is about.
function nameOfCase(reader: Reader, event: SessionEvent): string | undefined {
  switch (event.type) {
    case 'evidence-added':
      return [`#${event.number}`, safeText(event.name)].join(' ')
    case 'loss-added':
      return [`#${event.number}`, event.amount, safeText(event.what)].join(' ')
    case 'evidence-removed':
    case 'loss-removed':
      return `#${event.number}`
    case 'blanks-filled':
      return reader.title('letters', event.letter)
    default:
      return undefined
  }
}

function detailsOf(reader: Reader, event: Extract<SessionEvent, { step: string }>): string[] {
  const note =
    'note' in event && event.note ? [`${reader.words.card.note}${reader.words.colon}${safeText(event.note)}`] : []
  const until = 'until' in event && event.until !== undefined ? [reader.words.due.laterUntil(event.until)] : []
  if (event.type !== 'recorded') return [...until, ...note]
  const on = event.on === undefined || event.on === unsure ? [] : [event.on]
  const fields = writeFields(reader, event.step, new Map(Object.entries(event.fields ?? {})))
  return [nameOutcome(reader, { id: event.step }, event.outcome), ...on, ...fields, ...until, ...note]
}
