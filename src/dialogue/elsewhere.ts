// What presses in another session: one line, so that a legal day is not missed because another case is open.
import { safeText } from '../core/guard/safe-text.ts'
import { findNearLimits } from '../core/plan/next.ts'
import { findOwnLimit, type PlannedStep } from '../core/plan/planned-step.ts'
import type { Ports } from '../ports.ts'
import { writeDue } from '../render/due.ts'
import type { OpenSession } from './open-session.ts'
import { planQuietly } from './quiet-plan.ts'

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
  const pressing = others.slice(0, mostSessions).flatMap((summary) => {
    const other = planQuietly(ports, reader, summary)
    const [step] = other ? findNearLimits(other.plan.steps, ports.today()) : []
    return other && step ? [{ id: summary.id, name: summary.name, step, reader: other.reader }] : []
  })
  const [first, ...rest] = pressing.sort((one, other) => (dayOf(one.step) < dayOf(other.step) ? -1 : 1))
  if (!first) return []
  const { elsewhere } = reader.words.status
  const what = `${first.reader.title('steps', first.step.id)}${reader.words.semicolon}${writeDue(first.reader, first.step, { inList: true })}`
  return reader.paragraph(elsewhere(first.id, safeText(first.name), what, rest.length)).map(reader.style.warning)
}

function dayOf(step: PlannedStep): string {
  return findOwnLimit(step)?.day ?? ''
}
