// The library: what a plan is decided on, keyed by id. It holds no sentence and no language; those are in texts.ts.
import type { HolidayCalendar } from '../dates.ts'
import type { Condition } from './conditions.ts'
import type {
  Blank,
  Claim,
  Common,
  Contact,
  Deadline,
  Fact,
  Lapse,
  Law,
  Letter,
  Outcome,
  Playbook,
  Question,
  Retired,
  Statute,
  Step,
  Terms,
  Threat,
  Wanted,
} from './schema.ts'
import {
  type LawTime,
  type LetterTable,
  type Registry,
  registries,
  type TermList,
  termLists,
  type WordedPart,
} from './vocabulary.ts'

/** What stands in for an answer: by question or fact, one value or several. */
export type Values = Readonly<Record<string, string | string[]>>

export type PlaybookRules = Pick<
  Playbook,
  'id' | 'group' | 'assume' | 'ask' | 'steps' | 'threats' | 'verified' | 'review_by'
>

export interface QuestionRules extends Pick<Question, 'id' | 'type' | 'when' | 'first'> {
  /** As written: `yes`, `no` and `unsure` stand here only where they set facts. */
  choices: { id: string; alone: boolean; sets: Values }[]
  /** The playbook that alone asks it, where it stands in that playbook's file. */
  playbook?: string
}

export interface FactRules extends Pick<Fact, 'id'> {
  values: string[]
}

export interface OutcomeRules extends Omit<Outcome, 'label'> {
  /** The limit by law that counts from the day of this outcome, for this step or one that it opens. */
  dated?: {
    deadline: string
    /** The date that the step collects, where that is this day. */
    field?: string
  }
}

/** When a form of a text is shown, what it says of the person, and whose words they are. */
export interface FormRules {
  when?: Condition
  /** Ids of claims. */
  asserts?: string[]
  speaker?: 'helper'
}

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
    | 'laws_when'
    | 'deadline'
    | 'several'
    | 'repeat'
  > {
  /** Of texts that come in several forms, or say something of the person: each form, in order. */
  wording?: Readonly<Partial<Record<WordedPart, FormRules[]>>>
  /** Facts by which it may have been done. */
  may_be_done?: Condition
  /** Words for the phone, by id. */
  phrases?: string[]
  /** Letters that it writes, by id. */
  letters?: string[]

  collects: { id: string; type: Step['collects'][number]['type']; optional: boolean; comes_back?: true }[]
  /** Every outcome in full; one that stood for another has what that one has. */
  outcomes: Readonly<Record<string, OutcomeRules>>
}

export type ContactRules = Pick<
  Contact,
  'id' | 'category' | 'phone' | 'not_called' | 'url' | 'confidence' | 'verified' | 'review_by'
>

export interface LawRules extends Pick<Law, 'id' | 'in_force' | 'replaced_by' | 'verified' | 'review_by'> {
  /** Former articles in whose place it stands, by id: the other end of `replaced_by`. */
  replaces: string[]
  kind: Statute['kind']
  /** Which day decides whether it applies. */
  time: LawTime
  /** A rule that is new in substance: not for what was done before. */
  isNew: boolean
  confidence: Statute['confidence']
}

export type DeadlineRules = Pick<Deadline, 'id' | 'kind' | 'limit' | 'days' | 'laws' | 'verified' | 'review_by'> &
  Required<Pick<Deadline, 'event' | 'who' | 'after'>>

export interface ThreatRules extends Pick<Threat, 'id' | 'lasts' | 'contacts'> {
  when?: Condition | undefined
}

export type ClaimRules = Pick<Claim, 'id' | 'holds' | 'words'>

export interface BlankRules
  extends Pick<
    Blank,
    'id' | 'type' | 'when' | 'optional' | 'comes' | 'each' | 'from' | 'personal' | 'grade' | 'discloses'
  > {
  choices: string[]
  /** The letter that alone has it. */
  letter?: string
}

/** When a piece of a letter can stand there, and what of it is filled. */
export interface PieceRules {
  as?: 'heading' | 'item' | 'line'
  when?: Condition
  /** Ids of claims that must hold. */
  asserts?: string[]
  /** Blanks that must be filled. */
  only_with?: string[]
  /** Blanks in its words, in order. */
  blanks?: string[]
  /** Of these, personal ones about the person concerned where somebody acts for them. */
  theirs?: string[]
}

