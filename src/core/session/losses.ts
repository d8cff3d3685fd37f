// What was lost, entry by entry, and how much it is together. What was removed stays in the events, and its number with it.
import { amountInFen, storeAmount } from '../typed-amount.ts'
import { listEvidence } from './evidence.ts'
import type { Session, SessionEvent } from './schema.ts'
import { findUndone, withEvent } from './session.ts'

/** A loss as it stands now. */
export interface Loss {
  /** Never given again, so that “loss 2” always means the same one. */
  number: number
  /** ISO instant at which it was recorded. */
  at: string
  /** Yuan with two decimals. */
  amount: string
  /** What it was, in the person's words. */
  what: string
  /** The day of it, where the person gave one. */
  on?: string
  /** The number of the entry of evidence that shows it, where that stands. */
  evidence?: number
}

/** Every loss that stands, in the order of recording. */
export function listLosses(session: Session): Loss[] {
  const undone = findUndone(session)
  const losses = new Map<number, Loss>()
  for (const [index, event] of session.events.entries()) {
    if (undone.has(index)) continue
    if (event.type === 'loss-added') losses.set(event.number, lossOf(event))
    if (event.type === 'loss-removed') losses.delete(event.number)
  }
  const standing = new Set(listEvidence(session).map(({ number }) => number))
  return [...losses.values()].map(({ evidence, ...loss }) =>
    evidence !== undefined && standing.has(evidence) ? { ...loss, evidence } : loss,
  )
}

function lossOf({ type: _type, number, at, amount, what, on, evidence }: Added): Loss {
  return {
    number,
    at,
    amount,
    what,
    ...(on === undefined ? {} : { on }),
    ...(evidence === undefined ? {} : { evidence }),
  }
}

type Added = Extract<SessionEvent, { type: 'loss-added' }>

/** The sum of some losses, yuan with two decimals, exact to the fen. */
export function totalOf(losses: readonly Pick<Loss, 'amount'>[]): string {
  return storeAmount(losses.reduce((sum, { amount }) => sum + amountInFen(amount), 0n))
}

/** A copy with a loss more, and that loss. */
export function withLoss(session: Session, loss: Omit<Loss, 'number'>): { session: Session; loss: Loss } {
  const event: Added = { type: 'loss-added', number: nextNumber(session), ...loss }
  return { session: withEvent(session, event), loss: lossOf(event) }
}

// Those that were taken back or removed count as well.
function nextNumber({ events }: Session): number {
  return events.reduce((most, event) => (event.type === 'loss-added' ? Math.max(most, event.number) : most), 0) + 1
}

/** A copy without a loss. */
export function withoutLoss(session: Session, { number, at }: { number: number; at: string }): Session {
  return withEvent(session, { type: 'loss-removed', at, number })
}
