// Answers that came from a file: every mistake at once, each with the key it stands under.
import type { Library } from '../content/library.ts'
import { presentId } from '../content/present-id.ts'
import { echo } from '../guard/echo.ts'
import type { Refusal } from '../refusal.ts'
import type { Answer } from '../session/schema.ts'
import type { Text } from '../text.ts'
import { checkAnswer } from './questions.ts'

/** Something wrong with one answer of a file. */
export interface AnswerMistake {
  /** Where it stands, as a path into the file. */
  path: string[]
  problem: Text
}

/** The answers of a file, in the file's order, and what is wrong with them. `today` is `YYYY-MM-DD`. */
export function parseAnswers(
  library: Library,
  value: unknown,
  today: string,
): { answers: [string, Answer][]; mistakes: AnswerMistake[] } {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    const problem = {
      zh: '文件里应该是“问题id: 回答”的列表。',
      en: 'The file must be a list of “question id: answer”.',
    }
    return { answers: [], mistakes: [{ path: [], problem }] }
  }
  const answers: [string, Answer][] = []
  const mistakes: AnswerMistake[] = []
  for (const [key, entry] of Object.entries(value)) {
    const id = presentId(library, 'question', key)
    const question = library.questions.get(id)
    if (!question) {
      const problem = { zh: `没有“${echo(key)}”这个问题。`, en: `There is no question “${echo(key)}”.` }
      mistakes.push({ path: [key], problem })
      continue
    }
    const checked = checkAnswer(question, entry, today)
    if (checked.ok) answers.push([id, checked.value])
    else mistakes.push({ path: [key], problem: inOneLine(key, checked) })
  }
  return { answers, mistakes }
}

function inOneLine(key: string, { problem, next }: Refusal): Text {
  return {
    zh: `${echo(key)}：${problem.zh}${next?.zh ?? ''}`,
    en: `${echo(key)}: ${problem.en}${next ? ` ${next.en}` : ''}`,
  }
}
