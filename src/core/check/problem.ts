// A mistake in content, at its place. Everything that is wrong is reported at once.
import { safeText } from '../guard/safe-text.ts'
import type { Text } from '../text.ts'

export interface Place {
  line: number
  column: number
}

/** One content file, parsed but not yet trusted. */
export interface SourceFile {
  /** Relative to the playbooks folder, with `/`. */
  path: string
  value: unknown
  /** Where the value at a path inside the file stands; 1-based. */
  locate(path: readonly (string | number)[]): Place
}

export interface Problem extends Place {
  file: string
  message: Text
}

/** `file:line:column: message` in one language. */
export function problemLine(problem: Problem, language: keyof Text): string {
  return safeText(`${problem.file}:${problem.line}:${problem.column}: ${problem.message[language]}`)
}

/** By file, line and column, the same mistake once. */
export function inFileOrder(problems: Problem[]): Problem[] {
  const key = (problem: Problem) => `${problem.file}:${problem.line}:${problem.column}:${problem.message.en}`
  return [...new Map(problems.map((problem) => [key(problem), problem])).values()].sort((a, b) =>
    a.file < b.file ? -1 : a.file > b.file ? 1 : a.line - b.line || a.column - b.column,
  )
}
