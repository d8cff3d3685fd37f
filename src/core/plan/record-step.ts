// Recording what the person did with a step: checks it against the plan and returns the session with one event more.
import type { StepRules } from '../content/library.ts'
import { own } from '../content/own.ts'
import { unsure } from '../content/vocabulary.ts'
import { dayInChina, isDay } from '../dates.ts'
import { echo } from '../guard/echo.ts'
import { refuseSecrets } from '../guard/secret-refusal.ts'
import { type Refusal, refuse } from '../refusal.ts'
import { longestField, longestNote } from '../session/limits.ts'
import type { Session, SessionEvent } from '../session/schema.ts'
import { withEvent } from '../session/session.ts'
import type { Text } from '../text.ts'
import { readAmount, storeAmount } from '../typed-amount.ts'
import { asDay, readDay } from '../typed-day.ts'
import { type Act, actTakes } from './acts.ts'
import { refuseEventDay } from './event-day.ts'
import { type DayToGive, findOwnLimit, lastDayOf, limitBehind, type PlannedStep } from './planned-step.ts'

/** What is recorded of a step. */
export interface StepChange {
  act: Act
  /** For `recorded`; `done` is possible for every step. */
  outcome?: string | undefined
  /** The day of what is recorded, up to today, `YYYY-MM-DD`; `unsure` where the person cannot say. */
  on?: string | undefined
  /** A day from today on, `YYYY-MM-DD`. */
  until?: string | undefined
  note?: string | undefined
  /** The letter that went off with it. */
  letter?: string | undefined
  /** What the step collects, by field id. */
  fields?: Readonly<Record<string, string>> | undefined
  /** Typed at a prompt: the person was asked about what looks like a secret number, and said that it is none. */
  isAskedAbout?: boolean
}

/** The changed session, or why nothing was changed. */
export type Recorded = { ok: true; session: Session } | Refusal

/** What a change is recorded in. */
export interface RecordedIn {
  session: Session
  /** Milliseconds since 1970. */
  now: number
  /** An outcome in the person’s words, for a refusal that lists them. */
  nameOutcome?: (outcome: string) => string
}

/** Records a change of one step, or says why it cannot be. */
export function recordStep(
  { session, now, nameOutcome }: RecordedIn,
  planned: PlannedStep,
  typed: StepChange,
): Recorded {
  const change = withDays(planned, typed, dayInChina(now))
  const refusal =
    refuseSurplus(planned, change) ??
    refuseUntil(planned, change, now) ??
    refuseOutcome(planned.definition, change, nameOutcome) ??
    refuseUnnamed(planned, change, nameOutcome) ??
    refuseWait(planned, change) ??
    refuseOver(planned, change, now) ??
    refuseFields(planned.definition, change, dayInChina(now)) ??
    refuseDay({ session, now }, planned, change) ??
    refuseNote(change) ??
    refuseAct(planned, change)
  return refusal ?? { ok: true, session: withEvent(session, eventFor(planned, change, now)) }
}

/** The change with its days as dates, however they were typed. `today` is `YYYY-MM-DD`. */
export function withDays({ definition }: PlannedStep, change: StepChange, today: string): StepChange {
  const { on, until, fields } = change
  const read = (text: string, toward: 'past' | 'future') => (text === unsure ? text : asDay(text, { today, toward }))
  const dates = new Map(definition.collects.flatMap((one) => (one.type === 'date' ? [[one.id, one] as const] : [])))
  const amounts = new Set(definition.collects.flatMap((one) => (one.type === 'amount' ? [one.id] : [])))
  const inDates = Object.entries(fields ?? {}).map(([id, value]) => {
    const date = dates.get(id)
    if (amounts.has(id)) return [id, asAmount(value)] as const
    return [id, date && value.trim() !== '' ? read(value, date.comes_back ? 'future' : 'past') : value] as const
  })
  return {
    ...change,
    ...(on === undefined ? {} : { on: read(on, 'past') }),
    ...(until === undefined ? {} : { until: read(until, 'future') }),
    ...(fields === undefined ? {} : { fields: Object.fromEntries(inDates) }),
  }
}

// 3万 and 30,000元 as a number of yuan; what is none is named where it is refused.
function asAmount(text: string): string {
  const read = readAmount(text)
  return read.ok ? storeAmount(read.fen).replace(/\.00$/, '') : text
}

