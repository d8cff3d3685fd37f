// What a person reads of a step, part by part and before it is laid out: step-card.ts puts it on a screen, page/ on a page.
import { type ContactRules, pickEntries } from '../core/content/library.ts'
import { own } from '../core/content/own.ts'
import { isForRelatives, isHelpersScript } from '../core/content/wording.ts'
import { safeText } from '../core/guard/safe-text.ts'
import { lettersOf } from '../core/papers/fitting.ts'
import { citeLaws, findIncidentDay } from '../core/plan/citations.ts'
import type { PlannedStep } from '../core/plan/planned-step.ts'
import type { Session } from '../core/session/schema.ts'
import { writeAfterSilence } from './after-silence.ts'
import { citationAsides } from './citation.ts'
import { writeDayToGive, writeDue, writeOtherLimits } from './due.ts'
import { markStale, nameLaw, nameOutcome, writeOpener } from './names.ts'
import type { Reader } from './reader.ts'

/** What a step is drawn from. */
export interface Card {
  session: Session
  /** Today in China, to mark facts that are past their review. */
  today: string
  planned: PlannedStep
}

/** How a part stands beside the others. */
type Tone = 'warning' | 'quiet'

/** Words to say, or to ask for: whoever has to say them copies them as they stand. */
export interface ScriptPart {
  kind: 'script'
  label: string
  text: string
  /** In another language: all of it in Chinese, for a counter or a call. */
  isChinese: boolean
}

/** One thing that is said of a step. */
export type StepPart =
  | { kind: 'text'; text: string; tone?: Tone }
  | { kind: 'labelled'; label: string; text: string; tone?: Tone }
  | { kind: 'contacts'; label: string; contacts: ContactRules[]; today: string }
  | { kind: 'acts'; label: string; texts: string[] }
  | { kind: 'never'; label: string; texts: string[] }
  | { kind: 'laws'; label: string; texts: string[] }
  | ScriptPart

/** Where it stands: its days, what it waits for, what it would destroy, why it is there. */
export function stateParts(reader: Reader, { session, planned }: Card): StepPart[] {
  const { words } = reader
  // Which office, which decision: the one that the day comes from.
  const opener = planned.due?.startedBy ?? planned.openedBy
  const { may_be_done: mayBeDone } = reader.entry('steps', planned.id)
  return [
    ...(planned.due ? [text(writeDue(reader, planned), 'warning')] : []),
    ...silenceParts(reader, { session, planned }),
    ...writeDayToGive(reader, planned).map((day) => text(day, 'quiet')),
    ...writeOtherLimits(reader, planned).map((limit) => labelled(words.due.others, limit, 'warning')),
    ...(planned.postponed?.until === undefined ? [] : [text(words.due.laterUntil(planned.postponed.until))]),
    ...(planned.needs.length > 0 ? [labelled(words.card.needs, reader.titles('steps', planned.needs))] : []),
    ...planned.evidence.map(({ kind, savedBy }) =>
      text(words.card.evidence(reader.term('evidence', kind), reader.titles('steps', savedBy)), 'warning'),
    ),
    ...(opener ? [text(writeOpener(reader, opener), 'quiet')] : []),
    ...(planned.doneBefore ? [text(writeDoneBefore(reader, planned), 'quiet')] : []),
    ...(planned.mayBeDone && mayBeDone ? [labelled(words.card.mayBeDone, reader.read(mayBeDone))] : []),
    ...(planned.applies ? [] : [text(words.card.noLongerApplies, 'quiet')]),
  ]
}

// What to do about a letter that nobody answered.
function silenceParts(reader: Reader, unanswered: Pick<Card, 'session' | 'planned'>): StepPart[] {
  const written = writeAfterSilence(reader, unanswered)
  if (!written) return []
  return [
    text(written.said, 'warning'),
    ...written.next.map((next) => labelled(reader.words.letters.afterSilence, next, 'warning')),
  ]
}

/** Why it is to be done. */
export function whyParts(reader: Reader, { planned }: Card): StepPart[] {
  return [labelled(reader.words.card.why, reader.read(reader.entry('steps', planned.id).why))]
}

/** Whom to contact; nothing where there is nobody. */
export function whomParts(reader: Reader, { planned, today }: Card): StepPart[] {
  const contacts = pickEntries(reader.library.contacts, planned.definition.contacts)
  return contacts.length === 0 ? [] : [{ kind: 'contacts', label: reader.words.card.contacts, contacts, today }]
}

/** How it is done in full. */
export function howParts(reader: Reader, { planned }: Card): StepPart[] {
  return [{ kind: 'acts', label: reader.words.card.how, texts: reader.entry('steps', planned.id).how.map(reader.read) }]
}

/** What never to do. */
export function neverParts(reader: Reader, { planned }: Card): StepPart[] {
  const { never } = reader.entry('steps', planned.id)
  return never.length === 0 ? [] : [{ kind: 'never', label: reader.words.card.never, texts: never.map(reader.read) }]
}

