// A limit of the person's runs until they filed, each opener starts one of its own, and nothing is called over that is not.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { StepRules } from '../../../src/core/content/library.ts'
import { addDays, type HolidayCalendar, lastDay, workingDay } from '../../../src/core/dates.ts'
import { listLimitsWithoutCall } from '../../../src/core/plan/calls.ts'
import { findStep } from '../../../src/core/plan/find-step.ts'
import { buildPlan } from '../../../src/core/plan/plan.ts'
import type { Due, PlannedStep } from '../../../src/core/plan/planned-step.ts'
import { type Recorded, recordStep, type StepChange } from '../../../src/core/plan/record-step.ts'
import type { Answer, Session } from '../../../src/core/session/schema.ts'
import { newSession, withAnswer, withEvent } from '../../../src/core/session/session.ts'
import { library } from '../../support/content.ts'

const noon = (day: string) => Date.parse(`${day}T12:00:00+08:00`)
const iso = (day: string) => new Date(noon(day)).toISOString()

// Only what is recorded brings steps here: nothing of the content hides them or holds them up.
const bare = new Map(
  [...library.steps.values()].map(({ when: _when, ...rest }): [string, StepRules] => [
    rest.id,
    { ...rest, needs: [], destroys: [] },
  ]),
)
const bareLibrary = { ...library, steps: bare }

interface Told extends Partial<StepChange> {
  step: string
  /** The day it is written down. */
  day: string
}

function tell(session: Session, { step, day, ...change }: Told): Recorded {
  // A note does not bring a step into the plan; waiting does.
  const isIn = buildPlan(bareLibrary, session, noon(day)).steps.some(({ id }) => id === step)
  const begun = isIn ? session : withEvent(session, { type: 'waiting', at: iso(addDays(day, -1)), step })
  const found = findStep(bareLibrary, buildPlan(bareLibrary, begun, noon(day)), step)
  if (!found.ok) throw new Error(`no ${step}`)
  return recordStep({ session: begun, now: noon(day) }, found.step, { act: 'recorded', ...change })
}

function live(began: string, told: Told[], answers: Record<string, Answer> = {}): Session {
  let session = newSession({ id: '1', name: 'one', at: iso(began) })
  for (const [question, value] of Object.entries(answers))
    session = withAnswer(session, { question, value, at: iso(began) })
  for (const one of told) {
    const result = tell(session, one)
    if (!result.ok) throw new Error(`${one.step}: ${result.problem.en}`)
    session = result.session
  }
  return session
}

const stepAt = (session: Session, id: string, day: string): PlannedStep | undefined =>
  buildPlan(bareLibrary, session, noon(day)).steps.find((step) => step.id === id)

const allLimits = (step: PlannedStep | undefined): Due[] => [...(step?.due ? [step.due] : []), ...(step?.limits ?? [])]

describe('a last day that is a day off', () => {
  const notice = live('2026-11-20', [
    { step: 'date-the-notice', day: '2026-11-22', outcome: 'in-time', on: '2026-11-21' },
  ])

  it('runs until the next working day, and is over only after it', () => {
    // 2026-11-28 is a Saturday.
    expect(stepAt(notice, 'apply-reconsideration', '2026-11-27')?.due).toMatchObject({ day: '2026-11-28' })
    for (const day of ['2026-11-29', '2026-11-30']) {
      const step = stepAt(notice, 'apply-reconsideration', day)
      expect(step).toMatchObject({ state: 'todo', due: { day: '2026-11-28', last: '2026-11-30', isLengthened: true } })
      expect(step?.due?.over).toBeUndefined()
    }
    expect(stepAt(notice, 'apply-reconsideration', '2026-12-01')).toMatchObject({ state: 'overdue', due: { over: 1 } })
  })

  it('is never off itself, whatever the calendar', () => {
    const calendar: HolidayCalendar = library.calendar
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1500 }), (days) => {
        const day = addDays('2024-01-01', days)
        const last = lastDay(day, calendar)
        expect(last >= day).toBe(true)
        expect(workingDay(last, calendar).works).toBe(true)
        for (let off = day; off < last; off = addDays(off, 1)) expect(workingDay(off, calendar).works).toBe(false)
      }),
    )
  })

  it('New Year’s Day, May Day and National Day are off in years that no calendar is out for', () => {
    for (const day of ['2031-01-01', '2031-05-01', '2031-10-01', '2031-10-03'])
      expect(workingDay(day, library.calendar)).toEqual({ works: false, known: false })
  })

  it('does not keep longer what is stored or granted for a time', () => {
    const granted = live('2026-05-01', [
      { step: 'apply-protection-order', day: '2026-05-29', outcome: 'granted', on: '2026-05-28' },
    ])
    // 2026-11-28 is a Saturday.
    expect(stepAt(granted, 'use-protection-order', '2026-11-20')?.due).toMatchObject({ day: '2026-11-28' })
    expect(stepAt(granted, 'use-protection-order', '2026-11-20')?.due?.last).toBeUndefined()
  })
})

