// Why something is not done, and what to do instead: one form for every place that can say no.
import type { Language, Text } from './text.ts'

/** A refusal as a result. Nothing was changed. */
export interface Refusal {
  ok: false
  /** What is wrong, naming it. */
  problem: Text
  /** What to do next; usually a command. */
  next?: Text
}

/** Refuses; `next` says what to do instead. */
export function refuse(problem: Text, next?: Text): Refusal {
  return { ok: false, problem, ...(next ? { next } : {}) }
}

/** In one line, below a question that stays open. */
export function writeRefusal({ problem, next }: Refusal, language: Language): string {
  return [problem[language], ...(next ? [next[language]] : [])].join(language === 'zh' ? '' : ' ')
}
