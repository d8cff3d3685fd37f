// Every session with how it stands, among thousands too: what the store remembers of a session is used for as long as it holds,
// and the others are read and planned.
import { wholeVersion } from '../core/content/library.ts'
import { findListStanding, findStretch, readStandings, writeStandings } from '../core/plan/kept-standing.ts'
import { buildPlan } from '../core/plan/plan.ts'
import { listEvidence } from '../core/session/evidence.ts'
import { presentSession } from '../core/session/present-session.ts'
import type { Ports, SessionCopy } from '../ports.ts'
import type { Reader } from '../render/reader.ts'
import { type Listed, lookInto } from './quiet-plan.ts'

/** Reading so many takes a second or two: then it is said why. */
const manyRead = 1_000

/** Every session, newest change first. */
export interface Survey {
  listed: Listed[]
  /** Ids of those that are encrypted and yet have readable files. */
  exposed: string[]
  copies: SessionCopy[]
}

/** Looks at every session. One that is encrypted, or cannot be opened, is there without a standing. */
export async function surveySessions(ports: Ports, reader: Reader): Promise<Survey> {
  const { library } = reader
  const now = ports.now()
  let count = 0
  const { sessions, exposed, copies } = await ports.sessions.survey({
    by: wholeVersion(library, ports.sha256),
    now,
    of: (stored) => {
      count += 1
      if (count === manyRead) ports.say(reader.paragraph(reader.words.desk.reading))
      const session = presentSession(library, stored)
      const plan = buildPlan(library, session, now)
      const standing = findListStanding(session, plan, now)
      return {
        text: writeStandings({ standing, evidence: listEvidence(session).length }),
        ...findStretch(session, plan, now),
      }
    },
  })
  const listed = sessions.map(({ summary, text }): Listed => {
    if (text === undefined) return { summary, standing: undefined, evidence: undefined, reader }
    const kept = readStandings(text, (id) => library.steps.has(id))
    // What is remembered is a file that anybody may have written into.
    if (!kept) return lookInto(ports, reader, summary)
    const step = kept.standing?.next?.step
    return {
      summary,
      ...kept,
      // Most of them are not shown.
      get reader() {
        return step ? reader.inCase([step]) : reader
      },
    }
  })
  return { listed, exposed, copies }
}
