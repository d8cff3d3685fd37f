// Plans of sessions that are only looked at, for a line about each: nothing is asked, and nothing said of their files.
import { findListStanding } from '../core/plan/kept-standing.ts'
import { buildPlan } from '../core/plan/plan.ts'
import type { Standing } from '../core/plan/standing.ts'
import { listEvidence } from '../core/session/evidence.ts'
import { presentSession } from '../core/session/present-session.ts'
import type { Session } from '../core/session/schema.ts'
import { UserError } from '../errors.ts'
import type { Ports, SessionSummary } from '../ports.ts'
import type { Reader } from '../render/reader.ts'
import { type OpenSession, withPlan } from './open-session.ts'

/** A session with its plan; undefined for one that is encrypted or cannot be opened. */
export function planQuietly(
  ports: Ports,
  reader: Reader,
  { id, encrypted, problem }: SessionSummary,
): OpenSession | undefined {
  if (encrypted || problem) return undefined
  const stored = readQuietly(ports, id)
  if (!stored) return undefined
  const session = presentSession(reader.library, stored)
  return withPlan(reader, session, buildPlan(reader.library, session, ports.now()))
}

/** A session in a list, with how it stands; a closed one has no days left. */
export interface Listed {
  summary: SessionSummary
  standing: Standing | undefined
  /** How many pieces of evidence it has, where it is readable. */
  evidence: number | undefined
  /** In the words of its own case. */
  reader: Reader
}

/** Looks into the first `most` of them. */
export function listWithStandings(
  ports: Ports,
  reader: Reader,
  { sessions, most }: { sessions: readonly SessionSummary[]; most: number },
): Listed[] {
  return sessions.map((summary, index) => lookInto(ports, reader, summary, index < most))
}

/** Looks into one. */
export function lookInto(ports: Ports, reader: Reader, summary: SessionSummary, isLookedInto = true): Listed {
  const open = isLookedInto ? planQuietly(ports, reader, summary) : undefined
  return {
    summary,
    evidence: open && listEvidence(open.session).length,
    standing: open && findListStanding(open.session, open.plan, ports.now()),
    reader: open?.reader ?? reader,
  }
}

/** What is overdue first, what is closed last, otherwise as they were. */
export function pressingFirst(listed: readonly Listed[]): Listed[] {
  return listed.toSorted((one, other) => rank(one) - rank(other))
}

function rank({ summary, standing }: Listed): number {
  if (summary.closed) return 2
  return standing && standing.overdue > 0 ? 0 : 1
}

// One that cannot be opened is the matter of the command that opens it.
function readQuietly(ports: Ports, id: string): Session | undefined {
  try {
    return ports.sessions.read(id).session
  } catch (error) {
    if (error instanceof UserError) return undefined
    throw error
  }
}
