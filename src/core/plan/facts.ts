// What is known about the incident: what the person answered, what the playbooks take for granted, what steps found, and
// what follows from an answer.
import { type Condition, type Facts, holds } from '../content/conditions.ts'
import { none } from '../content/known-ids.ts'
import { type EntryKind, isBundled, type Library, pickEntries, type Values } from '../content/library.ts'
import { own } from '../content/own.ts'
import { unsure } from '../content/vocabulary.ts'
import type { Answer, Session } from '../session/schema.ts'
import { foldRecords, type StepRecord } from './records.ts'

/** What is known in a session. */
export interface Known {
  /** All of it. */
  facts: Facts
  /** Without what a person's own folder takes for granted, lets follow or finds. The same where all is bundled. */
  unaided: Facts
}

/** What is known in a session. An answer overrides what a playbook assumes; what follows or was found is added to both. */
export function collectKnown(library: Library, session: Session, records = foldRecords(session)): Known {
  const facts = collect(library, session, { records, counts: () => true })
  const { playbooks, questions, steps } = library.notBundled
  if (playbooks.size + questions.size + steps.size === 0) return { facts, unaided: facts }
  const counts = (kind: EntryKind, id: string) => isBundled(library, kind, id)
  return { facts, unaided: collect(library, session, { records, counts }) }
}

/**
 * Whether something applies. What the bundled content calls for (`isOurs`) a person's own can bring, and never take away:
 * an assumption in a folder from somebody else must not hide the call to the bank.
 */
export function appliesIn({ facts, unaided }: Known, when: Condition | undefined, isOurs: boolean): boolean {
  return holds(when, facts) || (isOurs && holds(when, unaided))
}

function collect(
  library: Library,
  session: Session,
  { records, counts }: { records: ReadonlyMap<string, StepRecord>; counts: (kind: EntryKind, id: string) => boolean },
): Facts {
  const facts = new Map<string, ReadonlySet<string>>()
  for (const { id, assume } of pickEntries(library.playbooks, session.playbooks))
    if (counts('playbooks', id)) addAll(facts, assume)
  for (const [question, answer] of Object.entries(session.answers)) facts.set(question, new Set(answerValues(answer)))
  for (const [question, answer] of Object.entries(session.answers)) {
    if (!counts('questions', question)) continue
    for (const values of impliedBy(library, question, answer)) addAll(facts, values)
  }
  for (const [step, record] of records) if (counts('steps', step)) addAll(facts, foundBy(library, step, record))
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
