// What presses in another session: one line, so that a legal day is not missed because another case is open.
import { safeText } from '../core/guard/safe-text.ts'
import { findNearLimits } from '../core/plan/next.ts'
import { buildPlan } from '../core/plan/plan.ts'
import { findOwnLimit, type PlannedStep } from '../core/plan/planned-step.ts'
import { presentSession } from '../core/session/present-session.ts'
import type { Session } from '../core/session/schema.ts'
import { UserError } from '../errors.ts'
import type { Ports } from '../ports.ts'
import { writeDue } from '../render/due.ts'
import type { OpenSession } from './open-session.ts'

// So many are looked into: each is read and planned.
const mostSessions = 20

/**
 * The most pressing legal day of the other open sessions, in one line; nothing where there is none. What is encrypted or
 * cannot be opened is left alone: nothing is asked for here.
 */
export function elsewhereLines(ports: Ports, { session, reader }: OpenSession): string[] {
  const { sessions } = ports.sessions.newest(mostSessions + 1)
  const others = sessions.filter(
    ({ id, closed, encrypted, problem }) => id !== session.id && !closed && !encrypted && !problem,
  )
  const pressing = others.slice(0, mostSessions).flatMap(({ id, name }) => {
    const other = readQuietly(ports, id)
    const plan = other && buildPlan(reader.library, presentSession(reader.library, other), ports.now())
    const [step] = plan ? findNearLimits(plan.steps, ports.today()) : []
    return plan && step ? [{ id, name, step, reader: reader.inCase(plan.steps) }] : []
  })
  const [first, ...rest] = pressing.sort((one, other) => (dayOf(one.step) < dayOf(other.step) ? -1 : 1))
  if (!first) return []
  const { elsewhere } = reader.words.status
  const what = `${first.reader.title('steps', first.step.id)}${reader.words.semicolon}${writeDue(first.reader, first.step, { inList: true })}`
  return reader.paragraph(elsewhere(first.id, safeText(first.name), what, rest.length)).map(reader.style.warning)
}

// One that cannot be opened is the matter of the command that opens it.
function readQuietly(ports: Ports, id: string): Session | undefined {
  try {
    return ports.sessions.read(id).session
  } catch (error) {
    if (error instanceof UserError) return undefined
    throw error
  }
}

function dayOf(step: PlannedStep): string {
  return findOwnLimit(step)?.day ?? ''
}
