// The plan: the steps that apply, in order, with their state. Computed anew each time from library, session and clock.
import { holds } from '../content/conditions.ts'
import { isBundled, keepBundled, type Library, pickEntries, type StepRules } from '../content/library.ts'
import { own } from '../content/own.ts'
import { type Urgency, waitsForNothing } from '../content/vocabulary.ts'
import { dayInChina } from '../dates.ts'
import type { Session } from '../session/schema.ts'
import { findDue } from './due.ts'
import { appliesIn, collectKnown } from './facts.ts'
import { findMissing } from './missing.ts'
import { findNext } from './next.ts'
import { putInOrder } from './order.ts'
import {
  type Due,
  isOpen,
  isSettled,
  type Opening,
  type Plan,
  type PlannedStep,
  type StepState,
} from './planned-step.ts'
import { foldRecords, type StepRecord } from './records.ts'

/** Computes the plan. `now` is in milliseconds since 1970. */
export function buildPlan(library: Library, session: Session, now: number): Plan {
  const records = foldRecords(session)
  const known = collectKnown(library, session, records)
  const missing = findMissing(library, session)
  const ourOpenings = collectOpenings(library, records, (step) => isBundled(library, 'steps', step))
  const openings = new Map([...collectOpenings(library, records), ...ourOpenings])
  const listed = listedSteps(library, session.playbooks)
  const ourListed = listedSteps(library, keepBundled(library, session.playbooks))
  // What the bundled content calls for: it stands in the plan in the way it came there without a person's own.
  const ours = new Set([...ourListed, ...ourOpenings.keys()])
  const isListed = (id: string) => ourListed.has(id) || (listed.has(id) && !ours.has(id))
  const draft = new Map<string, PlannedStep>()
  for (const id of new Set([...listed, ...openings.keys(), ...records.keys()])) {
    const step = library.steps.get(id)
    if (!step) continue
    const record = records.get(id)
    const opening = openings.get(id)
    const isOurs = ours.has(id)
    // It was called for when it was recorded, and nobody can say that it no longer is.
    const isKept = missing.length > 0 && !listed.has(id) && record?.status !== undefined
    const applies = isKept || ((listed.has(id) || opening !== undefined) && appliesIn(known, step.when, isOurs))
    if (!applies && !record?.status) continue
    const doneBefore =
      !record?.status &&
      !record?.reopened &&
      step.done_when !== undefined &&
      holds(step.done_when, isOurs ? known.unaided : known.facts)
    draft.set(
      id,
      planStep({
        library,
        session,
        now,
        step,
        record,
        applies,
        doneBefore,
        openedBy: isListed(id) ? undefined : opening,
      }),
    )
  }
  const steps = putInOrder(
    library,
    [...draft.values()].map((step) =>
      blockedBy(step, draft, (id) => !ours.has(step.id) || isBundled(library, 'steps', id)),
    ),
    [...listed],
  )
  return { ...summed(steps, dayInChina(now)), missing }
}

function planStep(options: {
  library: Library
  session: Session
  now: number
  step: StepRules
  record: StepRecord | undefined
  applies: boolean
  doneBefore: boolean
  openedBy: Opening | undefined
}): PlannedStep {
  const { step, record, now, openedBy } = options
  const due = findDue(options)
  const base: PlannedStep = {
    id: step.id,
    definition: step,
    state: options.doneBefore ? 'done' : findState(step, record, { due, now }),
    urgency: step.urgency,
    needs: [],
    evidence: [],
    applies: options.applies,
    doneBefore: options.doneBefore,
  }
  const postponed = record?.status?.type === 'postponed' ? { until: record.status.until } : undefined
  return {
    ...base,
    urgency: isNear(base.state, due, now) ? sooner(step.urgency, 'today') : step.urgency,
    ...(due && !isSettled(base) ? { due } : {}),
    ...(openedBy ? { openedBy } : {}),
    ...(record ? { record } : {}),
    ...(postponed ? { postponed: postponed.until === undefined ? {} : { until: postponed.until } } : {}),
  }
}

