// One line of `session list` for each session, also for one that cannot be opened.
import { lstatSync } from 'node:fs'
import { isClosed, type Session } from '../core/session.ts'
import { UserError } from '../errors.ts'
import type { SessionSummary } from '../ports.ts'

/** What the list says of a session; `open` may throw UserError, which becomes the line's problem. */
export function summarizeSession(id: string, options: { path: string; open: () => Session }): SessionSummary {
  try {
    return summaryOf(options.open())
  } catch (error) {
    if (!(error instanceof UserError)) throw error
    // All that is known is when the file was last written.
    const written = lstatSync(options.path, { throwIfNoEntry: false })?.mtime ?? new Date(0)
    const at = written.toISOString()
    return { id, name: id, playbooks: [], created: at, updated: at, closed: false, problem: error.what }
  }
}

/** Newest change first; among equal ones the higher number. */
export function inListOrder(summaries: readonly SessionSummary[]): SessionSummary[] {
  return summaries.toSorted(
    (a, b) => Date.parse(b.updated) - Date.parse(a.updated) || b.id.localeCompare(a.id, 'en', { numeric: true }),
  )
}

function summaryOf(session: Session): SessionSummary {
  const { id, name, playbooks, created, events } = session
  return { id, name, playbooks, created, updated: events.at(-1)?.at ?? created, closed: isClosed(session) }
}
