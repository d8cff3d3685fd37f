// What is new in a plan since the person last looked at it.
import type { Library } from '../content/library.ts'
import { presentId } from '../content/present-id.ts'
import type { Session } from '../session/schema.ts'
import type { PlanChanges } from './changes.ts'
import type { Plan, PlannedStep } from './planned-step.ts'

/** What changed while the person was away. */
export interface News {
  /** The ISO instant they last looked. */
  since: string
  /** Steps whose day has come, and those that the law sets a near day for, most pressing first. */
  overdue: PlannedStep[]
  /** Steps that a newer version of the content brings. */
  added: PlannedStep[]
  /** Ids of steps that it no longer asks for. Recorded work stays either way. */
  gone: string[]
}

/** What is new; undefined when the person never saw a plan of this session. */
export function findNews(library: Library, session: Session, plan: Plan): News | undefined {
  const { seen } = session
  if (!seen) return undefined
  const overdue = plan.pressing
  if (seen.content === library.version) return { since: seen.at, overdue, added: [], gone: [] }
  const applying = plan.steps.filter(({ applies }) => applies)
  const [before, now] = [new Set(seen.steps), new Set(applying.map(({ id }) => id))]
  return {
    since: seen.at,
    overdue,
    added: applying.filter(({ id, openedBy, record }) => !openedBy && !record && !before.has(id)),
    // Without a playbook nobody can say what it no longer asks for.
    gone: plan.missing.length > 0 ? [] : seen.steps.filter((id) => !now.has(id)),
  }
}

/** A copy of a session that remembers a plan as seen; one with a playbook missing was not. `at` is an ISO instant. */
export function withSeen(
  session: Session,
  { library, plan, at }: { library: Library; plan: Plan; at: string },
): Session {
  if (plan.missing.length > 0) return session
  const steps = plan.steps.filter(({ applies }) => applies).map(({ id }) => id)
  return { ...session, seen: { at, content: library.version, steps } }
}

/**
 * A copy that remembers as seen what the person's own change did to the plan; a session whose plan was never seen stays
 * as it is. Ids in the file may be retired ones.
 */
export function withChangeSeen(library: Library, session: Session, { added, removed }: PlanChanges): Session {
  const { seen } = session
  if (!seen || added.length + removed.length === 0) return session
  const gone = new Set(removed.map(({ id }) => id))
  const kept = seen.steps.filter((id) => !gone.has(presentId(library, 'step', id)))
  return { ...session, seen: { ...seen, steps: [...new Set([...kept, ...added.map(({ id }) => id)])] } }
}
