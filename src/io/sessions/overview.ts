// What sessions there are: from a look at each file, or, while their folder rests, from what the index says of the newest.
import { lstatSync, type Stats } from 'node:fs'
import { join } from 'node:path'
import { idPattern } from '../../core/content/vocabulary.ts'
import type { SessionCopy, SessionSummary, SessionsFound } from '../../ports.ts'
import { isThere } from '../files/atomic-file.ts'
import { whileReading } from './errors.ts'
import type { SessionFolder } from './folder.ts'
import type { LoadedSession } from './load.ts'
import { listCopies, readableMain, type SessionForm, type SessionPaths, sessionForms, sessionPaths } from './paths.ts'
import { inListOrder, summarizeEncrypted, summarizeSession } from './summary.ts'
import { fewestIndexed, type IndexHead, type IndexRow, readIndex, readIndexHead, writeIndex } from './summary-index.ts'

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
  function lookAtEach(): { head: IndexHead; rows: IndexRow[] } {
    const lookedAt = Date.now()
    folder.check()
    const before = statsOf(folder.path)
    const names = folder.names()
    const forms = [...sessionForms(names)]
    const isMany = forms.length >= fewestIndexed
    const known = isMany ? readIndex(dataFolder) : undefined
    const looks = forms.map(([id, found]) => look(id, found, known?.rows.get(id)))
    const byId = new Map(looks.map(({ row }) => [row.id, row]))
    const rows = inListOrder(looks.map(({ row }) => row.summary)).flatMap(({ id }) => byId.get(id) ?? [])
    const exposed = rows.filter(({ summary }) => summary.exposed).map(({ id }) => id)
    const copies = listCopies(names).map(({ name }) => name)
    const newestFile = looks.reduce((newest, { changedAt }) => Math.max(newest, changedAt), 0)
    const isRested = before && isAtRest(before, { lookedAt, newestFile }) && stampOf(before) === stampAt(folder.path)
    const head = { folder: isRested ? stampOf(before) : undefined, lookedAt, count: rows.length, exposed, copies }
    const isRestNews = isRested && (known?.head?.folder !== head.folder || !isFresh(known?.head))
    const stale = looks.filter(({ isNews }) => isNews).length
    if (isMany && (isRestNews || stale >= mostStale)) writeIndex(dataFolder, head, rows)
    return { head, rows }
  }

  function look(id: string, forms: ReadonlySet<SessionForm>, known?: IndexRow): Look {
    if (forms.has('encrypted')) return { row: unremembered(one(id, forms)), changedAt: 0, isNews: false }
    const path = readableMain(folder.path, id)
    const stats = statsOf(path)
    const stamp = stats?.isFile() ? stampOf(stats) : undefined
    const changedAt = stats?.ctimeMs ?? 0
    if (stamp !== undefined && known?.stamp === stamp) return { row: known, changedAt, isNews: false }
    const { summary, from } = summarizeSession(sessionPaths(folder.path, id), open)
    // Looked at again, should it have been saved meanwhile. What cannot be opened whole is read every time.
    const isSame = stamp !== undefined && from === path && stampAt(path) === stamp
    return { row: { id, stamp: isSame ? stamp : undefined, summary }, changedAt, isNews: isSame }
  }

  function one(id: string, forms: ReadonlySet<SessionForm>): SessionSummary {
    const paths = sessionPaths(folder.path, id)
    if (forms.has('encrypted')) return summarizeEncrypted(paths, { exposed: forms.has('plain') })
    return summarizeSession(paths, open).summary
  }

  /** What `use` makes of the index; undefined when it does not fit the folder, or `use` finds that it does not fit a file. */
  function fromIndex<Result>(
    use: (head: IndexHead, rows: Iterable<IndexRow | undefined>) => Result,
  ): Result | undefined {
    folder.check()
    const stamp = stampAt(folder.path)
    return readIndexHead(dataFolder, (head, rows) => {
      const fits = stamp !== undefined && head.folder === stamp && isFresh(head)
      return fits && head.copies.every(isOwnCopy) ? use(head, rows) : undefined
    })
  }

  const isOwnCopy = (name: string) => !/[/\\]/.test(name) && isThere(join(folder.path, name))

  /** What a row says, if its file still says so. */
  function confirmed(row: IndexRow | undefined): SessionSummary | undefined {
    if (!row || !idPattern.test(row.id)) return undefined
    const { id, stamp, summary } = row
    if (stamp !== undefined) return stampAt(readableMain(folder.path, id)) === stamp ? summary : undefined
    const { encrypted, exposed, updated, closed } = summary
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

interface Look {
  row: IndexRow
  /** When the file changed, in milliseconds; 0 when it was not looked at. */
  changedAt: number
  /** It was read anew, and can be remembered. */
  isNews: boolean
}

function unremembered(summary: SessionSummary): IndexRow {
  return { id: summary.id, stamp: undefined, summary }
}

function statsOf(path: string): Stats | undefined {
  return whileReading(path, () => lstatSync(path, { throwIfNoEntry: false }))
}

// Which file it is, its size, and both times, to the fraction that the system keeps.
function stampOf({ ino, size, mtimeMs, ctimeMs }: Stats): string {
  return `${ino} ${size} ${mtimeMs} ${ctimeMs}`
}

function stampAt(path: string): string | undefined {
  const stats = statsOf(path)
  return stats && stampOf(stats)
}

// A file that changed later than its folder was written into, or its file system does not note changes of folders.
function isAtRest({ mtimeMs, ctimeMs }: Stats, seen: { lookedAt: number; newestFile: number }): boolean {
  return seen.newestFile <= ctimeMs && seen.lookedAt - Math.max(mtimeMs, ctimeMs) > restMs
}

// Either way: a clock may have been set back.
function isFresh(head: IndexHead | undefined): boolean {
  return head !== undefined && Math.abs(Date.now() - head.lookedAt) < trustedMs
}
