// The letters in a package for one reader: those that are addressed to them. Whoever helps the person has all that went off.
import type { LetterRules, Library } from '../content/library.ts'
import type { Plan } from '../plan/planned-step.ts'
import type { Session } from '../session/schema.ts'
import type { Audience } from './audiences.ts'
import { listLetters } from './fitting.ts'

type Route = LetterRules['route']

const addressed: Readonly<Record<Audience, readonly Route[] | 'all that were sent'>> = {
  police: ['police'],
  platform: ['platform', 'holder', 'carrier'],
  bank: ['bank'],
  lawyer: 'all that were sent',
  family: [],
  self: 'all that were sent',
}

/** A letter of a package, and whether it went off already. */
export interface PackedLetter {
  id: string
  isSent: boolean
}

/**
 * Letters in the order of the plan. One that is addressed to this reader is among them when it was sent, or when the plan has a use
 * for it. `knows`: whether the reader knows of what a step is about.
 */
export function listPackedLetters(
  library: Library,
  { session, plan }: { session: Session; plan: Plan },
  { audience, knows }: { audience: Audience; knows: (step: string) => boolean },
): PackedLetter[] {
  const routes = addressed[audience]
  return listLetters(library, session, plan).flatMap(({ letter, steps, sent }): PackedLetter[] => {
    const of = [...steps.map(({ id }) => id), ...(sent ? [sent.step] : [])]
    const isTheirs = routes === 'all that were sent' ? sent !== undefined : routes.includes(letter.route)
    return isTheirs && of.some(knows) ? [{ id: letter.id, isSent: sent !== undefined }] : []
  })
}
