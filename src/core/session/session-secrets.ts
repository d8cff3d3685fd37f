// Secret numbers in a whole session that comes from elsewhere: which, how many, where; and the session without them.

import type { Library } from '../content/library.ts'
import { presentId } from '../content/present-id.ts'
import { type FindOptions, maskSecretNumbers } from '../guard/secret-numbers.ts'
import { findSecretIn, nameSecret } from '../guard/secret-refusal.ts'
import type { Text } from '../text.ts'
import type { Answer, Session, SessionEvent } from './schema.ts'

/** What a session holds that is not taken at the keyboard. */
export interface SessionSecrets {
  /** How many numbers of each kind, the kinds in words. */
  counts: { kind: Text; count: number }[]
  /** Every text that holds some, with them masked. A text that stands in an answer and in its record is one. */
  texts: string[]
}

/** What it holds; undefined when there is nothing. */
export function findSessionSecrets(library: Library, session: Session): SessionSecrets | undefined {
  const counts = new Map<string, { kind: Text; count: number }>()
  const texts = new Map<string, string>()
  mapTexts(library, session, (text, options) => {
    const secret = texts.has(text) ? undefined : findSecretIn(text, options)
    if (!secret) return text
    texts.set(text, secret.shown)
    for (const number of secret.numbers) {
      const kind = nameSecret(number)
      counts.set(kind.en, { kind, count: (counts.get(kind.en)?.count ?? 0) + 1 })
    }
    return text
  })
  return texts.size === 0 ? undefined : { counts: [...counts.values()], texts: [...texts.values()] }
}

/** The session with every secret number in it masked. */
export function withSecretsMasked(library: Library, session: Session, mask: Change = maskSecretNumbers): Session {
  return mapTexts(library, session, mask)
}

/** Masks a text as `maskSecretNumbers` does, the same one only once: for sessions that have most of their texts in common. */
export function rememberMasked(): Change {
  const known = new Map<string, string>()
  return (text, options) => {
    const key = `${options.isReference === true} ${text}`
    const masked = known.get(key) ?? maskSecretNumbers(text, options)
    known.set(key, masked)
    return masked
  }
}

/** What becomes of a text. */
export type Change = (text: string, options: FindOptions) => string

// Whatever in a session may be free text. Answers from a list stay as they are: ids hold no such numbers.
function mapTexts(library: Library, session: Session, change: Change): Session {
  const changeAnswer = (answer: Answer): Answer =>
    typeof answer === 'string' ? change(answer, {}) : answer.map((one) => change(one, {}))
  return {
    ...session,
    name: change(session.name, {}),
    answers: Object.fromEntries(Object.entries(session.answers).map(([id, answer]) => [id, changeAnswer(answer)])),
    events: session.events.map((event) => mapEvent(library, event, { change, changeAnswer })),
  }
}

function mapEvent(
  library: Library,
  event: SessionEvent,
  { change, changeAnswer }: { change: Change; changeAnswer: (answer: Answer) => Answer },
): SessionEvent {
  if (event.type === 'answered') {
    const { previous } = event
    return {
      ...event,
      value: changeAnswer(event.value),
      ...(previous !== undefined && { previous: changeAnswer(previous) }),
    }
  }
  switch (event.type) {
    case 'evidence-added':
      return {
        ...event,
        name: change(event.name, {}),
        ...(event.from !== undefined && { from: change(event.from, {}) }),
        // A file whose path is changed so is not found any more, and checking it says that.
        ...(event.file?.path !== undefined && { file: { ...event.file, path: change(event.file.path, {}) } }),
      }
    case 'loss-added':
      return { ...event, what: change(event.what, {}) }
    case 'blanks-filled': {
      const values = Object.entries(event.values).map(([id, value]) => {
        const isReference = library.blanks.get(id)?.type === 'reference'
        return [id, typeof value === 'string' ? change(value, { isReference }) : value]
      })
      return { ...event, values: Object.fromEntries(values) }
    }
  }
  const noted = 'note' in event && event.note !== undefined ? { ...event, note: change(event.note, {}) } : event
  if (noted.type !== 'recorded' || !noted.fields) return noted
  const { collects = [] } = library.steps.get(presentId(library, 'step', noted.step)) ?? {}
  const fields = Object.entries(noted.fields).map(([id, value]) => {
    const isReference = collects.some((field) => field.id === id && field.type === 'reference')
    return [id, change(value, { isReference })]
  })
  return { ...noted, fields: Object.fromEntries(fields) }
}
