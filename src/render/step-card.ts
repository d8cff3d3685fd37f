// One step as the person reads it: what to do first, then how, whom to call, what never to do, and what backs it.
import type { PlannedStep } from '../core/plan/planned-step.ts'
import { contactLines } from './contact.ts'
import { lookForScripts } from './look.ts'
import type { Reader } from './reader.ts'
import {
  type Card,
  effortParts,
  howParts,
  lawParts,
  letterParts,
  neverParts,
  recordParts,
  type StepPart,
  stateParts,
  whomParts,
  whyParts,
  wordsParts,
} from './step-parts.ts'

/** The whole card, wrapped to the screen. `heading` stands above the title, for example the urgency and the place. */
export function stepCard(reader: Reader, card: Card, heading: string): string[] {
  return [...headingLines(reader, heading), ...titleLines(reader, card), ...bodyLines(reader, card)]
}

/** Everything the person reads of a step, without colour, for `--json`. */
export function stepText(reader: Reader, card: Card): string {
  const plain = reader.on(lookForScripts(reader.language))
  return [reader.title('steps', card.planned.id), ...bodyLines(plain, card)].join('\n')
}

/** The card without the details: title, reason and whom to call. */
export function shortCard(reader: Reader, card: Card, heading: string): string[] {
  const top = [...headingLines(reader, heading), ...titleLines(reader, card)]
  return [...top, ...layOut(reader, card, [stateParts, whyParts, whomParts])]
}

/** How a step is done in full, and whom to call: what a short card leaves out. */
export function detailCard(reader: Reader, card: Card): string[] {
  return [
    ...titleLines(reader, card),
    ...layOut(reader, card, [stateParts, whomParts, howParts, neverParts]),
    ...recordLines(reader, card.planned),
  ]
}

/** What to say, ask for, keep and bring; empty where a step has none of it. */
export function scriptCard(reader: Reader, card: Card): string[] {
  const lines = layOut(reader, card, [wordsParts, effortParts])
  return lines.length > 0 ? [...titleLines(reader, card), ...lines] : []
}

/** What was recorded of a step, and what the step that brought it collected: numbers that the next office asks for. */
export function recordLines(reader: Reader, planned: PlannedStep): string[] {
  return recordParts(reader, planned).flatMap((part) => partLines(reader, part))
}

function headingLines(reader: Reader, heading: string): string[] {
  return reader.paragraph(heading).map(reader.style.urgent)
}

function titleLines(reader: Reader, { planned }: Card): string[] {
  return reader.paragraph(reader.title('steps', planned.id)).map(reader.style.strong)
}

function bodyLines(reader: Reader, card: Card): string[] {
  const parts = [stateParts, whyParts, whomParts, howParts, neverParts, wordsParts, letterParts, effortParts, lawParts]
  return [...layOut(reader, card, parts), ...recordLines(reader, card.planned)]
}

function layOut(reader: Reader, card: Card, parts: readonly ((reader: Reader, card: Card) => StepPart[])[]): string[] {
  return parts.flatMap((write) => write(reader, card)).flatMap((part) => partLines(reader, part))
}

function partLines(reader: Reader, part: StepPart): string[] {
  const { style } = reader
  switch (part.kind) {
    case 'text':
      return inTone(reader, part, reader.paragraph(part.text))
    case 'labelled':
      return inTone(reader, part, reader.labelled(part.label, part.text))
    case 'script':
      return reader.labelled(part.label, part.text)
    case 'contacts':
      return [...reader.heading(part.label), ...contactLines(reader, part.contacts, { today: part.today })]
    case 'acts':
      return [
        ...reader.heading(part.label),
        ...part.texts.flatMap((text, index) => reader.hanging(`  ${index + 1}. `, text)),
      ]
    case 'never':
      return [...headingLines(reader, part.label), ...part.texts.flatMap((text) => reader.hanging('  ! ', text))]
    case 'laws':
      return [...reader.paragraph(part.label), ...part.texts.flatMap((text) => reader.hanging('  ', text))].map(
        style.quiet,
      )
  }
}

function inTone({ style }: Reader, { tone }: { tone?: 'warning' | 'quiet' }, lines: readonly string[]): string[] {
  return tone ? lines.map(style[tone]) : [...lines]
}
