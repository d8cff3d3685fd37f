// What the person has been shown: compared on `resume` to say what is new.
import type { Library } from '../core/content/library.ts'
import { buildPlan } from '../core/plan/plan.ts'
import type { Session } from '../core/session/schema.ts'
import type { Ports } from '../ports.ts'

/** A copy of the session that remembers its present plan as seen. */
export function withSeen(ports: Pick<Ports, 'now'>, session: Session, library: Library): Session {
  const plan = buildPlan(library, session, ports.now())
  const steps = plan.steps.filter(({ applies }) => applies).map((step) => step.id)
  return { ...session, seen: { at: new Date(ports.now()).toISOString(), content: library.version, steps } }
}