describe('several limits of one step', () => {
  it('a measure that lapses hides no three years, and makes nothing overdue', () => {
    const session = live(
      '2026-10-01',
      [{ step: 'preserve-evidence-court', day: '2026-10-16', outcome: 'granted', on: '2026-10-15' }],
      { 'learned-on': '2026-09-20' },
    )
    const listed = { ...session, playbooks: ['hidden-camera'] }
    const before = stepAt(listed, 'sue-for-damages', '2026-11-01')
    expect(before?.due).toMatchObject({ day: '2026-11-14', deadline: { id: 'v-injunction-suit' } })
    expect(before?.limits).toMatchObject([{ day: '2029-09-20' }])
    const after = stepAt(listed, 'sue-for-damages', '2026-11-29')
    expect(after).toMatchObject({
      state: 'todo',
      due: { day: '2029-09-20' },
      limits: [{ day: '2026-11-14', over: 13 }],
    })
  })

  it('two offices that stay silent start one each, the earlier first', () => {
    const session = live('2026-07-01', [
      { step: 'complain-consumer', day: '2026-11-10', outcome: 'sent', on: '2026-11-10' },
      { step: 'complain-consumer', day: '2026-11-20', outcome: 'no-reply' },
      { step: 'complain-cyberspace', day: '2026-11-21', outcome: 'sent', on: '2026-08-15' },
      { step: 'complain-cyberspace', day: '2026-11-21', outcome: 'no-reply', on: '2026-10-15' },
    ])
    expect(stepAt(session, 'escalate-admin-inaction', '2026-11-25')).toMatchObject({
      due: { day: '2026-12-13', startedBy: { step: 'complain-cyberspace' } },
      limits: [{ day: '2027-01-18', startedBy: { step: 'complain-consumer' } }],
    })
  })

  it('a second decision after the suit over the first has fifteen days of its own', () => {
    const session = live('2026-10-01', [
      { step: 'challenge-state-act', day: '2026-11-15', outcome: 'refused', on: '2026-11-14' },
      { step: 'sue-agency', day: '2026-11-16', outcome: 'sent', on: '2026-11-16' },
      { step: 'escalate-admin-inaction', day: '2026-11-20', outcome: 'refused', on: '2026-11-18' },
    ])
    const again = stepAt(session, 'sue-agency', '2026-11-21')
    expect(again).toMatchObject({
      state: 'todo',
      due: { day: '2026-12-03', startedBy: { step: 'escalate-admin-inaction' } },
    })
    const filed = tell(session, { step: 'sue-agency', day: '2026-11-25', outcome: 'sent', on: '2026-11-24' })
    if (!filed.ok) throw new Error(filed.problem.en)
    expect(stepAt(filed.session, 'sue-agency', '2026-11-26')?.state).toBe('waiting')
  })

  it('a step that a playbook lists has the limit that an outcome starts', () => {
    const session = live('2026-07-01', [
      { step: 'write-to-state-body', day: '2026-08-02', outcome: 'sent', on: '2026-08-01' },
      { step: 'write-to-state-body', day: '2026-11-20', outcome: 'no-reply' },
    ])
    const listed = { ...session, playbooks: ['state-body'] }
    // Sixty days from the request, and sixty more (行政复议法实施条例 第十六条).
    expect(stepAt(listed, 'escalate-admin-inaction', '2026-11-20')?.due).toMatchObject({
      from: '2026-09-30',
      day: '2026-11-29',
    })
  })
})

