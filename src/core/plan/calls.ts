// What remains, grouped by whom to contact: one call, several steps.

import { type ContactRules, type Library, pickEntries } from '../content/library.ts'
import type { Day } from '../dates.ts'
import { findNearLimits } from './next.ts'
import { isOpen, type Plan, type PlannedStep } from './planned-step.ts'

/** One counterpart and what is to be settled with it. */
export interface Call {
  contact: ContactRules
  /** Others of the same kind that the steps name: the person's own carrier or bank may be one of them. */
  alternatives: ContactRules[]
  /** In plan order. */
  steps: PlannedStep[]
  /** Ids of items to have at hand, each once. */
  bring: string[]
}

/** The calls that remain, most urgent first. A step that names several contacts stands under the first. */
export function listCalls(library: Library, plan: Plan): Call[] {
  const calls = new Map<string, PlannedStep[]>()
  for (const step of plan.steps) {
    const [contact] = step.definition.contacts
    if (contact === undefined || !isToCall(step)) continue
    calls.set(contact, [...(calls.get(contact) ?? []), step])
  }
  return [...calls].flatMap(([id, steps]) => {
    const contact = library.contacts.get(id)
    if (!contact) return []
    const named = new Set(steps.flatMap(({ definition }) => definition.contacts).filter((other) => other !== id))
    const alternatives = pickEntries(library.contacts, [...named]).filter(
      ({ category }) => category === contact.category,
    )
    const bring = [...new Set(steps.flatMap(({ definition }) => definition.effort?.bring ?? []))]
    return [{ contact, alternatives, steps, bring }]
  })
}

/** What has a limit by law that is near and names nobody to call: it is missed by whoever works from the calls. */
export function listLimitsWithoutCall({ steps }: Plan, today: Day): PlannedStep[] {
  return findNearLimits(steps, today).filter(({ definition }) => definition.contacts.length === 0)
}

// An answer that is overdue is worth a call; one that is still awaited is not.
function isToCall(step: PlannedStep): boolean {
  return isOpen(step) && step.state !== 'waiting'
}