// What an act has no place for is said, not lost.
function refuseSurplus(
  { id }: PlannedStep,
  { act, outcome, on, until, letter, fields = {} }: StepChange,
): Refusal | undefined {
  const takes = actTakes[act]
  const [field] = Object.entries(fields)
  const next = (options: string) => ({
    zh: `记下来：leak-help done ${id} ${options}`,
    en: `To record it: leak-help done ${id} ${options}`,
  })
  if (outcome !== undefined && !takes.includes('outcome')) {
    return refuse(
      {
        zh: `“${echo(outcome)}”是结果，要和“做完”一起记；现在什么都没有记。`,
        en: `“${echo(outcome)}” is an outcome, which goes with a step that is done. Nothing was recorded.`,
      },
      next(`--outcome ${echo(outcome)}`),
    )
  }
  if (on !== undefined && !takes.includes('on') && !(act === 'waiting' && letter !== undefined)) {
    return refuse(
      {
        zh: `“${echo(on)}”是事情发生的日子，要和“做完”一起记；现在什么都没有记。`,
        en: `“${echo(on)}” is the day of what happened, which goes with a step that is done. Nothing was recorded.`,
      },
      next(`--on ${echo(on)}`),
    )
  }
  if (field && !takes.includes('fields')) {
    return refuse(
      {
        zh: `“${echo(field[0])}”这一栏要和“做完”一起记；现在什么都没有记。`,
        en: `The field “${echo(field[0])}” goes with a step that is done. Nothing was recorded.`,
      },
      next(`--set ${echo(field[0])}=${echo(field[1])}`),
    )
  }
  if (until !== undefined && !takes.includes('until')) {
    return refuse(
      {
        zh: `“${echo(until)}”是日子，在这里没有用；现在什么都没有记。`,
        en: `“${echo(until)}” is a day, and has no use here. Nothing was recorded.`,
      },
      {
        zh: `推迟到那天：leak-help skip ${id} --until ${echo(until)}`,
        en: `To put the step off to that day: leak-help skip ${id} --until ${echo(until)}`,
      },
    )
  }
  return undefined
}

function refuseUntil(planned: PlannedStep, { act, until }: StepChange, now: number): Refusal | undefined {
  if (until === undefined) return undefined
  return refusePastUntil(until, dayInChina(now)) ?? (act === 'waiting' ? refuseLater(planned, until) : undefined)
}

/** Why a day cannot be one on which something comes back. */
export function refusePastUntil(until: string, today: string): Refusal | undefined {
  if (!isDay(until)) {
    return refuse(
      { zh: `“${echo(until)}”看不懂是哪一天。`, en: `“${echo(until)}” is not a date.` },
      { zh: '写成12月1日、3天后或者：2026-12-01', en: 'Write it like “1 Dec”, “in 3 days” or: 2026-12-01' },
    )
  }
  if (until >= today) return undefined
  return refuse(
    { zh: `${until}已经过去了。`, en: `${until} is in the past.` },
    { zh: '选今天或以后的日子。', en: 'Choose today or a later day.' },
  )
}

// The day that the law sets the person cannot be moved by them.
function refuseLater(planned: PlannedStep, until: string): Refusal | undefined {
  const { id } = planned
  const limit = findOwnLimit(planned)
  if (!limit || until <= limit.day) return undefined
  return refuse(
    {
      zh: `“${id}”的法定期限是${limit.day}，自己不能往后推；什么都没有改。`,
      en: `The time limit for “${id}” ends on ${limit.day} by law, and cannot be put off. Nothing was changed.`,
    },
    limit.ask
      ? {
          zh: `这一天是估算的；知道从哪天起算就写上：${typeDay(limit.ask)}`,
          en: `That day is an estimate. If you know the day it counts from: ${typeDay(limit.ask)}`,
        }
      : { zh: '想早一点办，写这天以前的日子。', en: 'To do it sooner, give an earlier day.' },
  )
}

/** The command by which the person gives the day of an event. */
export function typeDay(ask: DayToGive): string {
  // A day that stands here as an example gets recorded.
  if ('question' in ask) return `leak-help answer ${ask.question} YYYY-MM-DD`
  return `leak-help done ${ask.step} --outcome ${ask.outcome} --on YYYY-MM-DD`
}

