// What a case has for its papers besides answers and records: losses, evidence, the day of writing.
import type { Day } from '../dates.ts'

/** Something that was lost. */
export interface LossLine {
  number: number
  /** Yuan with two decimals. */
  amount: string
  what: string
  on?: Day | undefined
  /** The number of the entry of evidence that shows it. */
  evidence?: number | undefined
}

/** Something that was kept as evidence. */
export interface EvidenceLine {
  number: number
  name: string
  /** A kind of evidence, an id of the terms. */
  kind?: string | undefined
  from?: string | undefined
  on?: Day | undefined
  /** Of a file, what it was when it was added, in hexadecimal. */
  sha256?: string
}

/** What papers take from a case. */
export interface CaseMaterial {
  today: Day
  losses: readonly LossLine[]
  evidence: readonly EvidenceLine[]
  /** All losses together, yuan with two decimals; undefined where there are none. */
  totalLost?: string
}
