// Saves what a person did to a session. It is on disk when this returns.
import { comparePlans } from '../core/plan/changes.ts'
import { withChangeSeen } from '../core/plan/news.ts'
import { buildPlan } from '../core/plan/plan.ts'
import type { Plan } from '../core/plan/planned-step.ts'
import { presentSession } from '../core/session/present-session.ts'
import type { Session } from '../core/session/schema.ts'
import type { Ports } from '../ports.ts'
import { type OpenSession, withPlan } from './open-session.ts'

/**
 * Saves a change of the session and returns it with its new plan. What the change did to the plan is remembered as seen
 * in the same save: the person is told now, and it is no news later. Throws what `change` throws; nothing is saved then.
 */
export function saveChange(ports: Ports, before: OpenSession, change: (session: Session) => Session): OpenSession {
  const { library } = before.reader
  let plan: Plan = before.plan
  const saved = ports.sessions.update(before.session.id, (stored) => {
    const changed = change(stored)
    plan = buildPlan(library, presentSession(library, changed), ports.now())
    return withChangeSeen(library, changed, comparePlans(before.plan, plan))
  })
  return withPlan(before.reader, presentSession(library, saved), plan)
}
