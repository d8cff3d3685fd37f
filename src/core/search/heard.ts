// What a sentence plainly says: answers to questions, to be confirmed by the person, never taken by themselves.
import { danger } from '../content/known-ids.ts'
import type { HeardRule, HearingRules } from '../content/schema.ts'
import { type CompiledCues, compileCues, cutSentence, openCues } from './cues.ts'
import type { Letters } from './letters.ts'

/** Choices of a question that a sentence says. */
export interface HeardAnswer {
  question: string
  choices: string[]
}

/** Hears answers in sentences, in the order of the rules. */
export type Hearing = (text: string) => HeardAnswer[]

/** Rules with the cues that they need. */
export interface HearingParts extends CompiledCues {
  heard: HeardRule[]
}

/** What hears danger, and what hears everything else: danger is looked for in every sentence, the rest in few. */
export function compileHearing(
  letters: Letters,
  { cues, heard }: Pick<HearingRules, 'cues' | 'heard'>,
): { danger: HearingParts; facts: HearingParts } {
  const partOf = (rules: HeardRule[]): HearingParts => {
    const needed = new Set(rules.flatMap(({ all, unless = [] }) => [...all, ...unless]))
    return {
      ...compileCues(
        letters,
        cues.filter(({ id }) => needed.has(id)),
      ),
      heard: rules,
    }
  }
  return {
    danger: partOf(heard.filter(({ question }) => question === danger.question)),
    facts: partOf(heard.filter(({ question }) => question !== danger.question)),
  }
}

/** Opens compiled rules. */
export function openHearing(letters: Letters, parts: HearingParts): Hearing {
  const find = openCues(parts)
  return (text) => applyRules(parts.heard, find(cutSentence(letters, text)))
}

/** The answers that rules make of what is said. */
export function applyRules(rules: readonly HeardRule[], says: (cue: string) => boolean): HeardAnswer[] {
  const found = new Map<string, boolean>()
  const isSaid = (id: string) => {
    const said = found.get(id) ?? says(id)
    found.set(id, said)
    return said
  }
  const answers = new Map<string, string[]>()
  for (const { question, choice, all, unless = [] } of rules) {
    const choices = answers.get(question) ?? []
    if (!choices.includes(choice) && all.every(isSaid) && !unless.some(isSaid))
      answers.set(question, [...choices, choice])
  }
  return [...answers].map(([question, choices]) => ({ question, choices }))
}
