// The plan: the steps that apply, in order, with their state. Computed anew each time from library, session and clock.

import { type Facts, holds } from '../content/conditions.ts'
import { isBundled, keepBundled, type Library, pickPlaybooks, type StepRules } from '../content/library.ts'
import { settlesStep } from '../content/outcomes.ts'
import { own } from '../content/own.ts'
import { type Urgency, waitsForNothing } from '../content/vocabulary.ts'
import { chooseForms, isHelping } from '../content/wording.ts'
import { dayInChina } from '../dates.ts'
import type { Session } from '../session/schema.ts'
import { findDues } from './due.ts'
import { appliesIn, collectKnown, factsFor, isSettledIn } from './facts.ts'
import { findMissing } from './missing.ts'
import { findNext, findPressing } from './next.ts'
import { putInOrder } from './order.ts'
import {
  type Due,
  isOpen,
  isOwnLimit,
  isSettled,
  limitBehind,
  type NamedBy,
  type Opening,
  type Plan,
  type PlannedStep,
  type StepState,
} from './planned-step.ts'
import { isLate, isPressing } from './pressing.ts'
import { countUnasked } from './questions.ts'
import { foldRecords, type StepRecord } from './records.ts'

/**
 * Computes the plan. `now` is in milliseconds since 1970. `isCertain`: only by what was answered, without what would be so if
 * the person were not sure of what they were not asked yet.
 */
