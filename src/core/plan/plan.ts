// The plan: the steps that apply, in order, with their state. Computed anew each time from library, session and clock.
import { holds } from '../content/conditions.ts'
import type { Library } from '../content/library.ts'
import { currentId } from '../content/retired.ts'
import type { Step } from '../content/schema.ts'
import type { Urgency } from '../content/vocabulary.ts'
import { dayInChina } from '../dates.ts'
import type { Session } from '../session/schema.ts'
import { dueOf } from './due.ts'
import { factsOf } from './facts.ts'
import { inPlanOrder } from './order.ts'
import { type Due, type Opening, type Plan, type PlannedStep, type StepState, settledStates } from './planned-step.ts'
import { type StepRecord, stepRecords } from './records.ts'

/** Computes the plan. `now` is in milliseconds since 1970. */
export function buildPlan(library: Library, session: Session, now: number): Plan {
  const records = stepRecords(library, session)
  const facts = factsOf(library, session, records)
  const openings = openingsOf(library, records)
  const listed = listedSteps(library, session)
  const draft = new Map<string, PlannedStep>()
  for (const id of new Set([...listed, ...openings.keys(), ...records.keys()])) {
    const step = library.steps[id]
    if (!step) continue
    const record = records.get(id)
    const applies = (listed.has(id) || openings.has(id)) && holds(step.when, facts)
    if (!applies && !record?.status) continue
    const doneBefore =
      !record?.status && !record?.reopened && step.done_when !== undefined && holds(step.done_when, facts)
    draft.set(
      id,
      planned({
        library,
        session,
        now,
        step,
        record,
        applies,
        doneBefore,
        openedBy: listed.has(id) ? undefined : openings.get(id),
      }),
    )
  }
  const steps = inPlanOrder(
    [...draft.values()].map((step) => blockedBy(step, draft)),
    [...listed],
  )
  return summed(steps, dayInChina(now))
}

function planned(options: {
  library: Library
  session: Session
  now: number
  step: Step
  record: StepRecord | undefined
  applies: boolean
  doneBefore: boolean
  openedBy: Opening | undefined
}): PlannedStep {
  const { step, record, now, openedBy } = options
  const due = dueOf(options)
  const base: PlannedStep = {
    id: step.id,
    step,
    state: options.doneBefore ? 'done' : stateOf(step, record, { due, now }),
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
    ...(due && !settledStates.includes(base.state) ? { due } : {}),
    ...(openedBy ? { openedBy } : {}),
    ...(record ? { record } : {}),
    ...(postponed ? { postponed: postponed.until === undefined ? {} : { until: postponed.until } } : {}),
  }
}

function stateOf(step: Step, record: StepRecord | undefined, time: { due: Due | undefined; now: number }): StepState {
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

/** Whether an outcome finishes its step: by default, unless it starts a clock. */
export function settles(step: Step, outcome: string): boolean {
  const known = step.outcomes[outcome]
  return known?.settles ?? known?.clock === undefined
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

function listedSteps(library: Library, session: Session): Set<string> {
  const scenarios = session.playbooks.map((id) => library.scenarios[currentId(library, 'scenario', id)])
  return new Set([...library.common.steps, ...scenarios.flatMap((scenario) => scenario?.steps ?? [])])
}

// Only the latest outcome of a step opens others: a refusal that turned into a success no longer does.
function openingsOf(library: Library, records: Map<string, StepRecord>): Map<string, Opening> {
  const openings = new Map<string, Opening>()
  for (const [step, { status }] of records) {
    if (status?.type !== 'recorded') continue
    for (const opened of library.steps[step]?.outcomes[status.outcome]?.opens ?? []) {
      if (!openings.has(opened))
        openings.set(opened, { step, outcome: status.outcome, at: status.at, fields: status.fields ?? {} })
    }
  }
  return openings
}

// Life and money never wait. Other steps wait for what they need and for the evidence they would destroy.
function blockedBy(step: PlannedStep, plan: Map<string, PlannedStep>): PlannedStep {
  if (step.state !== 'todo' && step.state !== 'overdue') return step
  if (step.step.stage === 'safety' || step.step.stage === 'money') return step
  const open = (id: string) => {
    const other = plan.get(id)
    return other?.applies && !settledStates.includes(other.state)
  }
  const needs = step.step.needs.filter(open)
  const evidence = step.record?.waived
    ? []
    : step.step.destroys.flatMap((kind) => {
        const savedBy = [...plan.values()]
          .filter((other) => other.id !== step.id && other.step.captures.includes(kind) && open(other.id))
          .map((other) => other.id)
        return savedBy.length > 0 ? [{ kind, savedBy }] : []
      })
  if (needs.length === 0 && evidence.length === 0) return step
  return { ...step, state: 'blocked', needs, evidence }
}

function summed(steps: PlannedStep[], today: string): Plan {
  const counted = steps.filter(
    ({ state, step, applies }) =>
      step.urgency !== 'watch' && state !== 'skipped' && state !== 'not-applicable' && (applies || state === 'done'),
  )
  const next = nextOf(steps, today)
  return {
    steps,
    ...(next ? { next } : {}),
    done: counted.filter(({ state }) => state === 'done').length,
    total: counted.length,
  }
}

// What was put off comes back on its day, or when nothing else is left.
function nextOf(steps: PlannedStep[], today: string): PlannedStep | undefined {
  const open = steps.filter(({ state, applies }) => applies && (state === 'todo' || state === 'overdue'))
  const ready = open.filter(
    ({ postponed }) => !postponed || (postponed.until !== undefined && postponed.until <= today),
  )
  return ready[0] ?? open.find(({ postponed }) => postponed?.until === undefined)
}
