// What sessions there are: from a look at each file, or, while their folder rests, from what the index says of the newest.
import { lstatSync } from 'node:fs'
import { join } from 'node:path'
import { idPattern } from '../../core/content/vocabulary.ts'
import { UserError } from '../../errors.ts'
import type { SessionCopy, SessionSummary, SessionsFound } from '../../ports.ts'
import { isThere } from '../files/atomic-file.ts'
import { whileReading } from './errors.ts'
import { readableCopies } from './evidence-paths.ts'
import type { SessionFolder } from './folder.ts'
import type { LoadedSession } from './load.ts'
import { listCopies, readableMain, type SessionForm, type SessionPaths, sessionForms, sessionPaths } from './paths.ts'
import { inListOrder, summarizeEncrypted, summarizeSession } from './summary.ts'
import {
  fewestIndexed,
  type IndexHead,
  type IndexRow,
  readIndex,
  readIndexHead,
  type Stamp,
  writeIndex,
} from './summary-index.ts'

/** So many rows may be out of date before the index is written again: writing takes longer than reading a few sessions. */
const mostStale = 20
/**
 * A folder rests when it has not changed for so long. A change in the same moment as a look at it might leave its times
 * as they were seen; some file systems count in steps of two seconds.
 */
const restMs = 2_500
/**
 * Every save, copy, removal and renaming changes the folder. A program that writes into a session's file as it stands does
 * not: after so long each file is looked at again, and before every change (`all`).
 */
const trustedMs = 10 * 60_000

/** What there is in the folder of the sessions. Nothing here takes a lock, or writes anything but the index. */
export interface Overview {
  /** Every session, newest change first, by a look at each file. */
  all(): SessionSummary[]
  newest(most: number): SessionsFound
  newestOpen(): SessionSummary | undefined
  copies(): SessionCopy[]
  one(id: string, forms: ReadonlySet<SessionForm>): SessionSummary
}

interface OverviewOptions {
  dataFolder: string
  folder: SessionFolder
  open: (paths: SessionPaths) => LoadedSession
}

