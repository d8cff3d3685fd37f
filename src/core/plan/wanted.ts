// What the places that a plan goes to want to see, and what of it the case has. It says only what was listed as evidence: that a step
// which saves something was done does not tell what there was to save.
import { isBundled, type Library, type WantedRules } from '../content/library.ts'
import { listEvidence } from '../session/evidence.ts'
import { listLosses } from '../session/losses.ts'
import type { Session } from '../session/schema.ts'
import { appliesIn, collectKnown } from './facts.ts'
import { isOpen, type Plan, type PlannedStep } from './planned-step.ts'
import { countUnasked } from './questions.ts'

/**
 * Whether a thing is there. `there`: evidence of a kind that shows it is listed, or losses are; `missing`: none is; `bring`: it is
 * no evidence, but shown, written or said at the moment.
 */
export type ThingState = 'there' | 'missing' | 'bring'

/** One thing that is wanted. */
export interface WantedThing {
  /** Its place among the things of the entry, where its text stands. */
  index: number
  state: ThingState
  /** Numbers of the entries of evidence that may be it. */
  evidence: number[]
  /** How many losses are recorded, where they count. */
  losses: number
  /** It helps, and nobody may ask for it. */
  helps: boolean
}

/** A place of the plan with what it wants. */
export interface WantedThere {
  rules: WantedRules
  /** The open steps that go there, in plan order. */
  steps: PlannedStep[]
  things: WantedThing[]
}

/** What is wanted by every place to which an open step goes, in the order of those steps. */
export function findWanted(library: Library, session: Session, plan: Plan): WantedThere[] {
  const open = plan.steps.filter(isOpen)
  const known = collectKnown(library, countUnasked(library, session))
  const evidence = listEvidence(session)
  const losses = listLosses(session).length
  const found = [...library.wanted.values()].flatMap((rules): WantedThere[] => {
    const caller = { isOurs: isBundled(library, 'wanted', rules.id), calledForBy: session.playbooks }
    const steps = open.filter((step) => goesThere(library, rules, step))
    if (steps.length === 0 || !appliesIn(known, rules.when, caller)) return []
    const things = rules.things.flatMap(({ when, evidence: kinds, counts, helps }, index): WantedThing[] => {
      if (!appliesIn(known, when, caller)) return []
      const shown = evidence.filter(({ kind }) => kind !== undefined && kinds.includes(kind))
      const counted = counts === 'losses' ? losses : 0
      const state = shown.length + counted > 0 ? 'there' : kinds.length > 0 || counts ? 'missing' : 'bring'
      return [{ index, state, evidence: shown.map(({ number }) => number), losses: counted, helps: helps === true }]
    })
    return [{ rules, steps, things }]
  })
  const place = ({ steps: [first] }: WantedThere) => (first ? open.indexOf(first) : open.length)
  return found.sort((one, other) => place(one) - place(other))
}

// The first contact of a step is whom it is done with.
function goesThere(library: Library, { goes }: WantedRules, { id, definition }: PlannedStep): boolean {
  if (goes.steps.includes(id)) return true
  const [contact = ''] = definition.contacts
  const category = library.contacts.get(contact)?.category
  if (category === undefined || !goes.categories.includes(category)) return false
  return goes.stages.length === 0 || goes.stages.includes(definition.stage)
}
