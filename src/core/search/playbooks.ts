// Which playbooks fit what a person said, and how sure that is.
import type { PlaybookEntry } from '../content/playbook-entry.ts'
import type { Concern } from '../content/vocabulary.ts'
import type { Text } from '../text.ts'
import { cutSentence } from './cues.ts'
import type { Hearing } from './heard.ts'
import { nothingFits } from './lessons.ts'
import type { Letters } from './letters.ts'
import type { Likely, RankMatters } from './model.ts'
import { isNamed } from './named.ts'
import { matchByWords } from './own-words.ts'

/** What understands a person's words. Opened when there are some. */
export interface Listener {
  letters: Letters
  /** Ranks the bundled playbooks, and `nothingFits`. */
  rank: RankMatters
  /** The dangers in what was said: choices of the first question. */
  hearDanger: (text: string) => string[]
  /** Answers in it to all other questions. */
  hearFacts: Hearing
  /** What helps at once in a danger, by choice of the first question; numbers filled in. */
  help: (choice: string) => Text | undefined
}

/**
 * How sure it is: one stands out; several kinds of harm are told, each by a part of what was said; nothing stands out, so
 * that one question should part them (`concernsOf`); nothing fits.
 */
export type Verdict = 'clear' | 'several' | 'unclear' | 'nothing'

/** The playbooks that fit, best first, bundled ones before a person's own. */
export interface Fit {
  verdict: Verdict
  /** At most five. */
  offered: PlaybookEntry[]
  /** Those that a part of what was said tells of, where there are several; else none. */
  told: PlaybookEntry[]
  /** More that may be meant, for after the question that parts them. */
  candidates: PlaybookEntry[]
}

const mostOffered = 5
const mostOwnOffered = 2
/** The likeliest stands out from here on; below, one question parts the candidates. */
const standsOut = 0.35
/** A part of what was said tells of a matter by itself. */
const tellsOf = 0.5
/** Nothing fits where that is at least so likely, and likelier than any playbook. */
const nothingChance = 0.2
const mostCandidates = 10

/** Finds the playbooks. One whose id was typed stands alone in front. */
export function fitPlaybooks(listener: Listener, entries: readonly PlaybookEntry[], text: string): Fit {
  const own = matchByWords(
    listener.letters,
    entries.filter(({ bundled }) => !bundled),
    text,
  ).slice(0, mostOwnOffered)
  const named = entries.find((entry) => isNamed(entry, text))
  const bundled = new Map(entries.filter((entry) => entry.bundled).map((entry) => [entry.id, entry]))
  const pick = (likely: readonly Likely[]) => likely.flatMap(({ id }) => bundled.get(id) ?? [])
  const ranked = listener.rank(text)
  const nothing = ranked.find(({ id }) => id === nothingFits)?.chance ?? 0
  const fitting = ranked.filter(({ id }) => bundled.has(id))
  const [first] = fitting
  const best = first?.chance ?? 0
  const isNothing = !/\p{L}{2}|\p{Script=Han}/u.test(text) || nothing >= Math.max(nothingChance, best)
  const stands = best >= standsOut
  const found = isNothing ? [] : pick(fitting)
  const told = isNothing ? [] : pick(tellSeveral(listener, fitting, text))
  const ordered = [...new Set([...(named ? [named] : told), ...found])]
  const offered = [...new Set([...ordered.slice(0, mostOffered - own.length), ...own])]
  const verdict = (): Verdict => {
    if (offered.length === 0) return 'nothing'
    if (named) return 'clear'
    if (told.length > 0) return 'several'
    return stands || found.length === 0 ? 'clear' : 'unclear'
  }
  return {
    verdict: verdict(),
    offered,
    told,
    candidates: [...new Set([...offered, ...pick(fitting.slice(0, mostCandidates))])],
  }
}

// Two troubles in one breath: parts of what was said that, each by itself, tell of another matter. None where all tell of
// one. As likely as the whole makes them.
function tellSeveral({ letters, rank }: Listener, whole: readonly Likely[], text: string): Likely[] {
  const told = new Set(
    cutSentence(letters, text).parts.flatMap((part) => {
      const [first] = rank(part)
      return first && first.chance >= tellsOf ? [first.id] : []
    }),
  )
  const several = whole.slice(0, mostOffered).filter(({ id }) => told.has(id))
  return several.length > 1 ? several : []
}

/** What could part the candidates: every concern that one of them has, those of the likeliest first. */
export function concernsOf(candidates: readonly PlaybookEntry[]): Concern[] {
  return [...new Set(candidates.flatMap(({ about }) => about))]
}

/** The candidates that have a concern, and the two likeliest of all, whatever they are about: at most five, in their order. */
export function withConcern(candidates: readonly PlaybookEntry[], concern: Concern): PlaybookEntry[] {
  const having = candidates.filter(({ about }) => about.includes(concern))
  const offered = [...new Set([...having.slice(0, mostOffered - 2), ...candidates.slice(0, 2), ...having])]
  const chosen = new Set(offered.slice(0, mostOffered))
  return [...having, ...candidates.filter((one) => !having.includes(one))].filter((one) => chosen.has(one))
}
