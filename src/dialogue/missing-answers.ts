// The failure of `start` without a terminal: which answers are missing, for people and for scripts.
import type { QuestionRules } from '../core/content/library.ts'
import { choiceIds } from '../core/plan/questions.ts'
import { fitPlaybooks } from '../core/search/playbooks.ts'
import type { Text } from '../core/text.ts'
import { UserError } from '../errors.ts'
import type { Ports } from '../ports.ts'
import { writeChoice, writeQuestion } from '../render/names.ts'
import type { Reader } from '../render/reader.ts'
import { wordsIn } from '../words/words.ts'
import { hearDanger, writeHelp } from './heard-danger.ts'
import { listPlaybooks } from './listed-playbooks.ts'

/** Something that needs an answer: as scripts read it, and as people do. */
interface Missing {
  json: {
    id: string
    type: string
    text: string
    bundled: boolean
    choices: { id: string; text: string; bundled?: boolean }[]
  }
  shown: string[]
}

/** Questions that a plan needs an answer to, and those that would make it more exact. */
export interface MissingAnswers {
  missing: readonly QuestionRules[]
  optional: readonly QuestionRules[]
}

/** The questions that still need an answer, with their types and choices; apart, those that may stay open. */
export function missingAnswers(reader: Reader, { missing, optional }: MissingAnswers): UserError {
  const write = ({ id, type, ...rest }: QuestionRules): Missing => {
    const { texts, bundled } = reader.plain('questions', id)
    const choices = choiceIds({ id, type, ...rest }).map((choice) => ({
      id: choice,
      text: writeChoice(reader, { choices: texts.choices, type }, choice),
    }))
    return {
      json: { id, type, text: reader.read(texts.text), bundled, choices },
      shown: writeMissing({ id, type, text: writeQuestion(reader, id, false), choices }),
    }
  }
  const further = optional.map(write)
  const title = { zh: '还缺这些回答，没有保存任何内容', en: 'These answers are still missing; nothing was saved' }
  return missingError(missing.map(write), title, {
    more: { optional: further.map(({ json }) => json) },
    shown: further.length > 0 ? [reader.words.start.optional, ...further.flatMap(({ shown }) => shown)] : [],
  })
}

/** No playbook was named: the ones to choose from, those that fit `text` first. */
export async function missingPlaybook(ports: Ports, text: string | undefined): Promise<UserError> {
  const entries = await ports.content.entries()
  const fitting = text === undefined ? [] : fitPlaybooks(await ports.content.listener(), entries, text).offered
  const offered = await listPlaybooks(ports, fitting.length > 0 ? fitting : entries)
  const question = { id: 'playbook', type: 'one', text: wordsIn(ports.language).start.whatHappened }
  const playbook: Missing = {
    json: {
      ...question,
      bundled: true,
      choices: offered.map(({ id, title, bundled }) => ({ id, text: title, bundled })),
    },
    shown: writeMissing({ ...question, choices: offered.map(({ id, label }) => ({ id, text: label })) }),
  }
  const title = { zh: '要先说是哪个预案，没有保存任何内容', en: 'Name a playbook first; nothing was saved' }
  return missingError([playbook], title, { more: text === undefined ? {} : await hearForScripts(ports, text) })
}

// For people it stands above everything else (start.ts).
async function hearForScripts(ports: Ports, text: string): Promise<{ danger: string[]; help: string[] }> {
  const dangers = await hearDanger(ports, text)
  return { danger: dangers, help: await writeHelp(ports, dangers, ports.language) }
}

function writeMissing(question: {
  id: string
  type: string
  text: string
  choices: readonly { id: string; text: string }[]
}): string[] {
  const { id, type, text, choices } = question
  return [`  ${id} (${type}) ${text}`, ...choices.map((choice) => `      ${choice.id}  ${choice.text}`)]
}

// What is missing is written in the language of the run, whichever of the two is printed.
function missingError(
  missing: readonly Missing[],
  title: Text,
  { more, shown = [] }: { more: object; shown?: readonly string[] },
): UserError {
  const listed = [...missing.flatMap((one) => one.shown), ...shown]
  return new UserError(
    { zh: [`${title.zh}：`, ...listed].join('\n'), en: [`${title.en}:`, ...listed].join('\n') },
    {
      zh: '把回答写进文件，再运行：leak-help start <预案> --answers <文件>',
      en: 'Write the answers into a file, then run: leak-help start <playbook> --answers <file>',
    },
    { exitCode: 2, json: { schema: 1, missing: missing.map(({ json }) => json), ...more } },
  )
}
