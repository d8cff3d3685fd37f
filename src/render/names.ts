// Names of things in words: outcomes, laws, questions, answers; and how fresh a fact is.
import { isBundled, type QuestionRules, type StepRules } from '../core/content/library.ts'
import { own } from '../core/content/own.ts'
import { unsure } from '../core/content/vocabulary.ts'
import { safeText } from '../core/guard/safe-text.ts'
import { answerValues } from '../core/plan/facts.ts'
import type { Answer } from '../core/session/schema.ts'
import type { Reader } from './reader.ts'

/** An outcome's own label, or the common word for it. */
export function nameOutcome(reader: Reader, step: Pick<StepRules, 'id'>, outcome: string): string {
  const label = own(reader.find('steps', step.id)?.outcomes ?? {}, outcome)
  if (label !== undefined) return reader.read(label)
  return own<string>(reader.words.outcome, outcome) ?? safeText(outcome)
}

/** That a step is there because of what came of another. */
export function writeOpener(reader: Reader, { step, outcome }: { step: string; outcome: string }): string {
  return reader.words.card.openedBy(reader.title('steps', step), nameOutcome(reader, { id: step }, outcome))
}

/** Law and article, with the Chinese title in 《》: in English too, to be shown at a counter. */
export function nameLaw(reader: Reader, id: string): string {
  return reader.mark('laws', id, writeLaw(reader, id))
}

function writeLaw(reader: Reader, id: string): string {
  const { law, article, chinese } = reader.entry('laws', id)
  const inChinese = `《${reader.read(chinese.law)}》${chinese.article ? reader.read(chinese.article) : ''}`
  if (reader.language === 'zh') return inChinese
  return `${[law, ...(article ? [article] : [])].map(reader.read).join(', ')} (${inChinese})`
}

/** A law for scripts. */
export function lawNameJson(reader: Reader, id: string): { id: string; name: string; bundled: boolean } {
  return { id, name: writeLaw(reader, id), bundled: reader.plain('laws', id).bundled }
}

/** A step for scripts. */
export function stepNameJson(reader: Reader, id: string): { id: string; title: string; bundled: boolean } {
  const { name, bundled } = reader.named('steps', id)
  return { id, title: name, bundled }
}

/** Several laws in one line. */
export function nameLaws(reader: Reader, laws: readonly { id: string }[]): string {
  return laws.map(({ id }) => nameLaw(reader, id)).join(reader.words.semicolon)
}

/** The question as this person should read it. */
export function writeQuestion(reader: Reader, id: string, actsForOther: boolean): string {
  const { text, text_other: other } = reader.entry('questions', id)
  return reader.read((actsForOther ? other : undefined) ?? text)
}

/** One answer in words. */
export function writeAnswer(reader: Reader, question: QuestionRules, answer: Answer): string {
  const { choices } = reader.entry('questions', question.id)
  return answerValues(answer)
    .map((value) => writeChoice(reader, { choices, type: question.type }, value))
    .join(reader.words.semicolon)
}

/** One value of a question in words; a day or a text of the person's own as it is. */
export function writeChoice(
  { words, read }: Reader,
  { choices, type }: { choices: Record<string, string>; type: QuestionRules['type'] },
  value: string,
): string {
  if (value === unsure) return words.unsure
  if (type === 'yes-no' && (value === 'yes' || value === 'no')) return words[value]
  const choice = own(choices, value)
  return choice === undefined ? safeText(value) : read(choice)
}

/** When a fact was checked and is to be looked at again; of what is not bundled, what its author says of that. */
export function writeChecked(
  { words, library }: Reader,
  registry: 'contacts' | 'laws',
  { id, verified, review_by: reviewBy }: { id: string; verified: string; review_by: string },
): string {
  return isBundled(library, registry, id) ? words.why.checked(verified, reviewBy) : words.outside.checked(verified)
}

/** A fact past its review day says so. `today` is `YYYY-MM-DD`. */
export function markStale({ words }: Reader, fact: { verified: string; review_by: string }, today: string): string[] {
  return fact.review_by < today ? [words.card.lastChecked(fact.verified)] : []
}

/** A duration such as P20D in words. */
export function writeDuration({ words }: Pick<Reader, 'words'>, duration: string): string {
  const match = /^PT?(\d+)([DMYH])$/.exec(duration)
  const unit = match?.[2]
  if (unit !== 'D' && unit !== 'M' && unit !== 'Y' && unit !== 'H') return duration
  return words.duration[unit](Number(match?.[1]))
}
