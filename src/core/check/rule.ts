// What a rule of the checker works on, and how it reports.
import type { Content } from '../content/content.ts'
import type { Library } from '../content/library.ts'
import type { Registry } from '../content/vocabulary.ts'
import { registries } from '../content/vocabulary.ts'
import type { Text } from '../text.ts'
import type { Broken, Home } from './parse.ts'
import type { ProblemCode } from './problem-codes.ts'

export type Path = readonly (string | number)[]

/** The rules of all that entries may refer to: of the content itself, and for a person's own folder of the bundled one. */
export type Known = Library & {
  /** What is written and not known, because its form is wrong. */
  broken: Broken
}

/** Content under check. */
export interface Checked {
  /** As written: only its entries are reported on. */
  content: Content
  known: Known
  /** True for content that stands on its own; false for a person's own folder, which builds on the bundled content. */
  isComplete: boolean
  /** The day of the check, `YYYY-MM-DD`. */
  today: string
}

/** Reports a mistake at a path inside an entry. */
export type Report = (at: { home: Home; id: string; path: Path }, code: ProblemCode, zh: string, en: string) => void

/** One thing that must be so. */
export type Rule = (checked: Checked, report: Report) => void

/** A report about one entry. */
export type ReportEntry = (path: Path, code: ProblemCode, zh: string, en: string) => void

/** Narrows a report to one entry. */
export function reportOn(report: Report, home: Home, id: string): ReportEntry {
  return (path, code, zh, en) => report({ home, id, path }, code, zh, en)
}

/** Every entry of every registry. */
export function allEntries(content: Content): { registry: Registry; id: string; entry: unknown }[] {
  return registries.flatMap((registry) =>
    [...content[registry]].map(([id, entry]) => ({ registry, id, entry: entry as unknown })),
  )
}

/** Every bilingual text inside an entry, with its path. */
export function textsIn(value: unknown, path: Path = []): { path: Path; text: Text }[] {
  if (typeof value !== 'object' || value === null) return []
  if (Array.isArray(value)) return value.flatMap((item, index) => textsIn(item, [...path, index]))
  const { zh, en } = value as { zh?: unknown; en?: unknown }
  if (typeof zh === 'string' && typeof en === 'string') return [{ path, text: { zh, en } }]
  return Object.entries(value).flatMap(([key, item]) => textsIn(item, [...path, key]))
}
