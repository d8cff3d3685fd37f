// What is known about the incident: what the person answered, what the playbooks take for granted, what steps found, and
// what follows from an answer.
import type { Facts } from '../content/conditions.ts'
import { none } from '../content/known-ids.ts'
import { type Library, pickEntries, type Values } from '../content/library.ts'
import { own } from '../content/own.ts'
import { unsure } from '../content/vocabulary.ts'
import type { Answer, Session } from '../session/schema.ts'
import { foldRecords, type StepRecord } from './records.ts'

/** The facts of a session. An answer overrides what a playbook assumes; what follows or was found is added to both. */
export function collectFacts(library: Library, session: Session, records = foldRecords(session)): Facts {
  const facts = new Map<string, ReadonlySet<string>>()
  for (const { assume } of pickEntries(library.playbooks, session.playbooks)) addAll(facts, assume)
  for (const [question, answer] of Object.entries(session.answers)) facts.set(question, new Set(answerValues(answer)))
  for (const [question, answer] of Object.entries(session.answers)) {
    for (const values of impliedBy(library, question, answer)) addAll(facts, values)
  }
  for (const [step, record] of records) addAll(facts, foundBy(library, step, record))
  return facts
}

/** The values of an answer, one or many. */
export function answerValues(answer: Answer): string[] {
  return typeof answer === 'string' ? [answer] : answer
}

/** Facts that follow from an answer, choice by choice. */
export function impliedBy(library: Library, question: string, answer: Answer): Values[] {
  const choices = library.questions.get(question)?.choices ?? []
  const chosen = answerValues(answer)
  return choices.filter(({ id }) => chosen.includes(id)).map(({ sets }) => sets)
}

function foundBy(library: Library, step: string, { status }: StepRecord): Values {
  if (status?.type !== 'recorded') return {}
  return own(library.steps.get(step)?.outcomes ?? {}, status.outcome)?.sets ?? {}
}

// A fact that is added replaces "none of these" and "not sure", which it contradicts.
function addAll(facts: Map<string, ReadonlySet<string>>, additions: Values): void {
  for (const [id, values] of Object.entries(additions)) {
    const before = [...(facts.get(id) ?? [])].filter((value) => value !== none && value !== unsure)
    facts.set(id, new Set([...before, ...answerValues(values)]))
  }
}