function refuseDay(
  at: { session: Session; now: number },
  planned: PlannedStep,
  change: StepChange,
): Refusal | undefined {
  const { act, outcome = 'done', on, fields = {} } = change
  if (act !== 'recorded') return undefined
  const wrong = refuseEventDay(at, planned, { outcome, on: dayOf(planned, change) })
  if (wrong) return wrong
  const field = dayField(planned, outcome)
  const date = field === undefined ? undefined : own(fields, field)
  if (on === undefined || date === undefined || on === date) return undefined
  return refuse(
    {
      zh: `--on写的是${echo(on)}，“${field}”却是${echo(date)}。什么都没有记。`,
      en: `--on says ${echo(on)}, but “${field}” says ${echo(date)}. Nothing was recorded.`,
    },
    { zh: '两处写同一天，或者只写一处。', en: 'Give the same day in both places, or only one of them.' },
  )
}

// Ids are typed, and only their names say what they mean.
function listOutcomes(ids: readonly string[], name: RecordedIn['nameOutcome']): Text {
  if (!name) return { zh: ids.join('、'), en: ids.join(', ') }
  return {
    zh: ids.map((id) => `${id}（${name(id)}）`).join('；'),
    en: ids.map((id) => `${id} (${name(id)})`).join('; '),
  }
}

function refuseOutcome(
  { id, outcomes }: StepRules,
  { outcome }: StepChange,
  name: RecordedIn['nameOutcome'],
): Refusal | undefined {
  if (outcome === undefined || outcome === 'done' || Object.hasOwn(outcomes, outcome)) return undefined
  const known = listOutcomes([...new Set(['done', ...Object.keys(outcomes)])], name)
  return refuse(
    { zh: `“${id}”没有“${echo(outcome)}”这个结果。`, en: `“${id}” has no outcome “${echo(outcome)}”.` },
    { zh: `可以用：${known.zh}`, en: `It can be: ${known.en}` },
  )
}

/** Whether an outcome says nothing: the step can come out in several ways, and none of them is called so. */
export function saysNothing({ definition: { outcomes } }: PlannedStep, outcome: string): boolean {
  return Object.keys(outcomes).length > 1 && !Object.hasOwn(outcomes, outcome)
}

// While an answer is awaited, or a limit of the person's runs, “done” would end it: what came of it?
function refuseUnnamed(
  planned: PlannedStep,
  { act, outcome = 'done' }: StepChange,
  name: RecordedIn['nameOutcome'],
): Refusal | undefined {
  const { id, state, record, definition } = planned
  const type = record?.status?.type
  const isAwaited = state === 'waiting' || (state === 'overdue' && (type === 'recorded' || type === 'waiting'))
  // Nobody answers a recurring check.
  const isOpen = isAwaited || findOwnLimit(planned) !== undefined
  if (act !== 'recorded' || definition.repeat || !isOpen || !saysNothing(planned, outcome)) return undefined
  const known = listOutcomes(Object.keys(definition.outcomes), name)
  return refuse(
    {
      zh: isAwaited
        ? `“${id}”在等答复，只说做完不够：结果是什么？什么都没有记。`
        : `“${id}”有法定期限，只说做完不够：结果是什么？什么都没有记。`,
      en: isAwaited
        ? `“${id}” waits for an answer, and “done” does not say what came of it. Nothing was recorded.`
        : `“${id}” has a time limit by law, and “done” does not say what came of it. Nothing was recorded.`,
    },
    {
      zh: `结果可以是：${known.zh}。写上结果：leak-help done ${id} --outcome OUTCOME`,
      en: `The outcome can be: ${known.en}. Give it: leak-help done ${id} --outcome OUTCOME`,
    },
  )
}

// “The seven days have passed” while they run would close what can still be done, and the other way round.
function refuseOver(planned: PlannedStep, { act, outcome }: StepChange, now: number): Refusal | undefined {
  const { id, definition } = planned
  const limit = findOwnLimit(planned)
  if (act !== 'recorded' || outcome === undefined || own(definition.outcomes, outcome)?.limit !== 'over')
    return undefined
  if (!limit || limit.estimate || lastDayOf(limit) < dayInChina(now)) return undefined
  const last = lastDayOf(limit)
  return refuse(
    {
      zh: `“${id}”的法定期限到${last}，还没有过；什么都没有记。`,
      en: `The time limit for “${id}” runs until ${last}: it is not over. Nothing was recorded.`,
    },
    limit.startedBy === undefined
      ? { zh: `看这一步：leak-help why ${id}`, en: `See the step: leak-help why ${id}` }
      : {
          zh: `日子记错了，就改那一步：leak-help done ${limit.startedBy.step}`,
          en: `If the day is wrong, correct it there: leak-help done ${limit.startedBy.step}`,
        },
  )
}

