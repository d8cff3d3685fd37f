// What a piece of evidence is and of which day, asked at the keyboard: letters find their attachments by it.
import { unsure } from '../core/content/vocabulary.ts'
import type { Ports } from '../ports.ts'
import type { Reader } from '../render/reader.ts'
import { askPastDay } from './ask-day.ts'

/** The kind and the day of a piece, of those that were not given; nothing without a keyboard. */
export async function askAboutPiece(
  { keyboard, screen, today }: Pick<Ports, 'keyboard' | 'screen' | 'today'>,
  reader: Reader,
  { kind, on, json }: { kind?: string | undefined; on?: string | undefined; json: boolean },
): Promise<{ kind?: string; on?: string }> {
  if (!keyboard || json || screen.piped || kind !== undefined) return {}
  const { evidence } = reader.words
  const chosen = await keyboard.chooseOne({
    message: evidence.askKind,
    hint: evidence.askKindWhy,
    choices: [
      { value: noKind, label: evidence.noKind },
      ...reader.library.terms.evidence.map((id) => ({ value: id, label: reader.term('evidence', id) })),
    ],
  })
  if (chosen === noKind) return {}
  if (on !== undefined) return { kind: chosen }
  const day = await askPastDay(keyboard, reader, {
    message: evidence.askDay,
    today: today(),
  })
  return day === unsure ? { kind: chosen } : { kind: chosen, on: day }
}

// No kind has it as its id.
const noKind = ':none'
