// What the person has been shown: compared on `resume` to say what is new.
import type { Library } from '../core/library.ts'
import { buildPlan } from '../core/plan.ts'
import type { Session } from '../core/session.ts'
import type { Ports } from '../ports.ts'

/** Remembers the present plan as seen; returns the saved session. */
export function rememberSeen(ports: Ports, id: string, library: Library): Session {
  return ports.sessions.update(id, (session) => {
    const plan = buildPlan(library, session, ports.now())
    const steps = plan.steps.filter(({ applies }) => applies).map((step) => step.id)
    return { ...session, seen: { at: new Date(ports.now()).toISOString(), content: library.version, steps } }
  })
}
