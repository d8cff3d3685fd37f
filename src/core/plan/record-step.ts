// Recording what the person did with a step: checks it against the plan and returns the session with one event more.

import type { Library } from '../content/library.ts'
import { currentId } from '../content/retired.ts'
import { dayInChina, isDay } from '../dates.ts'
import { echo } from '../guard/echo.ts'
import { refuseSecrets } from '../guard/secret-refusal.ts'
import { nearest } from '../nearest.ts'
import type { Session, SessionEvent } from '../session/schema.ts'
import { longestField, longestNote, withEvent } from '../session/session.ts'
import type { Text } from '../text.ts'
import { buildPlan } from './plan.ts'
import type { PlannedStep } from './planned-step.ts'

/** What can be recorded of a step. `wait` with a day moves the date of a clock that runs already. */
export const recordings = ['done', 'skip', 'not-applicable', 'wait', 'later', 'reopen', 'note', 'waive'] as const
export type Recording = (typeof recordings)[number]

export interface StepChange {
  kind: Recording
  /** For `done`; `done` itself is possible for every step. */
  outcome?: string
  /** A day from today on, `YYYY-MM-DD`. */
  until?: string
  note?: string
  /** What the step collects, by field id. */
  fields?: Readonly<Record<string, string>>
}

/** The changed session, or why nothing was changed. */
export type Recorded = { ok: true; session: Session } | Refusal
export interface Refusal {
  ok: false
  problem: Text
  next?: Text
}

export interface Moment {
  library: Library
  session: Session
  /** Milliseconds since 1970. */
  now: number
}

/** The step a person means: its id, a former id, or the only id that begins so. */
export function findStep({ library, session, now }: Moment, name: string): { ok: true; step: PlannedStep } | Refusal {
  const { steps } = buildPlan(library, session, now)
  const id = currentId(library, 'step', name)
  const exact = steps.find((step) => step.id === id)
  if (exact) return { ok: true, step: exact }
  if (Object.hasOwn(library.steps, id)) {
    return refuse(
      { zh: `步骤“${id}”在这个个案里不适用`, en: `Step “${id}” does not apply in this session` },
      { zh: '看现在的清单：leak-help status', en: 'See the plan: leak-help status' },
    )
  }
  const beginning = steps.filter((step) => step.id.startsWith(name))
  if (beginning.length === 1 && beginning[0]) return { ok: true, step: beginning[0] }
  const near =
    beginning.length > 1
      ? beginning.map((step) => step.id)
      : nearest(
          name,
          steps.map((step) => step.id),
        )
  return refuse(
    { zh: `没有“${echo(name)}”这个步骤`, en: `There is no step “${echo(name)}”` },
    near.length > 0
      ? { zh: `是不是：${near.join('、')}`, en: `Did you mean: ${near.join(', ')}` }
      : { zh: '看所有步骤：leak-help status --all', en: 'See every step: leak-help status --all' },
  )
}

/** Records a change of one step, or says why it cannot be. */
export function recordStep(moment: Moment, planned: PlannedStep, change: StepChange): Recorded {
  const problem = problemWith(moment, planned, change)
  if (problem) return problem
  return { ok: true, session: withEvent(moment.session, eventFor(moment, planned, change)) }
}

