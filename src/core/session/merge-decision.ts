// Two histories of one session: of a matter that both touched, whose counts, and where only a person can say.
import { canonicalJson } from './canonical-json.ts'
import { type MatterKind, type State, stateOf } from './matters.ts'
import type { SessionEvent } from './schema.ts'

/** One of two copies of a session: the one that is here, and the one that comes. */
export type Side = 'ours' | 'theirs'

/** A matter in one copy. */
export interface Touched {
  /** All entries about it that stand. */
  entries: readonly SessionEvent[]
  /** Those of them that the other copy does not have. */
  own: readonly SessionEvent[]
  /** What those say, without places and numbers (event-identity.ts). */
  contents: readonly string[]
  /** Something that both had was taken back here. */
  tookBack: boolean
}

/**
 * Whose counts; `ask` where both say something and it does not fit together. The same whichever copy is called ours: what
 * was merged in both directions has to end as the same. `common`: entries that stood when both were still one.
 */
export function decide(
  kind: MatterKind,
  { common, ours, theirs }: { common: readonly SessionEvent[]; ours: Touched; theirs: Touched },
): Side | 'ask' {
  const [base, here, there] = [common, ours.entries, theirs.entries].map((entries) => stateOf(kind, entries))
  const [oursSaysAll, theirsSaysAll] = [has(here, there, base), has(there, here, base)]
  if (oursSaysAll && theirsSaysAll) return first(ours, theirs)
  if (oursSaysAll) return 'ours'
  if (theirsSaysAll) return 'theirs'
  // What somebody meant to do gives way to what was done.
  if (isIntended(ours) !== isIntended(theirs)) return isIntended(ours) ? 'theirs' : 'ours'
  return 'ask'
}

// Whether a state says everything that another one made different.
function has(one: State = {}, other: State = {}, base: State = {}): boolean {
  const keys = new Set([...Object.keys(other), ...Object.keys(base)])
  return [...keys].every((key) => other[key] === base[key] || other[key] === one[key])
}

// What was recorded first: recorded again it would count from then, too (plan/records.ts).
function first(ours: Touched, theirs: Touched): Side {
  const rank = ({ own, contents }: Touched) => canonicalJson([own.map(({ at }) => at).sort(), contents])
  return rank(theirs) < rank(ours) ? 'theirs' : 'ours'
}

const intended: readonly SessionEvent['type'][] = ['postponed', 'due-moved', 'waived']

function isIntended({ own, tookBack }: Touched): boolean {
  return !tookBack && own.every(({ type }) => intended.includes(type))
}
