// What to do about a letter that nobody answered: in the words of that letter, with the command of the next one.
import { findAfterSilence } from '../core/papers/after-silence.ts'
import type { PlannedStep } from '../core/plan/planned-step.ts'
import type { Session } from '../core/session/schema.ts'
import type { Reader } from './reader.ts'

/** A step with the session that it is of. `meaning`: what a command needs so that it means this session. */
interface Unanswered {
  session: Session
  planned: PlannedStep
  meaning?: string
}

/** What to do now, in the words of the letter, and the letters that come next, each with its command; nothing where nobody is late. */
export function writeAfterSilence(
  reader: Reader,
  { session, planned, meaning = '' }: Unanswered,
): { said: string; next: string[] } | undefined {
  const found = findAfterSilence(reader.library, session, planned)
  if (!found) return undefined
  const { letters } = reader.words
  return {
    said: reader.read(reader.entry('letters', found.letter).next[found.at] ?? ''),
    next: found.letters.map((id) => letters.command(reader.title('letters', id), id + meaning)),
  }
}

/** The same in lines. `isBrief`: only the next letter, or where there is none what to do. */
export function afterSilenceLines(
  reader: Reader,
  { isBrief = false, ...unanswered }: Unanswered & { isBrief?: boolean },
): string[] {
  const written = writeAfterSilence(reader, unanswered)
  if (!written) return []
  const { said } = written
  const next = isBrief ? written.next.slice(0, 1) : written.next
  return [
    ...(isBrief && next.length > 0 ? [] : reader.paragraph(said)),
    ...next.flatMap((letter) => reader.labelled(reader.words.letters.afterSilence, letter)),
  ].map(reader.style.warning)
}