function problemWith({ now }: Moment, planned: PlannedStep, change: StepChange): Refusal | undefined {
  const { step } = planned
  if (change.until !== undefined && !isDay(change.until)) {
    return refuse(
      { zh: `“${echo(change.until)}”不是一个日期`, en: `“${echo(change.until)}” is not a date` },
      { zh: '写成2026-12-01这样', en: 'Write it like 2026-12-01' },
    )
  }
  if (change.until !== undefined && change.until < dayInChina(now)) {
    return refuse(
      { zh: `${change.until}已经过去了`, en: `${change.until} is in the past` },
      { zh: '选今天或以后的日子', en: 'Choose today or a later day' },
    )
  }
  if (change.outcome !== undefined && change.outcome !== 'done' && !Object.hasOwn(step.outcomes, change.outcome)) {
    const known = [...new Set(['done', ...Object.keys(step.outcomes)])].join(', ')
    return refuse(
      {
        zh: `“${step.id}”没有“${echo(change.outcome)}”这个结果`,
        en: `“${step.id}” has no outcome “${echo(change.outcome)}”`,
      },
      { zh: `可以用：${known}`, en: `It can be: ${known}` },
    )
  }
  for (const [field, value] of Object.entries(change.fields ?? {})) {
    const known = step.collects.find(({ id }) => id === field)
    if (!known) {
      const names = step.collects.map(({ id }) => id).join(', ') || '-'
      return refuse(
        { zh: `“${step.id}”没有“${echo(field)}”这一栏`, en: `“${step.id}” has no field “${echo(field)}”` },
        { zh: `可以用：${names}`, en: `It can be: ${names}` },
      )
    }
    if (known.type === 'date' && !isDay(value))
      return refuse({ zh: `${field}要写成日期，如2026-12-01`, en: `${field} is a date like 2026-12-01` })
    if (known.type === 'amount' && !/^\d{1,12}(\.\d{1,2})?$/.test(value))
      return refuse({ zh: `${field}要写成金额，如1200.50`, en: `${field} is an amount like 1200.50` })
    if (value.length > longestField)
      return refuse({
        zh: `${field}太长了，最多${longestField}个字`,
        en: `${field} is too long: at most ${longestField} characters`,
      })
    const place = { zh: `“${field}”这一栏`, en: `The field “${field}”` }
    const secret = refuseSecrets(value, { place, label: known.label.zh })
    if (secret) return secret
  }
  if (change.note !== undefined && change.note.length > longestNote)
    return refuse({
      zh: `备注太长了，最多${longestNote}个字`,
      en: `The note is too long: at most ${longestNote} characters`,
    })
  const secret = refuseSecrets(change.note ?? '', { place: { zh: '备注', en: 'The note' } })
  if (secret) return secret
  if (change.kind === 'note' && !change.note?.trim()) return refuse({ zh: '备注是空的', en: 'The note is empty' })
  if (change.kind === 'waive' && planned.evidence.length === 0) {
    return refuse({ zh: `“${step.id}”没有在等证据`, en: `“${step.id}” is not waiting for evidence` })
  }
  if (change.kind === 'reopen' && !planned.record?.status && !planned.doneBefore) {
    return refuse({
      zh: `“${step.id}”还没有记录，不用重新打开`,
      en: `Nothing is recorded of “${step.id}”, so there is nothing to reopen`,
    })
  }
  return undefined
}

function eventFor({ now }: Moment, planned: PlannedStep, change: StepChange): SessionEvent {
  const at = new Date(now).toISOString()
  const base = { at, step: planned.id, ...(change.note ? { note: change.note } : {}) }
  const until = change.until === undefined ? {} : { until: change.until }
  switch (change.kind) {
    case 'done': {
      const fields = change.fields && Object.keys(change.fields).length > 0 ? { fields: { ...change.fields } } : {}
      return { type: 'recorded', ...base, outcome: change.outcome ?? 'done', ...fields, ...until }
    }
    case 'wait':
      if (change.until !== undefined && planned.due && movesClock(planned)) {
        return { type: 'due-moved', ...base, until: change.until }
      }
      return { type: 'waiting', ...base, ...until }
    case 'later':
      return { type: 'postponed', ...base, ...until }
    case 'waive':
      return { type: 'waived', ...base }
    case 'skip':
      return { type: 'skipped', ...base }
    case 'not-applicable':
      return { type: 'not-applicable', ...base }
    case 'reopen':
      return { type: 'reopened', ...base }
    case 'note':
      return { type: 'noted', at, step: planned.id, note: change.note ?? '' }
  }
}

// A clock that runs for somebody's answer, or the person's own time limit.
function movesClock({ record, step }: PlannedStep): boolean {
  return record?.status?.type === 'recorded' || (record?.status === undefined && step.deadline !== undefined)
}

function refuse(problem: Text, next?: Text): Refusal {
  return { ok: false, problem, ...(next ? { next } : {}) }
}
