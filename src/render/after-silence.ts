// What to do about a letter that nobody answered: in the words of that letter, with the command of the next one.
import { findAfterSilence } from '../core/papers/after-silence.ts'
import type { PlannedStep } from '../core/plan/planned-step.ts'
import type { Session } from '../core/session/schema.ts'
import type { Reader } from './reader.ts'

/**
 * The lines; none where nobody is late with an answer. `meaning`: what a command needs so that it means this session. `isBrief`: only
 * the next letter, or where there is none what to do.
 */
export function afterSilenceLines(
  reader: Reader,
  {
    session,
    planned,
    meaning = '',
    isBrief = false,
  }: {
    session: Session
    planned: PlannedStep
    meaning?: string
    isBrief?: boolean
  },
): string[] {
  const found = findAfterSilence(reader.library, session, planned)
  if (!found) return []
  const { letters } = reader.words
  const said = reader.entry('letters', found.letter).next[found.at] ?? ''
  const shown = isBrief ? found.letters.slice(0, 1) : found.letters
  return [
    ...(isBrief && shown.length > 0 ? [] : reader.paragraph(reader.read(said))),
    ...shown.flatMap((id) =>
      reader.labelled(letters.afterSilence, letters.command(reader.title('letters', id), id + meaning)),
    ),
  ].map(reader.style.warning)
}
