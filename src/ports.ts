// What commands may ask of the world. main.ts wires the real ones, tests pick ones in memory.

import type { Problem } from './core/check/problem.ts'
import type { Library } from './core/content/library.ts'
import type { PlaybookEntry } from './core/content/playbook-entry.ts'
import type { Texts } from './core/content/texts.ts'
import type { Registry } from './core/content/vocabulary.ts'
import type { Clock } from './core/dates.ts'
import type { Listener } from './core/search/playbooks.ts'
import type { Evidence } from './core/session/evidence.ts'
import type { Session } from './core/session/schema.ts'
import type { Language, Text } from './core/text.ts'

/** One line of `session list`. */
export interface SessionSummary {
  id: string
  name: string
  playbooks: string[]
  /** ISO instants. */
  created: string
  updated: string
  /** An encrypted session tells nothing else: its name is its id, and the times are those of its file. */
  encrypted: boolean
  /** It is encrypted, and yet readable files of it are still there: encrypting it was interrupted. */
  exposed: boolean
  closed: boolean
  /** Why the file cannot be opened, when it cannot. */
  problem?: Text
}

/** A file that looks like a session's and is none: a copy made by a sync program. It can be imported. */
export interface SessionCopy {
  path: string
  /** The session that its name speaks of. */
  session: string
}

/** What there is, as far as a screen shows it. */
export interface SessionsFound {
  /** The newest change first. */
  sessions: SessionSummary[]
  /** How many there are in all. */
  count: number
  /** Ids of all that are exposed. */
  exposed: string[]
  copies: SessionCopy[]
}

/**
 * What a list says of every session besides its summary. A store may remember that, so that it need not read all of them
 * each time.
 */
export interface Conclusion {
  /** Changes with whatever the conclusion is drawn by, besides the session, the time and the program. */
  by: string
  /** Milliseconds since 1970. */
  now: number
  /**
   * What is concluded: a text that holds nothing a person wrote, for it is remembered readably, and from when until when it
   * holds, in milliseconds since 1970.
   */
  of(session: Session): { text: string; from: number; until: number }
}

/** Every session, newest change first, with what was concluded; no text for one that is encrypted or cannot be read. */
export interface SurveyedSessions {
  sessions: { summary: SessionSummary; text?: string }[]
  /** As in `SessionsFound`. */
  exposed: string[]
  copies: SessionCopy[]
}

/** What became of a session that was deleted. */
export interface DeletedSession {
  /** Paths of what is gone. */
  removed: string[]
  /** Paths of copies of it, which stay. */
  copies: string[]
}

/** A session as read from disk. */
export interface OpenedSession {
  session: Session
  /** Something the person should know: the file was edited by hand, or an older copy had to be used. */
  notice?: Text
}

/** Where sessions are kept. Every method throws UserError with the data untouched when it cannot do its work. */
export interface SessionStore {
  /** Every session, newest change first. Takes no lock and changes none, as do `newest`, `read` and `current`. */
  list(): SessionSummary[]
  /**
   * The newest, at most so many, without a look at each of very many files: what another program wrote into one of the others as it
   * stood may show ten minutes later. For looking; what is to be changed is found by `list`.
   */
  newest(most: number): SessionsFound
  /** The newest that is not closed, in the same way. */
  newestOpen(): SessionSummary | undefined
  /**
   * Every session with what is concluded from it, by a look at each file. Only what changed since, or no longer holds, is
   * read. Signals are heard meanwhile.
   */
  survey(conclusion: Conclusion): Promise<SurveyedSessions>
  /** One line of the list. */
  summary(id: string): SessionSummary
  /** Files beside the sessions that nothing opens by itself. */
  copies(): SessionCopy[]
  read(id: string): OpenedSession
  /** Fails before the first question when nothing could be saved later. */
  assertWritable(): void
  /** Makes a session with the next free id; returns once it is on disk. `make` gets the id. */
  create(make: (id: string) => Session, options?: { encrypted: boolean }): Session
  /**
   * Reads, changes and saves a session under its lock; returns the saved one once it is on disk.
   * The change sees the newest saved session. The store raises the revision.
   */
  update(id: string, change: (session: Session) => Session): Session
  /**
   * Keeps other processes from changing a session during an interactive run; returns the release. Throws UserError while
   * another has it, and HeldElsewhere for one on another computer; so do `update`, `delete`, and encrypting.
   */
  hold(id: string): () => void
  /** Removes the lock of a session that HeldElsewhere named, after the person said that nobody has it open there. */
  takeOver(id: string): void
  /** Removes a session and everything kept for it. */
  delete(id: string): DeletedSession
  /** The session other commands mean when none is named. */
  current(): string | undefined
  use(id: string): void
  /** The copies of files kept as evidence; undefined where nothing is kept, so nothing is copied. */
  readonly evidence: EvidenceCopies | undefined
  /** Encrypted sessions; undefined where nothing is kept, so nothing can be encrypted. */
  readonly encryption: SessionEncryption | undefined
  /** Nothing is kept: sessions are in memory and end with the program. */
  readonly isPrivate: boolean
  /** For messages: the folder sessions are in. */
  readonly folder: string
}

