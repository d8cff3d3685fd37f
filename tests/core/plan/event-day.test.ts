// Days count from the event that the law names: every limit of the content, before, on and after its day.
import { describe, expect, it } from 'vitest'
import type { DeadlineRules, StepRules } from '../../../src/core/content/library.ts'
import { addDays, dayAfter, lastDay, limitEnd } from '../../../src/core/dates.ts'
import { findStep } from '../../../src/core/plan/find-step.ts'
import { buildPlan } from '../../../src/core/plan/plan.ts'
import { isOwnLimit, type PlannedStep } from '../../../src/core/plan/planned-step.ts'
import { recordStep, type StepChange } from '../../../src/core/plan/record-step.ts'
import type { Session } from '../../../src/core/session/schema.ts'
import { newSession, withAnswer, withEvent } from '../../../src/core/session/session.ts'
import { library } from '../../support/content.ts'

const began = '2026-11-02'
const noon = (day: string) => Date.parse(`${day}T12:00:00+08:00`)
const iso = (day: string) => new Date(noon(day)).toISOString()

function begin(day = began): Session {
  return newSession({ id: '1', name: 'one', at: iso(day) })
}

/** Only what is recorded brings steps here: nothing of the content hides them. */
function bare(id: string): StepRules {
  const step = library.steps.get(id)
  if (!step) throw new Error(`no step ${id}`)
  const { when: _when, ...rest } = step
  return { ...rest, needs: [], destroys: [] }
}

const bareLibrary = { ...library, steps: new Map([...library.steps.keys()].map((id) => [id, bare(id)])) }

const stepAt = (session: Session, id: string, day: string): PlannedStep | undefined =>
  buildPlan(bareLibrary, session, noon(day)).steps.find((step) => step.id === id)

function recordedOn(session: Session, id: string, { day, ...change }: Partial<StepChange> & { day: string }) {
  const plan = buildPlan(bareLibrary, session, noon(day))
  const found = findStep(bareLibrary, plan, id)
  const step = found.ok ? found.step : undefined
  if (!step) throw new Error(`no ${id}`)
  return recordStep({ session, now: noon(day) }, step, { act: 'recorded', ...change })
}

function record(session: Session, id: string, options: Partial<StepChange> & { day: string }): Session {
  const result = recordedOn(session, id, options)
  if (!result.ok) throw new Error(result.problem.en)
  return result.session
}

/** As if it stood in the plan already: a note brings a step in. */
const opened = (session: Session, id: string, day = began) =>
  withEvent(session, { type: 'waiting', at: iso(day), step: id })

// Hours of theirs count from the end of the day.
const endOf = (deadline: DeadlineRules, from: string) => {
  const day = deadline.limit.startsWith('PT') && deadline.who === 'them' ? addDays(from, 1) : from
  return limitEnd(Date.parse(`${day}T00:00:00+08:00`), deadline, library.calendar).day
}
/** Lengthened by a day off at its end. */
const lastOf = (deadline: DeadlineRules, from: string) => {
  const end = endOf(deadline, from)
  const isTime = deadline.after !== 'gone' && deadline.after !== 'ends'
  return deadline.limit.startsWith('PT') || !isTime ? end : lastDay(end, library.calendar)
}

const clocks = [...library.steps.values()].flatMap((step) =>
  Object.entries(step.outcomes).flatMap(([outcome, { deadline, opens }]) => {
    const limit = deadline === undefined ? undefined : library.deadlines.get(deadline)
    return limit?.kind === 'statutory'
      ? [{ step: step.id, outcome, opens, limit, counts: step.outcomes[outcome]?.counts_from }]
      : []
  }),
)
const theirs = clocks.filter(({ limit, counts }) => limit.who === 'them' && !counts)
const fromAnother = clocks.flatMap(({ counts, ...clock }) => (counts ? [{ ...clock, counts }] : []))
const mine = clocks.filter(({ limit }) => limit.who === 'me')

it('knows the clocks of the content', () => {
  expect(theirs.length).toBeGreaterThan(50)
  expect(mine.length).toBeGreaterThan(1)
  for (const { event, who, after } of library.deadlines.values()) {
    expect([event, who, after].every((word) => typeof word === 'string')).toBe(true)
  }
})

