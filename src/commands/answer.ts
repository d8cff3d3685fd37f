// `leak-help answer <question> <value>`: changes an answer; prints what that adds to and removes from the plan.
import type { Library, QuestionRules } from '../core/content/library.ts'
import { own } from '../core/content/own.ts'
import { presentId } from '../core/content/present-id.ts'
import { echo } from '../core/guard/echo.ts'
import { nearest } from '../core/nearest.ts'
import { refuseUnknown } from '../core/plan/missing.ts'
import { checkAnswer, choiceIds, listQuestions } from '../core/plan/questions.ts'
import type { Answer, Session } from '../core/session/schema.ts'
import { withAnswer } from '../core/session/session.ts'
import { askAgain } from '../dialogue/check-answers.ts'
import { type Answers, isForOther } from '../dialogue/for-whom.ts'
import { type OpenSession, openSession } from '../dialogue/open-session.ts'
import { saveChange } from '../dialogue/save-change.ts'
import { printChanges } from '../dialogue/say-changes.ts'
import { printPlanJson } from '../dialogue/show-plan.ts'
import { orThrow, UserError } from '../errors.ts'
import type { Ports } from '../ports.ts'
import { writeAnswer, writeQuestion } from '../render/names.ts'

export interface AnswerOptions {
  question: string
  /** One value, or several of a `many` question; none: it is asked at the keyboard, or printed with what is set. */
  values: string[]
  session?: string | undefined
  json: boolean
}

/** Changes one answer of a session. */
export async function answer(ports: Ports, options: AnswerOptions): Promise<void> {
  const before = await openSession(ports, options.session)
  const { session, reader } = before
  const id = presentId(reader.library, 'question', options.question)
  const question = reader.library.questions.get(id)
  if (!question) {
    const what = { zh: `有没有“${echo(id)}”这个问题`, en: `Whether there is a question “${echo(id)}”` }
    const unknown = refuseUnknown(before.plan.missing, what)
    throw unknown ? new UserError(unknown.problem, unknown.next) : noSuchQuestion(reader.library, session, id)
  }
  const actsForOther = isForOther(session)
  const keyboard = options.json ? undefined : ports.keyboard
  if (options.values.length === 0 && !keyboard) return showAnswer(ports, before, question)
  const answers: Answers =
    options.values.length === 0 && keyboard
      ? await askAgain(ports, keyboard, { reader, session, question, canGoBack: false })
      : [[id, readValues(question, options.values, ports.today())]]
  const after = saveChange(ports, before, (current) =>
    answers.reduce((now, [asked, value]) => withAnswer(now, { question: asked, value, at: ports.at() }), current),
  )
  if (options.json) return printPlanJson(ports, after)
  for (const [asked, value] of answers) {
    const about = reader.library.questions.get(asked) ?? question
    const said = reader.words.record.answered(
      writeQuestion(reader, asked, actsForOther),
      writeAnswer(reader, about, value),
    )
    ports.print(reader.paragraph(said))
  }
  printChanges(ports, before, after)
}

function readValues(question: QuestionRules, given: readonly string[], today: string): Answer {
  const values = question.type === 'text' ? [given.join(' ')] : given.flatMap((value) => value.split(/[,，]/))
  return orThrow(checkAnswer(question, values.length === 1 ? values[0] : values, today)).value
}

// Without a terminal: the question, what is set, and what it can be.
function showAnswer(ports: Ports, { reader, session }: OpenSession, question: QuestionRules): void {
  const { words } = reader
  const set = own(session.answers, question.id)
  const choices = choiceIds(question).map((choice) => [choice, writeAnswer(reader, question, choice)] as const)
  ports.print([
    ...reader.paragraph(`${writeQuestion(reader, question.id, isForOther(session))} (${question.type})`),
    ...reader.labelled(
      words.answers.set,
      set === undefined ? words.answers.notYet : writeAnswer(reader, question, set),
    ),
    ...reader.table(choices),
  ])
}

function noSuchQuestion(library: Library, session: Session, id: string): UserError {
  const asked = listQuestions(library, session)
  const near = nearest(id, asked)
  return new UserError(
    { zh: `没有“${echo(id)}”这个问题。`, en: `There is no question “${echo(id)}”.` },
    near.length > 0
      ? { zh: `是不是：${near.join('、')}`, en: `Did you mean: ${near.join(', ')}` }
      : { zh: `这个个案问的有：${asked.join('、')}`, en: `This session asks: ${asked.join(', ')}` },
  )
}