describe('what is one of several', () => {
  it('a second paper leaves the time of the first', () => {
    const papers = live('2026-11-15', [
      { step: 'verify-court-papers', day: '2026-11-19', outcome: 'real-judgment', on: '2026-11-18' },
      { step: 'verify-court-papers', day: '2026-11-28', outcome: 'real-enforcement' },
    ])
    expect(stepAt(papers, 'appeal-judgment', '2026-11-28')).toMatchObject({ state: 'todo', due: { day: '2026-12-03' } })
  })

  it('“asked again” meets no limit where nothing was filed', () => {
    const refused = live('2026-11-15', [
      { step: 'challenge-state-act', day: '2026-11-20', outcome: 'refused', on: '2026-11-19' },
      { step: 'sue-agency', day: '2026-11-21', outcome: 'chased' },
    ])
    expect(allLimits(stepAt(refused, 'sue-agency', '2026-11-21')).map(({ day }) => day)).toContain('2026-12-04')
  })

  it('a hearing is not lost by putting the step off', () => {
    const sued = live('2026-11-20', [
      {
        step: 'answer-the-suit',
        day: '2026-11-22',
        outcome: 'sent',
        on: '2026-11-22',
        fields: { 'hearing-date': '2026-11-30' },
      },
      { step: 'answer-the-suit', day: '2026-11-23', act: 'postponed', until: '2026-12-05' },
    ])
    expect(stepAt(sued, 'answer-the-suit', '2026-11-24')?.due).toMatchObject({
      day: '2026-11-30',
      field: 'hearing-date',
    })
  })

  it('what was filed against a decision was not filed before it', () => {
    const refused = live('2026-11-01', [
      { step: 'challenge-state-act', day: '2026-11-20', outcome: 'refused', on: '2026-11-19' },
    ])
    const sued = { step: 'sue-agency', day: '2026-11-21', outcome: 'sent' }
    expect(tell(refused, { ...sued, on: '2026-11-10' })).toMatchObject({ ok: false })
    expect(tell(refused, { ...sued, on: '2026-11-20' })).toMatchObject({ ok: true })
  })

  it('a recurring check takes “done” whenever it was made', () => {
    const checked = tell(live('2026-11-01', [{ step: 'watch-accounts', day: '2026-11-10', outcome: 'done' }]), {
      step: 'watch-accounts',
      day: '2026-11-12',
    })
    expect(checked).toMatchObject({ ok: true })
  })
})

describe('until something was filed', () => {
  const notice = () =>
    live('2026-11-20', [{ step: 'date-the-notice', day: '2026-11-25', outcome: 'in-time', on: '2026-11-24' }])

  it('nobody is waited for: that is refused, and says the day', () => {
    const result = tell(notice(), { step: 'apply-reconsideration', day: '2026-11-26', act: 'waiting' })
    expect(result).toMatchObject({ ok: false })
    if (!result.ok) expect(result.problem.en).toMatch(/2026-12-01/)
  })

  it('in an old session that waits, the limit runs on and presses', () => {
    const waits = withEvent(notice(), { type: 'waiting', at: iso('2026-11-25'), step: 'apply-reconsideration' })
    expect(stepAt(waits, 'apply-reconsideration', '2026-11-26')).toMatchObject({
      state: 'todo',
      due: { day: '2026-12-01' },
    })
  })

  it('“handed out”, “too early” and “still checking” leave it running', () => {
    const order = live('2026-06-01', [
      { step: 'apply-protection-order', day: '2026-06-11', outcome: 'granted', on: '2026-06-10' },
      { step: 'use-protection-order', day: '2026-06-12', outcome: 'handed-out' },
    ])
    expect(stepAt(order, 'use-protection-order', '2026-07-01')).toMatchObject({
      state: 'waiting',
      due: { day: '2026-12-10' },
    })
    expect(stepAt(order, 'use-protection-order', '2026-12-01')?.state).toBe('todo')
    expect(stepAt(order, 'use-protection-order', '2026-12-20')).toMatchObject({ state: 'todo', due: { over: 10 } })
    const stopped = live('2026-11-27', [
      { step: 'stop-the-money', day: '2026-11-28', outcome: 'stopped', on: '2026-11-28' },
      { step: 'ask-what-was-frozen', day: '2026-11-28', outcome: 'waiting', on: '2026-11-28' },
    ])
    expect(stepAt(stopped, 'ask-what-was-frozen', '2026-11-28')?.due?.deadline?.id).toBe('b-stop-48h')
  })

  it('“done” says nothing of a step with a limit, and is refused', () => {
    const done = tell(notice(), { step: 'apply-reconsideration', day: '2026-11-26' })
    expect(done).toMatchObject({ ok: false })
    if (!done.ok) expect(done.problem.en).toMatch(/time limit by law/)
  })

  it('“too late” is refused while the days run, “done” while an answer is awaited', () => {
    const late = tell(notice(), { step: 'apply-reconsideration', day: '2026-11-26', outcome: 'too-late' })
    expect(late).toMatchObject({ ok: false })
    const sent = tell(notice(), { step: 'apply-reconsideration', day: '2026-11-26', outcome: 'sent', on: '2026-11-26' })
    if (!sent.ok) throw new Error(sent.problem.en)
    const done = tell(sent.session, { step: 'apply-reconsideration', day: '2026-11-27' })
    expect(done).toMatchObject({ ok: false })
    if (!done.ok) expect(done.next?.en).toMatch(/filed, refused/)
    const over = tell(notice(), { step: 'apply-reconsideration', day: '2026-12-02', outcome: 'too-late' })
    expect(over).toMatchObject({ ok: true })
  })
})

