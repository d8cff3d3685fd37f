// The reasons behind a step: which answers brought it, where its outcomes lead, which law, which source, how fresh.
import { reasonsFor } from '../core/content/conditions.ts'
import { actingFor } from '../core/content/known-ids.ts'
import { pickEntries } from '../core/content/library.ts'
import { own } from '../core/content/own.ts'
import { safeText } from '../core/guard/safe-text.ts'
import { citeLaws, findIncidentDay } from '../core/plan/citations.ts'
import { collectFacts } from '../core/plan/facts.ts'
import { findOrigins, type Origin } from '../core/plan/origins.ts'
import type { PlannedStep } from '../core/plan/planned-step.ts'
import type { Session } from '../core/session/schema.ts'
import { nameLaw, nameOutcome, writeAnswer, writeQuestion } from './names.ts'
import type { Reader } from './reader.ts'

interface Asked {
  session: Session
  planned: PlannedStep
}

/** Why a step is there, in words. */
export function whyView(reader: Reader, asked: Asked): string[] {
  return [
    ...reasonLines(reader, asked),
    ...outcomeLines(reader, asked),
    ...lawLines(reader, asked),
    ...sourceLines(reader, asked),
  ]
}

function reasonLines(reader: Reader, { session, planned }: Asked): string[] {
  const { words, style, library } = reader
  const facts = collectFacts(library, session)
  const origins = findOrigins(library, session, reasonsFor(planned.definition.when, facts))
  const reasons = origins.flatMap((origin) => reader.hanging('  ', writeOrigin(reader, session, origin)))
  const playbooks = pickEntries(library.playbooks, session.playbooks)
    .filter(({ steps }) => steps.includes(planned.id))
    .flatMap(({ id }) => reader.hanging('  ', `${words.why.playbook}${words.colon}${reader.title('playbooks', id)}`))
  const opened = planned.openedBy
  const openedLines = opened
    ? reader.hanging(
        '  ',
        words.card.openedBy(
          reader.title('steps', opened.step),
          nameOutcome(reader, { id: opened.step }, opened.outcome),
        ),
      )
    : []
  // An answer also goes before what a playbook takes for granted.
  const answerable = origins.flatMap((origin) => {
    if (origin.from === 'answer') return [origin.question]
    return origin.from === 'playbook' && library.questions.has(origin.id) ? [origin.id] : []
  })
  const changes = [...new Set(answerable)].flatMap((question) => {
    const changing = words.why.changing(writeQuestion(reader, question, actsForOther(session)))
    return reader.hanging('  ', `${changing}${words.colon}leak-help answer ${question}`)
  })
  return [
    style.heading(words.why.because),
    ...(reasons.length > 0 ? reasons : [`  ${words.why.always}`]),
    ...openedLines,
    ...playbooks,
    ...(changes.length > 0 ? [style.heading(words.why.removes), ...changes] : []),
  ]
}

function writeOrigin(reader: Reader, session: Session, origin: Origin): string {
  const { words, library } = reader
  switch (origin.from) {
    case 'answer': {
      const question = library.questions.get(origin.question)
      const asked = writeQuestion(reader, origin.question, actsForOther(session))
      return words.record.answered(asked, question ? writeAnswer(reader, question, origin.values) : '')
    }
    case 'outcome':
      return words.card.openedBy(
        reader.title('steps', origin.step),
        nameOutcome(reader, { id: origin.step }, origin.outcome),
      )
    case 'playbook': {
      const question = library.questions.get(origin.id)
      const settled = question
        ? words.record.answered(
            writeQuestion(reader, origin.id, actsForOther(session)),
            writeAnswer(reader, question, origin.values),
          )
        : words.record.answered(
            reader.read(reader.entry('facts', origin.id).what),
            origin.values
              .map((value) => reader.read(own(reader.entry('facts', origin.id).values, value) ?? value))
              .join(words.semicolon),
          )
      return words.bracketed(settled, words.why.assumed)
    }
  }
}

function actsForOther(session: Session): boolean {
  return own(session.answers, actingFor.question) === actingFor.other
}

function outcomeLines(reader: Reader, { planned }: Asked): string[] {
  const { definition } = planned
  const lines = Object.entries(definition.outcomes).flatMap(([outcome, { opens }]) => {
    const known = opens.filter((id) => reader.library.steps.has(id))
    if (known.length === 0) return []
    return reader.hanging('  ', `${nameOutcome(reader, definition, outcome)} → ${reader.titles('steps', known)}`)
  })
  return lines.length > 0 ? [reader.style.heading(reader.words.why.opens), ...lines] : []
}

function lawLines(reader: Reader, { planned, session }: Asked): string[] {
  const { words, style } = reader
  const citations = citeLaws(reader.library, planned.definition, findIncidentDay(session))
  if (citations.length === 0) return []
  return [
    style.heading(words.card.laws),
    ...citations.flatMap(({ law }) => [
      ...reader.hanging(
        '  ',
        `${nameLaw(reader, law.id)}${words.colon}${reader.read(reader.entry('laws', law.id).gist)}`,
      ),
      ...reader.hanging('    ', words.why.checked(law.verified, law.review_by)).map(style.quiet),
    ]),
  ]
}

function sourceLines(reader: Reader, { planned }: Asked): string[] {
  const { words, style, texts } = reader
  const contacts = pickEntries(reader.library.contacts, planned.definition.contacts)
  const lines = [
    ...texts.sources('steps', planned.id).flatMap((source) => reader.hanging('  ', safeText(source))),
    ...contacts.flatMap(({ id, verified, review_by: reviewBy }) =>
      reader.hanging('  ', `${reader.title('contacts', id)}${words.colon}${words.why.checked(verified, reviewBy)}`),
    ),
  ]
  return lines.length > 0 ? [style.heading(words.why.sources), ...lines.map(style.quiet)] : []
}
