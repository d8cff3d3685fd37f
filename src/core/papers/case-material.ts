// What a session has for its papers.
import type { Day } from '../dates.ts'
import { listEvidence } from '../session/evidence.ts'
import { listLosses, totalOf } from '../session/losses.ts'
import type { Session } from '../session/schema.ts'
import type { CaseMaterial } from './case.ts'

/** The losses and the evidence of a session, by number. `today`: the day of writing. */
export function collectMaterial(session: Session, today: Day): CaseMaterial {
  const losses = listLosses(session)
  return {
    today,
    losses,
    evidence: listEvidence(session).map(({ file, ...entry }) => ({
      ...entry,
      ...(file ? { sha256: file.sha256 } : {}),
    })),
    ...(losses.length === 0 ? {} : { totalLost: totalOf(losses) }),
  }
}