describe('the day that counts', () => {
  it('stands with the outcome that the law names, of this step or of the one before', () => {
    const bank = live('2026-11-01', [
      { step: 'complain-financial-regulator', day: '2026-11-11', outcome: 'sent', on: '2026-11-10' },
      { step: 'complain-financial-regulator', day: '2026-11-25', outcome: 'extended', on: '2026-11-24' },
      { step: 'complain-financial-regulator', day: '2026-11-28', outcome: 'extended-again', on: '2026-11-27' },
    ])
    expect(stepAt(bank, 'complain-financial-regulator', '2026-11-28')?.due).toMatchObject({
      from: '2026-11-10',
      day: addDays('2026-11-10', 60),
      estimate: false,
    })
    const police = live('2026-11-01', [
      { step: 'report-to-police', day: '2026-11-11', outcome: 'accepted', on: '2026-11-10' },
      { step: 'report-to-police', day: '2026-11-20', outcome: 'no-reply', on: '2026-11-20' },
      { step: 'ask-case-progress', day: '2026-11-20', outcome: 'still-checking', on: '2026-11-20' },
    ])
    expect(stepAt(police, 'ask-case-progress', '2026-11-20')?.due).toMatchObject({
      from: '2026-11-10',
      day: '2026-11-17',
    })
  })

  it('after their silence, is the end of their time at the earliest', () => {
    const silent = live('2026-09-01', [
      { step: 'report-to-police', day: '2026-09-11', outcome: 'accepted', on: '2026-09-10' },
      { step: 'report-to-police', day: '2026-11-20', outcome: 'no-reply' },
      { step: 'ask-case-progress', day: '2026-11-21', outcome: 'psa-silent' },
    ])
    expect(stepAt(silent, 'escalate-admin-inaction', '2026-11-21')?.due).toMatchObject({
      from: '2026-10-10',
      day: '2026-12-09',
    })
  })

  it('is an estimate where acceptance was never told, and calls nothing over on it', () => {
    const sent = live('2026-07-01', [
      { step: 'challenge-state-act', day: '2026-07-21', outcome: 'sent', on: '2026-07-20' },
      { step: 'challenge-state-act', day: '2026-11-20', outcome: 'no-reply' },
    ])
    const step = stepAt(sent, 'sue-after-silence', '2026-11-20')
    expect(step).toMatchObject({
      state: 'todo',
      due: { estimate: true, ask: { step: 'challenge-state-act', outcome: 'accepted' }, isAfterSilence: true },
    })
  })

  it('of a paper whose day nobody knows is the earliest, the day of what happened', () => {
    const session = live(
      '2026-11-25',
      [{ step: 'report-to-police', day: '2026-11-26', outcome: 'refused-in-writing' }],
      {
        'incident-on': '2026-10-30',
      },
    )
    expect(stepAt(session, 'apply-reconsideration', '2026-11-26')).toMatchObject({
      state: 'todo',
      due: { from: '2026-10-30', day: '2026-11-06', estimate: true },
    })
  })

  it('of hours for others ends at the end of the day, not at its beginning', () => {
    const urgent = live('2026-11-27', [
      { step: 'apply-protection-order', day: '2026-11-29', outcome: 'sent-urgent', on: '2026-11-28' },
    ])
    expect(stepAt(urgent, 'apply-protection-order', '2026-11-29')).toMatchObject({ state: 'waiting' })
    expect(stepAt(urgent, 'apply-protection-order', '2026-11-30')?.state).toBe('overdue')
  })

  it('may lie before a step that was taken for other reasons, not before what it brought', () => {
    const first = live('2026-11-01', [
      { step: 'procuratorate-supervision', day: '2026-11-08', outcome: 'sent', on: '2026-11-08' },
    ])
    const notice = { step: 'report-to-police', day: '2026-11-20', outcome: 'refused-in-writing', on: '2026-11-17' }
    expect(tell(first, notice)).toMatchObject({ ok: true })
  })

  it('of a hearing, a promise, a freeze is the day the step comes back', () => {
    const sued = live('2026-11-20', [
      {
        step: 'answer-the-suit',
        day: '2026-11-25',
        outcome: 'sent',
        on: '2026-11-25',
        fields: { 'hearing-date': '12月10日' },
      },
    ])
    expect(stepAt(sued, 'answer-the-suit', '2026-11-26')).toMatchObject({
      state: 'waiting',
      due: { day: '2026-12-10', field: 'hearing-date' },
    })
    const listed = { ...sued, playbooks: ['loan-in-my-name'] }
    const near = buildPlan(bareLibrary, listed, noon('2026-12-08'))
    expect(near.pressing.map(({ id }) => id)).toContain('answer-the-suit')
    expect(stepAt(sued, 'answer-the-suit', '2026-12-11')?.state).toBe('overdue')
  })
})