/** What a file is by its content. */
export interface FileDigest {
  /** In bytes. */
  size: number
  /** In hexadecimal. */
  sha256: string
}

/** A file that the person named, before it is read. */
export interface FoundFile {
  /** Where it is, whatever link led there. */
  path: string
  /** What it is called. */
  name: string
  /** A link was named, and followed. */
  isLink: boolean
  size: number
  /** Its first bytes, which tell what kind of file it is. */
  start: Uint8Array
}

/**
 * A copy that is on disk and is not yet named by an entry of the session. Where neither is called, the next one that is added
 * finds out whether it has an entry, and takes it back where not.
 */
export interface NewCopy extends FileDigest {
  /** What its name is made of besides the number; for its entry. */
  tag: string
  /** Its entry is saved. */
  keep(): void
  /** It will have none: it goes. */
  takeBack(): void
}

/** How a file stands against what was recorded of it. `unreadable` says why. */
export type FileStanding = 'same' | 'changed' | 'missing' | { unreadable: Text }

/**
 * Copies of files in a folder beside their session, encrypted where the session is. Every method throws UserError when it
 * cannot do its work. Those that change something are called while the session is held (`hold`).
 */
export interface EvidenceCopies {
  /** Copies a file, for the entry with a number. */
  copyIn(id: string, file: FoundFile, number: number): Promise<NewCopy>
  /** How the file of an entry stands: the copy, or for one that was not copied the file itself. */
  check(id: string, piece: Evidence): Promise<FileStanding>
  /** Writes what an entry's file holds to a new file, for its owner only. Nothing is written where it is not the same. */
  copyOut(id: string, piece: Evidence, to: string): Promise<FileStanding>
  /**
   * Writes what an entry's file holds to an open file, in small steps. What cannot be read comes out as a digest that no
   * file has; errors of writing pass.
   */
  fill(id: string, piece: Evidence, file: number): Generator<void, FileDigest, void>
  /** Whether there is a copy of an entry, in whatever state. */
  hasCopy(id: string, piece: Evidence): boolean
  /** Deletes the copy of an entry, never the person's own file; returns the paths removed. */
  remove(id: string, piece: Evidence): string[]
  /** How many copies there are, also of an encrypted session that is not open. */
  countCopies(id: string): number
  /** Paths of files in the folder that no entry of the session names. */
  findUnlisted(session: Session): string[]
  /** Paths of copies that are readable although the session is encrypted: encrypting it was interrupted. */
  findReadable(id: string): string[]
}

/** What can be encrypted here, and whether it is open. */
export interface SessionEncryption {
  /** Whether a session is encrypted and the passphrase was not given yet: then it cannot be read or changed. */
  isLocked(id: string): boolean
  /** Whether a passphrase was set here. There is one for all encrypted sessions. */
  hasPassphrase(): boolean
  /** Whether it was given or set in this run. */
  isUnlocked(): boolean
  /** Throws UserError when sessions here are encrypted and the key to them is gone: no passphrase would help. */
  assertKeyThere(): void
  /** Sets it for the first time, and unlocks. Refused while sessions here need a key that is gone. */
  setPassphrase(passphrase: string): void
  /**
   * Once unlocked, sets another one, with a new key for all that is encrypted from now on, and encrypts the sessions with
   * it again. Returns the ids of those that another window or computer has open: they follow when they are saved.
   */
  changePassphrase(passphrase: string): string[]
  /** The text of an encrypted file from anywhere, once unlocked; `path` is for the message when it does not open. */
  decryptFile(bytes: Uint8Array, path: string): string
  /**
   * Opens the encrypted sessions for this run; throws WrongPassphrase. Returns what the person should know: a copy of
   * the key had to be used.
   */
  unlock(passphrase: string): Text | undefined
  /**
   * Encrypts a session, once unlocked; returns the paths removed. They go when the encrypted file is on disk and was
   * read back. One that is encrypted already stays as it is.
   */
  encrypt(id: string): string[]
  /** The way back. */
  decrypt(id: string): string[]
}

/** Files the person named. Every method throws UserError with nothing changed when it cannot do its work. */
export interface NamedFiles {
  /** A regular file of at most so many bytes. */
  read(path: string, maxBytes: number): NamedFile
  /**
   * Makes a file of a text or of bytes that only its owner can read; returns its full path. A name that is taken is refused,
   * or with `replace` taken over in one move. A link is never followed.
   */
  write(path: string, content: string | Uint8Array, options: { replace: boolean }): string
  /**
   * The same with a zip of these entries, in little memory, with `seal` in the age format: then no readable file has a name. An entry that comes out other than it is named, and more than a
   * zip holds, is an error, and no zip is there.
   */
  writeZip(path: string, entries: readonly ZipEntry[], options: { replace: boolean; seal?: Seal }): Promise<string>
  /** Whether a text names somebody whom something can be encrypted to: the age library says it. */
  isRecipient(text: string): Promise<boolean>
  /** Looks at a file of any size, without reading it. */
  look(path: string): Promise<FoundFile>
  /** Reads a file of any size. */
  digest(path: string): Promise<FileDigest>
  /**
   * Makes a folder for copies that only its owner can look into; returns its full path. One that is there must be empty,
   * or with `add` hold none of these names.
   */
  makeFolder(path: string, options: { add: boolean; names: readonly string[] }): string
}

