// What remains, grouped by whom to contact: one call, several steps.

import type { Library } from '../content/library.ts'
import type { Contact } from '../content/schema.ts'
import type { Plan, PlannedStep } from './planned-step.ts'

/** One counterpart and what is to be settled with it. */
export interface Call {
  contact: Contact
  /** Others of the same kind that the steps name: the person's own carrier or bank may be one of them. */
  alternatives: Contact[]
  /** In plan order. */
  steps: PlannedStep[]
  /** Ids of items to have at hand, each once. */
  bring: string[]
}

/** The calls that remain, most urgent first. A step that names several contacts stands under the first. */
export function callList(library: Library, plan: Plan): Call[] {
  const calls = new Map<string, PlannedStep[]>()
  for (const step of plan.steps) {
    const [contact] = step.step.contacts
    if (contact === undefined || !step.applies || !remains(step)) continue
    calls.set(contact, [...(calls.get(contact) ?? []), step])
  }
  return [...calls].flatMap(([id, steps]) => {
    const contact = library.contacts[id]
    if (!contact) return []
    const named = new Set(steps.flatMap(({ step }) => step.contacts).filter((other) => other !== id))
    const alternatives = [...named]
      .flatMap((other) => library.contacts[other] ?? [])
      .filter(({ category }) => category === contact.category)
    return [
      { contact, alternatives, steps, bring: [...new Set(steps.flatMap(({ step }) => step.effort?.bring ?? []))] },
    ]
  })
}

// An answer that is overdue is worth a call; one that is still awaited is not.
function remains({ state }: PlannedStep): boolean {
  return state === 'todo' || state === 'overdue' || state === 'blocked'
}
