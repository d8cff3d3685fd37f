// The part of a library that one playbook can ever need, so that a command reads no more than that.

import { textsIn } from '../check/rules/references.ts'
import { textReferences } from '../text.ts'
import type { Library } from './library.ts'

/**
 * Everything reachable from some scenarios: their steps, the steps those open, and the facts cited. Questions stay
 * whole, so that an answers file meant for several playbooks can be checked.
 */
export function librarySlice(library: Library, scenarioIds: readonly string[]): Library {
  const scenarios = pick(library.scenarios, scenarioIds)
  const steps = pick(library.steps, reachableSteps(library, scenarioIds))
  const stepList = Object.values(steps)
  const threats = pick(
    library.threats,
    Object.values(scenarios).flatMap((scenario) => scenario.threats),
  )
  const deadlines = pick(
    library.deadlines,
    stepList.flatMap((step) => [
      ...(step.deadline ? [step.deadline.limit] : []),
      ...Object.values(step.outcomes).flatMap(({ clock }) => (clock ? [clock] : [])),
    ]),
  )
  const laws = withPredecessors(library, [
    ...stepList.flatMap((step) => step.laws),
    ...Object.values(deadlines).flatMap((deadline) => deadline.laws),
  ])
  const mentioned = [
    ...stepList,
    ...Object.values(threats),
    ...Object.values(scenarios),
    ...Object.values(library.questions),
  ].flatMap((entry) =>
    textsIn(entry).flatMap(({ text }) => [...textReferences(text.zh), ...textReferences(text.en)].map(({ id }) => id)),
  )
  const contacts = pick(library.contacts, [
    ...stepList.flatMap((step) => step.contacts),
    ...Object.values(threats).flatMap((threat) => threat.contacts),
    ...mentioned,
  ])
  const inContacts = Object.values(contacts).flatMap((contact) =>
    textsIn(contact).flatMap(({ text }) => textReferences(text.zh + text.en).map(({ id }) => id)),
  )
  return {
    ...library,
    scenarios,
    steps,
    threats,
    deadlines,
    laws: pick(library.laws, laws),
    contacts: { ...contacts, ...pick(library.contacts, inContacts) },
  }
}

function reachableSteps(library: Library, scenarioIds: readonly string[]): string[] {
  const found = new Set<string>()
  const waiting = [...library.common.steps, ...scenarioIds.flatMap((id) => library.scenarios[id]?.steps ?? [])]
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    if (found.has(id)) continue
    found.add(id)
    for (const { opens } of Object.values(library.steps[id]?.outcomes ?? {})) waiting.push(...opens)
  }
  return Object.keys(library.steps).filter((id) => found.has(id))
}

// The old article stands beside the new one: people still quote it, and it applies to what happened before.
function withPredecessors(library: Library, ids: string[]): string[] {
  const cited = new Set(ids)
  const old = Object.values(library.laws).filter((law) => law.replaced_by.some((id) => cited.has(id)))
  return [...cited, ...old.map(({ id }) => id)]
}

function pick<Entry>(entries: Record<string, Entry>, ids: readonly string[]): Record<string, Entry> {
  return Object.fromEntries([...new Set(ids)].flatMap((id) => (entries[id] ? [[id, entries[id]]] : [])))
}
