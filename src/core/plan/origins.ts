// Where facts come from: for the person who asks why a step is there.
import type { Comparison } from '../content/conditions.ts'
import { type Library, pickEntries, type Values } from '../content/library.ts'
import { own } from '../content/own.ts'
import type { Session } from '../session/schema.ts'
import { answerValues, impliedBy } from './facts.ts'
import { foldRecords } from './records.ts'

/** What made a comparison hold: an answer, what a step found, or what a playbook takes for granted. */
export type Origin =
  | { from: 'answer'; question: string; values: string[] }
  | { from: 'outcome'; step: string; outcome: string }
  | { from: 'playbook'; id: string; values: string[] }

/** The origins of comparisons that hold, each once, in their order. */
export function findOrigins(library: Library, session: Session, reasons: readonly Comparison[]): Origin[] {
  const found = new Map<string, Origin>()
  for (const reason of reasons)
    for (const origin of traceComparison(library, session, reason)) found.set(JSON.stringify(origin), origin)
  return [...found.values()]
}

function traceComparison(library: Library, session: Session, { question, values }: Comparison): Origin[] {
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
  const outcomes = [...foldRecords(session)].flatMap(([step, { status }]): Origin[] => {
    if (status?.type !== 'recorded') return []
    const sets = own(library.steps.get(step)?.outcomes ?? {}, status.outcome)?.sets ?? {}
    return gives(sets, question, values) ? [{ from: 'outcome', step, outcome: status.outcome }] : []
  })
  const playbooks = pickEntries(library.playbooks, session.playbooks).flatMap(({ assume }): Origin[] =>
    answered === undefined && gives(assume, question, values) ? [{ from: 'playbook', id: question, values }] : [],
  )
  return [...direct, ...implied, ...outcomes, ...playbooks]
}

function gives(sets: Values, question: string, values: readonly string[]): boolean {
  return answerValues(own(sets, question) ?? []).some((value) => values.includes(value))
}