/** What to say and to keep, and what is different for who acts for somebody. */
export function wordsParts(reader: Reader, { planned }: Card): StepPart[] {
  const { keep, for_other: forOther } = reader.entry('steps', planned.id)
  const { card } = reader.words
  const isForOther = planned.isForOther || isForRelatives(planned.definition, planned.forms)
  return [
    ...scriptParts(reader, planned),
    ...(keep ? [labelled(card.keep, reader.read(keep))] : []),
    ...(isForOther && forOther ? [labelled(card.forOther, reader.read(forOther))] : []),
  ]
}

/**
 * What to say and what to ask for: whose words they are, and in another language all of it in Chinese too, for a counter
 * or a call.
 */
export function scriptParts(reader: Reader, planned: PlannedStep): ScriptPart[] {
  const { say, ask_for: askFor, chinese } = reader.entry('steps', planned.id)
  const { card } = reader.words
  const isTheirs = planned.isForOther && !isHelpersScript(planned.definition, planned.forms)
  const phrases = (planned.definition.phrases ?? []).map((id) => reader.term('phrases', id))
  const parts: [label: string, written: string | undefined, isChinese: boolean][] = [
    [isTheirs ? card.theySay : card.say, say, false],
    [card.askFor, askFor, false],
    [card.sayInChinese, chinese?.say, true],
    [card.askInChinese, chinese?.ask_for, true],
    [card.phrases, chinese && phrases.length > 0 ? phrases.join(reader.words.semicolon) : undefined, false],
  ]
  return parts.flatMap(([label, written, isChinese]): ScriptPart[] =>
    written ? [{ kind: 'script', label, text: reader.read(written), isChinese }] : [],
  )
}

/** The letters that it writes, each with the command that opens it. */
export function letterParts(reader: Reader, { session, planned }: Card): StepPart[] {
  const { letters } = reader.words
  return lettersOf(reader.library, session, planned.id).map(({ id }) =>
    labelled(letters.onCard, letters.command(reader.title('letters', id), id)),
  )
}

/** What to bring, how long it takes, what it costs. */
export function effortParts(reader: Reader, { planned }: Card): StepPart[] {
  const { effort } = planned.definition
  const { card, comma } = reader.words
  if (!effort) return []
  const bring = effort.bring.map((item) => reader.term('items', item))
  const facts = [
    ...(effort.minutes === undefined ? [] : [card.minutes(effort.minutes)]),
    ...(effort.cost_cny === undefined ? [] : [effort.cost_cny === 0 ? card.free : card.cost(effort.cost_cny)]),
  ]
  return [
    ...(bring.length > 0 ? [labelled(card.bring, bring.join(comma))] : []),
    ...(facts.length > 0 ? [text(facts.join(comma), 'quiet')] : []),
  ]
}

/** The law that backs it. */
export function lawParts(reader: Reader, { planned, session, today }: Card): StepPart[] {
  const { words, library } = reader
  const citations = citeLaws(library, planned.definition, findIncidentDay(session))
  if (citations.length === 0) return []
  const texts = citations.map((citation) => {
    const { law } = citation
    const asides = [
      ...citationAsides(reader, citation),
      ...(law.kind === 'law' ? [] : [words.card.standard]),
      ...markStale(reader, law, today),
    ]
    const name = nameLaw(reader, law.id)
    return asides.length > 0 ? words.bracketed(name, asides.join(words.semicolon)) : name
  })
  return [{ kind: 'laws', label: words.card.laws, texts }]
}

/** What was recorded of a step, and what the step that brought it collected: numbers that the next office asks for. */
export function recordParts(reader: Reader, { record, id, openedBy }: PlannedStep): StepPart[] {
  const { words } = reader
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
      ? [
          labelled(
            words.bracketed(words.card.recorded, reader.title('steps', openedBy.step)),
            brought.join(words.semicolon),
            'quiet',
          ),
        ]
      : []),
    ...(recorded.length > 0 ? [labelled(words.card.recorded, recorded.join(words.semicolon), 'quiet')] : []),
    ...noteParts(reader, record?.notes ?? []),
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

// A screen holds no thousand notes: the newest are shown, and how many there are. `--json` has them all.
const mostNotes = 20

function noteParts(reader: Reader, notes: readonly { note: string }[]): StepPart[] {
  const { card } = reader.words
  const earlier = notes.length - mostNotes
  return [
    ...(earlier > 0 ? [text(card.earlierNotes(earlier), 'quiet')] : []),
    ...notes.slice(-mostNotes).map(({ note }) => labelled(card.note, safeText(note), 'quiet')),
  ]
}

function writeDoneBefore({ words, title }: Reader, { doneWith }: PlannedStep): string {
  return doneWith ? words.card.doneWith(title('steps', doneWith.step)) : words.card.doneBefore
}

function text(written: string, tone?: Tone): StepPart {
  return { kind: 'text', text: written, ...(tone ? { tone } : {}) }
}

function labelled(label: string, written: string, tone?: Tone): StepPart {
  return { kind: 'labelled', label, text: written, ...(tone ? { tone } : {}) }
}
