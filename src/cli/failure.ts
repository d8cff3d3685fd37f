// What is printed of a failure, and with which exit code the program ends.
import { safeText } from '../core/guard/safe-text.ts'
import type { Language } from '../core/text.ts'
import { Interrupted, UserError } from '../errors.ts'
import { jsonText } from '../render/json-text.ts'
import { wrapText } from '../render/wrap.ts'
import { asTyped } from '../words/program.ts'
import { wordsIn } from '../words/words.ts'

/** What to write where; nothing is written to a stream that is left out. */
export interface Failure {
  exitCode: number
  stdout?: string
  stderr?: string
}

export interface FailureOptions {
  language: Language
  /** Width of stderr. */
  columns: number
  /** `--json` was asked for. */
  json: boolean
  /** The line that says how to come back; undefined when it is on the screen already. */
  farewell: string | undefined
}

/** Describes why a run ended. */
export function describeFailure(error: unknown, options: FailureOptions): Failure {
  if (error instanceof Interrupted) {
    return { exitCode: 130, ...(options.farewell === undefined ? {} : { stderr: `\n${options.farewell}\n` }) }
  }
  return error instanceof UserError ? describeUserError(error, options) : describeBug(error, options)
}

function describeUserError(error: UserError, { language, columns, json }: FailureOptions): Failure {
  const words = wordsIn(language)
  const next = error.next ? [words.error.next + words.colon + error.next[language]] : []
  return {
    exitCode: error.exitCode,
    stderr: layOut([error.what[language], ...next].map(asTyped), columns),
    ...(json && error.json !== undefined ? { stdout: `${jsonText(error.json)}\n` } : {}),
  }
}

function describeBug(error: unknown, { language, columns }: FailureOptions): Failure {
  const words = wordsIn(language).error
  const trace = error instanceof Error ? (error.stack ?? error.message) : String(error)
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  const detail = code === 'ENOSPC' || code === 'EIO' ? code : trace
  return { exitCode: 1, stderr: layOut([words.bug, words.bugNext, detail], columns) }
}

function layOut(texts: readonly string[], columns: number): string {
  const lines = texts.flatMap((text) => wrapText(safeText(text, { multiline: true }), columns))
  return `${lines.join('\n')}\n`
}
