// `leak-help answer <question> <value>`: changes an answer; prints what that adds to and removes from the plan.
import type { Library } from '../core/content/library.ts'
import { presentId } from '../core/content/present-id.ts'
import { echo } from '../core/guard/echo.ts'
import { nearest } from '../core/nearest.ts'
import { refuseUnknown } from '../core/plan/missing.ts'
import { checkAnswer, choiceIds, listQuestions } from '../core/plan/questions.ts'
import type { Session } from '../core/session/schema.ts'
import { withAnswer } from '../core/session/session.ts'
import { isForOther } from '../dialogue/for-other.ts'
import { openSession } from '../dialogue/open-session.ts'
import { saveChange } from '../dialogue/save-change.ts'
import { printChanges } from '../dialogue/say-changes.ts'
import { printPlanJson } from '../dialogue/show-plan.ts'
import { orThrow, UserError } from '../errors.ts'
import type { Ports } from '../ports.ts'
import { writeAnswer, writeQuestion } from '../render/names.ts'

export interface AnswerOptions {
  question: string
  /** One value, or several of a `many` question; none: the question and its choices are printed. */
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
  const text = writeQuestion(reader, id, actsForOther)
  if (options.values.length === 0) {
    const choices = choiceIds(question).map((choice) => [choice, writeAnswer(reader, question, choice)] as const)
    return ports.print([...reader.paragraph(`${text} (${question.type})`), ...reader.table(choices)])
  }
  const values =
    question.type === 'text' ? [options.values.join(' ')] : options.values.flatMap((value) => value.split(/[,，]/))
  const { value } = orThrow(checkAnswer(question, values.length === 1 ? values[0] : values, ports.today()))
  const after = saveChange(ports, before, (current) => withAnswer(current, { question: id, value, at: ports.at() }))
  if (options.json) return printPlanJson(ports, after)
  ports.print(reader.paragraph(reader.words.record.answered(text, writeAnswer(reader, question, value))))
  printChanges(ports, before, after)
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
