// What was filled into blanks of letters and is kept in the case, so that it is asked once; and which letters went off.
import { unsure } from '../content/vocabulary.ts'
import type { Day } from '../dates.ts'
import type { Session } from './schema.ts'
import { findUndone, withEvent } from './session.ts'

/** What stands in a blank: a text (several lines where the blank takes them), or the ids of what was chosen. */
export type BlankValue = string | string[]

/**
 * Every blank that has a value for a letter, by id: the last one each. An empty value takes one back. `isEach`: whether a blank is
 * another one for each letter.
 */
export function listKeptBlanks(
  session: Session,
  { letter, isEach }: { letter: string; isEach: (blank: string) => boolean },
): Map<string, BlankValue> {
  const kept = new Map<string, BlankValue>()
  if (!session.events.some(({ type }) => type === 'blanks-filled')) return kept
  const undone = findUndone(session)
  for (const [index, event] of session.events.entries()) {
    if (undone.has(index) || event.type !== 'blanks-filled') continue
    for (const [id, value] of Object.entries(event.values)) {
      if (event.letter !== letter && isEach(id)) continue
      if (value.length === 0) kept.delete(id)
      else kept.set(id, value)
    }
  }
  return kept
}

/** A copy with values of a letter kept. */
export function withBlanks(
  session: Session,
  { at, letter, values }: { at: string; letter: string; values: Record<string, BlankValue> },
): Session {
  return withEvent(session, { type: 'blanks-filled', at, letter, values })
}

/** A letter that went off. */
export interface SentLetter {
  letter: string
  step: string
  /** The day on which it was sent, where it was given. */
  on?: Day
  /** ISO instant at which that was recorded. */
  at: string
}

/** Letters that went off, in the order in which that was recorded. */
export function listSentLetters(session: Session): SentLetter[] {
  const undone = findUndone(session)
  return session.events.flatMap((event, index) => {
    if (undone.has(index) || (event.type !== 'recorded' && event.type !== 'waiting')) return []
    const { letter, step, at, on } = event
    return letter === undefined ? [] : [{ letter, step, at, ...(on === undefined || on === unsure ? {} : { on }) }]
  })
}
