// One step as the person reads it: what to do first, then how, whom to call, what never to do, and what backs it.

import type { Library } from '../core/content/library.ts'
import type { Contact, Law } from '../core/content/schema.ts'
import { safeText } from '../core/guard/safe-text.ts'
import { citationsOf, incidentDay } from '../core/plan/citations.ts'
import type { PlannedStep } from '../core/plan/planned-step.ts'
import type { Session } from '../core/session/schema.ts'
import type { Text } from '../core/text.ts'
import { dueLine } from './due-line.ts'
import { lawName, lookedAtAgain, outcomeLabel, stepTitle } from './labels.ts'
import { type Look, lookFor, plainStyle } from './look.ts'
import { sentence } from './sentence.ts'
import { displayWidth } from './width.ts'
import { hang, wrapText } from './wrap.ts'

/** What a card is drawn from. */
export interface CardOf {
  library: Library
  session: Session
  /** Today in China, to mark facts that are past their review. */
  today: string
  planned: PlannedStep
}

/** The whole card, wrapped to the screen. `heading` stands above the title, for example the urgency and the place. */
export function stepCard(look: Look, card: CardOf, heading: string): string {
  const { style } = look
  const title = wrapText(stepTitle(look, card.library, card.planned.step), look.columns).map(style.strong)
  return [style.urgent(heading), ...title, ...body(look, card)].join('\n')
}

/** The same without colour and without line breaks of a screen: what `--json` gives as `text`. */
export function stepText(language: Look['language'], card: CardOf): string {
  const look = { ...lookFor({ language, columns: 80, style: plainStyle }), columns: 100_000 }
  return [stepTitle(look, card.library, card.planned.step), ...body(look, card)].join('\n')
}

/** Title, reason and number to call: what is enough to decide. */
export function shortCard(look: Look, card: CardOf, heading: string): string {
  const { style } = look
  const title = wrapText(stepTitle(look, card.library, card.planned.step), look.columns).map(style.strong)
  return [
    style.urgent(heading),
    ...title,
    ...stateLines(look, card),
    ...whyLines(look, card),
    ...contactLines(look, card),
  ].join('\n')
}

function body(look: Look, card: CardOf): string[] {
  return [
    ...stateLines(look, card),
    ...whyLines(look, card),
    ...contactLines(look, card),
    ...howLines(look, card),
    ...neverLines(look, card),
    ...wordsLines(look, card),
    ...effortLines(look, card),
    ...lawLines(look, card),
    ...recordLines(look, card),
  ]
}

function stateLines(look: Look, { library, planned }: CardOf): string[] {
  const { words, style } = look
  const titles = (ids: string[]) => ids.map((id) => titleOf(look, library, id)).join(words.comma)
  const kindLabel = (kind: string) => library.terms.evidence.find(({ id }) => id === kind)?.label
  const lines: string[] = []
  if (planned.due) lines.push(...wrapText(dueLine(look, planned), look.columns).map(style.warning))
  if (planned.needs.length > 0) lines.push(...labelled(look, words.card.needs, titles(planned.needs)))
  for (const { kind, savedBy } of planned.evidence) {
    const label = kindLabel(kind)
    const what = label ? sentence(library, label, look.language) : kind
    lines.push(...wrapText(words.card.evidence(what, titles(savedBy)), look.columns).map(style.warning))
  }
  if (planned.openedBy) {
    const { step, outcome } = planned.openedBy
    const opener = library.steps[step]
    const label = opener ? outcomeLabel(look, library, opener, outcome) : outcome
    lines.push(...wrapText(words.card.openedBy(titleOf(look, library, step), label), look.columns).map(style.quiet))
  }
  if (planned.doneBefore) lines.push(style.quiet(words.card.doneBefore))
  if (!planned.applies) lines.push(...wrapText(words.card.noLongerApplies, look.columns).map(style.quiet))
  return lines
}

function whyLines(look: Look, { library, planned }: CardOf): string[] {
  return labelled(look, look.words.card.why, sentence(library, planned.step.why, look.language))
}

function howLines(look: Look, { library, planned }: CardOf): string[] {
  const { words, style } = look
  const items = planned.step.how.flatMap((text, index) =>
    hang(`  ${index + 1}. `, sentence(library, text, look.language), look.columns),
  )
  return [style.heading(words.card.how), ...items]
}

function neverLines(look: Look, { library, planned }: CardOf): string[] {
  const { words, style } = look
  if (planned.step.never.length === 0) return []
  const items = planned.step.never.flatMap((text) => hang('  × ', sentence(library, text, look.language), look.columns))
  return [style.urgent(words.card.never), ...items]
}

function wordsLines(look: Look, { library, planned, session }: CardOf): string[] {
  const { step } = planned
  const { card } = look.words
  const parts: [string, Text | undefined][] = [
    [card.say, step.say],
    [card.askFor, step.ask_for],
    [card.keep, step.keep],
    [card.forOther, session.answers['acting-for'] === 'other' ? step.for_other : undefined],
  ]
  return parts.flatMap(([label, text]) => (text ? labelled(look, label, sentence(library, text, look.language)) : []))
}