// As long as nothing was filed nobody answers, and the person's own limit runs.
// A letter that went off is what was filed.
function refuseWait(planned: PlannedStep, { act, until, letter }: StepChange): Refusal | undefined {
  const { id, definition } = planned
  const limit = findOwnLimit(planned)
  if (act !== 'waiting' || until !== undefined || letter !== undefined || !limit) return undefined
  if (planned.record?.status?.type === 'recorded') return undefined
  const filed = Object.keys(definition.outcomes).find((outcome) => outcome === 'sent')
  return refuse(
    {
      zh: `“${id}”还没有交，没有人在等着答复你；法定期限还是${limit.day}。什么都没有记。`,
      en: `“${id}” has not been filed, so nobody owes you an answer, and the time limit is still ${limit.day}. Nothing was recorded.`,
    },
    filed
      ? {
          zh: `已经交了就记：leak-help done ${id} --outcome ${filed}`,
          en: `If you have filed it: leak-help done ${id} --outcome ${filed}`,
        }
      : {
          zh: `先放一放：leak-help skip ${id} --until YYYY-MM-DD`,
          en: `To leave it for now: leak-help skip ${id} --until YYYY-MM-DD`,
        },
  )
}

function refuseFields(
  step: StepRules,
  { fields = {}, isAskedAbout = false }: StepChange,
  today: string,
): Refusal | undefined {
  for (const [field, value] of Object.entries(fields)) {
    const refusal = refuseField(step, { field, value, isAskedAbout, today })
    if (refusal) return refusal
  }
  return undefined
}

function refuseField(
  { id, collects }: StepRules,
  { field, value, isAskedAbout, today }: { field: string; value: string; isAskedAbout: boolean; today: string },
): Refusal | undefined {
  const known = collects.find((one) => one.id === field)
  if (!known) {
    const names = collects.map((one) => one.id).join(', ') || '-'
    return refuse(
      { zh: `“${id}”没有“${echo(field)}”这一栏。`, en: `“${id}” has no field “${echo(field)}”.` },
      { zh: `可以用：${names}`, en: `It can be: ${names}` },
    )
  }
  const unfit = refuseValue(known, value, today)
  if (unfit) return unfit
  const place = { zh: `“${field}”这一栏`, en: `The field “${field}”` }
  return refuseSecrets(value, { place, isReference: known.type === 'reference', isAskedAbout })
}

/** Why a value is not what a field collects: a date or an amount is written in one way, and nothing is endless. */
export function refuseValue(
  { id, type, comes_back }: StepRules['collects'][number],
  value: string,
  today: string,
): Refusal | undefined {
  if (value.trim() === '') {
    return refuse(
      { zh: `“${id}”是空的，什么都没有记。`, en: `“${id}” is empty. Nothing was recorded.` },
      { zh: '写上内容；不用记的，就不写这一栏。', en: 'Write something, or leave the field out.' },
    )
  }
  if (type === 'date' && readDay(value, { today, toward: comes_back ? 'future' : 'past' }) === undefined) {
    return refuse(
      { zh: `“${id}”要写成日期。`, en: `“${id}” is a date.` },
      { zh: '写成12月1日或者：2026-12-01', en: 'Write it like “1 Dec” or: 2026-12-01' },
    )
  }
  if (type === 'amount' && !/^\d{1,12}(\.\d{1,2})?$/.test(asAmount(value))) {
    return refuse(
      { zh: `“${id}”要写成金额。`, en: `“${id}” is an amount.` },
      { zh: '写成1200.50或3万这样，单位是元。', en: 'Write it like 1200.50, in yuan.' },
    )
  }
  return value.length > longestField ? tooLong({ zh: `“${id}”`, en: `“${id}”` }, longestField) : undefined
}

