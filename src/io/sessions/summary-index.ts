// What the list says of many sessions, remembered, newest change first. A row counts only while the file it came from is
// the same. Its order counts while the folder is: then the newest are known from the head, without a look at each file.
// Nothing is ever opened or saved by it, and nothing that a person wrote stands in it. Few sessions are read faster than looked up.

import { join } from 'node:path'
import { jsonOrNothing } from '../../core/guard/json-or-nothing.ts'
import type { SessionSummary } from '../../ports.ts'
import { removeQuietly, renameOver, temporaryPath, writeNewFile } from '../files/atomic-file.ts'
import { fileErrorCode } from '../files/file-error.ts'
import { readOwnFile, readOwnLines } from '../files/small-file.ts'
import type { Stamp } from '../files/stamp.ts'

/** From how many sessions on it is worth a file. */
export const fewestIndexed = 100
const maxBytes = 64 * 1024 * 1024
const version = 3

/** What a command concluded from a session, as a text, and from when until when it holds, in milliseconds since 1970. */
export interface Note {
  text: string
  from: number
  until: number
}

/** What is remembered of one session. */
export interface IndexRow {
  /** What tells the file that it was read from; undefined for what is looked at each time. */
  stamp: Stamp | undefined
  summary: SessionSummary
  note?: Note
}

/** What is remembered of all together. */
export interface IndexHead {
  /** What tells the folder, had it rested when it was looked at; else undefined, and then only rows count. */
  folder: Stamp | undefined
  /** When each file was looked at, in milliseconds. */
  lookedAt: number
  count: number
  /** Ids of encrypted sessions with readable files beside them. */
  exposed: string[]
  /** Names of what `listCopies` finds. */
  copies: string[]
  /** By what the notes were concluded: they count only while that is the same. */
  notedBy: string | undefined
}

/**
 * The head and, as far as they are asked for, the rows, whose names `nameOf` looks up by id when they are asked for; undefined when there is no index, or not a whole one.
 */
export function readIndexHead<Result>(
  dataFolder: string,
  nameOf: (id: string) => string,
  use: (head: IndexHead, rows: Iterable<IndexRow | undefined>) => Result,
): Result | undefined {
  return orNothing(() =>
    readOwnLines(indexPath(dataFolder), maxBytes, (lines, size) => {
      const first = lines.next()
      if (first.done) return undefined
      const head = readHead(first.value)
      // Cut off, or in the middle of something else.
      if (head?.size !== size) return undefined
      return use(head, readRows(lines, nameOf))
    }),
  )
}

/** Every row that is whole, by id, and the head. */
export function readIndex(
  dataFolder: string,
  nameOf: (id: string) => string,
): { head: IndexHead | undefined; rows: Map<string, IndexRow> } {
  const nothing = { head: undefined, rows: new Map<string, IndexRow>() }
  const text = orNothing(() => readOwnFile(indexPath(dataFolder), maxBytes).toString())
  if (text === undefined) return nothing
  const end = text.indexOf('\n')
  const head = readHead(text.slice(0, end + 1))
  if (!head) return nothing
  const values = jsonOrNothing(`[${text.slice(end + 1, text.lastIndexOf(','))}]`)
  const { rows } = nothing
  for (const value of Array.isArray(values) ? values : []) {
    const row = readRow(value, nameOf)
    if (row) rows.set(row.summary.id, row)
  }
  return { head, rows }
}

/** Remembers all; the rows newest change first. False: it cannot be written. */
export function writeIndex(dataFolder: string, head: IndexHead, rows: readonly IndexRow[]): boolean {
  return writeLines(dataFolder, head, Buffer.from(rows.map(writeRow).join('')))
}

/** Forgets a session, before it goes or is encrypted: what the list says of it must not stay behind. */
export function forgetSummary(dataFolder: string, id: string): void {
  const path = indexPath(dataFolder)
  const bytes = orNothing(() => readOwnFile(path, maxBytes))
  if (!bytes) return
  const end = bytes.indexOf('\n') + 1
  const head = readHead(bytes.subarray(0, end).toString())
  const rest = withoutRows(bytes.subarray(end), id)
  if (head?.size === bytes.length && rest.length === bytes.length - end) return
  const count = (head?.count ?? 0) - 1
  // Where it cannot be written anew it goes altogether.
  const isKept = head?.size === bytes.length && count >= fewestIndexed
  if (!isKept || !writeLines(dataFolder, { ...head, folder: undefined, count }, rest)) removeQuietly(path)
}

/** Removes what is remembered of a folder that has no sessions any more. */
export function dropSummaryIndex(dataFolder: string): void {
  removeQuietly(indexPath(dataFolder))
}

