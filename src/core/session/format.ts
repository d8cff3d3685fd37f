// The session file: readable JSON that shows whether it is still what we saved.
import * as v from 'valibot'
import { jsonOrNothing } from '../guard/json-or-nothing.ts'
import { safeText } from '../guard/safe-text.ts'
import type { Text } from '../text.ts'
import { canonicalJson, isSameJson } from './canonical-json.ts'
import { findContradiction } from './contradiction.ts'
import { sessionFormat } from './limits.ts'
import { quickCheck } from './quick-check.ts'
import { type Session, sessionSchema } from './schema.ts'

/** SHA-256 of a text in hexadecimal; core has no way to compute it. */
type Hash = (text: string) => string

/** The file's content as parsed, without its checksum. */
type Body = Record<string, unknown>

/**
 * `migrations[n]` turns a body of format n into one of format n + 1. It gets whatever a file of that format holds and
 * must not throw: what it cannot use it leaves, and the schema refuses it.
 */
export type Migrations = Readonly<Record<number, (body: Body) => Body>>

const migrations: Migrations = {}

/** What a session file turned out to be. `format` is the file's own, before upgrading. */
export type ParsedSession =
  | { kind: 'whole'; session: Session; format: number }
  /** Changed outside the program, but it still makes sense. */
  | { kind: 'edited'; session: Session; format: number }
  | { kind: 'damaged'; problem: Text }
  | { kind: 'newer'; format: number }

/** The text of a session file. Reading it back gives the same session, `whole`. Throws what could not be read back. */
export function formatSessionText(session: Session, hash: Hash): string {
  const { format, revision, id, name, created, playbooks, answers, events, seen } = session
  const body = { format, revision, id, name, created, playbooks, answers, events, ...(seen && { seen }) }
  const checked = checkBody(body)
  if ('problem' in checked) throw new Error(`session ${id} would not open again: ${checked.problem.en}`)
  return layOut({ ...body, sha256: hash(checked.canonical) })
}

/** Reads a session file of this or an older format. Never throws, whatever the text is. */
export function parseSessionText(text: string, hash: Hash, upgrades: Migrations = migrations): ParsedSession {
  const file = parseObject(text)
  if (!file) return { kind: 'damaged', problem: { zh: '内容不全，或者不是JSON', en: 'it is cut off or is not JSON' } }
  const parsed = parseSessionObject(file, hash, upgrades)
  // The layout counts too: a doubled key, for one, leaves no trace in the parsed value.
  return parsed.kind === 'whole' && text !== layOut(file) ? { ...parsed, kind: 'edited' } : parsed
}

/** The same for a file that is parsed already, for example as a part of another one. It must not be nested deeply. */
export function parseSessionObject(file: Body, hash: Hash, upgrades: Migrations = migrations): ParsedSession {
  const { sha256, ...body } = file
  const { format } = body
  if (typeof format !== 'number' || !Number.isSafeInteger(format))
    return { kind: 'damaged', problem: wrongAt('format') }
  if (format > sessionFormat) return { kind: 'newer', format }

  const checked = checkBody(upgrade(body, format, upgrades))
  if ('problem' in checked) return { kind: 'damaged', problem: checked.problem }
  const canonical = format === sessionFormat ? checked.canonical : canonicalJson(body)
  return { kind: sha256 === hash(canonical) ? 'whole' : 'edited', session: checked.session, format }
}

function checkBody(body: Body): { session: Session; canonical: string } | { problem: Text } {
  const checked = checkForm(body)
  if ('problem' in checked) return checked
  const contradiction = findContradiction(checked.session)
  if (contradiction) return { problem: wrongAt(contradiction.place, contradiction.problem) }
  return { session: checked.session, canonical: canonicalJson(body) }
}

const fitsAsItIs = quickCheck(sessionSchema)

function checkForm(body: Body): { session: Session } | { problem: Text } {
  if (fitsAsItIs(body)) return { session: body }
  const parsed = v.safeParse(sessionSchema, body)
  if (!parsed.success) return { problem: wrongAt(v.getDotPath(parsed.issues[0]) ?? 'format') }
  // The schema library takes a list for a record, and passes over a key such as `constructor`.
  return isSameJson(parsed.output, body) ? { session: parsed.output } : { problem: wrongAt('answers') }
}

function layOut(file: Body): string {
  return `${JSON.stringify(file, null, 2)}\n`
}

function parseObject(text: string): Body | undefined {
  const value = jsonOrNothing(text)
  return isObject(value) && isShallow(value, 8) ? value : undefined
}

function isObject(value: unknown): value is Body {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

// Everything after this recurses, and a million opening brackets would exhaust the stack.
function isShallow(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return true
  return levels > 0 && Object.values(value).every((member) => isShallow(member, levels - 1))
}

function upgrade(body: Body, from: number, upgrades: Migrations): Body {
  let upgraded = body
  for (let format = from; format < sessionFormat; format += 1) {
    const step = upgrades[format]
    // Without a way up the old number stays, and the schema refuses it.
    if (!step) return body
    upgraded = { ...step(upgraded), format: format + 1 }
  }
  return upgraded
}

function wrongAt(place: string, problem: Text = { zh: '内容不对', en: 'this is not as it should be' }): Text {
  // A key in a file from outside may be megabytes long.
  const shown = safeText(place, { maxLength: 80 })
  return { zh: `“${shown}”这一项：${problem.zh}`, en: `“${shown}”: ${problem.en}` }
}
