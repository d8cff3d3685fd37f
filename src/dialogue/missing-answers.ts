// The failure of `start` without a terminal: which answers are missing, for people and for scripts.

import type { Library } from '../core/content/library.ts'
import { matchPlaybooks } from '../core/content/playbook-search.ts'
import type { Question } from '../core/content/schema.ts'
import { safeText } from '../core/guard/safe-text.ts'
import { choiceIds, unsure } from '../core/plan/questions.ts'
import type { Language } from '../core/text.ts'
import { UserError } from '../errors.ts'
import type { Ports } from '../ports.ts'
import { sentence } from '../render/sentence.ts'
import { wordsIn } from '../words/words.ts'

interface Missing {
  id: string
  type: string
  text: string
  choices: { id: string; text: string }[]
}

/** Questions that still need an answer, with their types and choices. */
export function missingAnswers(library: Library, questions: Question[], language: Language): UserError {
  return failure(
    {
      zh: questions.map((question) => describe(library, question, 'zh')),
      en: questions.map((question) => describe(library, question, 'en')),
    },
    language,
    { zh: '还缺这些回答，没有保存任何内容', en: 'These answers are still missing; nothing was saved' },
  )
}

/** No playbook was named: the ones to choose from, those that fit `text` first. */
export async function missingPlaybook(ports: Ports, text: string | undefined): Promise<UserError> {
  const entries = await ports.content.entries()
  const fitting = text === undefined ? [] : matchPlaybooks(entries, text).map(({ entry }) => entry)
  const offered = fitting.length > 0 ? fitting : entries
  const inLanguage = (language: Language): Missing[] => [
    {
      id: 'playbook',
      type: 'one',
      text: wordsIn(language).start.whatHappened,
      choices: offered.map(({ id, title }) => ({ id, text: safeText(title[language]) })),
    },
  ]
  return failure({ zh: inLanguage('zh'), en: inLanguage('en') }, ports.language, {
    zh: '要先说是哪个预案，没有保存任何内容',
    en: 'Name a playbook first; nothing was saved',
  })
}

function failure(missing: Record<Language, Missing[]>, language: Language, title: Record<Language, string>): UserError {
  const listed = (one: Language) => [title[one], ...missing[one].flatMap(lines)].join('\n')
  return new UserError(
    { zh: listed('zh'), en: listed('en') },
    {
      zh: '把回答写进文件，再运行：leak-help start <预案> --answers <文件>',
      en: 'Write the answers into a file, then run: leak-help start <playbook> --answers <file>',
    },
    { exitCode: 2, json: { schema: 1, missing: missing[language] } },
  )
}

function lines({ id, type, text, choices }: Missing): string[] {
  return [`  ${id} (${type}) ${text}`, ...choices.map((choice) => `      ${choice.id}  ${choice.text}`)]
}

function describe(library: Library, question: Question, language: Language): Missing {
  const words = wordsIn(language)
  const label = (id: string) => {
    if (id === unsure) return words.unsure
    if (question.type === 'yes-no') return id === 'yes' ? words.yes : words.no
    const choice = question.choices.find((one) => one.id === id)
    return choice ? sentence(library, choice.text, language) : id
  }
  return {
    id: question.id,
    type: question.type,
    text: sentence(library, question.text, language),
    choices: choiceIds(question).map((id) => ({ id, text: label(id) })),
  }
}
