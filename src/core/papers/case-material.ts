// What a case has for its papers besides answers and records: losses, evidence, the day of writing.
import type { Day } from '../dates.ts'
import { type Evidence, listEvidence } from '../session/evidence.ts'
import { type Loss, listLosses, totalOf } from '../session/losses.ts'
import type { Session } from '../session/schema.ts'

/** What papers take from a case. */
export interface CaseMaterial {
  today: Day
  losses: readonly Omit<Loss, 'at'>[]
  evidence: readonly Pick<Evidence, 'number' | 'name' | 'kind' | 'from' | 'on' | 'file'>[]
  /** All losses together, yuan with two decimals; undefined where there are none. */
  totalLost?: string
}

/** The losses and the evidence of a session, by number. `today`: the day of writing. */
export function collectMaterial(session: Session, today: Day): CaseMaterial {
  const losses = listLosses(session)
  return {
    today,
    losses,
    evidence: listEvidence(session),
    ...(losses.length === 0 ? {} : { totalLost: totalOf(losses) }),
  }
}
