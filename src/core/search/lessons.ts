// What is learned from the content: which playbook a sentence is about, and which dangers it tells of.
import { danger } from '../content/known-ids.ts'
import type { HearingRules, Playbook, Said } from '../content/schema.ts'
import { cutSentence, openCues } from './cues.ts'
import { applyRules, type HearingParts } from './heard.ts'
import type { Lesson } from './learn.ts'
import type { Letters } from './letters.ts'
import type { Cut } from './model.ts'
import { cutPieces } from './pieces.ts'

/** The matter of sentences that no playbook fits. No playbook can be called so: ids have no colon. */
export const nothingFits = 'nothing:fits'

/** The lessons' content. */
export interface Taught {
  playbooks: readonly Pick<Playbook, 'id' | 'keywords' | 'title' | 'summary' | 'said'>[]
  hearing: Pick<HearingRules, 'heard' | 'danger_said' | 'nothing_fits'>
}

/** How the words of a sentence are cut to find its playbook. */
export function wordCut(letters: Letters): Cut {
  return (text) => cutPieces(letters, text)
}

/** Playbooks are learned from what people say, and less so from their own words. */
export function playbookLesson({ playbooks, hearing }: Taught): Lesson {
  const theirs = playbooks.flatMap(({ id, said }) => said.map(({ text }) => ({ text, ids: [id] })))
  const ours = playbooks.flatMap(({ id, keywords, title, summary }) =>
    [...keywords.zh, ...keywords.en, title.zh, title.en, summary.zh, summary.en].map((text) => ({
      text,
      ids: [id],
      weight: 0.5,
    })),
  )
  const none = hearing.nothing_fits.map((text) => ({ text, ids: [nothingFits] }))
  return {
    kind: 'one',
    ids: [...playbooks.map(({ id }) => id).sort(), nothingFits],
    examples: [...theirs, ...ours, ...none],
  }
}

/** Dangers are learned from the words and from the cues: each that is said, and each rule that holds. */
export function dangerCut(letters: Letters, parts: HearingParts): Cut {
  const find = openCues(parts)
  return (text) => {
    const pieces = cutPieces(letters, text)
    const says = find(cutSentence(letters, text))
    for (const { id } of parts.cues) if (says(id)) pieces.set(`#${id}`, 1)
    const said = (id: string) => pieces.has(`#${id}`)
    for (const { choices } of applyRules(parts.heard, said)) for (const choice of choices) pieces.set(`@${choice}`, 1)
    return pieces
  }
}

/** What tells of a danger, and what does not. */
export function dangerLesson({ playbooks, hearing }: Taught): Lesson {
  const said: Said[] = [
    ...playbooks.flatMap((playbook) => playbook.said),
    ...hearing.danger_said,
    ...hearing.nothing_fits.map((text) => ({ text, danger: [] })),
  ]
  const choices = hearing.heard.flatMap(({ question, choice }) => (question === danger.question ? [choice] : []))
  return {
    kind: 'several',
    ids: [...new Set(choices)],
    examples: said.map(({ text, danger: ids }) => ({ text, ids, weight: ids.length > 0 ? dangerWeight : 1 })),
  }
}

/** A danger that is missed is worse than one that is asked about for nothing. */
const dangerWeight = 3
