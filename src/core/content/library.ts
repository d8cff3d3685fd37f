// The library: what a plan is decided on, keyed by id. It holds no sentence and no language; those are in texts.ts.
import type { HolidayCalendar } from '../dates.ts'
import type { Condition } from './conditions.ts'
import type {
  Common,
  Contact,
  Deadline,
  Fact,
  Law,
  Outcome,
  Playbook,
  Question,
  Retired,
  Statute,
  Step,
  Terms,
  Threat,
} from './schema.ts'
import { type Registry, registries } from './vocabulary.ts'

/** What stands in for an answer: by question or fact, one value or several. */
export type Values = Readonly<Record<string, string | string[]>>

export type PlaybookRules = Pick<
  Playbook,
  'id' | 'group' | 'assume' | 'ask' | 'steps' | 'threats' | 'verified' | 'review_by'
>

export interface QuestionRules extends Pick<Question, 'id' | 'type' | 'when'> {
  /** As written: `yes`, `no` and `unsure` stand here only where they set facts. */
  choices: { id: string; alone: boolean; sets: Values }[]
  /** The playbook that alone asks it, where it stands in that playbook's file. */
  playbook?: string
}

export interface FactRules extends Pick<Fact, 'id'> {
  values: string[]
}

export type OutcomeRules = Omit<Outcome, 'label'>

export interface StepRules
  extends Pick<
    Step,
    | 'id'
    | 'urgency'
    | 'stage'
    | 'when'
    | 'done_when'
    | 'needs'
    | 'captures'
    | 'destroys'
    | 'effort'
    | 'contacts'
    | 'laws'
    | 'deadline'
    | 'repeat'
  > {
  collects: { id: string; type: Step['collects'][number]['type']; optional: boolean }[]
  /** Every outcome in full; one that stood for another has what that one has. */
  outcomes: Readonly<Record<string, OutcomeRules>>
}

export type ContactRules = Pick<Contact, 'id' | 'category' | 'phone' | 'url' | 'confidence' | 'verified' | 'review_by'>

export interface LawRules extends Pick<Law, 'id' | 'in_force' | 'replaced_by' | 'verified' | 'review_by'> {
  /** Former articles in whose place it stands, by id: the other end of `replaced_by`. */
  replaces: string[]
  kind: Statute['kind']
  confidence: Statute['confidence']
}

export type DeadlineRules = Pick<Deadline, 'id' | 'kind' | 'limit' | 'days' | 'laws' | 'verified' | 'review_by'>

export interface ThreatRules extends Pick<Threat, 'id' | 'lasts' | 'contacts'> {
  when?: Condition | undefined
}

/** The rules of each registry. */
export interface RulesByRegistry {
  playbooks: PlaybookRules
  questions: QuestionRules
  facts: FactRules
  steps: StepRules
  contacts: ContactRules
  laws: LawRules
  deadlines: DeadlineRules
  threats: ThreatRules
}

interface Rest {
  /** Changes whenever content changes; a session remembers which one it last saw. */
  version: string
  common: Common
  /** Ids of what can be brought along and of kinds of evidence. */
  terms: Record<keyof Terms, string[]>
  retired: Retired[]
  calendar: HolidayCalendar
}

/** Entries by id. Maps, because an id such as `constructor` must not find what every object inherits. */
export type Library = Rest & { [Key in Registry]: ReadonlyMap<string, RulesByRegistry[Key]> }

/** The library as it is stored: lists, in the order of the registries. */
export type StoredLibrary = Rest & { [Key in Registry]: RulesByRegistry[Key][] }

/** The library from its stored form. */
export function openLibrary(stored: StoredLibrary): Library {
  return {
    ...stored,
    playbooks: byId(stored.playbooks),
    questions: byId(stored.questions),
    facts: byId(stored.facts),
    steps: byId(stored.steps),
    contacts: byId(stored.contacts),
    laws: byId(stored.laws),
    deadlines: byId(stored.deadlines),
    threats: byId(stored.threats),
  }
}

/** The stored form of a library. */
export function storedLibrary(library: Library): StoredLibrary {
  return {
    ...library,
    playbooks: [...library.playbooks.values()],
    questions: [...library.questions.values()],
    facts: [...library.facts.values()],
    steps: [...library.steps.values()],
    contacts: [...library.contacts.values()],
    laws: [...library.laws.values()],
    deadlines: [...library.deadlines.values()],
    threats: [...library.threats.values()],
  }
}

/** Entries by their id, in the order of the list. */
export function byId<Entry extends { id: string }>(entries: readonly Entry[]): ReadonlyMap<string, Entry> {
  return new Map(entries.map((entry) => [entry.id, entry]))
}

/** The entries that some ids name, in that order; ids that name none are passed over. */
export function pickEntries<Entry>(registry: ReadonlyMap<string, Entry>, ids: readonly string[]): Entry[] {
  return ids.flatMap((id) => registry.get(id) ?? [])
}

/** Two libraries in one. Where ids meet, the second one's entry stands. */
export function mergeLibraries(first: Library, second: Library): Library {
  const merged = { ...second }
  for (const key of registries)
    Object.assign(merged, { [key]: new Map<string, unknown>([...first[key], ...second[key]]) })
  return {
    ...merged,
    terms: {
      items: [...second.terms.items, ...first.terms.items],
      evidence: [...second.terms.evidence, ...first.terms.evidence],
    },
    retired: [...second.retired, ...first.retired],
  }
}
