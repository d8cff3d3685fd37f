// A session as one file to share or to move: the session file itself, with what it was exported from around it.
import * as v from 'valibot'
import { parseGuardedJson } from '../guard/guarded-json.ts'
import { escapeHiddenInJson } from '../guard/safe-text.ts'
import type { Text } from '../text.ts'
import { formatSessionText, type ParsedSession, parseSessionObject } from './format.ts'
import type { Session } from './schema.ts'

/** Format number of what stands around the session; the session inside has its own. */
const exportFormat = 1

/** In bytes. No session file comes near it; escaped characters make an export longer than the file. */
export const longestExport = 64 * 1024 * 1024

type Hash = (text: string) => string

const exportSchema = v.strictObject({
  export: v.literal(exportFormat),
  /** When it was exported, in UTC. */
  exported: v.pipe(
    v.string(),
    v.isoTimestamp(),
    v.check((at) => !Number.isNaN(Date.parse(at))),
  ),
  /** Version of the content it was last used with. */
  content: v.pipe(v.string(), v.maxLength(64)),
  session: v.looseObject({}),
})

/** A session and where it came from. */
export interface SessionExport {
  session: Session
  exported: string
  content: string
}

/** What a file for import turned out to be. A session file, such as a copy made by a sync program, says less. */
export type ParsedExport =
  | ({ kind: 'whole' } & Pick<SessionExport, 'session'> & Partial<SessionExport>)
  | { kind: 'refused'; problem: Text }
  | { kind: 'newer' }

/** The text of an export. Reading it back gives the same session. */
export function formatExportText({ session, exported, content }: SessionExport, hash: Hash): string {
  const file = { export: exportFormat, exported, content, session: JSON.parse(formatSessionText(session, hash)) }
  // People look at such files with programs that obey control characters.
  return `${escapeHiddenInJson(JSON.stringify(file, null, 2))}\n`
}

/**
 * Reads an export, or a session file as it stands in the data folder. Anything that is not exactly what was written is
 * refused. Never throws, whatever the text is.
 */
export function parseExportText(text: string, hash: Hash): ParsedExport {
  const json = parseGuardedJson(text, { maxDepth: 9 })
  if (!json.ok) return { kind: 'refused', problem: json.problem }
  const { export: format, format: own } = (json.value ?? {}) as { export?: unknown; format?: unknown } // any JSON value
  if (format === undefined && typeof own === 'number') {
    const body = json.value as Record<string, unknown> // it has a property of its own
    return asImport(parseSessionObject(body, hash))
  }
  if (typeof format !== 'number') return { kind: 'refused', problem: notAnExport }
  if (Number.isSafeInteger(format) && format > exportFormat) return { kind: 'newer' }
  const parsed = v.safeParse(exportSchema, json.value)
  if (!parsed.success) return { kind: 'refused', problem: notAnExport }

  const { session: inner, exported, content } = parsed.output
  const found = asImport(parseSessionObject(inner, hash))
  return found.kind === 'whole' ? { ...found, exported, content } : found
}

function asImport(found: ParsedSession): ParsedExport {
  switch (found.kind) {
    case 'newer':
      return { kind: 'newer' }
    case 'damaged':
      return { kind: 'refused', problem: found.problem }
    case 'edited':
      return { kind: 'refused', problem: changedSince }
    case 'whole':
      return { kind: 'whole', session: found.session }
  }
}

const notAnExport = {
  zh: '它不是leak-help导出的个案',
  en: 'it is not a session exported by leak-help',
}
const changedSince = {
  zh: '写下以后被改过，或者在传的路上坏了',
  en: 'it was changed after it was written, or damaged on the way',
}
