// The order of a plan: danger, then what stops harm, then evidence before changes, each step after what it waits for.

import { isBundled, type Library, type PlaybookRules, pickEntries, type StepRules } from '../content/library.ts'
import { stages, type Urgency, urgencies, waitsForNothing } from '../content/vocabulary.ts'
import { findPredecessors, type PlannedStep } from './planned-step.ts'

/** Steps in the order to do them. `listed` is the order in which the playbooks name them. */
export function putInOrder(library: Library, steps: PlannedStep[], listed: string[]): PlannedStep[] {
  const lifted = liftedByDependents(steps)
  const places = new Map(listed.map((id, index) => [id, index]))
  const compare = natureOrder(library)
  const sorted = [...lifted.values()].sort(
    (a, b) =>
      compare({ ...a, stage: a.definition.stage }, { ...b, stage: b.definition.stage }) ||
      findPlace(a, places, lifted) - findPlace(b, places, lifted) ||
      (a.id < b.id ? -1 : 1),
  )
  return afterWhatTheyWaitFor(sorted, lifted)
}

/** A playbook's steps in the order a plan would have them if all applied: the whole road, before anything is known. */
export function layOutRoad(library: Library, playbook: PlaybookRules): StepRules[] {
  const ids = [...new Set([...library.common.steps, ...playbook.steps])]
  return pickEntries(library.steps, ids).toSorted(natureOrder(library))
}

// Sorting is stable: what is alike keeps the order in which the playbooks name it. Of life and money, what is bundled comes
// before what somebody's folder brings: “call this number first” must not stand before the bank.
function natureOrder(library: Library) {
  const rank = ({ id, stage }: Pick<StepRules, 'id' | 'stage'>) =>
    waitsForNothing(stage) && !isBundled(library, 'steps', id) ? afterDanger : stages.indexOf(stage)
  type Nature = Pick<StepRules, 'id' | 'urgency' | 'stage'>
  return (a: Nature, b: Nature): number =>
    urgencies.indexOf(a.urgency) - urgencies.indexOf(b.urgency) ||
    rank(a) - rank(b) ||
    stages.indexOf(a.stage) - stages.indexOf(b.stage)
}

const afterDanger = stages.filter(waitsForNothing).length - 0.5

// A step that an urgent one waits for is as urgent.
function liftedByDependents(steps: PlannedStep[]): Map<string, PlannedStep> {
  const urgency = new Map<string, Urgency>(steps.map((step) => [step.id, step.urgency]))
  const byId = new Map(steps.map((step) => [step.id, step]))
  const rank = (id: string) => urgencies.indexOf(urgency.get(id) ?? 'watch')
  // Each time a step becomes more urgent it passes that on, which can happen only as often as there are urgencies.
  const changed = steps.map(({ id }) => id)
  for (let id = changed.pop(); id !== undefined; id = changed.pop()) {
    const step = byId.get(id)
    for (const first of step ? findPredecessors(step) : []) {
      if (!byId.has(first) || rank(first) <= rank(id)) continue
      urgency.set(first, urgency.get(id) ?? 'watch')
      changed.push(first)
    }
  }
  return new Map(steps.map((step) => [step.id, { ...step, urgency: urgency.get(step.id) ?? step.urgency }]))
}

// A step that an outcome opened stands right after the step that opened it.
function findPlace(step: PlannedStep, places: Map<string, number>, all: Map<string, PlannedStep>, depth = 0): number {
  const listed = places.get(step.id)
  if (listed !== undefined) return listed
  const opener = step.openedBy && depth < 50 ? all.get(step.openedBy.step) : undefined
  return opener ? findPlace(opener, places, all, depth + 1) + 0.001 : places.size
}

// Depth first without recursion: a chain may be as long as a folder has steps.
function afterWhatTheyWaitFor(sorted: PlannedStep[], all: Map<string, PlannedStep>): PlannedStep[] {
  const placed = new Map<string, PlannedStep>()
  for (const start of sorted) {
    const path: { step: PlannedStep; first: string[] }[] = []
    const onPath = new Set<string>()
    const enter = (step: PlannedStep | undefined) => {
      if (!step || placed.has(step.id) || onPath.has(step.id)) return
      path.push({ step, first: [...findPredecessors(step)] })
      onPath.add(step.id)
    }
    enter(start)
    for (let here = path.at(-1); here; here = path.at(-1)) {
      const first = here.first.shift()
      if (first !== undefined) enter(all.get(first))
      else {
        path.pop()
        onPath.delete(here.step.id)
        placed.set(here.step.id, here.step)
      }
    }
  }
  return [...placed.values()]
}