function findState(
  step: StepRules,
  record: StepRecord | undefined,
  time: { due: Due | undefined; now: number },
): StepState {
  const status = record?.status
  const late = time.due !== undefined && isPast(time.due, time.now)
  if (status?.type === 'skipped' || status?.type === 'not-applicable') return status.type
  if (status?.type === 'waiting') return late ? 'overdue' : 'waiting'
  if (status?.type === 'recorded') {
    if (step.repeat) return repeatState(time)
    if (settles(step, status.outcome)) return 'done'
    return late ? 'overdue' : 'waiting'
  }
  if (step.repeat) return time.due === undefined ? 'done' : 'todo'
  return late ? 'overdue' : 'todo'
}

// A recurring check rests until its next day, comes back then, and is over when no further day is due.
function repeatState({ due, now }: { due: Due | undefined; now: number }): StepState {
  if (due === undefined) return 'done'
  return due.day <= dayInChina(now) ? 'todo' : 'waiting'
}

/** Whether an outcome finishes its step: by default, unless it starts a time limit. */
export function settles(step: StepRules, outcome: string): boolean {
  const known = own(step.outcomes, outcome)
  return known?.settles ?? known?.deadline === undefined
}

/** True after the due day, or after the hour of a limit in hours. */
export function isPast(due: Due, now: number): boolean {
  if (due.instant !== undefined) return now > due.instant
  return due.day < dayInChina(now)
}

const nearDays = 3

function isNear(state: StepState, due: Due | undefined, now: number): boolean {
  if (state === 'overdue') return true
  return state === 'todo' && due?.kind === 'statutory' && due.day <= dayInChina(now + nearDays * 86_400_000)
}

function sooner(one: Urgency, other: Urgency): Urgency {
  if (one === 'now') return one
  return other
}

function listedSteps(library: Library, playbooks: readonly string[]): Set<string> {
  const listed = pickEntries(library.playbooks, playbooks).flatMap(({ steps }) => steps)
  return new Set([...library.common.steps, ...listed])
}

// Only the latest outcome of a step opens others: a refusal that turned into a success no longer does.
function collectOpenings(
  library: Library,
  records: Map<string, StepRecord>,
  counts: (step: string) => boolean = () => true,
): Map<string, Opening> {
  const openings = new Map<string, Opening>()
  for (const [step, { status }] of records) {
    if (status?.type !== 'recorded' || !counts(step)) continue
    for (const opened of own(library.steps.get(step)?.outcomes ?? {}, status.outcome)?.opens ?? []) {
      if (!openings.has(opened))
        openings.set(opened, { step, outcome: status.outcome, at: status.at, fields: status.fields ?? {} })
    }
  }
  return openings
}

// Life and money never wait. Other steps wait for what they need and for the evidence they would destroy, which steps that
// `holdsUp` accepts save: what the bundled content calls for waits for nothing of a person's own.
function blockedBy(step: PlannedStep, plan: Map<string, PlannedStep>, holdsUp: (id: string) => boolean): PlannedStep {
  if (step.state !== 'todo' && step.state !== 'overdue') return step
  if (waitsForNothing(step.definition.stage)) return step
  const open = (id: string) => {
    const other = plan.get(id)
    return other !== undefined && isOpen(other)
  }
  const needs = step.definition.needs.filter(open)
  const evidence = step.record?.waived
    ? []
    : step.definition.destroys.flatMap((kind) => {
        const savedBy = [...plan.values()]
          .filter(
            ({ id, definition }) => id !== step.id && definition.captures.includes(kind) && open(id) && holdsUp(id),
          )
          .map((other) => other.id)
        return savedBy.length > 0 ? [{ kind, savedBy }] : []
      })
  if (needs.length === 0 && evidence.length === 0) return step
  return { ...step, state: 'blocked', needs, evidence }
}

function summed(steps: PlannedStep[], today: string): Omit<Plan, 'missing'> {
  const counted = steps.filter(
    ({ state, definition, applies }) =>
      definition.urgency !== 'watch' &&
      state !== 'skipped' &&
      state !== 'not-applicable' &&
      (applies || state === 'done'),
  )
  const next = findNext(steps, today)
  return {
    steps,
    ...(next ? { next } : {}),
    done: counted.filter(({ state }) => state === 'done').length,
    total: counted.length,
  }
}