/** What opens an encrypted file: the key of somebody's own (`age1...` names it), or a passphrase. */
export type Seal = { recipient: string } | { passphrase: string }

/** An entry of a zip: bytes, or what `fill` writes to an open file, in small steps, and which must come out as named. */
export type ZipEntry =
  | { name: string; bytes: Uint8Array }
  | { name: string; size: number; sha256: string; fill: (file: number) => Generator<void, FileDigest, void> }

/** What a file held when it was read. */
export interface NamedFile {
  bytes: Uint8Array
  /** As text; throws UserError where it is none. */
  text(): string
}

/** Where playbooks come from. Nothing is read before it is asked for. */
export interface ContentSource {
  /** Every playbook a person can start, bundled ones first, in both languages. */
  entries(): Promise<PlaybookEntry[]>
  /** What understands a person's own words. */
  listener(): Promise<Listener>
  /** The rules of all content. */
  library(): Promise<Library>
  /** The sentences of all content; in the run's language unless another is named. */
  texts(language?: Language): Promise<Texts>
  /**
   * Checks a folder of content files; without one, the person's own folders that are used in this run, in the order of
   * use. `today` is `YYYY-MM-DD`.
   */
  check(folder: string | undefined, today: string): Promise<CheckedFolder[]>
}

/** What is wrong with a folder of content, and how many entries it has. */
export interface CheckedFolder {
  folder: string
  problems: Problem[]
  counts: Record<Registry, number>
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

/**
 * Questions at the keyboard. Leaving one rejects with Interrupted; with `canGoBack`, going back from it rejects with WentBack.
 * Strings are plain text; the keyboard side cleans them.
 */
export interface Keyboard {
  chooseOne<Value extends string>(question: {
    message: string
    hint?: string
    choices: Choice<Value>[]
    initial?: Value
    canGoBack?: boolean
  }): Promise<Value>
  /** `marked`: chosen already when the question is shown; the person takes them or changes them. */
  chooseMany<Value extends string>(question: {
    message: string
    hint?: string
    choices: Choice<Value>[]
    marked?: readonly Value[]
    canGoBack?: boolean
  }): Promise<Value[]>
  /**
   * Free text; `check` returns a sentence when the text will not do. `initial` stands there to be changed, where the
   * terminal can do that. `takesLines`: what is pasted may have several lines, and all of them are the answer.
   */
  enterText(question: {
    message: string
    hint?: string
    initial?: string
    takesLines?: boolean
    canGoBack?: boolean
    check?: (text: string) => string | undefined
  }): Promise<string>
  /** A text that nobody sees: not on the screen, not in what scrolls by. */
  enterSecret(question: {
    message: string
    hint?: string
    check?: (text: string) => string | undefined
  }): Promise<string>
  confirm(question: { message: string; initial: boolean; canGoBack?: boolean }): Promise<boolean>
}

/** How the screen is. */
export interface Screen {
  /** Width in columns for text. */
  columns: number
  /** Height of the terminal that questions are asked on; 24 where it is not known. */
  rows: number
  color: boolean
  /** No redraw, no colour, numbered questions. */
  plain: boolean
  /** Results go to a file or another program, not to a screen. */
  piped: boolean
}

/** The world, with a clock that LEAK_HELP_NOW fixes in tests. */
export interface Ports extends Clock {
  language: Language
  content: ContentSource
  sessions: SessionStore
  /** From now on nothing is kept: `sessions` becomes a private store that holds this session alone, or none yet. */
  goPrivate(session: Session | undefined): void
  files: NamedFiles
  /** SHA-256 of a text, in hexadecimal. */
  sha256(text: string | Uint8Array): string
  /** Undefined without a terminal: then nothing is asked. */
  keyboard: Keyboard | undefined
  screen: Screen
  /** Results, on stdout: lines that are laid out for the screen already, or a document for scripts as it stands. */
  print(lines: readonly string[] | string): void
  /** The same where it may be long: on a screen too small for it, in the person's pager. */
  page(lines: readonly string[]): Promise<void>
  /** Opens a file in the person's own editor and waits until it is closed; false where none could be opened. */
  edit(path: string): Promise<boolean>
  /** Talk, on stderr: lines that are laid out already, or a text to be laid out. */
  say(lines: readonly string[] | string): void
  /** Names the session in use, for the line that says how to come back after an interruption. */
  working(sessionId: string): void
  /** Reads a file the person named (an answers file); throws UserError with exit code 2. */
  readAnswers(path: string): Promise<AnswersFile>
}

/** An answers file, with the line each answer stands on. */
export interface AnswersFile {
  path: string
  value: unknown
  /** Where the value at a path stands; 1-based. Asked only when something is wrong. */
  locate(path: readonly (string | number)[]): Promise<{ line: number; column: number }>
}
