// How content must read: both languages real, short enough to follow, no phone number in prose.
import type { Text } from '../../text.ts'
import { allEntries, type Rule, reportOn, textsIn } from '../rule.ts'

/** At most this many Chinese characters of instruction in one step. */
export const longestInstruction = 140
/** At most this many Chinese characters in a question, and choices besides "not sure". */
export const longestQuestion = 60
export const mostChoices = 6

const bothLanguagesAreWritten: Rule = ({ content }, report) => {
  for (const { registry, id, entry } of allEntries(content)) {
    const on = reportOn(report, registry, id)
    for (const { path, text } of textsIn(entry)) {
      if (registry === 'laws' && path[0] === 'article') continue
      for (const { language, zh, en } of missingLanguages(text)) on([...path, language], 'missing-language', zh, en)
    }
  }
}

// Hotlines that the contacts know, and anything shaped like a Chinese phone number.
const phonesStandWithTheContacts: Rule = ({ content, known }, report) => {
  const phones = new Set([...known.contacts.values()].flatMap(({ phone }) => (phone ? [phone] : [])))
  for (const { registry, id, entry } of allEntries(content)) {
    const on = reportOn(report, registry, id)
    for (const { path, text } of textsIn(entry)) {
      if (registry === 'laws' && path[0] === 'article') continue
      for (const language of ['zh', 'en'] as const) {
        const number = findPhone(text[language], phones)
        if (number === undefined) continue
        on(
          [...path, language],
          'phone-in-prose',
          `正文里有电话号码${number}，请改用{phone:渠道id}`,
          `phone number ${number} in prose; write {phone:contact-id}`,
        )
      }
    }
  }
}

const instructionsAreShort: Rule = ({ content }, report) => {
  for (const { id, how } of content.steps.values()) {
    const length = how.reduce((sum, { zh }) => sum + countChinese(zh), 0)
    if (length <= longestInstruction) continue
    reportOn(report, 'steps', id)(
      ['how'],
      'long-instruction',
      `做法有${length}个汉字，超过${longestInstruction}，请拆成两步`,
      `${length} Chinese characters of instruction, over ${longestInstruction}: split the step`,
    )
  }
}

const questionsAreShort: Rule = ({ content }, report) => {
  for (const { id, text, choices } of content.questions.values()) {
    const on = reportOn(report, 'questions', id)
    if (countChinese(text.zh) > longestQuestion) {
      on(
        ['text'],
        'long-question',
        `问题超过${longestQuestion}个汉字`,
        `the question is over ${longestQuestion} Chinese characters`,
      )
    }
    if (choices.filter((choice) => choice.text).length > mostChoices)
      on(['choices'], 'many-choices', `选项超过${mostChoices}个`, `more than ${mostChoices} choices`)
  }
}

/** Every rule about wording. */
export const wordingRules: readonly Rule[] = [
  bothLanguagesAreWritten,
  phonesStandWithTheContacts,
  instructionsAreShort,
  questionsAreShort,
]

function countChinese(text: string): number {
  return text.match(/\p{Script=Han}/gu)?.length ?? 0
}

function missingLanguages({ zh, en }: Text): ({ language: 'zh' | 'en' } & Record<'zh' | 'en', string>)[] {
  const letters = en.match(/[A-Za-z]/g)?.length ?? 0
  const isMissing = {
    zh: countChinese(zh) === 0 && /[A-Za-z]{4,}/.test(zh),
    en: countChinese(en) > letters,
  }
  return [
    ...(isMissing.zh ? [{ language: 'zh' as const, zh: '中文没有写', en: 'the Chinese text is missing' }] : []),
    ...(isMissing.en ? [{ language: 'en' as const, zh: '英文没有写', en: 'the English text is missing' }] : []),
  ]
}

function findPhone(text: string, phones: ReadonlySet<string>): string | undefined {
  const numbers = text.replace(/\{[^}]*\}/g, '').match(/(?<![\d.])\d[\d-]*\d(?![\d.]*\d)/g) ?? []
  return numbers.find(
    (number) => phones.has(number) || /^(?:1[3-9]\d{9}|[48]00-?\d{3}-?\d{4}|0\d{2,3}-?\d{7,8})$/.test(number),
  )
}
