// Which questions are still open, and whether an answer fits its question.
import { holds } from '../content/conditions.ts'
import { type Library, pickEntries, type QuestionRules } from '../content/library.ts'
import { unsure } from '../content/vocabulary.ts'
import { isDay } from '../dates.ts'
import { echo } from '../guard/echo.ts'
import { refuseSecrets } from '../guard/secret-refusal.ts'
import { type Refusal, refuse } from '../refusal.ts'
import type { Answer, Session } from '../session/schema.ts'
import { collectFacts } from './facts.ts'

/** Ids of the questions still to ask, in order: present danger first, then playbook by playbook. */
export function findOpenQuestions(library: Library, session: Session): string[] {
  const facts = collectFacts(library, session)
  return listQuestions(library, session).filter((id) => {
    const question = library.questions.get(id)
    return question !== undefined && !facts.has(id) && holds(question.when, facts)
  })
}

/** Every question the session's playbooks may ask, whether answered or not. */
export function listQuestions(library: Library, session: Session): string[] {
  const playbooks = pickEntries(library.playbooks, session.playbooks)
  return [...new Set([...library.common.ask, ...playbooks.flatMap(({ ask }) => ask)])]
}

/** An answer as it will be stored, or why it cannot be. */
export type CheckedAnswer = { ok: true; value: Answer } | Refusal

/**
 * Checks a value against its question and brings it into the stored form: a choice id, `yes`/`no`, a day, a text,
 * or a list of choice ids. `today` bounds dates: what happened cannot lie in the future.
 */
export function checkAnswer(question: QuestionRules, value: unknown, today: string): CheckedAnswer {
  if (value === unsure) return { ok: true, value: unsure }
  switch (question.type) {
    case 'yes-no':
      return checkOne(['yes', 'no'], typeof value === 'boolean' ? (value ? 'yes' : 'no') : value)
    case 'one':
      return checkOne(choosable(question), value)
    case 'many':
      return checkMany(question, value)
    case 'date':
      return day(value, today)
    case 'text':
      return shortText(value)
  }
}

/** The values a question takes, `unsure` last; empty for dates and texts, which take only `unsure` by name. */
export function choiceIds(question: QuestionRules): string[] {
  if (question.type === 'yes-no') return ['yes', 'no', unsure]
  return [...choosable(question), unsure]
}

// "Not sure" stands among the choices only to set facts.
function choosable({ choices }: QuestionRules): string[] {
  return choices.map(({ id }) => id).filter((id) => id !== unsure)
}

function checkOne(allowed: string[], value: unknown): CheckedAnswer {
  if (typeof value === 'string' && allowed.includes(value)) return { ok: true, value }
  return notAllowed(value, allowed)
}

function checkMany(question: QuestionRules, value: unknown): CheckedAnswer {
  const values = Array.isArray(value) ? value : [value]
  const allowed = choosable(question)
  const wrong = values.find((one) => typeof one !== 'string' || !allowed.includes(one))
  if (wrong !== undefined || values.length === 0) return notAllowed(wrong, allowed)
  const alone = question.choices.find((choice) => choice.alone && values.includes(choice.id))
  if (alone && new Set(values).size > 1) {
    return refuse({
      zh: `“${alone.id}”不能和别的选项一起选。`,
      en: `“${alone.id}” cannot be combined with other choices.`,
    })
  }
  return { ok: true, value: allowed.filter((id) => values.includes(id)) }
}

function day(value: unknown, today: string): CheckedAnswer {
  if (typeof value !== 'string' || !isDay(value)) {
    return refuse({
      zh: '日期要写成2026-11-22这样，而且要真有这一天。',
      en: 'A date is written like 2026-11-22 and must exist.',
    })
  }
  if (value > today) return refuse({ zh: '日期在今天之后。', en: 'The date is in the future.' })
  return { ok: true, value }
}

const longestText = 200

function shortText(value: unknown): CheckedAnswer {
  if (typeof value === 'string' && value.trim() !== '' && value.length <= longestText) {
    return refuseSecrets(value.trim(), { place: { zh: '回答', en: 'the answer' } }) ?? { ok: true, value: value.trim() }
  }
  return refuse({
    zh: `要一句话，不超过${longestText}个字。`,
    en: `Write a sentence of at most ${longestText} characters.`,
  })
}

function notAllowed(value: unknown, allowed: string[]): CheckedAnswer {
  const list = [...allowed, unsure].join(', ')
  const shown = echo(typeof value === 'string' ? value : (JSON.stringify(value) ?? String(value)))
  return refuse(
    { zh: `没有“${shown}”这个选项。`, en: `“${shown}” is not a choice here.` },
    { zh: `可以用：${list}`, en: `It can be: ${list}` },
  )
}
