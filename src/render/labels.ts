// Short names of things: steps, outcomes, laws, answers, groups.

import type { Library } from '../core/content/library.ts'
import type { Law, Question, Step } from '../core/content/schema.ts'
import { safeText } from '../core/guard/safe-text.ts'
import type { Answer } from '../core/session/schema.ts'
import type { Look } from './look.ts'
import { sentence } from './sentence.ts'

/** The step's title. */
export function stepTitle(look: Pick<Look, 'language'>, library: Library, step: Step): string {
  return sentence(library, step.title, look.language)
}

/** An outcome's own label, or the common word for it. */
export function outcomeLabel(look: Look, library: Library, step: Step, outcome: string): string {
  const own = Object.hasOwn(step.outcomes, outcome) ? step.outcomes[outcome]?.label : undefined
  if (own) return sentence(library, own, look.language)
  const common: Record<string, string> = look.words.outcome
  return Object.hasOwn(common, outcome) ? (common[outcome] ?? outcome) : safeText(outcome)
}

/** Law and article, with the Chinese title in 《》: in English too, to be shown at a counter. */
export function lawName(look: Look, library: Library, law: Law): string {
  const chinese = `《${sentence(library, law.law, 'zh')}》${law.article ? sentence(library, law.article, 'zh') : ''}`
  if (look.language === 'zh') return chinese
  const english = [law.law, ...(law.article ? [law.article] : [])].map((text) => sentence(library, text, 'en'))
  return `${english.join(', ')} (${chinese})`
}

/** The question as this person should read it. */
export function questionText(look: Look, library: Library, question: Question, actingForOther: boolean): string {
  return sentence(library, (actingForOther ? question.text_other : undefined) ?? question.text, look.language)
}

/** One answer in words. */
export function answerText(look: Look, library: Library, question: Question | undefined, answer: Answer): string {
  const { words } = look
  const one = (value: string) => {
    if (value === 'unsure') return words.unsure
    if (question?.type === 'yes-no') return value === 'yes' ? words.yes : value === 'no' ? words.no : safeText(value)
    const choice = question?.choices.find(({ id }) => id === value)
    return choice ? sentence(library, choice.text, look.language) : safeText(value)
  }
  return typeof answer === 'string' ? one(answer) : answer.map(one).join(words.comma)
}

/** A fact past its review day says so. */
export function lookedAtAgain(look: Look, fact: { verified: string; review_by: string }, today: string): string[] {
  return fact.review_by < today ? [look.words.card.lastChecked(fact.verified)] : []
}