export function buildPlan(library: Library, session: Session, now: number, { isCertain = false } = {}): Plan {
  const records = foldRecords(session)
  const known = collectKnown(library, isCertain ? session : countUnasked(library, session), records)
  const missing = findMissing(library, session)
  const openings = collectOpenings(library, records)
  const named = collectNamed(library, records)
  const isOpenedByUs = ([, [first]]: [string, Opening[]]) =>
    first !== undefined && isBundled(library, 'steps', first.step)
  const listed = listedSteps(library, session.playbooks)
  const ourListed = listedSteps(library, keepBundled(library, session.playbooks))
  // What the bundled content calls for: it stands in the plan in the way it came there without a person's own.
  const ours = new Set([...ourListed, ...[...openings].filter(isOpenedByUs).map(([id]) => id)])
  const isListed = (id: string) => ourListed.has(id) || (listed.has(id) && !ours.has(id))
  const calledForBy = findCallers(library, session.playbooks)
  const draft = new Map<string, PlannedStep>()
  for (const id of new Set([...listed, ...openings.keys(), ...records.keys()])) {
    const step = library.steps.get(id)
    if (!step) continue
    const record = records.get(id)
    const opening = openings.get(id)?.[0]
    const isOurs = ours.has(id)
    const caller = { isOurs, calledForBy: calledForBy(id) }
    // It was called for when it was recorded, and nobody can say that it no longer is.
    const isKept = missing.length > 0 && !listed.has(id) && record?.status !== undefined
    const applies =
      isKept ||
      ((listed.has(id) || opening !== undefined) && appliesIn(known, step.when, caller) && !named.retires.has(id))
    if (!applies && !record?.status) continue
    const facts = factsFor(known, step.when, caller)
    const doneBefore =
      !record?.status &&
      !record?.reopened &&
      step.done_when !== undefined &&
      isSettledIn(known, { when: step.when, done: step.done_when }, caller)
    const doneWith = record?.status || record?.reopened ? undefined : named.also_done.get(id)
    draft.set(
      id,
      planStep({
        library,
        session,
        now,
        step,
        record,
        applies,
        doneBefore: doneBefore || doneWith !== undefined,
        doneWith,
        facts,
        openedBy: isListed(id) ? undefined : opening,
        openings: (one) => openings.get(one) ?? [],
        records,
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
  doneWith: NamedBy | undefined
  facts: Facts
  openedBy: Opening | undefined
  openings: (step: string) => readonly Opening[]
  records: ReadonlyMap<string, StepRecord>
}): PlannedStep {
  const { step, record, now, openedBy, facts, doneWith } = options
  const { due, limits } = findDues(options)
  const base: PlannedStep = {
    id: step.id,
    definition: withFittingLaws(step, facts),
    state: options.doneBefore ? 'done' : findState(step, record, { due, now }),
    urgency: step.urgency,
    needs: [],
    evidence: [],
    limits: [],
    applies: options.applies,
    doneBefore: options.doneBefore,
    forms: chooseForms(step, (when) => holds(when, facts)),
    isForOther: holds(isHelping, facts),
  }
  const mayBeDone = !isSettled(base) && !record?.status && step.may_be_done && holds(step.may_be_done, facts)
  const postponed = record?.status?.type === 'postponed' ? { until: record.status.until } : undefined
  return {
    ...base,
    urgency: isNear(base.state, due, now) ? sooner(step.urgency, 'today') : step.urgency,
    ...(due && !isSettled(base) ? { due } : {}),
    ...(isSettled(base) ? {} : { limits }),
    ...(openedBy ? { openedBy } : {}),
    ...(doneWith ? { doneWith } : {}),
    ...(mayBeDone ? { mayBeDone } : {}),
    ...(record ? { record } : {}),
    ...(postponed ? { postponed: postponed.until === undefined ? {} : { until: postponed.until } } : {}),
  }
}

// What does not carry the step for this person is not cited to them.
function withFittingLaws(step: StepRules, facts: Facts): StepRules {
  const { laws, laws_when: conditions } = step
  return conditions ? { ...step, laws: laws.filter((id) => holds(own(conditions, id), facts)) } : step
}

function findState(
  step: StepRules,
  record: StepRecord | undefined,
  time: { due: Due | undefined; now: number },
): StepState {
  const status = record?.status
  const late = time.due !== undefined && isLate(time.due, time.now)
  if (status?.type === 'skipped' || status?.type === 'not-applicable') return status.type
  if (step.repeat) return repeatState(time)
  // A limit that began after it was done calls for it again: a second decision, another office.
  if (status?.type === 'recorded' && settles(step, status.outcome)) {
    if (time.due?.deadline?.who !== 'me') return 'done'
    return late ? 'overdue' : 'todo'
  }
  if (late) return 'overdue'
  if (status?.type !== 'waiting' && status?.type !== 'recorded') return 'todo'
  // The person's own limit does not wait for anybody.
  const isMine = time.due && (isOwnLimit(time.due) || time.due.field !== undefined)
  return isMine && time.due && isPressing(time.due, dayInChina(time.now)) ? 'todo' : 'waiting'
}

// A recurring check rests until its next day, comes back then, and is over when no further day is due.
function repeatState({ due, now }: { due: Due | undefined; now: number }): StepState {
  if (due === undefined) return 'done'
  return due.day <= dayInChina(now) ? 'todo' : 'waiting'
}

/** Whether an outcome finishes its step: by default, unless it starts a time limit. */
export function settles(step: StepRules, outcome: string): boolean {
  return settlesStep(own(step.outcomes, outcome))
}

function isNear(state: StepState, due: Due | undefined, now: number): boolean {
  if (state === 'overdue') return true
  return state === 'todo' && due !== undefined && isPressing(due, dayInChina(now))
}

function sooner(one: Urgency, other: Urgency): Urgency {
  if (one === 'now') return one
  return other
}

function listedSteps(library: Library, playbooks: readonly string[]): Set<string> {
  const listed = pickPlaybooks(library, playbooks).flatMap(({ steps }) => steps)
  // What is common to all stands first; where a bundled playbook gives it a place of its own, it stands there.
  const placed = new Set(pickPlaybooks(library, keepBundled(library, playbooks)).flatMap(({ steps }) => steps))
  return new Set([...library.common.steps.filter((id) => !placed.has(id)), ...listed])
}

/** Ids of the playbooks that call for a step: those that list it, and all for what is common or was opened. */
export function findCallers(library: Library, playbooks: readonly string[]): (step: string) => string[] {
  const chosen = pickPlaybooks(library, playbooks)
  const common = new Set(library.common.steps)
  const callers = new Map<string, string[]>()
  for (const { id, steps } of chosen) {
    for (const step of steps) callers.set(step, [...(callers.get(step) ?? []), id])
  }
  const all = chosen.map(({ id }) => id)
  return (step) => (common.has(step) ? all : (callers.get(step) ?? all))
}

// Every outcome that calls for a step, the bundled ones first, by the steps they call for.
function collectOpenings(library: Library, records: ReadonlyMap<string, StepRecord>): Map<string, Opening[]> {
  const openings = new Map<string, Opening[]>()
  for (const [step, record] of records) {
    for (const [opened, opening] of openedBy(library, step, record)) {
      openings.set(opened, [...(openings.get(opened) ?? []), opening])
    }
  }
  const isOurs = ({ step }: Opening) => isBundled(library, 'steps', step)
  const oursFirst = (one: Opening, other: Opening) => Number(isOurs(other)) - Number(isOurs(one))
  return new Map([...openings].map(([id, all]) => [id, all.sort(oursFirst)]))
}

interface NamedSteps {
  retires: ReadonlyMap<string, NamedBy>
  also_done: ReadonlyMap<string, NamedBy>
}

// Steps that the latest outcomes end or did as well. What a person's own folder finds takes nothing away that is bundled.
function collectNamed(library: Library, records: ReadonlyMap<string, StepRecord>): NamedSteps {
  const named = { retires: new Map<string, NamedBy>(), also_done: new Map<string, NamedBy>() }
  for (const [step, { status }] of records) {
    if (status?.type !== 'recorded') continue
    const outcome = own(library.steps.get(step)?.outcomes ?? {}, status.outcome)
    const mayName = (id: string) => isBundled(library, 'steps', step) || !isBundled(library, 'steps', id)
    for (const key of ['retires', 'also_done'] as const)
      for (const id of outcome?.[key] ?? []) if (mayName(id)) named[key].set(id, { step, outcome: status.outcome })
  }
  return named
}

// The latest outcome of a step opens others: a refusal that turned into a success no longer does.
function openedBy(library: Library, step: string, record: StepRecord): [string, Opening][] {
  const { status, outcome: event, fields } = record
  if (status?.type !== 'recorded' || !event) return []
  const { outcome, at } = status
  const rules = library.steps.get(step)
  const opensBy = (id: string) => own(rules?.outcomes ?? {}, id)?.opens ?? []
  const latest = opensBy(outcome).map((opened): [string, Opening] => [opened, { step, outcome, at, fields, event }])
  if (!rules?.several) return latest
  // Each paper is one of its own: what came before goes on.
  const earlier = [...record.outcomes.values()].filter((one) => one.outcome !== outcome).reverse()
  return [
    ...latest,
    ...earlier.flatMap((one) =>
      opensBy(one.outcome).map((opened): [string, Opening] => [
        opened,
        { step, outcome: one.outcome, at: one.at, fields, event: one },
      ]),
    ),
  ]
}

// Life and money never wait. Other steps wait for what they need and for the evidence they would destroy, which steps that
// `holdsUp` accepts save: what the bundled content calls for waits for nothing of a person's own.
function blockedBy(step: PlannedStep, plan: Map<string, PlannedStep>, holdsUp: (id: string) => boolean): PlannedStep {
  if (step.state !== 'todo' && step.state !== 'overdue') return step
  // It was done and is awaited: what should have come before it holds nothing up any more.
  const last = step.record?.status?.type
  const isFiled = (last === 'recorded' || last === 'waiting') && !(step.due && isOwnLimit(limitBehind(step.due)))
  if (!step.definition.repeat && isFiled) return step
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
  const pressing = findPressing(steps, today)
  const next = findNext({ steps, pressing }, today)
  return {
    steps,
    ...(next ? { next } : {}),
    pressing,
    done: counted.filter(({ state }) => state === 'done').length,
    total: counted.length,
  }
}
