// A paper as it is written: letters, cover sheets and reports are made of these blocks, whatever file they end up in.

/** A part of a line: what stands there, or a place left open, with what belongs into it. */
export type Run = string | { open: string }

/** A line or paragraph. No run holds a line break. */
export type Runs = readonly Run[]

export type Block =
  /** The name of the paper, in the middle. */
  | { kind: 'title'; runs: Runs }
  | { kind: 'heading'; runs: Runs }
  | { kind: 'paragraph'; runs: Runs }
  /** A line by itself without a first-line indent: the addressee; at the right end: signature and date. */
  | { kind: 'line'; runs: Runs; align?: 'right' }
  /** An item of a numbered list; `number` counts from 1 in each list. */
  | { kind: 'item'; number: number; runs: Runs }
  /** `head`: one cell for each column; every row has as many. */
  | { kind: 'table'; head: string[]; rows: Runs[][] }
  /** What follows stands on a page of its own. */
  | { kind: 'page-break' }

/** A paper of one or several pages. */
export interface Paper {
  /** The name of the document, for the file's own title. */
  title: string
  /** Language of the paper, not of the person: letters are sent in Chinese. */
  language: 'zh' | 'en'
  blocks: Block[]
}

/** Kinds of files a paper can be written as. */
export const paperFormats = ['md', 'txt', 'html', 'docx'] as const
export type PaperFormat = (typeof paperFormats)[number]

/** The formats that counts of many cases can have. */
export const countFormats = ['csv', 'json'] as const
export type CountFormat = (typeof countFormats)[number]
/** Kinds of files of a report: those of a paper, and its content for scripts. */
export const reportFormats = [...paperFormats, 'json'] as const
export type ReportFormat = (typeof reportFormats)[number]