/** A place in the body of a letter: a piece, the first of several that can stand there, or a table. */
export type BodyRules = PieceRules | { first: PieceRules[] } | { table: LetterTable; when?: Condition }

export interface LetterRules
  extends Pick<
    Letter,
    | 'id'
    | 'route'
    | 'steps'
    | 'when'
    | 'spoken'
    | 'forwarded'
    | 'identity'
    | 'never'
    | 'contacts'
    | 'own_hand'
    | 'signature'
    | 'copies'
    | 'laws'
    | 'confidence'
    | 'verified'
    | 'review_by'
  > {
  /** Every blank that it may have. */
  blanks: string[]
  /** Blanks that are asked first: what stands in the letter hangs on them. */
  asks: string[]
  /** Blanks of its first line and its heading. */
  top: string[]
  body: BodyRules[]
  /** The page that is kept apart from it, and every blank that page may have. */
  sheet?: { when?: Condition; top: string[]; body: BodyRules[]; blanks: string[] }
  attachments: (Pick<PieceRules, 'when' | 'only_with' | 'blanks'> & { evidence: string[] })[]
  send: Letter['send'][number]['way'][]
  check: { when?: Condition }[]
  next: { after: Letter['next'][number]['after']; letters: string[]; steps: string[] }[]
}

export interface WantedRules
  extends Pick<Wanted, 'id' | 'route' | 'goes' | 'when' | 'laws' | 'confidence' | 'verified' | 'review_by'> {
  things: Pick<Wanted['things'][number], 'when' | 'evidence' | 'counts' | 'helps'>[]
}

export type LapseRules = Pick<
  Lapse,
  'id' | 'kept' | 'from_incident' | 'when' | 'steps' | 'letters' | 'laws' | 'confidence' | 'verified' | 'review_by'
>

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
  claims: ClaimRules
  blanks: BlankRules
  letters: LetterRules
  wanted: WantedRules
  lapses: LapseRules
}

/** What entries can be: of a registry, or of a list of terms. */
export type EntryKind = Registry | TermList

/** An own contact that could be taken for a bundled one: which one, and by what. */
export interface Imitation {
  /** The id of the bundled contact. */
  contact: string
  by: 'name' | 'number' | 'address'
}

/** What a person's own folders bring; nothing where all content is bundled. */
interface FromOutside {
  /** Ids of entries that are not bundled. */
  notBundled: Readonly<Record<EntryKind, ReadonlySet<string>>>
  /** By the id of the contact that is not bundled. */
  imitations: ReadonlyMap<string, Imitation>
}

