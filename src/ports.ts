// What commands may ask of the world. main.ts picks the real ones, tests pick ones in memory.
import type { Retired } from './core/content.ts'
import type { Library, PlaybookEntry, Registry } from './core/library.ts'
import type { Problem } from './core/problem.ts'
import type { Session } from './core/session.ts'
import type { Language, Text } from './core/text.ts'

/** One line of `session list`. */
export interface SessionSummary {
  id: string
  name: string
  playbooks: string[]
  /** ISO instants. */
  created: string
  updated: string
  closed: boolean
  /** Why the file cannot be opened, when it cannot. */
  problem?: Text
}

/** A session as read from disk. */
export interface OpenedSession {
  session: Session
  /** Something the person should know: the file was edited by hand, or an older copy had to be used. */
  notice?: Text
}

/** Where sessions are kept. Every method throws UserError with the data untouched when it cannot do its work. */
export interface SessionStore {
  /** Every session, newest change first. Takes no lock and writes nothing, as do `read` and `current`. */
  list(): SessionSummary[]
  read(id: string): OpenedSession
  /** Fails before the first question when nothing could be saved later. */
  assertWritable(): void
  /** Makes a session with the next free id; returns once it is on disk. `make` gets the id. */
  create(make: (id: string) => Session): Session
  /**
   * Reads, changes and saves a session under its lock; returns the saved one once it is on disk.
   * The change sees the newest saved session. The store raises the revision.
   */
  update(id: string, change: (session: Session) => Session): Session
  /** Keeps other processes from changing a session during an interactive run; returns the release. */
  hold(id: string): () => void
  /** Removes a session and everything kept for it; returns the paths removed. */
  delete(id: string): string[]
  /** The session other commands mean when none is named. */
  current(): string | undefined
  use(id: string): void
  /** For messages: the folder sessions are in. */
  readonly folder: string
}

/** Where playbooks come from. */
export interface ContentSource {
  /** Every playbook a person can start, bundled ones first. */
  entries(): Promise<PlaybookEntry[]>
  /** Ids that are gone, and what took their place. */
  retired(): Promise<Retired[]>
  /** What is needed to plan these playbooks. Unknown ids are left out of the result. */
  library(playbooks: readonly string[]): Promise<Library>
  /** Everything, with all registries; slower. */
  wholeLibrary(): Promise<Library>
  /** Checks a folder of content files against the bundled library. */
  check(folder: string, today: string): Promise<{ problems: Problem[]; counts: Record<Registry, number> }>
}

/** One thing to choose. */
export interface Choice<Value extends string = string> {
  value: Value
  label: string
  /** For `chooseMany`: choosing it clears the others. */
  alone?: boolean
  /** A heading to stand above the first choice of each group. */
  group?: string
}

/** Questions at the keyboard. Leaving one rejects with Interrupted. Strings are plain text; the keyboard side cleans them. */
export interface Keyboard {
  chooseOne<Value extends string>(question: {
    message: string
    hint?: string
    choices: Choice<Value>[]
    initial?: Value
  }): Promise<Value>
  chooseMany<Value extends string>(question: {
    message: string
    hint?: string
    choices: Choice<Value>[]
  }): Promise<Value[]>
  /** Free text; `check` returns a sentence when the text will not do. */
  enterText(question: { message: string; hint?: string; check?: (text: string) => string | undefined }): Promise<string>
  confirm(question: { message: string; initial: boolean }): Promise<boolean>
}

/** How the screen is. */
export interface Screen {
  /** Width in columns for text. */
  columns: number
  color: boolean
  /** No redraw, no colour, numbered questions. */
  plain: boolean
}

export interface Ports {
  language: Language
  /** Milliseconds since 1970; fixed by LEAK_HELP_NOW in tests. */
  now(): number
  content: ContentSource
  sessions: SessionStore
  /** Undefined without a terminal: then nothing is asked. */
  keyboard: Keyboard | undefined
  screen: Screen
  /** Print `text` and a newline: results, on stdout. */
  print(text: string): void
  /** Talk: on stderr. */
  say(text: string): void
  /** Names the session in use, for the line that says how to come back after an interruption. */
  working(sessionId: string): void
  /** Reads a file the person named (an answers file); throws UserError with exit code 2. */
  readAnswers(path: string): Promise<AnswersFile>
}

/** An answers file, with the line each answer stands on. */
export interface AnswersFile {
  path: string
  value: unknown
  locate(path: readonly (string | number)[]): { line: number; column: number }
}