describe.each(theirs)('$step, $outcome: they have $limit.limit', ({ step, outcome, limit }) => {
  const event = '2026-11-03'
  const sent = record(opened(begin(), step), step, { day: '2026-11-25', outcome, on: event })
  const hours = limit.limit.startsWith('PT')
  const end = endOf(limit, event)

  it('counts from the event, not from the day of the record', () => {
    const { due } = stepAt(sent, step, '2026-11-25') ?? {}
    expect(due).toMatchObject({ day: end, from: event, kind: 'statutory', deadline: { id: limit.id, who: 'them' } })
    if (!hours && due?.day.startsWith('2026')) expect(due.estimate).toBe(false)
  })

  it('is awaited until its day, and overdue the day after', () => {
    expect(stepAt(sent, step, addDays(end, -1))?.state).toBe('waiting')
    if (!hours) expect(stepAt(sent, step, lastOf(limit, event))?.state).toBe('waiting')
    expect(stepAt(sent, step, addDays(lastOf(limit, event), 1))?.state).toBe('overdue')
  })

  it('stays where it is when the same is recorded again, and moves when another day is given', () => {
    const again = record(sent, step, { day: '2026-11-26', outcome })
    expect(stepAt(again, step, '2026-11-26')?.due?.day).toBe(end)
    const moved = record(sent, step, { day: '2026-11-26', outcome, on: '2026-11-10' })
    expect(stepAt(moved, step, '2026-11-26')?.due?.day).toBe(endOf(limit, '2026-11-10'))
  })

  it('is an estimate from the record where the day was not given', () => {
    for (const on of [undefined, 'unsure']) {
      const unknown = record(opened(begin(), step), step, { day: '2026-11-25', outcome, on })
      const { due } = stepAt(unknown, step, '2026-11-25') ?? {}
      expect(due).toMatchObject({ estimate: true, from: '2026-11-25', ask: { step, outcome } })
    }
  })

  it('is not taken away by a note', () => {
    const noted = withEvent(sent, { type: 'waiting', at: iso('2026-11-27'), step, note: 'asked again' })
    expect(stepAt(noted, step, '2026-11-27')?.due?.day).toBe(end)
  })
})

describe.each(fromAnother)(
  '$step, $outcome: $limit.limit from the day of another outcome',
  ({ step, outcome, limit, counts }) => {
    const named = counts[0] ?? ''
    const event = '2026-11-03'
    const opener = Object.hasOwn(library.steps.get(step)?.outcomes ?? {}, named)
      ? step
      : [...library.steps.values()].find(
          ({ outcomes }) => outcomes[named] && Object.values(outcomes).some(({ opens }) => opens.includes(step)),
        )?.id

    it('which a step records', () => expect(opener).toBeDefined())

    it('counts from that day, whatever the day it was told', () => {
      const id = opener ?? step
      const asked = record(opened(opened(begin(), id), step), id, { day: '2026-11-04', outcome: named, on: event })
      // A step of its own is brought by something that follows.
      const brings = Object.entries(library.steps.get(id)?.outcomes ?? {}).find(([, { opens }]) =>
        opens.includes(step),
      )?.[0]
      const brought =
        id === step || brings === named
          ? asked
          : record(asked, id, { day: '2026-11-10', outcome: brings ?? named, on: '2026-11-10' })
      const told = record(brought, step, { day: '2026-11-25', outcome, on: '2026-11-20' })
      expect(stepAt(told, step, '2026-11-25')?.due).toMatchObject({ day: endOf(limit, event), from: event })
      expect(stepAt(told, step, '2026-11-25')?.due?.ask).toBeUndefined()
    })

    it('is an estimate where that day is not known', () => {
      const told = record(opened(begin(), step), step, { day: '2026-11-25', outcome, on: '2026-11-20' })
      expect(stepAt(told, step, '2026-11-25')?.due).toMatchObject({ estimate: true, from: '2026-11-20' })
    })
  },
)

