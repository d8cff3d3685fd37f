// A mistake in content: what kind it is, where it stands, and in words. Everything that is wrong is reported at once.
import type { EntryKind } from '../content/library.ts'
import { safeText } from '../guard/safe-text.ts'
import type { Refusal } from '../refusal.ts'
import type { Language } from '../text.ts'
import { findSeverity, type ProblemCode } from './problem-codes.ts'

/** Where something stands in a file; both count from 1, columns in UTF-16 units as editors do. */
export interface Place {
  line: number
  column: number
}

/** One content file, parsed but not yet trusted. */
export interface SourceFile {
  /** Relative to the playbooks folder, with `/`. */
  path: string
  value: unknown
  /** Where the value at a path inside the file stands. */
  locate(path: readonly (string | number)[]): Place
}

/** What has an id of its own: an entry of a registry, a term, a retired id. */
export type PartKind = EntryKind | 'retired'

export interface Problem extends Place, Pick<Refusal, 'problem'> {
  code: ProblemCode
  file: string
  /** What it is about, where it is about one thing: that is not used while an error stands in it. */
  part?: { kind: PartKind; id: string }
}

/** `file:line:column: what is wrong [code]` in one language; what is only worth mending is marked as a warning. */
export function writeProblem({ file, line, column, problem, code }: Problem, language: Language): string {
  const mark = findSeverity(code) === 'error' ? '' : { zh: '提醒：', en: 'warning: ' }[language]
  return safeText(`${file}:${line}:${column}: ${mark}${problem[language]} [${code}]`)
}

/** By file, line and column, the same mistake once. */
export function inFileOrder(problems: readonly Problem[]): Problem[] {
  const key = ({ file, line, column, problem }: Problem) => `${file}:${line}:${column}:${problem.en}`
  return [...new Map(problems.map((problem) => [key(problem), problem])).values()].sort((a, b) =>
    a.file < b.file ? -1 : a.file > b.file ? 1 : a.line - b.line || a.column - b.column,
  )
}
