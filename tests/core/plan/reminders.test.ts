// Which days go into a calendar, on which day each rings, and what is taken back.
import { describe, expect, it } from 'vitest'
import { addDays, type Day, dayInChina } from '../../../src/core/dates.ts'
import { findLapses } from '../../../src/core/plan/lapses.ts'
import { buildPlan } from '../../../src/core/plan/plan.ts'
import { type Due, isOpen, lastDayOf, type PlannedStep } from '../../../src/core/plan/planned-step.ts'
import { findReminders, lastRing, type Reminder } from '../../../src/core/plan/reminders.ts'
import { findSettledReminders } from '../../../src/core/plan/settled-reminders.ts'
import { sessionsBefore } from '../../../src/core/session/earlier.ts'
import type { Session, SessionEvent } from '../../../src/core/session/schema.ts'
import { newSession, withAnswer, withEvent, withLastUndone, withPlaybook } from '../../../src/core/session/session.ts'
import { library } from '../../support/content.ts'
import { madeUpSession } from '../../support/made-up.ts'
import { rulesFor, smallContentWith, step } from '../../support/small-library.ts'

const at = '2026-11-22T02:00:00.000Z'
const small = rulesFor(
  smallContentWith({
    steps: [
      step('tell-lender', {
        stage: 'report',
        when: { source: 'lender' },
        collects: [
          { id: 'hearing', type: 'date', label: { zh: '开庭', en: 'hearing' }, optional: true, comes_back: true },
        ],
        outcomes: {
          sent: { deadline: 'answer-7d' },
          'in-court': { deadline: 'statutory-20d' },
          refused: { opens: ['sue'] },
        },
      }),
    ],
  }),
)

const begun = (['harm', 'access', 'danger'] as const).reduce(
  (session, question) => withAnswer(session, { question, value: question === 'access' ? 'yes' : ['none'], at }),
  withPlaybook(newSession({ id: '1', name: '1', at }), { playbook: 'lender', at }),
)

function remind(session: Session, now = at): Reminder[] {
  const time = Date.parse(now)
  return findReminders(small, session, buildPlan(small, session, time), time)
}

function settle(session: Session, now = at): Reminder[] {
  return findSettledReminders(small, session, remind(session, now), Date.parse(now))
}

const brief = (reminders: readonly Reminder[]) =>
  reminders.map(({ kind, step: { id }, day, alarms }) => `${kind} ${id} ${day} ${alarms.join(' ')}`.trim())

const ofLender = (...events: { type: SessionEvent['type']; [field: string]: unknown }[]) =>
  events.reduce((session, event) => withEvent(session, { ...event, at, step: 'tell-lender' } as SessionEvent), begun)

describe('the days of a small case', () => {
  const watch = 'again watch-bills 2026-12-22 0'

  it.each<[name: string, session: Session, days: string[]]>([
    ['a recurring check', begun, [watch]],
    [
      'a day on which we suggest to ask again: the day after it',
      ofLender({ type: 'recorded', outcome: 'sent' }),
      ['answer tell-lender 2026-11-30 0', watch],
    ],
    [
      'an answer that the law sets others a day for: the day after that',
      ofLender({ type: 'recorded', outcome: 'in-court', on: '2026-11-20' }),
      // 10 December is a Thursday: nothing is lengthened.
      ['answer tell-lender 2026-12-11 0', watch],
    ],
    [
      'a limit of the person’s own, which ends on a day off',
      // The refusal is of today, and seven days later it is Sunday.
      ofLender({ type: 'recorded', outcome: 'refused', on: '2026-11-22' }),
      ['limit sue 2026-11-29 7 3 0', 'last sue 2026-11-30 0', watch],
    ],
    [
      'a day that was chosen to wait until',
      ofLender({ type: 'waiting', until: '2026-12-01' }),
      ['own tell-lender 2026-12-01 0', watch],
    ],
    [
      'what was put off',
      ofLender({ type: 'postponed', until: '2026-11-25' }),
      ['postponed tell-lender 2026-11-25 0', watch],
    ],
    [
      'a hearing',
      ofLender({ type: 'recorded', outcome: 'sent', fields: { hearing: '2026-12-15' } }),
      ['appointment tell-lender 2026-12-15 3 1 0', watch],
    ],
    [
      'a day that was moved is one of the person’s own',
      ofLender({ type: 'recorded', outcome: 'sent' }, { type: 'due-moved', until: '2026-12-05' }),
      ['own tell-lender 2026-12-05 0', watch],
    ],
  ])('%s', (_name, session, days) => expect(brief(remind(session))).toEqual(days))

  it('rings no more for days that are past, and keeps them', () => {
    const session = ofLender({ type: 'recorded', outcome: 'refused', on: '2026-11-22' })
    expect(brief(remind(session, '2026-11-27T02:00:00Z'))[0]).toBe('limit sue 2026-11-29 0')
    expect(brief(remind(session, '2026-12-01T02:00:00Z'))[0]).toBe('limit sue 2026-11-29')
  })

  it('a recurring check comes back by itself until its end', () => {
    expect(remind(begun)[0]?.repeat).toEqual({ every: 'P1M', until: '2027-02-22' })
  })

  it('a closed case has none, and what it had is settled', () => {
    const closed = withEvent(begun, { type: 'closed', at })
    expect(remind(closed)).toEqual([])
    expect(brief(settle(closed))).toEqual(['again watch-bills 2026-12-22'])
  })
})