function effortLines(look: Look, { library, planned }: CardOf): string[] {
  const { effort } = planned.step
  const { card, comma } = look.words
  if (!effort) return []
  const bring = effort.bring.flatMap((item) => {
    const label = library.terms.items.find(({ id }) => id === item)?.label
    return label ? [sentence(library, label, look.language)] : []
  })
  const facts = [
    ...(effort.minutes === undefined ? [] : [card.minutes(effort.minutes)]),
    ...(effort.cost_cny === undefined ? [] : [effort.cost_cny === 0 ? card.free : card.cost(effort.cost_cny)]),
  ]
  return [
    ...(bring.length > 0 ? labelled(look, card.bring, bring.join(comma)) : []),
    ...(facts.length > 0 ? wrapText(facts.join(comma), look.columns).map(look.style.quiet) : []),
  ]
}

/** Whom to contact, each number alone at the end of its line with the hours beside it. */
export function contactLines(
  look: Look,
  { library, planned, today }: Pick<CardOf, 'library' | 'planned' | 'today'>,
): string[] {
  const contacts = planned.step.contacts.flatMap((id) => library.contacts[id] ?? [])
  if (contacts.length === 0) return []
  return [
    look.style.heading(look.words.card.contacts),
    ...contacts.flatMap((contact) => contactLine(look, library, { contact, today })),
  ]
}

/** One contact in one or a few lines. */
export function contactLine(
  look: Look,
  library: Library,
  { contact, today }: { contact: Contact; today: string },
): string[] {
  const { style, words, language } = look
  const name = sentence(library, contact.name, language)
  const hours = contact.hours ? sentence(library, contact.hours, language) : undefined
  const label = hours === undefined ? name : language === 'zh' ? `${name}（${hours}）` : `${name} (${hours})`
  const warnings = [
    ...(contact.confidence === 'low' ? [words.card.lowConfidence] : []),
    ...lookedAtAgain(look, contact, today),
  ].flatMap((text) => hang('    ', text, look.columns).map(style.warning))
  if (contact.phone) {
    const fits = displayWidth(label) + displayWidth(contact.phone) + 4 <= look.columns
    if (fits) return [`  ${label}  ${style.phone(contact.phone)}`, ...warnings]
    return [...hang('  ', label, look.columns), `    ${style.phone(contact.phone)}`, ...warnings]
  }
  const way = contact.where ? sentence(library, contact.where, language) : contact.url && safeText(contact.url)
  return [...hang('  ', label, look.columns), ...(way ? hang('    ', way, look.columns) : []), ...warnings]
}

function lawLines(look: Look, { library, planned, session, today }: CardOf): string[] {
  const { words, style } = look
  const citations = citationsOf(library, planned.step, incidentDay(session))
  if (citations.length === 0) return []
  const lines = citations.flatMap(({ law, now, formerly, tooNew }) => {
    const { from, until } = law.in_force
    const [old] = formerly
    const note =
      now && until
        ? words.card.oldLaw(until, namesOf(look, library, now))
        : old?.in_force.until
          ? words.card.formerly(namesOf(look, library, formerly), old.in_force.until)
          : undefined
    const extra = [
      tooNew && from ? words.card.notYet(from) : undefined,
      note,
      law.kind === 'law' ? undefined : words.card.standard,
      ...lookedAtAgain(look, law, today),
    ]
    const suffix = extra.filter((text) => text !== undefined).join(words.comma)
    return hang(
      '  ',
      lawName(look, library, law) + (suffix ? (look.language === 'zh' ? `（${suffix}）` : ` (${suffix})`) : ''),
      look.columns,
    )
  })
  return [style.quiet(words.card.laws), ...lines.map(style.quiet)]
}

function namesOf(look: Look, library: Library, laws: Law[]): string {
  return laws.map((law) => lawName(look, library, law)).join(look.words.comma)
}

function recordLines(look: Look, { library, planned }: CardOf): string[] {
  const { record, step } = planned
  const { words, style } = look
  if (!record) return []
  const status = record.status?.type === 'recorded' ? record.status : undefined
  const fields = Object.entries(status?.fields ?? {}).map(([id, value]) => {
    const label = step.collects.find((field) => field.id === id)?.label
    return `${label ? sentence(library, label, look.language) : id}${words.colon}${safeText(value)}`
  })
  const outcome = status ? [outcomeLabel(look, library, step, status.outcome), ...fields].join(words.comma) : undefined
  return [
    ...(outcome ? labelled(look, words.card.recorded, outcome) : []),
    ...record.notes.flatMap(({ note }) => labelled(look, words.card.note, safeText(note))),
  ].map(style.quiet)
}

function titleOf(look: Look, library: Library, id: string): string {
  const step = library.steps[id]
  return step ? stepTitle(look, library, step) : id
}

function labelled(look: Look, label: string, text: string): string[] {
  const [first = '', ...rest] = hang(`${label}${look.words.colon}`, text, look.columns, '  ')
  return [look.style.heading(first.slice(0, label.length)) + first.slice(label.length), ...rest]
}
