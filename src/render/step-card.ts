// One step as the person reads it: what to do first, then how, whom to call, what never to do, and what backs it.
import { pickEntries } from '../core/content/library.ts'
import { own } from '../core/content/own.ts'
import { isForRelatives, isHelpersScript } from '../core/content/wording.ts'
import { safeText } from '../core/guard/safe-text.ts'
import { lettersOf } from '../core/papers/fitting.ts'
import { citeLaws, findIncidentDay } from '../core/plan/citations.ts'
import type { PlannedStep } from '../core/plan/planned-step.ts'
import type { Session } from '../core/session/schema.ts'
import { afterSilenceLines } from './after-silence.ts'
import { citationAsides } from './citation.ts'
import { contactLines } from './contact.ts'
import { dayToGiveLines, otherLimitLines, writeDue } from './due.ts'
import { lookForScripts } from './look.ts'
import { markStale, nameLaw, nameOutcome, writeOpener } from './names.ts'
import type { Reader } from './reader.ts'

/** What a card is drawn from. */
export interface Card {
  session: Session
  /** Today in China, to mark facts that are past their review. */
  today: string
  planned: PlannedStep
}

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
  return [...top, ...stateLines(reader, card), ...whyLines(reader, card), ...whomLines(reader, card)]
}

/** How a step is done in full, and whom to call: what a short card leaves out. */
export function detailCard(reader: Reader, card: Card): string[] {
  return [
    ...titleLines(reader, card),
    ...stateLines(reader, card),
    ...whomLines(reader, card),
    ...howLines(reader, card),
    ...neverLines(reader, card),
    ...recordLines(reader, card.planned),
  ]
}

/** What to say, ask for, keep and bring; empty where a step has none of it. */
export function scriptCard(reader: Reader, card: Card): string[] {
  const lines = [...wordsLines(reader, card), ...effortLines(reader, card)]
  return lines.length > 0 ? [...titleLines(reader, card), ...lines] : []
}

function headingLines(reader: Reader, heading: string): string[] {
  return reader.paragraph(heading).map(reader.style.urgent)
}

function titleLines(reader: Reader, { planned }: Card): string[] {
  return reader.paragraph(reader.title('steps', planned.id)).map(reader.style.strong)
}

function bodyLines(reader: Reader, card: Card): string[] {
  return [
    ...stateLines(reader, card),
    ...whyLines(reader, card),
    ...whomLines(reader, card),
    ...howLines(reader, card),
    ...neverLines(reader, card),
    ...wordsLines(reader, card),
    ...letterLines(reader, card),
    ...effortLines(reader, card),
    ...lawLines(reader, card),
    ...recordLines(reader, card.planned),
  ]
}

function stateLines(reader: Reader, { session, planned }: Card): string[] {
  const { words, style } = reader
  const lines: string[] = []
  if (planned.due) lines.push(...reader.paragraph(writeDue(reader, planned)).map(style.warning))
  lines.push(...afterSilenceLines(reader, { session, planned }))
  lines.push(...dayToGiveLines(reader, planned).map(style.quiet))
  lines.push(...otherLimitLines(reader, planned).map(style.warning))
  if (planned.postponed?.until !== undefined)
    lines.push(...reader.paragraph(words.due.laterUntil(planned.postponed.until)))
  if (planned.needs.length > 0) lines.push(...reader.labelled(words.card.needs, reader.titles('steps', planned.needs)))
  for (const { kind, savedBy } of planned.evidence) {
    const warning = words.card.evidence(reader.term('evidence', kind), reader.titles('steps', savedBy))
    lines.push(...reader.paragraph(warning).map(style.warning))
  }
  // Which office, which decision: the one that the day comes from.
  const opener = planned.due?.startedBy ?? planned.openedBy
  if (opener) lines.push(...reader.paragraph(writeOpener(reader, opener)).map(style.quiet))
  if (planned.doneBefore) lines.push(...reader.paragraph(writeDoneBefore(reader, planned)).map(style.quiet))
  const { may_be_done: mayBeDone } = reader.entry('steps', planned.id)
  if (planned.mayBeDone && mayBeDone) lines.push(...reader.labelled(words.card.mayBeDone, reader.read(mayBeDone)))
  if (!planned.applies) lines.push(...reader.paragraph(words.card.noLongerApplies).map(style.quiet))
  return lines
}

function writeDoneBefore({ words, title }: Reader, { doneWith }: PlannedStep): string {
  return doneWith ? words.card.doneWith(title('steps', doneWith.step)) : words.card.doneBefore
}

function whyLines(reader: Reader, { planned }: Card): string[] {
  return reader.labelled(reader.words.card.why, reader.read(reader.entry('steps', planned.id).why))
}

function whomLines(reader: Reader, { planned, today }: Card): string[] {
  const contacts = pickEntries(reader.library.contacts, planned.definition.contacts)
  if (contacts.length === 0) return []
  return [...reader.heading(reader.words.card.contacts), ...contactLines(reader, contacts, { today })]
}

function howLines(reader: Reader, { planned }: Card): string[] {
  const items = reader
    .entry('steps', planned.id)
    .how.flatMap((text, index) => reader.hanging(`  ${index + 1}. `, reader.read(text)))
  return [...reader.heading(reader.words.card.how), ...items]
}

function letterLines(reader: Reader, { session, planned }: Card): string[] {
  const { letters } = reader.words
  const written = lettersOf(reader.library, session, planned.id)
  return written.flatMap(({ id }) => reader.labelled(letters.onCard, letters.command(reader.title('letters', id), id)))
}