describe('what is settled', () => {
  const waiting = ofLender({ type: 'recorded', outcome: 'sent' })
  const sent = 'answer tell-lender 2026-11-30'

  it.each<[name: string, session: Session, days: string[]]>([
    ['nothing, at first', waiting, []],
    ['done', withEvent(waiting, { type: 'recorded', at, step: 'tell-lender', outcome: 'done' }), [sent]],
    ['skipped', withEvent(waiting, { type: 'skipped', at, step: 'tell-lender' }), [sent]],
    ['not applicable', withEvent(waiting, { type: 'not-applicable', at, step: 'tell-lender' }), [sent]],
    ['taken back', withLastUndone(waiting, at)?.session as Session, [sent]],
    [
      'another day is in its place',
      withEvent(waiting, { type: 'waiting', at, step: 'tell-lender', until: '2026-12-24' }),
      [],
    ],
  ])('%s', (name, session, days) => {
    // A day that was set replaces ours: that one is settled too.
    const wanted = name.startsWith('another') ? [sent] : days
    expect(brief(settle(session))).toEqual(wanted)
  })

  it('is not taken back once its day is past', () => {
    const done = withEvent(waiting, { type: 'recorded', at, step: 'tell-lender', outcome: 'done' })
    expect(settle(done, '2026-12-01T02:00:00Z')).toEqual([])
  })

  it('is found behind thousands of later changes of other steps', () => {
    const done = withEvent(waiting, { type: 'recorded', at, step: 'tell-lender', outcome: 'done' })
    const many = Array.from({ length: 10_000 }, (_, index): SessionEvent => {
      const step = index % 2 === 0 ? 'capture' : 'change-password'
      return index % 3 === 0 ? { type: 'postponed', at, step } : { type: 'reopened', at, step }
    })
    expect(brief(settle({ ...done, events: [...done.events, ...many] }))).toContain(sent)
  })
})

const numbers = Array.from({ length: 30 }, (_, index) => index + 4000)

describe.each(numbers)('the made-up case %i', (number) => {
  const { session, now } = madeUpSession(library, number)
  const plan = buildPlan(library, session, now)
  const reminders = findReminders(library, session, plan, now)
  const today = dayInChina(now)

  it('has every day of its plan once, and no other', () => {
    expect(new Set(reminders.map(({ key }) => key)).size).toBe(reminders.length)
    const lapses = findLapses(library, session, plan, today)
    const wanted = plan.steps.filter(isOpen).flatMap((planned) => daysOf(planned))
    const ofSteps = reminders.filter(({ kind }) => kind !== 'lapse')
    expect(ofSteps.map(({ step: { id }, day }) => `${id} ${day}`).sort()).toEqual(wanted.sort())
    for (const { rules, until } of lapses) {
      if (!until) continue
      const said = reminders.filter(
        ({ lapse, due }) =>
          lapse?.rules.id === rules.id || ('deadline' in rules.kept && due?.deadline?.id === rules.kept.deadline),
      )
      expect(said.length, rules.id).toBeGreaterThan(0)
    }
  })

  it('rings on no day that is past', () => {
    for (const reminder of reminders)
      for (const before of reminder.alarms) expect(addDays(lastRing(reminder), -before) >= today).toBe(true)
  })

  it('takes back whatever it ever had and has no more', () => {
    const settled = findSettledReminders(library, session, reminders, now)
    const known = new Set([...reminders, ...settled].map(({ key }) => key))
    expect(known.size).toBe(reminders.length + settled.length)
    for (const [index, before] of sessionsBefore(session, new Set(session.events.keys()))) {
      const then = Date.parse(session.events[index]?.at ?? '')
      for (const had of findReminders(library, before, buildPlan(library, before, then), then))
        if (lastRing(had) >= today) expect(known, `${had.key} before event ${index}`).toContain(had.key)
    }
  })
})

function daysOf({ id, due, limits, postponed, definition, record }: PlannedStep): string[] {
  const ends = [due, due?.limit, ...limits].filter((one) => one !== undefined)
  const asked = record?.status?.type === 'recorded' || record?.status?.type === 'waiting'
  return [
    ...ends.flatMap((one) => ringsOf(one, asked && !definition.repeat && !isPaused(record?.status, definition))),
    ...(postponed?.until === undefined ? [] : [postponed.until]),
  ].map((day) => `${id} ${day}`)
}

function isPaused(status: unknown, { outcomes }: PlannedStep['definition']): boolean {
  const { outcome } = status as { outcome?: string }
  return outcome !== undefined && outcomes[outcome]?.limit === 'runs'
}

// Told apart by what the law says alone, not by what is in the calendar.
function ringsOf(due: Due, asked: boolean): Day[] {
  const { kind, field, moved, deadline, day, time } = due
  if (kind === 'own' || field !== undefined || moved) return [day]
  if (kind === 'statutory' && deadline?.who === 'me') {
    const rings = time !== undefined && time <= '09:00' ? addDays(day, -1) : day
    return due.last === undefined ? [rings] : [rings, due.last]
  }
  if (!asked && deadline?.who !== 'them') return [day]
  return [time !== undefined && time <= '09:00' ? day : addDays(lastDayOf(due), 1)]
}
