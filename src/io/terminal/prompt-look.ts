// How a question stands on the screen: what every kind of it has in common.
import { safeText } from '../../core/guard/safe-text.ts'

/** What is asked, as every kind of question has it. */
export interface Asked {
  message: string
  hint?: string
  canGoBack?: boolean
}

/** What questions look like: given by the caller, because wording for the screen is not io's business. */
export interface Look {
  columns: () => number
  /** Wraps text to a width. */
  wrap: (text: string, columns: number) => string[]
  /** Columns that a text takes. */
  width: (text: string) => number
  paint: { strong: (text: string) => string; quiet: (text: string) => string }
}

/** Rows of a text between an indent and the edge of the screen; the last column stays free. */
export function rowsOf(look: Look, text: string, indent: number, { multiline = false } = {}): string[] {
  return look.wrap(safeText(text, { multiline }), Math.max(2, look.columns() - indent - 1))
}

/** Rows with something in front of the first one. */
export function hung(first: string, rows: readonly string[]): string[] {
  return rows.map((row, index) => (index === 0 ? first : ' '.repeat(first.length)) + row)
}

/** The question and why it is asked, painted. */
export function questionRows(look: Look, question: Asked): { message: string[]; hint: string[] } {
  const { strong, quiet } = look.paint
  const hint = question.hint === undefined ? [] : rowsOf(look, question.hint, 2, { multiline: true })
  return {
    message: hung('? ', rowsOf(look, question.message, 2).map(strong)),
    hint: hung('  ', hint.map(quiet)),
  }
}

/** A hint below the question, of keys or of what is wrong. */
export function quietRows(look: Look, parts: readonly (string | undefined)[], separator: string): string[] {
  const text = parts.filter((part) => part !== undefined && part !== '').join(separator)
  return text === '' ? [] : rowsOf(look, text, 0).map(look.paint.quiet)
}

/** Why the last key or text will not do. */
export function problemRows(look: Look, problem: string | undefined): string[] {
  return problem === undefined ? [] : hung('! ', rowsOf(look, problem, 2))
}

/** What stays on the screen of an answered question: what was asked, without its instructions, and the answer. */
export function answeredRows(look: Look, message: string, answer: string): string {
  const asked = safeText(message)
  const [short = asked] = /^.*?[?？]/u.exec(asked) ?? /^.*?(?:[。！]|[.!](?= ))/u.exec(asked) ?? []
  const text = `${short} ${safeText(answer)}`.trimEnd()
  return hung('- ', rowsOf(look, text, 2)).join('\n')
}