describe('asked again', () => {
  it('leaves their time by law in sight', () => {
    const told = live('2026-11-01', [
      { step: 'sue-for-damages', day: '2026-11-20', outcome: 'accepted', on: '2026-11-19' },
      { step: 'sue-for-damages', day: '2026-11-25', outcome: 'chased' },
    ])
    const step = stepAt(told, 'sue-for-damages', '2026-11-26')
    expect(step?.due).toMatchObject({ kind: 'advice' })
    expect(allLimits(step)).toMatchObject([{}, { day: '2027-05-19', deadline: { who: 'them' } }])
  })
})

it('what can still be met comes before what is over', () => {
  const session = live(
    '2026-06-02',
    [{ step: 'date-the-notice', day: '2026-11-25', outcome: 'in-time', on: '2026-11-24' }],
    { 'act-known-on': '2026-06-01' },
  )
  const plan = buildPlan(
    bareLibrary,
    { ...session, playbooks: ['state-body', 'police-do-not-file'] },
    noon('2026-11-26'),
  )
  const pressing = plan.pressing.map(({ id }) => id)
  expect(pressing.indexOf('apply-reconsideration')).toBeLessThan(pressing.indexOf('challenge-state-act'))
})

it('who works from the calls sees limits with nobody to call', () => {
  const notice = live('2026-11-20', [
    { step: 'date-the-notice', day: '2026-11-25', outcome: 'in-time', on: '2026-11-24' },
  ])
  const plan = buildPlan(bareLibrary, notice, noon('2026-11-26'))
  expect(listLimitsWithoutCall(plan, '2026-11-26').map(({ id }) => id)).toEqual(['apply-reconsideration'])
})

// Whatever is recorded of a step that has a limit for the person: until an outcome says that they filed, or finishes the step, the limit
// is there, and later recordings never take an earlier day away without a filing.
describe('no limit vanishes', () => {
  const limited = [...library.steps.values()].flatMap(({ id, outcomes }) =>
    Object.entries(outcomes).flatMap(([outcome, { opens, dated }]) =>
      opens
        .filter((opened) => dated && library.steps.get(opened)?.deadline?.id === dated.deadline)
        .map((opened) => ({ opener: id, outcome, step: opened })),
    ),
  )

  it.each(limited)('$step, after $opener: $outcome', ({ opener, outcome, step }) => {
    const begun = live('2026-11-01', [{ step: opener, day: '2026-11-10', outcome, on: '2026-11-09' }])
    const wanted = stepAt(begun, step, '2026-11-11')?.due?.day
    if (wanted === undefined) return
    const rules = library.steps.get(step)
    for (const [one, { limit, deadline, settles = deadline === undefined }] of Object.entries(rules?.outcomes ?? {})) {
      const isKept = limit === 'runs'
      const result = tell(begun, { step, day: '2026-11-11', outcome: one, on: '2026-11-11' })
      if (!result.ok) continue
      const days = allLimits(stepAt(result.session, step, '2026-11-11')).map(({ day }) => day)
      if (isKept) expect(days, one).toContain(wanted)
      if (!isKept && !settles) expect(deadline, one).toBeDefined()
    }
    for (const act of ['postponed', 'noted'] as const) {
      const result = tell(begun, { step, day: '2026-11-11', act, note: 'x' })
      if (!result.ok) throw new Error(result.problem.en)
      expect(allLimits(stepAt(result.session, step, '2026-11-11')).map(({ day }) => day)).toContain(wanted)
    }
  })
})
