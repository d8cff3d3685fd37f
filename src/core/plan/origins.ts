// Where facts come from: for the person who asks why a step is there.
import { type Comparison, type Condition, reasonsFor } from '../content/conditions.ts'
import { type Library, pickPlaybooks, type Values } from '../content/library.ts'
import { own } from '../content/own.ts'
import type { Session } from '../session/schema.ts'
import { answerValues, collectKnown, findBringing, impliedBy, isReplaced } from './facts.ts'
import { findCallers } from './plan.ts'
import type { PlannedStep } from './planned-step.ts'
import { countUnasked } from './questions.ts'
import { foldRecords, type StepRecord } from './records.ts'

/** What brought a step: an answer, what a step found, or what a playbook takes for granted. */
export type Origin =
  | { from: 'answer'; question: string; values: string[] }
  /** Not answered yet, and counted as “not sure”. */
  | { from: 'unasked'; question: string }
  | { from: 'outcome'; step: string; outcome: string }
  | { from: 'playbook'; id: string; values: string[] }

/**
 * What brought a step, each once: what made its condition hold, then the outcome that opened it. None where it is kept
 * only because something was recorded of it, or where it applies to everybody.
 */
export function findOrigins(library: Library, session: Session, planned: PlannedStep): Origin[] {
  const { definition, openedBy, applies } = planned
  if (!applies) return []
  const records = foldRecords(session)
  const callers = findCallers(library, session.playbooks)(planned.id)
  const counted = countUnasked(library, session)
  const known = collectKnown(library, counted, records)
  const trace = (when: Condition | undefined) =>
    reasonsFor(when, findBringing(known, when, callers)).flatMap((reason) =>
      traceComparison(library, { session: counted, records }, reason),
    )
  const traced = trace(definition.when).flatMap((origin): Origin[] => {
    if (origin.from !== 'answer' || own(session.answers, origin.question) !== undefined) return [origin]
    // Nobody answered it: an outcome that opened the question brought what hangs on it.
    const opening = trace(library.questions.get(origin.question)?.when).filter(({ from }) => from === 'outcome')
    return [{ from: 'unasked', question: origin.question }, ...opening]
  })
  const opened: Origin[] = openedBy ? [{ from: 'outcome', step: openedBy.step, outcome: openedBy.outcome }] : []
  // What came of a step is no reason for doing it.
  const brought = [...traced, ...opened].filter((origin) => origin.from !== 'outcome' || origin.step !== planned.id)
  return [...new Map(brought.map((origin) => [JSON.stringify(origin), origin])).values()]
}

function traceComparison(
  library: Library,
  { session, records }: { session: Session; records: ReadonlyMap<string, StepRecord> },
  { question, values }: Comparison,
): Origin[] {
  const answered = own(session.answers, question)
  const direct: Origin[] =
    answered !== undefined && answerValues(answered).some((value) => values.includes(value))
      ? [{ from: 'answer', question, values: values.filter((value) => answerValues(answered).includes(value)) }]
      : []
  const implied = Object.entries(session.answers).flatMap(([asked, answer]): Origin[] => {
    const choices = answerValues(answer).filter((choice) =>
      impliedBy(library, asked, [choice]).some((set) => gives(set, question, values)),
    )
    return choices.length > 0 ? [{ from: 'answer', question: asked, values: choices }] : []
  })
  const outcomes = [...records].flatMap(([step, { status }]): Origin[] => {
    if (status?.type !== 'recorded') return []
    const sets = own(library.steps.get(step)?.outcomes ?? {}, status.outcome)?.sets ?? {}
    return gives(sets, question, values) ? [{ from: 'outcome', step, outcome: status.outcome }] : []
  })
  const chosen = pickPlaybooks(library, session.playbooks)
  const stands = answered === undefined || !isReplaced(library, chosen, question)
  const playbooks = chosen.flatMap(({ assume }): Origin[] => {
    const given = answerValues(own(assume, question) ?? []).filter((value) => values.includes(value))
    return stands && given.length > 0 ? [{ from: 'playbook', id: question, values: given }] : []
  })
  return [...direct, ...implied, ...outcomes, ...playbooks]
}

function gives(sets: Values, question: string, values: readonly string[]): boolean {
  return answerValues(own(sets, question) ?? []).some((value) => values.includes(value))
}