/** Nothing from outside. */
export const allBundled: FromOutside = {
  notBundled: {
    playbooks: new Set(),
    questions: new Set(),
    facts: new Set(),
    steps: new Set(),
    contacts: new Set(),
    laws: new Set(),
    deadlines: new Set(),
    threats: new Set(),
    claims: new Set(),
    blanks: new Set(),
    letters: new Set(),
    wanted: new Set(),
    lapses: new Set(),
    items: new Set(),
    evidence: new Set(),
    phrases: new Set(),
  },
  imitations: new Map(),
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
export type Library = Rest & FromOutside & { [Key in Registry]: ReadonlyMap<string, RulesByRegistry[Key]> }

/** Whether an entry came with the program. Of an id that names nothing too: nobody brought it. */
export function isBundled({ notBundled }: Pick<Library, 'notBundled'>, kind: EntryKind, id: string): boolean {
  return !notBundled[kind].has(id)
}

/** Of some playbooks the bundled ones. */
export function keepBundled(library: Pick<Library, 'notBundled'>, playbooks: readonly string[]): string[] {
  return playbooks.filter((id) => isBundled(library, 'playbooks', id))
}

/** The library as the build stores it: the rest in one line, then a line for each entry, registry by registry. */
export function storeLibrary({ version, common, terms, retired, calendar, ...library }: Library): string {
  const rest: Rest = { version, common, terms, retired, calendar }
  const sizes = Object.fromEntries(registries.map((key) => [key, library[key].size]))
  const entries = registries.flatMap((key) => [...library[key].values()].map((entry) => JSON.stringify(entry)))
  return [JSON.stringify({ ...rest, sizes }), ...entries].join('\n')
}

/** A version that changes with a person's own content too; `version` speaks of what is bundled alone. */
export function wholeVersion(library: Library, hash: (text: string) => string): string {
  const own = Object.values(library.notBundled).map((ids) => [...ids])
  if (own.every((ids) => ids.length === 0)) return library.version
  return `${library.version} ${hash(JSON.stringify([own, storeLibrary(library)]))}`
}

/** The library from its stored form. An entry is read when it is asked for: most runs need a tenth of them. */
export function openLibrary(stored: string): Library {
  const [first = '', ...lines] = stored.split('\n')
  const { sizes, ...rest } = JSON.parse(first) as Rest & { sizes: Record<Registry, number> } // by our own build
  let from = 0
  const opened = registries.map((key) => {
    const registry = new StoredRegistry(lines.slice(from, from + sizes[key]))
    from += sizes[key]
    return [key, registry]
  })
  return { ...allBundled, ...rest, ...Object.fromEntries(opened) }
}

// `storeLibrary` writes the id first.
const idStart = '{"id":"'.length

/** Entries in their stored form. */
class StoredRegistry<Entry> implements ReadonlyMap<string, Entry> {
  private readonly lines = new Map<string, string>()
  private readonly read = new Map<string, Entry>()

  constructor(lines: readonly string[]) {
    for (const line of lines) this.lines.set(line.slice(idStart, line.indexOf('"', idStart)), line)
  }

  get size(): number {
    return this.lines.size
  }

  get(id: string): Entry | undefined {
    const found = this.read.get(id)
    if (found !== undefined) return found
    const line = this.lines.get(id)
    if (line === undefined) return undefined
    const entry = JSON.parse(line) as Entry // written by our own build
    this.read.set(id, entry)
    return entry
  }

  has(id: string): boolean {
    return this.lines.has(id)
  }

  keys() {
    return this.lines.keys()
  }

  *entries(): MapIterator<[string, Entry]> {
    for (const id of this.lines.keys()) yield [id, this.get(id) as Entry] // it has a line
  }

  *values(): MapIterator<Entry> {
    for (const [, entry] of this.entries()) yield entry
  }

  [Symbol.iterator]() {
    return this.entries()
  }

  forEach(work: (entry: Entry, id: string, registry: ReadonlyMap<string, Entry>) => void): void {
    for (const [id, entry] of this.entries()) work(entry, id, this)
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

/** Ids of playbooks in the order of the library, those that it does not have last: the order of naming changes nothing. */
export function inLibraryOrder({ playbooks }: Pick<Library, 'playbooks'>, ids: readonly string[]): string[] {
  if (ids.length < 2) return [...ids]
  const named = new Set(ids)
  return [...[...playbooks.keys()].filter((id) => named.has(id)), ...ids.filter((id) => !playbooks.has(id))]
}

/** The playbooks of a session in the order of the library. */
export function pickPlaybooks(library: Pick<Library, 'playbooks'>, ids: readonly string[]): PlaybookRules[] {
  return pickEntries(library.playbooks, inLibraryOrder(library, ids))
}

/**
 * A library with a person's own rules behind it. Where ids meet, the entry that was there stands: nothing of one's own
 * takes the place of what is bundled.
 */
export function withOwnRules(library: Library, own: Library): Library {
  const added = <Entry>(before: ReadonlyMap<string, Entry>, more: ReadonlyMap<string, Entry>) =>
    [...more].filter(([id]) => !before.has(id))
  const merged = registries.map((key) => {
    const before: ReadonlyMap<string, unknown> = library[key]
    return [key, new Map([...before, ...added(before, own[key])])]
  })
  const newTerms = (list: TermList) => own.terms[list].filter((id) => !library.terms[list].includes(id))
  const notBundled = [
    ...registries.map((key): [EntryKind, string[]] => [key, added<unknown>(library[key], own[key]).map(([id]) => id)]),
    ...termLists.map((list): [EntryKind, string[]] => [list, newTerms(list)]),
  ].map(([kind, ids]) => [kind, new Set([...library.notBundled[kind], ...ids])])
  return {
    ...library,
    ...Object.fromEntries(merged),
    terms: {
      items: [...library.terms.items, ...newTerms('items')],
      evidence: [...library.terms.evidence, ...newTerms('evidence')],
      phrases: [...library.terms.phrases, ...newTerms('phrases')],
    },
    retired: [...library.retired, ...own.retired],
    notBundled: Object.fromEntries(notBundled),
  }
}
