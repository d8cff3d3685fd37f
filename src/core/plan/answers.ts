// Answers that came from a file: every mistake at once, each with the key it stands under.

import type { Library } from '../content/library.ts'
import { currentId } from '../content/retired.ts'
import { echo } from '../guard/echo.ts'
import type { Answer } from '../session/schema.ts'
import type { Text } from '../text.ts'
import { checkAnswer } from './questions.ts'

/** Something wrong with one answer of a file. */
export interface AnswerMistake {
  /** Where it stands, as a path into the file. */
  path: string[]
  problem: Text
}

/** The answers of a file, in the file's order, and what is wrong with them. */
export function parseAnswers(
  library: Library,
  value: unknown,
  today: string,
): { answers: [string, Answer][]; mistakes: AnswerMistake[] } {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    const problem = { zh: '文件里应该是“问题id: 回答”的列表', en: 'the file must be a list of “question id: answer”' }
    return { answers: [], mistakes: [{ path: [], problem }] }
  }
  const answers: [string, Answer][] = []
  const mistakes: AnswerMistake[] = []
  for (const [key, entry] of Object.entries(value)) {
    const id = currentId(library, 'question', key)
    const question = library.questions[id]
    if (!question) {
      mistakes.push({
        path: [key],
        problem: { zh: `没有“${echo(key)}”这个问题`, en: `there is no question “${echo(key)}”` },
      })
      continue
    }
    const checked = checkAnswer(question, entry, today)
    if (checked.ok) answers.push([id, checked.value])
    else
      mistakes.push({
        path: [key],
        problem: { zh: `${echo(key)}：${checked.problem.zh}`, en: `${echo(key)}: ${checked.problem.en}` },
      })
  }
  return { answers, mistakes }
}