/** Looks at the sessions of a folder. */
export function sessionOverview({ dataFolder, folder, open }: OverviewOptions): Overview {
  const lookAtEach = () => whileReading(folder.path, lookAtEachFile)

  function lookAtEachFile(): { head: IndexHead; rows: IndexRow[] } {
    const lookedAt = Date.now()
    folder.check()
    const before = stampAt(folder.path)
    const names = folder.names()
    const forms = sessionForms(names)
    const isMany = forms.size >= fewestIndexed
    const known = isMany ? readIndex(dataFolder) : undefined
    const found: IndexRow[] = []
    let [newestFile, stale] = [0, 0]
    for (const [id, its] of forms) {
      const { row, changedAt, isNews } = look(id, its, known?.rows.get(id))
      found.push(row)
      newestFile = Math.max(newestFile, changedAt)
      if (isNews) stale += 1
    }
    const rows = inListOrder(found, ({ summary }) => summary)
    const exposed = rows.filter(({ summary }) => summary.exposed).map(({ summary }) => summary.id)
    const copies = listCopies(names).map(({ name }) => name)
    const isRested = isAtRest(before, { lookedAt, newestFile }) && isSame(before, stampAt(folder.path))
    const head = { folder: isRested ? before : undefined, lookedAt, count: rows.length, exposed, copies }
    const fits = isSame(known?.head?.folder, before)
    const isDue = isRested ? !fits || !isFresh(known?.head) : fits
    if (isMany && (isDue || stale >= mostStale)) writeIndex(dataFolder, head, rows)
    return { head, rows }
  }

  function look(id: string, forms: ReadonlySet<SessionForm>, known?: IndexRow): Look {
    const path = readableMain(folder.path, id)
    if (forms.has('encrypted')) {
      const row = { stamp: undefined, summary: one(id, forms) }
      return { row, changedAt: stampAt(`${path}.age`)?.[3] ?? 0, isNews: false }
    }
    const stamp = stampAt(path)
    const changedAt = stamp?.[3] ?? 0
    if (known && isSame(known.stamp, stamp)) return { row: known, changedAt, isNews: false }
    const { summary, from } = summarizeSession(sessionPaths(folder.path, id), open)
    // Looked at again, should it have been saved meanwhile. What cannot be opened whole is read every time.
    const isNews = from === path && isSame(stamp, stampAt(path))
    return { row: { stamp: isNews ? stamp : undefined, summary }, changedAt, isNews }
  }

  function one(id: string, forms: ReadonlySet<SessionForm>): SessionSummary {
    const paths = sessionPaths(folder.path, id)
    if (forms.has('encrypted'))
      return summarizeEncrypted(paths, { exposed: forms.has('plain') || hasReadableCopies(paths) })
    return summarizeSession(paths, open).summary
  }

  /** What `use` makes of the index; undefined when it does not fit the folder, or `use` finds that it does not fit a file. */
  function fromIndex<Result>(
    use: (head: IndexHead, rows: Iterable<IndexRow | undefined>) => Result,
  ): Result | undefined {
    folder.check()
    return readIndexHead(dataFolder, (head, rows) => {
      const fits = isSame(head.folder, stampAt(folder.path)) && isFresh(head) && head.copies.every(isOwnCopy)
      return fits ? use(head, rows) : undefined
    })
  }

  const isOwnCopy = (name: string) => !/[/\\]/.test(name) && isThere(join(folder.path, name))

  /** What a row says, if its file still says so. */
  function confirmed(row: IndexRow | undefined): SessionSummary | undefined {
    if (!row || !idPattern.test(row.summary.id)) return undefined
    const { stamp, summary } = row
    const { id, encrypted, exposed, updated, closed } = summary
    if (stamp) return isSame(stamp, stampAt(readableMain(folder.path, id))) ? summary : undefined
    const found = one(id, new Set<SessionForm>(encrypted ? ['encrypted', ...(exposed ? ['plain' as const] : [])] : []))
    return found.updated === updated && found.closed === closed ? found : undefined
  }

  function newestKnown(most: number): SessionsFound | undefined {
    return fromIndex(({ count, exposed, copies }, rows) => {
      const sessions: SessionSummary[] = []
      for (const row of rows) {
        if (sessions.length >= most) break
        const summary = confirmed(row)
        if (!summary) return undefined
        sessions.push(summary)
      }
      if (sessions.length < Math.min(most, count)) return undefined
      return { sessions, count, exposed, copies: copiesNamed(copies) }
    })
  }

  function newestOpenKnown(): SessionSummary | undefined {
    return fromIndex((_head, rows) => {
      for (const row of rows) if (!row?.summary.closed) return confirmed(row)
      return undefined
    })
  }

  function copiesNamed(names: readonly string[]): SessionCopy[] {
    return listCopies(names).map(({ name, id }) => ({ path: join(folder.path, name), session: id }))
  }

  const all = () => lookAtEach().rows.map(({ summary }) => summary)

  return {
    all,
    newest: (most) => {
      const known = Number.isFinite(most) ? newestKnown(most) : undefined
      if (known) return known
      const { head, rows } = lookAtEach()
      const sessions = rows.slice(0, most).map(({ summary }) => summary)
      return { sessions, count: head.count, exposed: head.exposed, copies: copiesNamed(head.copies) }
    },
    newestOpen: () => newestOpenKnown() ?? all().find(({ closed }) => !closed),
    copies: () => fromIndex(({ copies }) => copiesNamed(copies)) ?? copiesNamed(folder.names()),
    one,
  }
}

// A folder of copies that is not to be trusted is the matter of who opens it.
function hasReadableCopies(paths: SessionPaths): boolean {
  try {
    return readableCopies(paths).length > 0
  } catch (error) {
    if (error instanceof UserError) return true
    throw error
  }
}

interface Look {
  row: IndexRow
  /** When its file changed, in milliseconds; 0 when it is not there. */
  changedAt: number
  /** It was read anew, and can be remembered. */
  isNews: boolean
}

function stampAt(path: string): Stamp | undefined {
  const stats = lstatSync(path, { throwIfNoEntry: false })
  return stats && [stats.ino, stats.size, stats.mtimeMs, stats.ctimeMs]
}

function isSame(one: Stamp | undefined, other: Stamp | undefined): boolean {
  return one !== undefined && other !== undefined && one.every((value, index) => value === other[index])
}

// A file that changed later than its folder was written into, or its file system does not note changes of folders.
function isAtRest(folder: Stamp | undefined, seen: { lookedAt: number; newestFile: number }): boolean {
  if (!folder) return false
  const [, , mtimeMs, ctimeMs] = folder
  return seen.newestFile <= ctimeMs && seen.lookedAt - Math.max(mtimeMs, ctimeMs) > restMs
}

// Either way: a clock may have been set back.
function isFresh(head: IndexHead | undefined): boolean {
  return head !== undefined && Math.abs(Date.now() - head.lookedAt) < trustedMs
}
