// What is known about the incident: what the person answered, what the playbooks take for granted, what steps found.
import type { Facts } from '../content/conditions.ts'
import type { Library } from '../content/library.ts'
import { currentId } from '../content/retired.ts'
import type { Answer, Session } from '../session/schema.ts'
import { type StepRecord, stepRecords } from './records.ts'

/** The facts of a session. An answer overrides what a playbook assumes; what a step found is added to both. */
export function factsOf(library: Library, session: Session, records = stepRecords(library, session)): Facts {
  const facts = new Map<string, ReadonlySet<string>>()
  for (const id of session.playbooks) addAll(facts, library.scenarios[currentId(library, 'scenario', id)]?.assume ?? {})
  for (const [question, answer] of Object.entries(session.answers)) {
    facts.set(currentId(library, 'question', question), new Set(valuesOf(answer)))
  }
  for (const [step, record] of records) addAll(facts, setBy(library, step, record))
  return facts
}

/** The values of an answer, one or many. */
export function valuesOf(answer: Answer): string[] {
  return typeof answer === 'string' ? [answer] : answer
}

function setBy(library: Library, step: string, record: StepRecord): Readonly<Record<string, Answer>> {
  if (record.status?.type !== 'recorded') return {}
  return library.steps[step]?.outcomes[record.status.outcome]?.sets ?? {}
}

// A fact that is added replaces "none of these" and "not sure", which it contradicts.
function addAll(facts: Map<string, ReadonlySet<string>>, additions: Readonly<Record<string, Answer>>): void {
  for (const [question, answer] of Object.entries(additions)) {
    const before = [...(facts.get(question) ?? [])].filter((value) => value !== 'none' && value !== 'unsure')
    facts.set(question, new Set([...before, ...valuesOf(answer)]))
  }
}
