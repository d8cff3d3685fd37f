// The calls that remain: number and hours, what to have at hand, what to say, what to ask for, what never to say.
import type { Call } from '../core/plan/calls.ts'
import { lastDayOf, type Plan, type PlannedStep } from '../core/plan/planned-step.ts'
import { contactJson, contactLines } from './contact.ts'
import { writeDue } from './due.ts'
import { stepNameJson } from './names.ts'
import type { Reader } from './reader.ts'
import { scriptParts, writeFields } from './step-parts.ts'
import { displayWidth } from './width.ts'

/** One block per counterpart. */
export function callsView(reader: Reader, calls: readonly Call[], today: string): string[] {
  return calls.flatMap((call, index) => [...(index === 0 ? [] : ['']), ...callLines(reader, call, today)])
}

/** What a call is about and how to hold it. */
export function callLines(reader: Reader, { contact, alternatives, bring, steps }: Call, today: string): string[] {
  const { words, style } = reader
  const { card } = words
  const { needs, not_for: notFor } = reader.entry('contacts', contact.id)
  // These stand below the alternatives.
  const ofContact = (text: string) => reader.mark('contacts', contact.id, text)
  const atHand = bring.map((item) => reader.term('items', item))
  const labelled = (label: string, text: string | undefined) =>
    text ? reader.hanging(`    ${label}${words.colon}`, reader.read(text), { indent: 6 }) : []
  return [
    ...contactLines(reader, [contact, ...alternatives], { today }),
    ...labelled(card.notFor, notFor && ofContact(notFor)).map(style.quiet),
    ...labelled(words.calls.atHand, atHand.join(words.semicolon)),
    ...labelled(words.calls.theyAsk, needs && ofContact(needs)),
    ...steps.flatMap((planned) => {
      const { id, record, openedBy } = planned
      const due = writeDue(reader, planned)
      const known = [
        ...(openedBy ? writeFields(reader, openedBy.step, openedBy.fields) : []),
        ...writeFields(reader, id, record?.fields ?? new Map()),
      ]
      const { never } = reader.entry('steps', id)
      return [
        ...nameStep(reader, id),
        ...(due ? reader.hanging('    ', due, { indent: 6 }).map(style.warning) : []),
        ...labelled(card.recorded, known.join(words.semicolon)),
        ...scriptParts(reader, planned).flatMap(({ label, text }) =>
          reader.hanging(`    ${label}${words.colon}`, text, { indent: 6 }),
        ),
        ...never.flatMap((text) => labelled(card.never, text).map(style.urgent)),
      ]
    }),
  ]
}

// The id behind the title, or below it, where a bracket might stand alone.
function nameStep(reader: Reader, id: string): string[] {
  const title = reader.title('steps', id)
  const line = `  - ${reader.words.bracketed(title, id)}`
  if (displayWidth(line) <= reader.columns) return [line]
  return [...reader.hanging('  - ', title), ...reader.hanging('    ', id).map(reader.style.quiet)]
}

/** The same for scripts. */
export function callsJson(
  reader: Reader,
  { missing }: Plan,
  { calls, desk }: { calls: readonly Call[]; desk: readonly PlannedStep[] },
): unknown {
  const rows = calls.map(({ contact, bring, steps }) => ({
    contact: contactJson(reader, contact),
    bring,
    steps: steps.map(({ id, record, openedBy, due }) => ({
      ...stepNameJson(reader, id),
      due: due?.day ?? null,
      due_kind: due?.kind ?? null,
      due_last: due ? lastDayOf(due) : null,
      /** What the step collected, and what the step that brought it did. */
      fields: Object.fromEntries([...(openedBy?.fields ?? []), ...(record?.fields ?? [])]),
    })),
  }))
  return {
    schema: 1,
    missing_playbooks: missing,
    calls: rows,
    /** Steps with a limit by law that is near, and with nobody to call. */
    limits_without_call: desk.map(({ id, due }) => ({ ...stepNameJson(reader, id), due: due?.day ?? null })),
  }
}
