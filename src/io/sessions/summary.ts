// One line of `session list` for each session, also for one that cannot be opened.
import { lstatSync } from 'node:fs'
import type { Session } from '../../core/session/schema.ts'
import { isClosed } from '../../core/session/session.ts'
import { UserError } from '../../errors.ts'
import type { SessionSummary } from '../../ports.ts'
import type { LoadedSession } from './load.ts'
import type { SessionPaths } from './paths.ts'

/**
 * What the list says of a readable session, the session and the file it is from; `open` may throw UserError, which becomes the line's
 * problem.
 */
export function summarizeSession(
  paths: SessionPaths,
  open: (paths: SessionPaths) => Pick<LoadedSession, 'session' | 'path'>,
): { summary: SessionSummary; from?: string; session?: Session } {
  try {
    const { session, path } = open(paths)
    return { summary: summarize(session), from: path, session }
  } catch (error) {
    if (!(error instanceof UserError)) throw error
    return { summary: { ...unopened(paths.id, [paths.plain.main]), problem: error.what } }
  }
}

/** What the list says of an encrypted session; the list never asks for the passphrase. */
export function summarizeEncrypted({ id, encrypted }: SessionPaths, { exposed }: { exposed: boolean }): SessionSummary {
  return { ...unopened(id, [encrypted.main, encrypted.backup]), encrypted: true, exposed }
}

// All that is known is when the file was last written.
function unopened(id: string, paths: string[]): SessionSummary {
  const written = paths.map((path) => lstatSync(path, { throwIfNoEntry: false })?.mtime).find((time) => time)
  const at = (written ?? new Date(0)).toISOString()
  return { id, name: id, playbooks: [], created: at, updated: at, encrypted: false, exposed: false, closed: false }
}

/** Newest change first; among equal ones the higher number. */
export function inListOrder<Row>(rows: readonly Row[], summaryOf: (row: Row) => SessionSummary): Row[] {
  const dated = rows.map((row) => {
    const { id, updated } = summaryOf(row)
    return { row, id, at: Date.parse(updated) }
  })
  return dated.sort((one, other) => other.at - one.at || byNumber(other.id, one.id)).map(({ row }) => row)
}

function byNumber(one: string, other: string): number {
  // Nearly all ids, at a fraction of the time.
  if (/^\d{1,15}$/.test(one) && /^\d{1,15}$/.test(other)) return Number(one) - Number(other)
  return one.localeCompare(other, 'en', { numeric: true })
}

/** What the list says of a session that is open. */
export function summarize(session: Session): SessionSummary {
  const { id, name, playbooks, created, events } = session
  const updated = events.at(-1)?.at ?? created
  return { id, name, playbooks, created, updated, encrypted: false, exposed: false, closed: isClosed(session) }
}
