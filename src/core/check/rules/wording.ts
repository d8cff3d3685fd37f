// How content must read: both languages real, short enough to follow, no phone number in prose, nothing out of date.

import { type Library, registries } from '../../content/library.ts'
import type { Text } from '../../text.ts'
import type { Content, ParsedContent } from '../parse.ts'
import type { Problem } from '../problem.ts'
import { allEntries, textsIn } from './references.ts'

/** At most this many Chinese characters of instruction in one step. */
export const longestInstruction = 140
/** At most this many Chinese characters in a question, and choices besides "not sure". */
export const longestQuestion = 60
export const mostChoices = 6

/** Mistakes of wording and age. `today` is the day of the check, `YYYY-MM-DD`. */
export function checkWording(parsed: ParsedContent, known: Content, today: string): Problem[] {
  const problems: Problem[] = []
  const { content } = parsed
  const phones = new Set(Object.values(known.contacts).flatMap(({ phone }) => (phone ? [phone] : [])))
  for (const { registry, id, entry } of allEntries(content)) {
    const report = (path: (string | number)[], zh: string, en: string) =>
      problems.push({ ...parsed.placeOf(registry, id, path), message: { zh, en } })
    for (const { path, text } of textsIn(entry)) {
      if (registry === 'laws' && path[0] === 'article') continue
      for (const problem of languageProblems(text)) report([...path, problem.language], problem.zh, problem.en)
      for (const language of ['zh', 'en'] as const) {
        const number = phoneIn(text[language], phones)
        if (number)
          report(
            [...path, language],
            `正文里有电话号码${number}，请改用{phone:渠道id}`,
            `phone number ${number} in prose; write {phone:contact-id}`,
          )
      }
    }
    const { review_by: reviewBy } = entry as { review_by?: string }
    if (reviewBy !== undefined && reviewBy < today) {
      report(['review_by'], `该复查了：review_by是${reviewBy}`, `due for review since ${reviewBy}`)
    }
  }
  for (const step of Object.values(content.steps)) {
    const length = step.how.reduce((sum, { zh }) => sum + chineseCharacters(zh), 0)
    if (length > longestInstruction) {
      problems.push({
        ...parsed.placeOf('steps', step.id, ['how']),
        message: {
          zh: `做法有${length}个汉字，超过${longestInstruction}，请拆成两步`,
          en: `${length} Chinese characters of instruction, over ${longestInstruction}: split the step`,
        },
      })
    }
    step.laws.forEach((id, index) => {
      const law = known.laws[id]
      const place = parsed.placeOf('steps', step.id, ['laws', index])
      if (law?.in_force.until !== undefined && law.in_force.until < today) {
        const now = law.replaced_by.join(', ') || '-'
        problems.push({
          ...place,
          message: { zh: `“${id}”已经失效，现在是：${now}`, en: `“${id}” is no longer in force; now: ${now}` },
        })
      }
      if (law?.kind === 'draft') {
        problems.push({ ...place, message: { zh: `“${id}”只是草案，不能当依据`, en: `“${id}” is a draft, not law` } })
      }
    })
  }
  for (const question of Object.values(content.questions)) {
    if (chineseCharacters(question.text.zh) > longestQuestion) {
      problems.push({
        ...parsed.placeOf('questions', question.id, ['text']),
        message: {
          zh: `问题超过${longestQuestion}个汉字`,
          en: `the question is over ${longestQuestion} Chinese characters`,
        },
      })
    }
    if (question.choices.length > mostChoices) {
      problems.push({
        ...parsed.placeOf('questions', question.id, ['choices']),
        message: { zh: `选项超过${mostChoices}个`, en: `more than ${mostChoices} choices` },
      })
    }
  }
  return problems
}

/** Entries whose facts should have been looked at again by a day. */
export function overdueForReview(library: Pick<Library, (typeof registries)[number]>, today: string): string[] {
  return registries.flatMap((key) =>
    Object.values(library[key]).flatMap((entry) => ('review_by' in entry && entry.review_by < today ? [entry.id] : [])),
  )
}

/** Chinese characters in a text; punctuation and Latin do not count. */
export function chineseCharacters(text: string): number {
  return text.match(/\p{Script=Han}/gu)?.length ?? 0
}

function languageProblems({ zh, en }: Text): { language: 'zh' | 'en'; zh: string; en: string }[] {
  const inEnglish = chineseCharacters(en)
  const letters = en.match(/[A-Za-z]/g)?.length ?? 0
  const problems: { language: 'zh' | 'en'; zh: string; en: string }[] = []
  if (chineseCharacters(zh) === 0 && /[A-Za-z]{4,}/.test(zh))
    problems.push({ language: 'zh', zh: '中文没有写', en: 'the Chinese text is missing' })
  if (inEnglish > letters) problems.push({ language: 'en', zh: '英文没有写', en: 'the English text is missing' })
  return problems
}

// Hotlines that contacts.yaml knows, and anything shaped like a Chinese phone number.
function phoneIn(text: string, phones: ReadonlySet<string>): string | undefined {
  const numbers = text.replace(/\{[^}]*\}/g, '').match(/(?<![\d.])\d[\d-]*\d(?![\d.]*\d)/g) ?? []
  return numbers.find(
    (number) => phones.has(number) || /^(?:1[3-9]\d{9}|[48]00-?\d{3}-?\d{4}|0\d{2,3}-?\d{7,8})$/.test(number),
  )
}
