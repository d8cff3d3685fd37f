// The sessions a person can go on with, to choose from.
import type { Choice, Ports, SessionSummary } from '../ports.ts'
import { sessionFacts } from '../render/session-line.ts'
import { listWithStandings, pressingFirst } from './quiet-plan.ts'
import { openReader } from './reader.ts'

// So many are looked into: each is read and planned.
const mostPlanned = 20

/** Sessions that are not closed and can be opened, newest change first. */
export function findUnfinished(ports: Ports): SessionSummary[] {
  return ports.sessions.list().filter(({ closed, problem }) => !closed && !problem)
}

/** A choice for each of them, what is overdue first. An encrypted one is named by its id alone. */
export async function listChoices(ports: Ports, sessions: readonly SessionSummary[]): Promise<Choice[]> {
  const listed = listWithStandings(ports, await openReader(ports), { sessions, most: mostPlanned })
  return pressingFirst(listed).map(({ summary, standing, reader }) => ({
    value: summary.id,
    label: [...(summary.encrypted ? [summary.id] : []), ...sessionFacts(reader, { ...summary, standing })].join(' · '),
  }))
}