// Beside the sessions' folder, not in it: writing it must not change that folder's times.
function indexPath(dataFolder: string): string {
  return join(dataFolder, '.sessions-index')
}

function writeLines(dataFolder: string, head: IndexHead, rows: Buffer): boolean {
  const path = indexPath(dataFolder)
  const temporary = temporaryPath(path)
  try {
    // Not flushed: after a power cut it is not whole, and then it is not used.
    writeNewFile(temporary, Buffer.concat([writeHead(head, rows.length), rows]), { flush: false })
    renameOver(temporary, path)
    return true
  } catch (error) {
    if (fileErrorCode(error) === undefined) throw error
    removeQuietly(temporary)
    return false
  }
}

function writeHead(head: IndexHead, rowBytes: number): Buffer {
  const { folder = null, lookedAt, count, exposed, copies, notedBy = null } = head
  return Buffer.from(`${JSON.stringify([version, rowBytes, folder, lookedAt, count, exposed, copies, notedBy])}\n`)
}

function readHead(line: string): (IndexHead & { size: number }) | undefined {
  const value = jsonOrNothing(line)
  if (!Array.isArray(value) || value[0] !== version) return undefined
  const [, rowBytes, folder, lookedAt, count, exposed, copies, notedBy] = value as unknown[] // checked below
  if (![rowBytes, lookedAt, count].every(Number.isFinite) || !isTexts(exposed) || !isTexts(copies)) return undefined
  return {
    size: Buffer.byteLength(line) + Number(rowBytes),
    folder: isStamp(folder) ? folder : undefined,
    lookedAt: Number(lookedAt),
    count: Number(count),
    exposed,
    copies,
    notedBy: typeof notedBy === 'string' ? notedBy : undefined,
  }
}

// The id stands first, so that a row can be found in the bytes.
function writeRow({ stamp, summary, note }: IndexRow): string {
  const { id, updated, closed, encrypted, exposed, playbooks, created } = summary
  const form = Number(encrypted) + Number(exposed)
  // What is looked at each time only has its place here.
  const known = stamp === undefined ? [] : [stamp, playbooks, created]
  const noted = stamp === undefined || !note ? [] : [note.text, note.from, note.until]
  return `${JSON.stringify([id, updated, Number(closed), form, ...known, ...noted])},\n`
}

function* readRows(lines: Iterable<string>, nameOf: (id: string) => string): Generator<IndexRow | undefined> {
  for (const line of lines) yield readRow(jsonOrNothing(line.slice(0, line.lastIndexOf(','))), nameOf)
}

function readRow(value: unknown, nameOf: (id: string) => string): IndexRow | undefined {
  if (!Array.isArray(value)) return undefined
  const [id, updated, closed, form, ...known] = value as unknown[] // checked below
  const [stamp, playbooks = [], created = updated, text, from, until] = known
  if (typeof id !== 'string' || !isTexts(playbooks)) return undefined
  if (!isTime(updated) || !isTime(created) || (stamp !== undefined && !isStamp(stamp))) return undefined
  // The files of what is encrypted are not read.
  const isEncrypted = stamp === undefined && (form === 1 || form === 2)
  const exposed = isEncrypted && form === 2
  const summary: SessionSummary = {
    id,
    // A person wrote it: it stands in the session's own file alone, and is read from there when it is asked for.
    get name() {
      return stamp === undefined ? id : nameOf(id)
    },
    playbooks,
    created,
    updated,
    encrypted: isEncrypted,
    exposed,
    closed: closed === 1,
  }
  const isNoted = typeof text === 'string' && Number.isFinite(from) && Number.isFinite(until)
  return { stamp, summary, ...(isNoted ? { note: { text, from: Number(from), until: Number(until) } } : {}) }
}

function withoutRows(rows: Buffer, id: string): Buffer {
  const start = `[${JSON.stringify(id)},`
  const at = rows.subarray(0, start.length).toString() === start ? 0 : rows.indexOf(`\n${start}`) + 1
  if (at === 0 && rows.subarray(0, start.length).toString() !== start) return rows
  const end = rows.indexOf('\n', at) + 1
  return withoutRows(Buffer.concat([rows.subarray(0, at), end === 0 ? Buffer.alloc(0) : rows.subarray(end)]), id)
}

function orNothing<Result>(read: () => Result): Result | undefined {
  try {
    return read()
  } catch (error) {
    if (fileErrorCode(error) === undefined) throw error
    return undefined
  }
}

function isTexts(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((one) => typeof one === 'string')
}

function isStamp(value: unknown): value is Stamp {
  return Array.isArray(value) && value.length === 4 && value.every(Number.isFinite)
}

function isTime(value: unknown): value is string {
  return typeof value === 'string' && !Number.isNaN(Date.parse(value))
}
