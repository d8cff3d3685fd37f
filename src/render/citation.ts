// Laws and days in words: which text was in force when, and which one judges what was done or is the one to act by.
import { type LawRules, pickEntries } from '../core/content/library.ts'
import type { Citation } from '../core/plan/citations.ts'
import { lawNameJson, nameLaws } from './names.ts'
import type { Reader } from './reader.ts'

/** What stands beside an article that a step cites. */
export function citationAsides(reader: Reader, { law, standing, now, formerly }: Citation): string[] {
  switch (standing) {
    case 'any':
      return formerLines(reader, formerly)
    case 'acting':
      return [reader.words.lawTime.acting(nameLaws(reader, formerly))]
    case 'past':
      return replacedLines(reader, law, now)
    case 'later':
      return law.in_force.from ? [reader.words.registry.from(law.in_force.from)] : []
    case 'new':
      return newRuleLines(reader, law)
  }
}

/** The days of an article by itself: since when, until when, what stands or stood in its place. */
export function lawDays(reader: Reader, law: LawRules): string[] {
  const { words, library } = reader
  const { from, until } = law.in_force
  if (until) {
    const successors = pickEntries(library.laws, law.replaced_by)
    return successors.length > 0 ? replacedLines(reader, law, successors) : [words.registry.until(until)]
  }
  const since = from ? [words.registry.from(from)] : []
  return [
    ...(law.isNew ? newRuleLines(reader, law) : since),
    ...formerLines(reader, pickEntries(library.laws, law.replaces)),
  ]
}

function formerLines(reader: Reader, formerly: readonly LawRules[]): string[] {
  const until = formerly[0]?.in_force.until
  return until ? [reader.words.lawTime.formerly(nameLaws(reader, formerly), until)] : []
}

// What an article that ended is still for is said by those in its place today: they decide by the same day.
function replacedLines(reader: Reader, { in_force: { until } }: LawRules, now: readonly LawRules[]): string[] {
  const [time, ...others] = new Set(now.map((law) => law.time))
  if (until === undefined || time === undefined) return []
  const say = reader.words.lawTime.replaced[others.length > 0 ? 'open' : time]
  return [say(until, nameLaws(reader, now))]
}

// An article that is marked new judges conduct or punishes it: the checker sees to that.
function newRuleLines({ words }: Reader, { in_force: { from }, time }: LawRules): string[] {
  if (from === undefined) return []
  return [words.lawTime.isNew[time === 'penalty' ? 'penalty' : 'conduct'](from)]
}

/** An article that a step cites, for scripts: its name, and how it stands to the day of the incident. */
export function citationJson(reader: Reader, { law, standing, now, formerly }: Citation): unknown {
  const names = (laws: readonly LawRules[]) => laws.map(({ id }) => lawNameJson(reader, id))
  return {
    ...lawNameJson(reader, law.id),
    standing,
    /** True: it is not for what was done before it came into force, and that is when the incident was. */
    too_new: standing === 'new',
    now: names(now),
    formerly: names(formerly),
  }
}
