// What somebody answers by what is asked, so that a story does not hang on which questions are asked, and in which order.
import type { Content } from '../../src/core/content/content.ts'
import { unsure } from '../../src/core/content/vocabulary.ts'
import type { Language } from '../../src/core/text.ts'
import { wordsIn } from '../../src/words/words.ts'
import type { Key } from './memory-ports.ts'

/** What is typed at each question of the content, by its id, and at the page of answers, one after the other. */
export interface Answering {
  questions?: Record<string, Key>
  /** When it runs out the person leaves. */
  page?: Key[]
  /** What is typed at anything else, one after the other. */
  beside?: Key[]
}

/** Answers by question; one that is not named is answered with “not sure”. Where nothing is left to type the person leaves. */
export function answering(
  content: Content,
  language: Language,
  { questions = {}, page = [], beside = [] }: Answering,
): (message: string) => Key | undefined {
  const left = { page: [...page], beside: [...beside] }
  const { checkAsk } = wordsIn(language).start
  return (message) => {
    if (message.endsWith(checkAsk)) return left.page.shift()
    for (const { id, text, text_other: other } of content.questions.values())
      if ([text, other].some((one) => one && message.endsWith(one[language]))) return questions[id] ?? unsure
    return left.beside.shift()
  }
}
