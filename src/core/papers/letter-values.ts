// What stands in the blanks of a letter: what the person gave, what is kept, what the case knows. Nothing is invented: a blank
// without a value stays open.
import type { BlankRules, Library } from '../content/library.ts'
import { own } from '../content/own.ts'
import { type caseValues, unsure } from '../content/vocabulary.ts'
import { type Day, isDay } from '../dates.ts'
import type { RecordedOutcome, StepRecord } from '../plan/records.ts'
import type { BlankValue } from '../session/kept-blanks.ts'
import type { Answer, Session } from '../session/schema.ts'
import type { CaseMaterial } from './case-material.ts'

/** A value with where it is from, so that it can be written in words. */
export type FilledBlank =
  | { kind: 'text'; text: string }
  | { kind: 'day'; day: Day }
  /** Yuan with two decimals. */
  | { kind: 'amount'; amount: string }
  | { kind: 'choices'; ids: string[] }
  /** An answer to a question of the content. */
  | { kind: 'answer'; question: string; answer: Answer }

/** Where values are looked for. */
export interface ValueSources {
  library: Library
  session: Session
  records: ReadonlyMap<string, StepRecord>
  material: CaseMaterial
  /** What was given for this letter now. */
  given: ReadonlyMap<string, BlankValue>
  /** What was given for any letter before. */
  kept: ReadonlyMap<string, BlankValue>
}

/** What stands in a blank; undefined where it is open. */
export function findValue(blank: BlankRules, sources: ValueSources): FilledBlank | undefined {
  const typed = sources.given.get(blank.id) ?? (blank.personal ? undefined : sources.kept.get(blank.id))
  // Left open on purpose: the case does not fill it behind the person's back.
  if (typed !== undefined) return typed.length === 0 ? undefined : readTyped(blank, typed)
  for (const source of blank.from) {
    const found = fromCase(source, sources)
    if (found) return found
  }
  return undefined
}

function readTyped({ type }: BlankRules, value: BlankValue): FilledBlank {
  if (typeof value !== 'string') return { kind: 'choices', ids: value }
  if (type === 'one' || type === 'many') return { kind: 'choices', ids: [value] }
  if (type === 'date' && isDay(value)) return { kind: 'day', day: value }
  return type === 'amount' ? { kind: 'amount', amount: value } : { kind: 'text', text: value }
}

function fromCase(source: BlankRules['from'][number], sources: ValueSources): FilledBlank | undefined {
  const { session, records, material, library } = sources
  if ('question' in source) {
    const answer = own(session.answers, source.question)
    if (answer === undefined || isUnsure(answer)) return undefined
    if (library.questions.get(source.question)?.type === 'date')
      return typeof answer === 'string' ? { kind: 'day', day: answer } : undefined
    return { kind: 'answer', question: source.question, answer }
  }
  if ('field' in source) {
    const steps = source.steps ?? [...records.keys()]
    for (const step of steps) {
      const value = records.get(step)?.fields.get(source.field)?.trim()
      if (!value) continue
      const type = library.steps.get(step)?.collects.find(({ id }) => id === source.field)?.type
      return type === 'date' && isDay(value) ? { kind: 'day', day: value } : { kind: 'text', text: value }
    }
    return undefined
  }
  if ('day_of' in source) {
    const days = source.day_of.flatMap((step) => recordedDays(records.get(step), source.outcomes))
    const latest = days.sort().at(-1)
    return latest === undefined ? undefined : { kind: 'day', day: latest }
  }
  return fromMaterial(source.case, material)
}

function isUnsure(answer: Answer): boolean {
  return typeof answer === 'string' ? answer === unsure : answer.includes(unsure)
}

// Only days that were given: the day of typing is not the day of the event.
function recordedDays(record: StepRecord | undefined, outcomes: readonly string[] | undefined): Day[] {
  const recorded: RecordedOutcome[] = [...(record?.outcomes.values() ?? [])]
  return recorded
    .filter(({ outcome }) => outcomes === undefined || outcomes.includes(outcome))
    .flatMap(({ on }) => (on === undefined || on === unsure ? [] : [on]))
}

function fromMaterial(
  name: (typeof caseValues)[number],
  { today, losses, totalLost }: CaseMaterial,
): FilledBlank | undefined {
  const days = losses.flatMap(({ on }) => on ?? []).sort()
  switch (name) {
    case 'today':
      return { kind: 'day', day: today }
    case 'total-lost':
      return totalLost === undefined ? undefined : { kind: 'amount', amount: totalLost }
    case 'first-loss':
      return days[0] === undefined ? undefined : { kind: 'day', day: days[0] }
    case 'last-loss': {
      const last = days.at(-1)
      return last === undefined ? undefined : { kind: 'day', day: last }
    }
  }
}
