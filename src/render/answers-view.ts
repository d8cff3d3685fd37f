// The answers of a session in words.
import { actingFor, danger, relation } from '../core/content/known-ids.ts'
import { own } from '../core/content/own.ts'
import type { Plan } from '../core/plan/planned-step.ts'
import { listQuestions } from '../core/plan/questions.ts'
import type { Session } from '../core/session/schema.ts'
import { writeAnswer, writeQuestion } from './names.ts'
import type { Reader } from './reader.ts'

/** One answer: what it is about and what was said, in one line. */
export interface WrittenAnswer {
  question: string
  text: string
}

/**
 * Every answer of a session, in the order in which its questions are asked; whom it is about stands in one line. `isHeard`:
 * whether it was only heard in the person's own words.
 */
export function listAnswers(
  reader: Reader,
  session: Session,
  { isHeard = () => false }: { isHeard?: (question: string) => boolean } = {},
): WrittenAnswer[] {
  const { words, library } = reader
  const asked = listQuestions(library, session)
  const answered = Object.keys(session.answers)
  const order = [...asked.filter((id) => answered.includes(id)), ...answered.filter((id) => !asked.includes(id))]
  const helped = own(session.answers, relation.question)
  return order.flatMap((id) => {
    const question = library.questions.get(id)
    const answer = own(session.answers, id)
    if (!question || answer === undefined) return []
    // “Helping somebody” is said by whom.
    if (id === relation.question && own(session.answers, actingFor.question) !== undefined) return []
    const whom =
      id === actingFor.question && helped !== undefined ? library.questions.get(relation.question) : undefined
    const said =
      whom && helped !== undefined
        ? words.start.helping(writeAnswer(reader, whom, helped))
        : writeAnswer(reader, question, answer)
    const text = `${nameQuestion(reader, id)}${words.colon}${said}`
    return [{ question: id, text: isHeard(id) ? words.bracketed(text, words.start.heard) : text }]
  })
}

/** What a question is about, in a few words; one without a short name by its first sentence. */
export function nameQuestion(reader: Reader, id: string): string {
  const { label } = reader.entry('questions', id)
  if (label !== undefined) return reader.mark('questions', id, reader.read(label))
  const text = writeQuestion(reader, id, false)
  return text.split(/[？?]/u)[0] || text
}

/** The whole page: each answer with the id to change it by, and the questions that would make the plan more exact. */
export function answersView(reader: Reader, session: Session, open: readonly string[]): string[] {
  const { words, style } = reader
  const rows = listAnswers(reader, session)
  const line = (text: string, id: string) => [
    ...reader.hanging('  ', text),
    ...reader.hanging('      ', id).map(style.quiet),
  ]
  return [
    ...reader.heading(words.answers.title),
    ...(rows.length === 0
      ? reader.hanging('  ', words.answers.none)
      : rows.flatMap((row) => line(row.text, row.question))),
    ...(open.length === 0 ? [] : ['', ...reader.heading(words.answers.open)]),
    ...open.flatMap((id) => line(nameQuestion(reader, id), id)),
    '',
    ...reader.paragraph(words.answers.change(open[0] ?? rows[0]?.question ?? danger.question)).map(style.quiet),
  ]
}

/** The same for scripts. `open` are ids of questions that would change the plan; what a playbook that is missing asks is unknown. */
export function answersJson(
  reader: Reader,
  { session, plan }: { session: Session; plan: Pick<Plan, 'missing'> },
  open: readonly string[],
): unknown {
  const describe = (id: string) => {
    const { texts, bundled } = reader.plain('questions', id)
    return { id, text: reader.read(texts.text), bundled }
  }
  const answers = Object.entries(session.answers).flatMap(([id, value]) => {
    const question = reader.library.questions.get(id)
    return question ? [{ ...describe(id), value, words: writeAnswer(reader, question, value) }] : []
  })
  return { schema: 1, missing_playbooks: plan.missing, answers, open: open.map(describe) }
}
