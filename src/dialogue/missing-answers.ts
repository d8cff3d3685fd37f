// The failure of `start` without a terminal: which answers are missing, for people and for scripts.
import type { QuestionRules } from '../core/content/library.ts'
import { matchPlaybooks } from '../core/content/search.ts'
import { safeText } from '../core/guard/safe-text.ts'
import { choiceIds } from '../core/plan/questions.ts'
import type { Text } from '../core/text.ts'
import { UserError } from '../errors.ts'
import type { Ports } from '../ports.ts'
import { writeChoice, writeQuestion } from '../render/names.ts'
import type { Reader } from '../render/reader.ts'
import { wordsIn } from '../words/words.ts'

interface Missing {
  id: string
  type: string
  text: string
  choices: { id: string; text: string }[]
}

/** Questions that still need an answer, with their types and choices. */
export function missingAnswers(reader: Reader, questions: readonly QuestionRules[]): UserError {
  const missing = questions.map((question): Missing => {
    const { choices } = reader.entry('questions', question.id)
    return {
      id: question.id,
      type: question.type,
      text: writeQuestion(reader, question.id, false),
      choices: choiceIds(question).map((id) => ({
        id,
        text: writeChoice(reader, { choices, type: question.type }, id),
      })),
    }
  })
  return missingError(missing, {
    zh: '还缺这些回答，没有保存任何内容',
    en: 'These answers are still missing; nothing was saved',
  })
}

/** No playbook was named: the ones to choose from, those that fit `text` first. */
export async function missingPlaybook(ports: Ports, text: string | undefined): Promise<UserError> {
  const entries = await ports.content.entries()
  const fitting = text === undefined ? [] : matchPlaybooks(entries, text).map(({ entry }) => entry)
  const offered = fitting.length > 0 ? fitting : entries
  const playbook: Missing = {
    id: 'playbook',
    type: 'one',
    text: wordsIn(ports.language).start.whatHappened,
    choices: offered.map(({ id, title }) => ({ id, text: safeText(title[ports.language]) })),
  }
  return missingError([playbook], {
    zh: '要先说是哪个预案，没有保存任何内容',
    en: 'Name a playbook first; nothing was saved',
  })
}

// What is missing is written in the language of the run, whichever of the two is printed.
function missingError(missing: readonly Missing[], title: Text): UserError {
  const listed = missing.flatMap(({ id, type, text, choices }) => [
    `  ${id} (${type}) ${text}`,
    ...choices.map((choice) => `      ${choice.id}  ${choice.text}`),
  ])
  return new UserError(
    { zh: [`${title.zh}：`, ...listed].join('\n'), en: [`${title.en}:`, ...listed].join('\n') },
    {
      zh: '把回答写进文件，再运行：leak-help start <预案> --answers <文件>',
      en: 'Write the answers into a file, then run: leak-help start <playbook> --answers <file>',
    },
    { exitCode: 2, json: { schema: 1, missing } },
  )
}