describe.each(mine)('$step, $outcome: the person has $limit.limit', ({ step, outcome, opens, limit }) => {
  const event = '2026-11-03'
  const got = record(opened(begin(), step), step, { day: '2026-11-04', outcome, on: event })
  const end = endOf(limit, event)

  it('is done itself, and hands the limit to what is to be done in time', () => {
    expect(stepAt(got, step, '2026-11-04')).toMatchObject({ state: 'done' })
    expect(opens.length).toBeGreaterThan(0)
    for (const id of opens) {
      expect(stepAt(got, id, '2026-11-04')).toMatchObject({
        state: 'todo',
        due: { day: end, from: event, kind: 'statutory', deadline: { id: limit.id, who: 'me' } },
      })
    }
  })

  it('is never what is waited for', () => {
    for (const id of opens) expect(stepAt(got, id, end)?.state).not.toBe('waiting')
  })

  it('counts from the earliest day where the day was not given, and calls nothing overdue on that', () => {
    const unknown = record(opened(begin(), step), step, { day: '2026-11-25', outcome })
    for (const id of opens) {
      const planned = stepAt(unknown, id, addDays(endOf(limit, began), 3))
      expect(planned?.due).toMatchObject({ estimate: true, from: began, ask: { step, outcome } })
      expect(planned?.state).toBe('todo')
    }
  })
})

const ownLimits = [...library.steps.values()].flatMap(({ id, deadline }) => {
  const limit = deadline && library.deadlines.get(deadline.id)
  return deadline && limit?.kind === 'statutory' ? [{ id, from: deadline.from, limit }] : []
})

it.each(ownLimits)('$id has $limit.limit by itself: that is the person’s', ({ limit }) => {
  expect(limit.who).toBe('me')
})

const byField = ownLimits.flatMap(({ id, from, limit }) => {
  if (typeof from !== 'object' || !('field' in from)) return []
  return [...library.steps.values()].flatMap((opener) =>
    Object.entries(opener.outcomes).flatMap(([outcome, { opens, dated }]) =>
      opens.includes(id) && dated?.field === from.field
        ? [{ id, field: from.field, limit, opener: opener.id, outcome }]
        : [],
    ),
  )
})

it('knows the papers that limits count from', () => expect(byField.length).toBeGreaterThan(15))

describe.each(byField)('$id after $opener, $outcome', ({ id, field, limit, opener, outcome }) => {
  const event = '2026-11-20'
  const end = endOf(limit, event)

  it('counts from the day of the paper, given either way', () => {
    for (const given of [{ on: event }, { fields: { [field]: event } }]) {
      const got = record(opened(begin(), opener), opener, { day: '2026-11-25', outcome, ...given })
      expect(stepAt(got, id, '2026-11-25')?.due).toMatchObject({ day: end, from: event, estimate: false })
    }
  })

  it('presses for two weeks, is overdue the day after, and is never called expired before', () => {
    const got = record(opened(begin(), opener), opener, { day: '2026-11-25', outcome, on: event })
    const near = buildPlan(bareLibrary, got, noon(addDays(end, -3)))
    expect(near.pressing.map((step) => step.id)).toContain(id)
    expect(stepAt(got, id, end)?.state).toBe('todo')
    const last = lastOf(limit, event)
    expect(stepAt(got, id, last)).toMatchObject({ state: 'todo', due: { day: end } })
    expect(stepAt(got, id, last)?.due?.over).toBeUndefined()
    if (limit.after === 'lost')
      expect(stepAt(got, id, addDays(last, 1))).toMatchObject({ state: 'overdue', due: { over: 1 } })
  })

  it('refuses two days that differ, and changes nothing', () => {
    const result = recordedOn(opened(begin(), opener), opener, {
      day: '2026-11-25',
      outcome,
      on: event,
      fields: { [field]: '2026-11-21' },
    })
    expect(result.ok).toBe(false)
  })
})

