// The reasons behind a step: which answers brought it, where its outcomes lead, which law, which source, how fresh.
import { actingFor } from '../core/content/known-ids.ts'
import { pickEntries, pickPlaybooks } from '../core/content/library.ts'
import { own } from '../core/content/own.ts'
import { citeLaws, findIncidentDay } from '../core/plan/citations.ts'
import { isReplaced } from '../core/plan/facts.ts'
import { findOrigins, type Origin } from '../core/plan/origins.ts'
import type { PlannedStep } from '../core/plan/planned-step.ts'
import type { Session } from '../core/session/schema.ts'
import { nameQuestion } from './answers-view.ts'
import { citationAsides } from './citation.ts'
import { nameLaw, nameOutcome, writeAnswer, writeChecked, writeOpener, writeQuestion } from './names.ts'
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
  const { words, library } = reader
  const origins = findOrigins(library, session, planned)
  const playbooks = pickPlaybooks(library, session.playbooks).filter(({ steps }) => steps.includes(planned.id))
  const isListed = playbooks.length > 0 || library.common.steps.includes(planned.id)
  const reasons = origins.map((origin) => writeOrigin(reader, session, origin))
  const standing = findStanding(reader, session, origins)
  const changes = [...new Set(origins.flatMap((origin) => writeChange(reader, session, { origin, standing })))]
  return [
    ...reader.heading(words.why.because),
    ...[
      ...(reasons.length > 0 ? reasons : [withoutOrigin(reader, planned, isListed)]),
      ...playbooks.map(({ id }) => `${words.why.playbook}${words.colon}${reader.title('playbooks', id)}`),
    ].flatMap((line) => reader.hanging('  ', line)),
    ...(changes.length > 0 ? reader.heading(words.why.removes) : []),
    ...changes.flatMap((line) => reader.hanging('  ', line)),
  ]
}

// Why a step is there that no answer and no outcome brought.
function withoutOrigin({ words }: Reader, { applies, definition }: PlannedStep, isListed: boolean): string {
  if (!applies || !isListed) return words.why.recorded
  return definition.when === undefined ? words.why.always : words.why.notExcluded
}

// What a playbook takes for granted whatever is answered: an answer goes before it, but not where another playbook asked.
function findStanding({ library }: Reader, session: Session, origins: readonly Origin[]): ReadonlySet<string> {
  const chosen = pickPlaybooks(library, session.playbooks)
  const assumed = origins.flatMap((origin) => (origin.from === 'playbook' ? [origin.id] : []))
  return new Set(assumed.filter((id) => !isReplaced(library, chosen, id)))
}

interface Changing {
  origin: Origin
  /** Questions whose answer would change nothing. */
  standing: ReadonlySet<string>
}

function writeChange(reader: Reader, session: Session, { origin, standing }: Changing): string[] {
  const { words, library } = reader
  if (origin.from === 'outcome') {
    const reopening = words.why.reopening(reader.title('steps', origin.step))
    return [`${reopening}${words.colon}${reader.asTyped(`leak-help reopen ${origin.step}`)}`]
  }
  const question = origin.from === 'playbook' ? origin.id : origin.question
  if (!library.questions.has(question) || standing.has(question)) return []
  const changing = words.why.changing(writeQuestion(reader, question, actsForOther(session)))
  return [`${changing}${words.colon}${reader.asTyped(`leak-help answer ${question}`)}`]
}

function writeOrigin(reader: Reader, session: Session, origin: Origin): string {
  const { words, library } = reader
  switch (origin.from) {
    case 'answer': {
      const question = library.questions.get(origin.question)
      const asked = writeQuestion(reader, origin.question, actsForOther(session))
      return words.record.answered(asked, question ? writeAnswer(reader, question, origin.values) : '')
    }
    case 'unasked':
      return words.why.unasked(nameQuestion(reader, origin.question))
    case 'outcome':
      return writeOpener(reader, origin)
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
  return lines.length > 0 ? [...reader.heading(reader.words.why.opens), ...lines] : []
}

function lawLines(reader: Reader, { planned, session }: Asked): string[] {
  const { words, style } = reader
  const citations = citeLaws(reader.library, planned.definition, findIncidentDay(session))
  if (citations.length === 0) return []
  return [
    ...reader.heading(words.card.laws),
    ...citations.flatMap((citation) => {
      const { law } = citation
      return [
        ...reader.hanging(
          '  ',
          `${nameLaw(reader, law.id)}${words.colon}${reader.read(reader.entry('laws', law.id).gist)}`,
        ),
        ...citationAsides(reader, citation).flatMap((aside) => reader.hanging('    ', aside)),
        ...reader.hanging('    ', writeChecked(reader, 'laws', law)).map(style.quiet),
      ]
    }),
  ]
}

function sourceLines(reader: Reader, { planned }: Asked): string[] {
  const { words, style } = reader
  const contacts = pickEntries(reader.library.contacts, planned.definition.contacts)
  const lines = [
    ...reader
      .sources('steps', planned.id)
      .flatMap((source) => reader.hanging('  ', reader.mark('steps', planned.id, source))),
    ...contacts.flatMap((contact) => {
      const name = reader.title('contacts', contact.id)
      return reader.hanging('  ', `${name}${words.colon}${writeChecked(reader, 'contacts', contact)}`)
    }),
  ]
  return lines.length > 0 ? [...reader.heading(words.why.sources), ...lines.map(style.quiet)] : []
}