function neverLines(reader: Reader, { planned }: Card): string[] {
  const { never } = reader.entry('steps', planned.id)
  if (never.length === 0) return []
  const items = never.flatMap((text) => reader.hanging('  ! ', reader.read(text)))
  return [...headingLines(reader, reader.words.card.never), ...items]
}

function wordsLines(reader: Reader, { planned }: Card): string[] {
  const { keep, for_other: forOther } = reader.entry('steps', planned.id)
  const { card } = reader.words
  const isForOther = planned.isForOther || isForRelatives(planned.definition, planned.forms)
  const parts: [string, string | undefined][] = [
    [card.keep, keep],
    [card.forOther, isForOther ? forOther : undefined],
  ]
  return [
    ...scriptLines(reader, planned),
    ...parts.flatMap(([label, text]) => (text ? reader.labelled(label, reader.read(text)) : [])),
  ]
}

/**
 * What to say and what to ask for: whose words they are, and in another language all of it in Chinese too, for a counter
 * or a call. `label` lays a line out.
 */
export function scriptLines(
  reader: Reader,
  planned: PlannedStep,
  label: (label: string, text: string) => string[] = reader.labelled,
): string[] {
  const { say, ask_for: askFor, chinese } = reader.entry('steps', planned.id)
  const { card } = reader.words
  const isTheirs = planned.isForOther && !isHelpersScript(planned.definition, planned.forms)
  const phrases = (planned.definition.phrases ?? []).map((id) => reader.term('phrases', id))
  const parts: [string, string | undefined][] = [
    [isTheirs ? card.theySay : card.say, say],
    [card.askFor, askFor],
    [card.sayInChinese, chinese?.say],
    [card.askInChinese, chinese?.ask_for],
    [card.phrases, chinese && phrases.length > 0 ? phrases.join(reader.words.semicolon) : undefined],
  ]
  return parts.flatMap(([name, text]) => (text ? label(name, reader.read(text)) : []))
}

function effortLines(reader: Reader, { planned }: Card): string[] {
  const { effort } = planned.definition
  const { card, comma } = reader.words
  if (!effort) return []
  const bring = effort.bring.map((item) => reader.term('items', item))
  const facts = [
    ...(effort.minutes === undefined ? [] : [card.minutes(effort.minutes)]),
    ...(effort.cost_cny === undefined ? [] : [effort.cost_cny === 0 ? card.free : card.cost(effort.cost_cny)]),
  ]
  return [
    ...(bring.length > 0 ? reader.labelled(card.bring, bring.join(comma)) : []),
    ...(facts.length > 0 ? reader.paragraph(facts.join(comma)).map(reader.style.quiet) : []),
  ]
}

function lawLines(reader: Reader, { planned, session, today }: Card): string[] {
  const { words, style, library } = reader
  const citations = citeLaws(library, planned.definition, findIncidentDay(session))
  if (citations.length === 0) return []
  const lines = citations.flatMap((citation) => {
    const { law } = citation
    const asides = [
      ...citationAsides(reader, citation),
      ...(law.kind === 'law' ? [] : [words.card.standard]),
      ...markStale(reader, law, today),
    ]
    const name = nameLaw(reader, law.id)
    return reader.hanging('  ', asides.length > 0 ? words.bracketed(name, asides.join(words.semicolon)) : name)
  })
  return [...reader.paragraph(words.card.laws), ...lines].map(style.quiet)
}

/** What was recorded of a step, and what the step that brought it collected: numbers that the next office asks for. */
export function recordLines(reader: Reader, { record, id, openedBy }: PlannedStep): string[] {
  const { words, style } = reader
  const brought = openedBy ? writeFields(reader, openedBy.step, openedBy.fields) : []
  const status = record?.status?.type === 'recorded' ? record.status : undefined
  const on = record?.outcome?.on
  const outcome = status && nameOutcome(reader, { id }, status.outcome)
  const recorded = [
    ...(outcome === undefined ? [] : [on === undefined ? outcome : words.bracketed(outcome, on)]),
    ...writeFields(reader, id, record?.fields ?? new Map()),
  ]
  return [
    ...(openedBy && brought.length > 0
      ? reader.labelled(
          words.bracketed(words.card.recorded, reader.title('steps', openedBy.step)),
          brought.join(words.semicolon),
        )
      : []),
    ...(recorded.length > 0 ? reader.labelled(words.card.recorded, recorded.join(words.semicolon)) : []),
    ...noteLines(reader, record?.notes ?? []),
  ].map(style.quiet)
}

// A screen holds no thousand notes: the newest are shown, and how many there are. `--json` has them all.
const mostNotes = 20

function noteLines(reader: Reader, notes: readonly { note: string }[]): string[] {
  const { card } = reader.words
  const earlier = notes.length - mostNotes
  return [
    ...(earlier > 0 ? reader.paragraph(card.earlierNotes(earlier)) : []),
    ...notes.slice(-mostNotes).flatMap(({ note }) => reader.labelled(card.note, safeText(note))),
  ]
}

/** What a step collected, each with its label. */
export function writeFields(reader: Reader, step: string, fields: ReadonlyMap<string, string>): string[] {
  const labels = reader.find('steps', step)?.collects ?? {}
  return [...fields].map(([field, value]) => {
    const label = own(labels, field)
    return `${label === undefined ? safeText(field) : reader.read(label)}${reader.words.colon}${safeText(value)}`
  })
}
