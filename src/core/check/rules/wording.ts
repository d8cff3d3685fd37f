// How content must read: both languages real, short enough to follow, no phone number in prose.
import type { Content } from '../../content/content.ts'
import { englishForms, wordsPattern } from '../../content/glossary.ts'
import type { Line } from '../../content/schema.ts'
import { termLists } from '../../content/vocabulary.ts'
import { neutralForms } from '../../content/wording.ts'
import { findAddress, findDialled, findDialledInId } from '../../guard/dialled.ts'
import type { Text } from '../../text.ts'
import type { Home } from '../parse.ts'
import { allEntries, type Path, type Report, type Rule, reportOn, textsIn } from '../rule.ts'

/** At most this many Chinese characters of instruction in one step. */
export const longestInstruction = 140
/** With the lines that only some people see. */
export const longestWithConditions = 210
/** At most this many Chinese characters in a question, and choices besides "not sure". */
export const longestQuestion = 60
export const mostChoices = 6

const bothLanguagesAreWritten: Rule = ({ content }, report) => {
  for (const { registry, id, entry } of allEntries(content)) {
    const on = reportOn(report, registry, id)
    for (const { path, text } of textsIn(entry)) {
      if (registry === 'laws' && path[0] === 'article') continue
      // What a letter prints may be filled in as a whole.
      const written = registry === 'letters' ? { zh: withoutBraces(text.zh), en: withoutBraces(text.en) } : text
      for (const { language, zh, en } of missingLanguages(written)) on([...path, language], 'missing-language', zh, en)
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

// In a folder of one's own every number to call and every address stands with a contact, where it is marked as not
// bundled; so nothing that reads as one stands anywhere else, however it is written.
const ownNumbersStandWithTheContacts: Rule = ({ content, known, isComplete }, report) => {
  if (isComplete) return
  const phones = new Set([...known.contacts.values()].flatMap(({ phone }) => (phone ? [phone] : [])))
  for (const { at, text, isText, mayHoldAddress } of wordsOf(content)) {
    const plain = isText ? text : text.replace(/https?:\S*/gi, '')
    // The rule above names what is written plainly.
    const number = isText && findPhone(text, phones) !== undefined ? undefined : findDialled(plain)
    if (number !== undefined) {
      report(
        at,
        'phone-in-prose',
        `“${number}”像是要打的号码，请写进facts/contacts.yaml，这里用{phone:渠道id}`,
        `“${number}” reads as a number to call: put it in facts/contacts.yaml and write {phone:contact-id} here`,
      )
    }
    const address = mayHoldAddress ? undefined : findAddress(text)
    if (address === undefined) continue
    report(
      at,
      'address-in-prose',
      `“${address}”是网址或邮箱，请写进facts/contacts.yaml，这里用{contact:渠道id}`,
      `“${address}” is an address: put it in facts/contacts.yaml and write {contact:contact-id} here`,
    )
  }
  for (const { at, id } of idsOf(content)) {
    const number = findDialledInId(id)
    if (number === undefined) continue
    report(
      at,
      'phone-in-prose',
      `id里有像号码的数字“${number}”，请换一个id`,
      `the id holds “${number}”, which reads as a number to call: choose another id`,
    )
  }
}

interface Written {
  at: Parameters<Report>[0]
  text: string
  /** False for a source, which may name a site and is no text of the two languages. */
  isText: boolean
  mayHoldAddress: boolean
}

// Everything a reader may come to see of a person's own content, but its numbers and sites.
function wordsOf(content: Content): Written[] {
  const languages = ['zh', 'en'] as const
  const entries = allEntries(content).flatMap(({ registry: home, id, entry }): Written[] => {
    const texts = textsIn(entry).flatMap(({ path, text }) =>
      languages.map((language) => ({
        at: { home, id, path: [...path, language] },
        text: text[language],
        isText: true,
        mayHoldAddress: home === 'contacts',
      })),
    )
    const { sources = [] } = entry as { sources?: string[] }
    const said = sources.map((text, index) => ({
      at: { home, id, path: ['sources', index] },
      text,
      isText: false,
      mayHoldAddress: true,
    }))
    return [...texts, ...said]
  })
  const terms = termLists.flatMap((list) =>
    content.terms[list].flatMap(({ label }, index) =>
      languages.map((language) => ({
        at: { home: 'terms' as const, id: 'terms', path: [list, index, 'label', language] },
        text: label[language],
        isText: true,
        mayHoldAddress: false,
      })),
    ),
  )
  return [...entries, ...terms]
}

// Ids that a screen or a refusal shows.
function idsOf(content: Content): { at: Parameters<Report>[0]; id: string }[] {
  const at = (home: Home, id: string, path: Path) => ({ home, id, path })
  return [
    ...allEntries(content).map(({ registry, id }) => ({ at: at(registry, id, ['id']), id })),
    ...[...content.steps.values()].flatMap(({ id, outcomes, collects }) => [
      ...Object.keys(outcomes).map((one) => ({ at: at('steps', id, ['outcomes', one]), id: one })),
      ...collects.map((field, index) => ({ at: at('steps', id, ['collects', index, 'id']), id: field.id })),
    ]),
    ...[...content.questions.values()].flatMap(({ id, choices }) =>
      choices.map((choice, index) => ({ at: at('questions', id, ['choices', index, 'id']), id: choice.id })),
    ),
    ...[...content.facts.values()].flatMap(({ id, values }) =>
      values.map((value, index) => ({ at: at('facts', id, ['values', index, 'id']), id: value.id })),
    ),
    ...termLists.flatMap((list) =>
      content.terms[list].map(({ id }, index) => ({ at: at('terms', 'terms', [list, index, 'id']), id })),
    ),
  ]
}

const instructionsAreShort: Rule = ({ content }, report) => {
  for (const { id, how } of content.steps.values()) {
    const lengthOf = (lines: readonly Line[]) => lines.reduce((sum, { zh }) => sum + countChinese(zh), 0)
    const always = lengthOf(neutralForms(how))
    const all = lengthOf(how)
    if (always <= longestInstruction && all <= longestWithConditions) continue
    const [length, most] = always > longestInstruction ? [always, longestInstruction] : [all, longestWithConditions]
    reportOn(report, 'steps', id)(
      ['how'],
      'long-instruction',
      `做法有${length}个汉字，超过${most}，请拆成两步`,
      `${length} Chinese characters of instruction, over ${most}: split the step`,
    )
  }
}

const questionsAreShort: Rule = ({ content }, report) => {
  for (const { id, text, choices, first } of content.questions.values()) {
    const on = reportOn(report, 'questions', id)
    // What is dangerous stands on one screen, and nothing of it can be left to a second one.
    const most = mostChoices + Number(first === 'danger')
    if (countChinese(text.zh) > longestQuestion) {
      on(
        ['text'],
        'long-question',
        `问题超过${longestQuestion}个汉字`,
        `the question is over ${longestQuestion} Chinese characters`,
      )
    }
    if (choices.filter((choice) => choice.text).length > most)
      on(['choices'], 'many-choices', `选项超过${most}个`, `more than ${most} choices`)
  }
}

// One word for each thing. Law texts are named and quoted as they are.
const wordsAreThoseOfTheGlossary: Rule = ({ content }, report) => {
  const terms = content.glossary.map((term) => ({
    ...term,
    english: wordsPattern(englishForms(term)),
    unwanted: term.not.en.length > 0 ? wordsPattern(term.not.en) : undefined,
  }))
  for (const { registry, id, entry } of allEntries(content)) {
    if (registry === 'laws' || registry === 'claims') continue
    const on = reportOn(report, registry, id)
    for (const { path, text } of textsIn(entry)) {
      for (const { zh, en, not, is_loose: isLoose, english, unwanted } of terms) {
        const chinese = not.zh.find((word) => text.zh.includes(word))
        if (chinese !== undefined)
          on(
            [...path, 'zh'],
            'glossary-word',
            `“${chinese}”统一写“${zh}”`,
            `“${chinese}” is written “${zh}” everywhere`,
          )
        const word = unwanted?.exec(text.en)?.[0]
        if (word !== undefined)
          on([...path, 'en'], 'glossary-word', `“${word}”统一写“${en}”`, `“${word}” is “${en}” everywhere`)
        if (isLoose || !text.zh.includes(zh) || english.test(text.en) || text.en.includes(zh)) continue
        on(
          [...path, 'en'],
          'glossary-pair',
          `中文有“${zh}”，英文没有“${en}”`,
          `the Chinese says “${zh}”, the English does not say “${en}”`,
        )
      }
    }
  }
}

/** Every rule about wording. */
export const wordingRules: readonly Rule[] = [
  bothLanguagesAreWritten,
  phonesStandWithTheContacts,
  ownNumbersStandWithTheContacts,
  instructionsAreShort,
  questionsAreShort,
  wordsAreThoseOfTheGlossary,
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

function withoutBraces(text: string): string {
  return text.replace(/\{[^}]*\}/g, '')
}

function findPhone(text: string, phones: ReadonlySet<string>): string | undefined {
  const numbers = withoutBraces(text).match(/(?<![\d.])\d[\d-]*\d(?![\d.]*\d)/g) ?? []
  return numbers.find(
    (number) => phones.has(number) || /^(?:1[3-9]\d{9}|[48]00-?\d{3}-?\d{4}|0\d{2,3}-?\d{7,8})$/.test(number),
  )
}
