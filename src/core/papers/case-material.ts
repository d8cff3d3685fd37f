// What a session has for its papers.
import type { Day } from '../dates.ts'
import type { Session } from '../session/schema.ts'
import type { CaseMaterial } from './case.ts'

/** The losses and the evidence of a session. `today`: the day of writing. */
export function collectMaterial(_session: Session, today: Day): CaseMaterial {
  return { today, losses: [], evidence: [] }
}
