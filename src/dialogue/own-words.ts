// The facts that a person said in their own words are shown to be confirmed. Nothing of it is taken by itself, and the words
// are kept nowhere.
import { incidentOn, since } from '../core/content/known-ids.ts'
import type { Library, QuestionRules } from '../core/content/library.ts'
import { answerValues } from '../core/plan/facts.ts'
import { checkAnswer, findOpenQuestions } from '../core/plan/questions.ts'
import { findBeginning } from '../core/search/moments.ts'
import type { Answer, Session } from '../core/session/schema.ts'
import { withAnswer } from '../core/session/session.ts'
import type { Keyboard, Ports } from '../ports.ts'
import { writeAnswer, writeQuestion } from '../render/names.ts'
import type { Reader } from '../render/reader.ts'
import { isForOther } from './for-other.ts'
import type { KeptSession } from './kept-session.ts'

interface Fact {
  question: QuestionRules
  value: Answer
}

/** Choices to mark when a question is asked, by question. */
export type Marks = ReadonlyMap<string, readonly string[]>

/**
 * Shows on one screen what was heard, all of it marked. What stays marked is answered, the rest is asked as usual. A question
 * that takes several choices is still asked, because who names one thing seldom names all: what was confirmed of it is
 * returned, to be marked there.
 */
export async function confirmFacts(
  ports: Ports,
  keyboard: Keyboard,
  { kept, reader, text }: { kept: KeptSession; reader: Reader; text: string },
): Promise<Marks> {
  const facts = await findFacts(ports, reader.library, { session: kept.session(), text })
  if (facts.length === 0) return new Map()
  const { start } = reader.words
  const actsForOther = isForOther(facts.reduce(withFact(ports), kept.session()))
  const rows = facts.map(({ question, value }) => ({
    value: question.id,
    label: start.heard(
      firstSentence(writeQuestion(reader, question.id, actsForOther)),
      writeAnswer(reader, question, value),
    ),
  }))
  const chosen = await keyboard.chooseMany({
    message: start.heardAsk,
    hint: start.heardHint,
    choices: [...rows, { value: nothingRight, label: start.heardNone, alone: true }],
    marked: rows.map(({ value }) => value),
  })
  const confirmed = facts.filter(({ question }) => chosen.includes(question.id))
  for (const { question, value } of confirmed.filter((fact) => fact.question.type !== 'many'))
    kept.change((session, at) => withAnswer(session, { question: question.id, value, at }))
  kept.keep()
  return new Map(
    confirmed
      .filter(({ question }) => question.type === 'many')
      .map(({ question, value }) => [question.id, answerValues(value)]),
  )
}

// What stands behind it is about choosing, and nothing is chosen here.
function firstSentence(question: string): string {
  return /^[^？?]*[？?]/.exec(question)?.[0] ?? question
}

// No question can be called so: ids have no colon.
const nothingRight = 'heard:none'

/** Answers that were said, to questions that are asked, in the order in which they are asked. */
async function findFacts(
  ports: Ports,
  library: Library,
  { session, text }: { session: Session; text: string },
): Promise<Fact[]> {
  const { letters, hearFacts } = await ports.content.listener()
  const began = findBeginning(letters, text, ports.today())
  const said = new Map<string, unknown>(hearFacts(text).map(({ question, choices }) => [question, choices]))
  if (began) said.set(since.question, began.since)
  if (began?.day !== undefined) said.set(incidentOn.question, began.day)
  const facts: Fact[] = []
  // One answer can open the question of another.
  for (let open = session; ; ) {
    const next = findOpenQuestions(library, open).flatMap((id) => {
      const question = library.questions.get(id)
      const fact = question && said.has(id) ? toFact(question, said.get(id), ports.today()) : undefined
      return fact ? [fact] : []
    })
    const [fact] = next.filter(({ question }) => !facts.some((known) => known.question.id === question.id))
    if (!fact) return facts
    facts.push(fact)
    open = withFact(ports)(open, fact)
  }
}

// A question that takes one answer, of which two were heard, is left to be asked.
function toFact(question: QuestionRules, value: unknown, today: string): Fact | undefined {
  const checked = checkAnswer(question, value, today)
  return checked.ok ? { question, value: checked.value } : undefined
}

function withFact(ports: Ports) {
  return (session: Session, { question, value }: Fact) =>
    withAnswer(session, { question: question.id, value, at: ports.at() })
}
