// The sentences of the content in one language, read when they are shown.
import type { Language, Text } from '../text.ts'
import type {
  Blank,
  Claim,
  Contact,
  Deadline,
  Lapse,
  Law,
  Letter,
  Playbook,
  Question,
  Terms,
  Threat,
  Wanted,
} from './schema.ts'
import type { Registry, WordedPart } from './vocabulary.ts'

/** An entry's sentences: every `Text` of it, in one language. */
type Spoken<Entry, Keys extends keyof Entry> = {
  [Key in Keys]: Exclude<Entry[Key], undefined> extends Text
    ? string | Extract<Entry[Key], undefined>
    : Exclude<Entry[Key], undefined> extends Text[]
      ? string[]
      : never
}

export type PlaybookTexts = Spoken<Playbook, 'title' | 'summary' | 'out_of_scope'>

export interface QuestionTexts extends Spoken<Question, 'text' | 'text_other' | 'label' | 'why'> {
  /** By choice. */
  choices: Record<string, string>
}

export interface FactTexts {
  what: string
  /** By value. */
  values: Record<string, string>
}

/** What a counter or a call is told and asked. */
export interface Script {
  say?: string | undefined
  ask_for?: string | undefined
}

/** A step’s texts: of those that come in forms the one that is true for everybody. */
export interface StepTexts extends Script {
  title: string
  why: string
  /** In a few words, for a small screen; may be empty. */
  quick: string[]
  how: string[]
  keep?: string | undefined
  never: string[]
  for_other?: string | undefined
  /** What counts as done, where answers say that it may have been. */
  may_be_done?: string | undefined
  /** All forms of the texts that have several, in order. */
  forms?: Partial<Record<WordedPart, string[]>>
  /** The words to say in Chinese, in another language: what a counter understands. */
  chinese?: Script
  /** Likewise for the texts that have several forms. */
  chineseForms?: Partial<Record<WordedPart, string[]>>
  /** Labels by field. */
  collects: Record<string, string>
  /** Labels by outcome, where the outcome brings its own. */
  outcomes: Record<string, string>
}

export type ContactTexts = Spoken<
  Contact,
  'name' | 'where' | 'hours' | 'takes' | 'not_for' | 'needs' | 'expect' | 'note'
>

/** The Chinese name goes along in every language: it is what a counter understands. */
export interface LawTexts extends Spoken<Law, 'law' | 'gist'> {
  article?: string
  chinese: { law: string; article?: string }
}

export type DeadlineTexts = Spoken<Deadline, 'what' | 'counted_from' | 'if_late'>

export type ThreatTexts = Spoken<Threat, 'title' | 'script' | 'rule'>

export type ClaimTexts = Spoken<Claim, 'what'>

export interface BlankTexts extends Spoken<Blank, 'label' | 'why' | 'label_other' | 'why_other'> {
  /** By choice. */
  choices: Record<string, string>
}

/** What stands in a letter: of its body a text for each place, several where the first that fits is taken, nothing for a table. */
export interface LetterWords {
  to: string
  heading: string
  body: (string | string[])[]
  /** Of the page that is kept apart, in the same way. */
  sheet?: { heading: string; body: (string | string[])[] }
  attachments: string[]
}

export interface LetterTexts
  extends LetterWords,
    Spoken<Letter, 'name' | 'purpose' | 'find' | 'keep' | 'refused' | 'form' | 'answer'> {
  send: string[]
  check: string[]
  next: string[]
  /** The letter as it is sent, in another language. */
  chinese?: LetterWords
}

export interface WantedTexts extends Spoken<Wanted, 'name' | 'note'> {
  /** In the order of the things. */
  things: string[]
  forms: string[]
  not_needed: string[]
  never: string[]
}

export type LapseTexts = Spoken<Lapse, 'what' | 'counted_from' | 'ask' | 'note'>

/** The sentences of each registry. */
export interface TextsByRegistry {
  playbooks: PlaybookTexts
  questions: QuestionTexts
  facts: FactTexts
  steps: StepTexts
  contacts: ContactTexts
  laws: LawTexts
  deadlines: DeadlineTexts
  threats: ThreatTexts
  claims: ClaimTexts
  blanks: BlankTexts
  letters: LetterTexts
  wanted: WantedTexts
  lapses: LapseTexts
}

/** Registries whose entries have one name each, known without reading the rest of their sentences. */
export const namedRegistries = ['playbooks', 'steps', 'contacts', 'letters'] as const
export type NamedRegistry = (typeof namedRegistries)[number]

/** The sentences of one language. Nothing is read before it is asked for. */
export interface Texts {
  readonly language: Language
  /** The title or name of an entry; undefined for an id that names none. */
  name(registry: NamedRegistry, id: string): string | undefined
  /** All sentences of an entry; undefined for an id that names none. */
  entry<Key extends Registry>(registry: Key, id: string): TextsByRegistry[Key] | undefined
  /** The word for something to bring or a kind of evidence. */
  term(list: keyof Terms, id: string): string | undefined
  /** Where an entry comes from; empty where it says nothing of its own. */
  sources(registry: Registry, id: string): string[]
}