describe('limits whose day an answer gives', () => {
  const sue = opened(begin(), 'sue-for-damages')
  const reopened = withEvent(sue, { type: 'reopened', at: iso(began), step: 'sue-for-damages' })
  const found = { ...reopened, playbooks: ['platform-does-not-act'] }
  const answered = (question: string, value: string) => withAnswer(found, { question, value, at: iso(began) })
  const due = (session: Session, day = began) => stepAt(session, 'sue-for-damages', day)

  it('three years count from when the person knew the harm and who did it', () => {
    const known = withAnswer(answered('incident-on', '2022-05-01'), {
      question: 'learned-on',
      value: '2026-10-30',
      at: iso(began),
    })
    expect(due(known)?.due).toMatchObject({ day: '2029-10-30', from: '2026-10-30', estimate: false })
  })

  it('are an estimate from the day of the harm without it, never overdue, and say how to give it', () => {
    const old = answered('incident-on', '2022-05-01')
    expect(due(old)).toMatchObject({
      state: 'todo',
      due: { day: '2025-05-01', estimate: true, ask: { question: 'learned-on' }, deadline: { after: 'defence' } },
    })
    expect(buildPlan(bareLibrary, old, noon(began)).pressing.map((step) => step.id)).not.toContain('sue-for-damages')
  })

  it('are not guessed where nobody knows when it was', () => {
    expect(due(answered('since', 'longer'))?.due).toBeUndefined()
  })

  it('are over as a defence only: not overdue even when the day is known', () => {
    const known = answered('learned-on', '2022-05-01')
    expect(due(known)).toMatchObject({ state: 'todo', due: { day: '2025-05-01', estimate: false } })
  })
})

describe('after silence', () => {
  const id = 'escalate-admin-inaction'
  const silent = (step: string, on: string, day: string) =>
    record(record(opened(begin(), step), step, { day: on, outcome: 'sent', on }), step, { day, outcome: 'no-reply' })

  it('sixty days run from the end of the time that the law gave them', () => {
    const session = silent('complain-consumer', '2026-11-03', '2026-11-20')
    const end = endOf(library.deadlines.get('b-consumer-complaint') as DeadlineRules, '2026-11-03')
    expect(end).toBe('2026-11-12')
    expect(stepAt(session, id, '2026-11-20')?.due).toMatchObject({ day: addDays(end, 60), from: end, estimate: false })
  })

  it('and where it gave them none, from sixty days after they were asked', () => {
    const session = silent('complain-cyberspace', '2026-11-03', '2027-01-10')
    expect(stepAt(session, id, '2027-01-10')?.due).toMatchObject({ from: '2027-01-02', day: '2027-03-03' })
  })

  it('an express refusal counts from the day the person learned of it', () => {
    const asked = record(opened(begin(), 'complain-cyberspace'), 'complain-cyberspace', {
      day: '2026-11-03',
      outcome: 'sent',
    })
    const refused = record(asked, 'complain-cyberspace', { day: '2026-11-25', outcome: 'refused', on: '2026-11-21' })
    expect(stepAt(refused, id, '2026-11-25')?.due).toMatchObject({ from: '2026-11-21', day: '2027-01-20' })
  })

  it('fifteen days to sue run from when reconsideration was due, where no decision came', () => {
    const session = silent('police-admin-remedy', '2026-11-03', '2027-01-10')
    expect(stepAt(session, 'sue-after-silence', '2027-01-10')?.due).toMatchObject({
      from: '2027-01-02',
      day: '2027-01-17',
    })
  })
})

