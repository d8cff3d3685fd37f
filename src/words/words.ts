// The program's own words in the reader's language.
import type { Language } from '../core/text.ts'
import { en } from './en.ts'
import { type Words, zh } from './zh.ts'

export type { Words } from './zh.ts'

/** All words of one language. */
export function wordsIn(language: Language): Words {
  return language === 'zh' ? zh : en
}