/** Why a note is too long. */
export function refuseLongNote(note: string): Refusal | undefined {
  return note.length > longestNote ? tooLong({ zh: '备注', en: 'The note' }, longestNote) : undefined
}

/** Why a note cannot be kept: it is too long, holds a secret number, or says nothing where only a note is recorded. */
export function refuseNote({
  act,
  note,
  isAskedAbout = false,
}: Pick<StepChange, 'act' | 'note' | 'isAskedAbout'>): Refusal | undefined {
  const long = refuseLongNote(note ?? '')
  if (long) return long
  const secret = refuseSecrets(note ?? '', { place: { zh: '备注', en: 'The note' }, isAskedAbout })
  if (secret) return secret
  if (act !== 'noted' || note?.trim()) return undefined
  return refuse(
    { zh: '备注是空的。', en: 'The note is empty.' },
    { zh: '写上内容再试。', en: 'Write something and try again.' },
  )
}

function tooLong(place: { zh: string; en: string }, most: number): Refusal {
  return refuse(
    { zh: `${place.zh}太长了，最多${most}个字。`, en: `${place.en} is too long: at most ${most} characters.` },
    { zh: '写短一些再试。', en: 'Make it shorter and try again.' },
  )
}

function refuseAct({ id, evidence, record, doneBefore }: PlannedStep, { act }: StepChange): Refusal | undefined {
  if (act === 'waived' && evidence.length === 0) {
    return refuse(
      { zh: `“${id}”没有在等证据。`, en: `“${id}” is not waiting for evidence.` },
      { zh: `直接记结果就行：leak-help done ${id}`, en: `Just record what came of it: leak-help done ${id}` },
    )
  }
  if (act === 'reopened' && !record?.status && !doneBefore) {
    return refuse(
      {
        zh: `“${id}”还没有记录，不用重新打开。`,
        en: `Nothing is recorded of “${id}”, so there is nothing to reopen.`,
      },
      { zh: '看现在的清单：leak-help status', en: 'See the plan: leak-help status' },
    )
  }
  return undefined
}

function eventFor(planned: PlannedStep, change: StepChange, now: number): SessionEvent {
  const at = new Date(now).toISOString()
  const base = { at, step: planned.id, ...(change.note ? { note: change.note } : {}) }
  const until = change.until === undefined ? {} : { until: change.until }
  switch (change.act) {
    case 'recorded': {
      const fields = change.fields && Object.keys(change.fields).length > 0 ? { fields: { ...change.fields } } : {}
      const on = dayOf(planned, change)
      return {
        type: 'recorded',
        ...base,
        outcome: change.outcome ?? 'done',
        ...(on === undefined ? {} : { on }),
        ...(change.letter === undefined ? {} : { letter: change.letter }),
        ...fields,
        ...until,
      }
    }
    case 'waiting':
      if (change.until !== undefined && planned.due && movesDeadline(planned)) {
        return { type: 'due-moved', ...base, until: change.until }
      }
      return { type: 'waiting', ...base, ...until, ...sentWith(change) }
    case 'postponed':
      return { type: 'postponed', ...base, ...until }
    case 'noted':
      return { type: 'noted', at, step: planned.id, note: change.note ?? '' }
    default:
      return { type: change.act, ...base }
  }
}

// A letter that no outcome of its step stands for is waited for.
function sentWith({ letter, on }: StepChange): { letter?: string; on?: string } {
  if (letter === undefined) return {}
  return { letter, ...(on === undefined || on === unsure ? {} : { on }) }
}

// The day of the outcome, also where it was given as the date that the step collects.
function dayOf(planned: PlannedStep, { outcome = 'done', on, fields = {} }: StepChange): string | undefined {
  const field = dayField(planned, outcome)
  return on ?? (field === undefined ? undefined : own(fields, field))
}

/** The date that a step collects, where it is the day of an outcome. */
export function dayField({ definition }: PlannedStep, outcome: string): string | undefined {
  return own(definition.outcomes, outcome)?.dated?.field
}

// A time limit that runs for somebody's answer, or the person's own.
function movesDeadline({ record, due }: PlannedStep): boolean {
  const hasLimit = due !== undefined && limitBehind(due).deadline !== undefined
  return record?.status?.type === 'recorded' || (record?.status === undefined && hasLimit)
}