describe('the day of an event is refused', () => {
  const asked = record(opened(begin(), 'complain-to-pbc'), 'complain-to-pbc', {
    day: '2026-11-10',
    outcome: 'sent',
    on: '2026-11-09',
  })
  it.each([
    ['in the future', asked, 'complain-to-pbc', { day: '2026-11-20', outcome: 'refused', on: '2026-11-21' }, /future/],
    [
      'decades back',
      asked,
      'complain-to-pbc',
      { day: '2026-11-20', outcome: 'refused', on: '1996-11-21' },
      /twenty years/,
    ],
    [
      'before what it followed',
      asked,
      'complain-to-pbc',
      { day: '2026-11-20', outcome: 'refused', on: '2026-11-08' },
      /2026-11-09/,
    ],
    [
      'that does not exist',
      asked,
      'complain-to-pbc',
      { day: '2026-11-20', outcome: 'sent', on: '2026-11-31' },
      /not a date/,
    ],
    [
      'of what was not done',
      asked,
      'complain-to-pbc',
      { day: '2026-11-20', act: 'waiting', on: '2026-11-08' },
      /Nothing was recorded/,
    ],
  ] as const)('%s', (_name, session, step, change, why) => {
    const result = recordedOn(session, step, change)
    expect(result).toMatchObject({ ok: false })
    if (!result.ok) expect(result.problem.en).toMatch(why)
  })

  it('after what followed it', () => {
    const first = record(opened(begin(), 'report-to-police'), 'report-to-police', {
      day: '2026-11-10',
      outcome: 'refused-in-writing',
      on: '2026-11-09',
    })
    const second = record(first, 'apply-reconsideration', { day: '2026-11-12', outcome: 'sent', on: '2026-11-12' })
    const late = recordedOn(second, 'report-to-police', {
      day: '2026-11-20',
      outcome: 'refused-in-writing',
      on: '2026-11-15',
    })
    expect(late).toMatchObject({ ok: false })
  })

  it('an empty field, and the day of the law put off', () => {
    const empty = recordedOn(opened(begin(), 'contact-platform'), 'contact-platform', {
      day: began,
      outcome: 'sent',
      fields: { 'ticket-number': ' ' },
    })
    expect(empty).toMatchObject({ ok: false })
    const got = record(opened(begin(), 'report-to-police'), 'report-to-police', {
      day: '2026-11-10',
      outcome: 'refused-in-writing',
      on: '2026-11-09',
    })
    const later = recordedOn(got, 'apply-reconsideration', { day: '2026-11-11', act: 'waiting', until: '2026-11-20' })
    expect(later).toMatchObject({ ok: false })
    const sooner = record(got, 'apply-reconsideration', { day: '2026-11-11', act: 'waiting', until: '2026-11-13' })
    expect(stepAt(sooner, 'apply-reconsideration', '2026-11-11')?.due).toMatchObject({
      day: '2026-11-13',
      kind: 'own',
      limit: { day: '2026-11-16' },
    })
  })
})

it('a day of one’s own before the limit can be moved again, and the step still waits for nobody', () => {
  const got = record(opened(begin(), 'report-to-police'), 'report-to-police', {
    day: '2026-11-10',
    outcome: 'refused-in-writing',
    on: '2026-11-09',
  })
  const id = 'apply-reconsideration'
  const once = record(got, id, { day: '2026-11-11', act: 'waiting', until: '2026-11-13' })
  const twice = record(once, id, { day: '2026-11-11', act: 'waiting', until: '2026-11-15' })
  expect(stepAt(twice, id, '2026-11-11')).toMatchObject({
    state: 'todo',
    due: { day: '2026-11-15', kind: 'own', limit: { day: '2026-11-16' } },
  })
})

describe('what is next', () => {
  it('is a legal day of the next two weeks before what is only first in order', () => {
    const base = { ...begin('2026-11-20'), playbooks: ['online-lending-leak'], answers: { danger: 'none' } }
    const got = record(opened(base, 'report-to-police', '2026-11-20'), 'report-to-police', {
      day: '2026-11-20',
      outcome: 'not-an-offence',
      on: '2026-11-20',
    })
    const plan = buildPlan(library, got, noon('2027-01-10'))
    const limit = plan.steps.find(({ id }) => id === 'police-admin-remedy')
    expect(limit?.due && isOwnLimit(limit.due)).toBe(true)
    expect(plan.next?.id).toBe('police-admin-remedy')
    expect(buildPlan(library, got, noon('2026-12-01')).next?.id).not.toBe('police-admin-remedy')
  })

  it('a recurring check starts one period after the first time, says when it comes next, and waits for nobody', () => {
    const session = { ...begin(), playbooks: ['id-card-lost'] }
    const checks = buildPlan(library, session, noon(began)).steps.filter(({ definition }) => definition.repeat)
    expect(checks.length).toBeGreaterThan(0)
    for (const { definition, due, state } of checks) {
      expect(due?.day).toBe(dayAfter(began, definition.repeat?.every ?? ''))
      expect(state).toBe('waiting')
    }
  })
})
