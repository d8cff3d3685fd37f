// A piece of evidence asked about at the keyboard: what it is and of which day, for letters find their attachments by it; and where
// nothing was named, which file or thing it is, where it is from and for which step.
import { unsure } from '../core/content/vocabulary.ts'
import { safeText } from '../core/guard/safe-text.ts'
import { refuseForm, type TypedEvidence } from '../core/plan/new-evidence.ts'
import type { Plan } from '../core/plan/planned-step.ts'
import { type Refusal, writeRefusal } from '../core/refusal.ts'
import { UserError } from '../errors.ts'
import type { Keyboard, Ports } from '../ports.ts'
import type { Layout, Reader } from '../render/reader.ts'
import { askPastDay } from './ask-day.ts'
import { enterText } from './enter-text.ts'

/** The keyboard on which pieces are asked about: none for scripts, nor where the output goes elsewhere. */
export function keyboardForPieces({ keyboard, screen }: Ports, { json }: { json: boolean }): Keyboard | undefined {
  return json || screen.piped ? undefined : keyboard
}

/** Which file, or what in words: a path that leads to no file is asked for again. */
export async function askWhichPiece(
  ports: Ports,
  keyboard: Keyboard,
  layout: Layout,
): Promise<{ file: string } | { ref: string }> {
  const { evidence } = layout.words
  const which = await keyboard.chooseOne({
    message: evidence.askWhat,
    choices: [
      { value: 'file', label: evidence.whatFile },
      { value: 'ref', label: evidence.whatRef },
    ],
  })
  if (which === 'file') return { file: await askPath(ports, keyboard, layout) }
  const ref = await enterText(keyboard, layout, {
    message: evidence.askRef,
    hint: evidence.askRefHint,
    check: (text) => problemOf(layout, refuseForm('ref', text)),
  })
  return { ref }
}

async function askPath(
  ports: Ports,
  keyboard: Keyboard,
  { words, language, paragraph, style }: Layout,
): Promise<string> {
  for (;;) {
    const typed = await keyboard.enterText({
      message: words.evidence.askPath,
      check: (text) => (text.trim() === '' ? words.evidence.askPath : undefined),
    })
    // A file dropped on a terminal comes in quotes.
    const path = typed.trim().replace(/^(['"])(.+)\1$/, '$2')
    try {
      await ports.files.look(path)
      return path
    } catch (error) {
      if (!(error instanceof UserError)) throw error
      const lines = [error.what, error.next].flatMap((text) => (text ? paragraph(safeText(text[language])) : []))
      ports.say(lines.map(style.warning))
    }
  }
}

// What looks like a secret number is asked about by itself.
function problemOf({ language }: Pick<Layout, 'language'>, refusal: Refusal | undefined): string | undefined {
  return refusal && writeRefusal(refusal, language)
}

type Asked = Pick<TypedEvidence, 'kind' | 'from' | 'on' | 'step'>

/** The kind of a piece, and its day where it has a kind; nothing where the kind was given. */
export async function askAboutPiece(
  ports: Ports,
  keyboard: Keyboard,
  reader: Reader,
  { kind, on }: Asked,
): Promise<Asked> {
  if (kind !== undefined) return {}
  const chosen = await askKind(keyboard, reader)
  if (chosen === undefined) return {}
  return { kind: chosen, ...(on === undefined ? await askDay(ports, keyboard, reader) : {}) }
}

/** All that is recorded of a piece, of what was not given; each can be left out. */
export async function askAllOfPiece(
  ports: Ports,
  keyboard: Keyboard,
  reader: Reader,
  { plan, given }: { plan: Plan; given: Asked },
): Promise<Asked> {
  const kind = given.kind ?? (await askKind(keyboard, reader))
  const from = given.from ?? (await askFrom(keyboard, reader))
  const day = given.on === undefined ? await askDay(ports, keyboard, reader) : {}
  const step = given.step ?? (await askStep(keyboard, reader, plan))
  return { ...(kind === undefined ? {} : { kind }), ...(from ? { from } : {}), ...day, ...(step ? { step } : {}) }
}

async function askKind(keyboard: Keyboard, reader: Reader): Promise<string | undefined> {
  const { evidence } = reader.words
  const chosen = await keyboard.chooseOne({
    message: evidence.askKind,
    hint: evidence.askKindWhy,
    choices: [
      { value: leftOut, label: evidence.noKind },
      ...reader.library.terms.evidence.map((id) => ({ value: id, label: reader.term('evidence', id) })),
    ],
  })
  return chosen === leftOut ? undefined : chosen
}

async function askDay({ today }: Ports, keyboard: Keyboard, reader: Reader): Promise<{ on?: string }> {
  const day = await askPastDay(keyboard, reader, { message: reader.words.evidence.askDay, today: today() })
  return day === unsure ? {} : { on: day }
}

function askFrom(keyboard: Keyboard, reader: Reader): Promise<string> {
  return enterText(keyboard, reader, {
    message: reader.words.evidence.askFrom,
    hint: reader.words.walk.optional,
    check: (text) => (text.trim() === '' ? undefined : problemOf(reader, refuseForm('from', text))),
  })
}

async function askStep(keyboard: Keyboard, reader: Reader, { steps }: Plan): Promise<string | undefined> {
  const { evidence } = reader.words
  const fitting = steps.filter(({ applies }) => applies)
  if (fitting.length === 0) return undefined
  const chosen = await keyboard.chooseOne({
    message: evidence.askStep,
    choices: [
      { value: leftOut, label: evidence.noKind },
      ...fitting.map(({ id }) => ({ value: id, label: reader.title('steps', id) })),
    ],
  })
  return chosen === leftOut ? undefined : chosen
}

// No kind and no step has it as its id.
const leftOut = ':none'
