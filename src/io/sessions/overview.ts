// What sessions there are: from a look at each file, or, while their folder rests, from what the index says of the newest.
import { join } from 'node:path'
import { idPattern } from '../../core/content/vocabulary.ts'
import { UserError } from '../../errors.ts'
import type { Conclusion, SessionCopy, SessionSummary, SessionsFound, SurveyedSessions } from '../../ports.ts'
import { isThere } from '../files/atomic-file.ts'
import { isSameStamp, type Stamp, stampAt } from '../files/stamp.ts'
import { finish, finishInTurns, type Steps } from '../files/steps.ts'
import { whileReading } from './errors.ts'
import { readableCopies } from './evidence-paths.ts'
import type { SessionFolder } from './folder.ts'
import type { LoadedSession } from './load.ts'
import { listCopies, readableMain, type SessionForm, type SessionPaths, sessionForms, sessionPaths } from './paths.ts'
import { readSessionName } from './session-name.ts'
import { inListOrder, summarizeEncrypted, summarizeSession } from './summary.ts'
import {
  fewestIndexed,
  type IndexHead,
  type IndexRow,
  type Note,
  readIndex,
  readIndexHead,
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
  survey(conclusion: Conclusion): Promise<SurveyedSessions>
  copies(): SessionCopy[]
  one(id: string, forms: ReadonlySet<SessionForm>): SessionSummary
}

interface OverviewOptions {
  dataFolder: string
  /** Changes with the program: by another one something else might be concluded. */
  program: string
  folder: SessionFolder
  open: (paths: SessionPaths) => LoadedSession
}

/** Looks at the sessions of a folder. */
export function sessionOverview({ dataFolder, program, folder, open }: OverviewOptions): Overview {
  const lookAtEach = () => finish(lookInSteps(undefined))

  function* lookInSteps(conclusion: Conclusion | undefined): Steps<Looked> {
    const steps = lookAtEachFile(conclusion && { ...conclusion, by: `${program} ${conclusion.by}` })
    for (;;) {
      const step = whileReading(folder.path, () => steps.next())
      if (step.done) return step.value
      yield
    }
  }

  function* lookAtEachFile(conclusion: Conclusion | undefined): Steps<Looked> {
    const lookedAt = Date.now()
    folder.check()
    const before = stampAt(folder.path)
    const names = folder.names()
    const forms = sessionForms(names)
    const isMany = forms.size >= fewestIndexed
    const known = isMany ? readIndex(dataFolder, nameOf) : undefined
    const notedBy = conclusion?.by ?? known?.head?.notedBy
    const isNoted = notedBy === known?.head?.notedBy
    const found: IndexRow[] = []
    let [newestFile, stale] = [0, 0]
    for (const [id, its] of forms) {
      const remembered = known?.rows.get(id)
      const { row, changedAt, isNews, isOpened } = look(id, its, {
        known: isNoted ? remembered : withoutNote(remembered),
        conclusion,
        lookedAt,
      })
      found.push(row)
      newestFile = Math.max(newestFile, changedAt)
      if (isNews) stale += 1
      if (isOpened) yield
    }
    const rows = inListOrder(found, ({ summary }) => summary)
    const exposed = rows.filter(({ summary }) => summary.exposed).map(({ summary }) => summary.id)
    const copies = listCopies(names).map(({ name }) => name)
    const isRested = isAtRest(before, { lookedAt, newestFile }) && isSameStamp(before, stampAt(folder.path))
    const head = { folder: isRested ? before : undefined, lookedAt, count: rows.length, exposed, copies, notedBy }
    const fits = isSameStamp(known?.head?.folder, before)
    const isDue = isRested ? !fits || !isFresh(known?.head) : fits
    if (isMany && (isDue || stale >= mostStale)) writeIndex(dataFolder, head, rows)
    return { head, rows }
  }

  /** The name of a readable session whose file is the one that was remembered. */
  function nameOf(id: string): string {
    const paths = sessionPaths(folder.path, id)
    return readSessionName(paths.plain.main) ?? summarizeSession(paths, open).summary.name
  }

  function look(
    id: string,
    forms: ReadonlySet<SessionForm>,
    {
      known,
      conclusion,
      lookedAt,
    }: { known?: IndexRow | undefined; conclusion?: Conclusion | undefined; lookedAt: number },
  ): Look {
    const path = readableMain(folder.path, id)
    if (forms.has('encrypted')) {
      const row = { stamp: undefined, summary: one(id, forms) }
      return { row, changedAt: stampAt(`${path}.age`)?.[3] ?? 0, isNews: false, isOpened: false }
    }
    const stamp = stampAt(path)
    const changedAt = stamp?.[3] ?? 0
    const isKnown = isSameStamp(known?.stamp, stamp) && (!conclusion || holds(known?.note, conclusion.now))
    if (known && isKnown) return { row: known, changedAt, isNews: false, isOpened: false }
    const { summary, from, session } = summarizeSession(sessionPaths(folder.path, id), open)
    // Looked at again, should it have been saved meanwhile. What cannot be opened whole is read every time.
    const isWhole = from === path && isSameStamp(stamp, stampAt(path))
    const note = session && conclusion?.of(session)
    // A second change in the same moment might leave the times as they were seen, and no wrong day may come of that.
    const isSettled = !conclusion || lookedAt - changedAt > restMs
    const isNews = isWhole && isSettled
    return {
      row: { stamp: isNews ? stamp : undefined, summary, ...(note && { note }) },
      changedAt,
      isNews,
      isOpened: true,
    }
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
    return readIndexHead(dataFolder, nameOf, (head, rows) => {
      const fits = isSameStamp(head.folder, stampAt(folder.path)) && isFresh(head) && head.copies.every(isOwnCopy)
      return fits ? use(head, rows) : undefined
    })
  }

  const isOwnCopy = (name: string) => !/[/\\]/.test(name) && isThere(join(folder.path, name))

  /** What a row says, if its file still says so. */
  function confirmed(row: IndexRow | undefined): SessionSummary | undefined {
    if (!row || !idPattern.test(row.summary.id)) return undefined
    const { stamp, summary } = row
    const { id, encrypted, exposed, updated, closed } = summary
    if (stamp) return isSameStamp(stamp, stampAt(readableMain(folder.path, id))) ? summary : undefined
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
    survey: async (conclusion) => {
      const { head, rows } = await finishInTurns(lookInSteps(conclusion))
      const sessions = rows.map(({ summary, note }) => ({ summary, ...(note && { text: note.text }) }))
      return { sessions, exposed: head.exposed, copies: copiesNamed(head.copies) }
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

interface Looked {
  head: IndexHead
  rows: IndexRow[]
}

interface Look {
  row: IndexRow
  /** When its file changed, in milliseconds; 0 when it is not there. */
  changedAt: number
  /** It was read anew, and can be remembered. */
  isNews: boolean
  isOpened: boolean
}

function holds(note: Note | undefined, now: number): boolean {
  return note !== undefined && note.from <= now && now <= note.until
}

function withoutNote(row: IndexRow | undefined): IndexRow | undefined {
  return row && { stamp: row.stamp, summary: row.summary }
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
