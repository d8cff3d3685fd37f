// `leak-help answer <question> <value>`: changes an answer; prints what that adds to and removes from the plan.

import { currentId } from '../core/content/retired.ts'
import { dayInChina } from '../core/dates.ts'
import { echo } from '../core/guard/echo.ts'
import { nearest } from '../core/nearest.ts'
import { askedQuestions, checkAnswer, choiceIds } from '../core/plan/questions.ts'
import { withAnswer } from '../core/session/session.ts'
import { openSession, planned } from '../dialogue/open-session.ts'
import { UserError } from '../errors.ts'
import type { Ports } from '../ports.ts'
import { answerText, questionText } from '../render/labels.ts'
import { hang } from '../render/wrap.ts'
import { printChanges, printJson } from './record.ts'

export interface AnswerOptions {
  question: string
  /** One value, or several of a `many` question; none: the question and its choices are printed. */
  values: string[]
  session?: string
  json: boolean
}

/** Changes one answer of a session. */
export async function answer(ports: Ports, options: AnswerOptions): Promise<void> {
  const before = await openSession(ports, options.session)
  const { library, session, look } = before
  const id = currentId(library, 'question', options.question)
  const question = library.questions[id]
  if (!question) {
    const near = nearest(id, askedQuestions(library, session))
    throw new UserError(
      { zh: `没有“${echo(id)}”这个问题`, en: `There is no question “${echo(id)}”` },
      near.length > 0
        ? { zh: `是不是：${near.join('、')}`, en: `Did you mean: ${near.join(', ')}` }
        : {
            zh: `这个个案问的有：${askedQuestions(library, session).join('、')}`,
            en: `This session asks: ${askedQuestions(library, session).join(', ')}`,
          },
    )
  }
  const text = questionText(look, library, question, session.answers['acting-for'] === 'other')
  if (options.values.length === 0) {
    ports.print(hang('', `${text} (${question.type})`, look.columns).join('\n'))
    for (const choice of choiceIds(question))
      ports.print(hang(`  ${choice}  `, answerText(look, library, question, choice), look.columns).join('\n'))
    return
  }
  const values =
    question.type === 'text' ? [options.values.join(' ')] : options.values.flatMap((value) => value.split(/[,，]/))
  const checked = checkAnswer(question, values.length === 1 ? values[0] : values, dayInChina(ports.now()))
  if (!checked.ok) throw new UserError(checked.problem)
  const saved = ports.sessions.update(session.id, (current) =>
    withAnswer(current, { question: id, value: checked.value, at: new Date(ports.now()).toISOString() }),
  )
  const after = await planned(ports, saved)
  if (options.json) return printJson(ports, after)
  ports.print(
    hang('', look.words.record.answered(text, answerText(look, library, question, checked.value)), look.columns).join(
      '\n',
    ),
  )
  printChanges(ports, before, after)
}
