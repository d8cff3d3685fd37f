import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Act } from '../../../src/core/plan/acts.ts'
import { comparePlans, isUnchanged } from '../../../src/core/plan/changes.ts'
import { findStep } from '../../../src/core/plan/find-step.ts'
import { buildPlan } from '../../../src/core/plan/plan.ts'
import { isSettled } from '../../../src/core/plan/planned-step.ts'
import { recordStep, type StepChange } from '../../../src/core/plan/record-step.ts'
import { presentSession } from '../../../src/core/session/present-session.ts'
import type { Answer, Session } from '../../../src/core/session/schema.ts'
import { newSession, withAnswer, withLastUndone, withPlaybook } from '../../../src/core/session/session.ts'
import { smallLibrary as library } from '../../support/small-library.ts'

const day = (date: string) => Date.parse(`${date}T10:00:00+08:00`)
const at = '2026-11-22T02:00:00.000Z'
const now = day('2026-11-22')

function session(answers: Record<string, Answer>, playbooks = ['lender']): Session {
  let made = newSession({ id: '1', name: 'one', at })
  for (const playbook of playbooks) made = withPlaybook(made, { playbook, at })
  for (const [question, value] of Object.entries(answers)) made = withAnswer(made, { question, value, at })
  return made
}

function recorded(before: Session, step: string, change: StepChange, when = now): Session {
  const found = findStep(library, buildPlan(library, before, when), step)
  if (!found.ok) throw new Error(found.problem.en)
  const result = recordStep({ session: before, now: when }, found.step, change)
  if (!result.ok) throw new Error(result.problem.en)
  return result.session
}

const ids = (of: Session, when = now) => buildPlan(library, of, when).steps.map(({ id }) => id)
const state = (of: Session, id: string, when = now) =>
  buildPlan(library, of, when).steps.find((step) => step.id === id)?.state
const due = (of: Session, id: string, when = now) =>
  buildPlan(library, of, when).steps.find((step) => step.id === id)?.due

const calm = { danger: ['none'], harm: ['calls'], access: 'yes' }

describe('which steps a plan has', () => {
  it('takes the steps whose conditions hold', () => {
    expect(ids(session(calm))).toEqual(['capture', 'change-password', 'tell-lender', 'credit-report', 'watch-bills'])
  })

  it('puts danger first', () => {
    expect(ids(session({ ...calm, danger: ['call-open'] }))[0]).toBe('hang-up')
  })

  it('shows a step of two playbooks once', () => {
    const both = ids(session({ ...calm, source: 'lender' }, ['lender', 'unknown']))
    expect(new Set(both).size).toBe(both.length)
  })

  it('lets an answer override what a playbook takes for granted', () => {
    expect(ids(session({ ...calm, source: 'other' }))).not.toContain('tell-lender')
  })

  it('adds what a finding brings', () => {
    const found = recorded(session(calm), 'credit-report', { act: 'recorded', outcome: 'found' })
    expect(ids(found)).toContain('dispute-loan')
    expect(ids(recorded(session(calm), 'credit-report', { act: 'recorded', outcome: 'clear' }))).not.toContain(
      'dispute-loan',
    )
  })

  it('keeps recorded work that the answers no longer call for', () => {
    const done = recorded(session({ ...calm, harm: ['loan'] }), 'dispute-loan', { act: 'recorded' })
    const changed = withAnswer(done, { question: 'harm', value: ['calls'], at })
    const step = buildPlan(library, changed, now).steps.find(({ id }) => id === 'dispute-loan')
    expect(step).toMatchObject({ state: 'done', applies: false })
  })

  it('follows ids that were retired', () => {
    const old = { ...session(calm), answers: { danger: ['none'], 'old-harm': ['loan'], access: 'yes' } }
    const withEvent: Session = {
      ...old,
      events: [...old.events, { type: 'recorded', at, step: 'old-capture', outcome: 'done' }],
    }
    const present = presentSession(library, withEvent)
    expect(state(present, 'capture')).toBe('done')
    expect(ids(present)).toContain('dispute-loan')
  })
})

describe('order and waiting', () => {
  it('saves evidence before what destroys it, and lifts it to the same urgency', () => {
    const plan = buildPlan(library, session(calm), now)
    expect(plan.next?.id).toBe('capture')
    expect(plan.next?.urgency).toBe('now')
    expect(state(session(calm), 'change-password')).toBe('blocked')
  })

  it.each(['recorded', 'skipped', 'not-applicable'] as const)('goes on once the capture is settled: %s', (act) => {
    expect(state(recorded(session(calm), 'capture', { act }), 'change-password')).toBe('todo')
  })

  it('waits for what a step needs only where that is in the plan', () => {
    expect(state(session({ ...calm, harm: ['loan'] }), 'dispute-loan')).toBe('blocked')
    expect(
      state(
        recorded(session({ ...calm, harm: ['loan'] }), 'credit-report', { act: 'recorded', outcome: 'found' }),
        'dispute-loan',
      ),
    ).toBe('todo')
  })

  it('counts a step done that was done before coming here, until it is reopened', () => {
    const before = session({ ...calm, source: 'other' })
    expect(state(before, 'change-password')).toBe('done')
    expect(state(recorded(before, 'change-password', { act: 'reopened' }), 'change-password')).toBe('blocked')
  })

  it('puts off what the person puts off, and brings it back on its day', () => {
    const later = recorded(recorded(session(calm), 'capture', { act: 'recorded' }), 'change-password', {
      act: 'postponed',
      until: '2026-11-25',
    })
    expect(buildPlan(library, later, now).next?.id).toBe('tell-lender')
    expect(buildPlan(library, later, day('2026-11-25')).next?.id).toBe('change-password')
  })
})

describe('outcomes and clocks', () => {
  const asked = recorded(session(calm), 'tell-lender', { act: 'recorded', outcome: 'sent' })

  it('waits until the clock runs out, then says so', () => {
    expect(state(asked, 'tell-lender')).toBe('waiting')
    expect(due(asked, 'tell-lender')).toMatchObject({ day: '2026-11-29', kind: 'advice' })
    expect(state(asked, 'tell-lender', day('2026-11-29'))).toBe('waiting')
    expect(state(asked, 'tell-lender', day('2026-11-30'))).toBe('overdue')
  })

  it('opens the next remedy, and closes it again when the outcome becomes another', () => {
    const silent = recorded(asked, 'tell-lender', { act: 'recorded', outcome: 'no-reply' }, day('2026-11-30'))
    expect(ids(silent, day('2026-11-30'))).toContain('complain')
    const answered = recorded(silent, 'tell-lender', { act: 'recorded' }, day('2026-12-01'))
    expect(ids(answered, day('2026-12-01'))).not.toContain('complain')
  })

  it('walks a ladder to its end with dates', () => {
    let walked = recorded(recorded(session(calm), 'capture', { act: 'recorded' }), 'tell-lender', {
      act: 'recorded',
      outcome: 'refused',
    })
    walked = recorded(walked, 'complain', { act: 'recorded', outcome: 'sent' }, day('2026-11-23'))
    expect(due(walked, 'complain', day('2026-11-24'))).toMatchObject({ day: '2026-12-13', kind: 'statutory' })
    walked = recorded(walked, 'complain', { act: 'recorded', outcome: 'refused' }, day('2026-12-10'))
    expect(due(walked, 'sue', day('2026-12-10'))).toMatchObject({ day: '2026-12-17', kind: 'statutory' })
    expect(state(walked, 'sue', day('2026-12-18'))).toBe('overdue')
    expect(buildPlan(library, walked, day('2026-12-15')).steps.find(({ id }) => id === 'sue')?.urgency).toBe('today')
  })

  it('moves a date with a reason and keeps the old one', () => {
    const moved = recorded(asked, 'tell-lender', { act: 'waiting', until: '2026-12-05', note: 'they asked for a week' })
    expect(due(moved, 'tell-lender')).toMatchObject({
      day: '2026-12-05',
      kind: 'advice',
      moved: { from: '2026-11-29', reason: 'they asked for a week' },
    })
  })

  it('brings a recurring check back, and ends it', () => {
    const watched = recorded(session(calm), 'watch-bills', { act: 'recorded' })
    expect(state(watched, 'watch-bills')).toBe('waiting')
    expect(state(watched, 'watch-bills', day('2026-12-22'))).toBe('todo')
    expect(state(watched, 'watch-bills', day('2027-03-01'))).toBe('done')
  })
})

describe('what cannot be recorded', () => {
  const refused = (step: string, change: StepChange) => {
    const before = session(calm)
    const found = findStep(library, buildPlan(library, before, now), step)
    return found.ok ? recordStep({ session: before, now }, found.step, change) : found
  }
  it.each<[string, string, StepChange]>([
    ['a step that does not exist', 'nonsense', { act: 'recorded' }],
    ['a step that does not apply', 'dispute-loan', { act: 'recorded' }],
    ['an id every object inherits', 'constructor', { act: 'recorded' }],
    ['an outcome the step does not have', 'capture', { act: 'recorded', outcome: 'refused' }],
    ['an inherited outcome', 'capture', { act: 'recorded', outcome: 'toString' }],
    ['a date that cannot be', 'capture', { act: 'waiting', until: '2026-02-30' }],
    ['a date in the past', 'capture', { act: 'waiting', until: '2026-11-21' }],
    ['a field the step does not collect', 'capture', { act: 'recorded', fields: { number: '1' } }],
    ['an empty note', 'capture', { act: 'noted', note: ' ' }],
    ['reopening what is open', 'capture', { act: 'reopened' }],
  ])('%s', (_name, step, change) => expect(refused(step, change).ok).toBe(false))

  it('has nothing to take back in a new session', () => {
    expect(withLastUndone(newSession({ id: '1', name: 'one', at }), at)).toBeUndefined()
  })
})

describe('undo', () => {
  it('takes back answers, playbooks and records one by one', () => {
    let made = recorded(session(calm), 'capture', { act: 'recorded' })
    made = withAnswer(made, { question: 'harm', value: ['loan'], at })
    made = withLastUndone(made, at)?.session ?? made
    expect(made.answers.harm).toEqual(['calls'])
    made = withLastUndone(made, at)?.session ?? made
    expect(state(made, 'capture')).toBe('todo')
  })
})

describe('whatever the person does', () => {
  const answers = fc.record({
    danger: fc.constantFrom<Answer>(['none'], ['call-open'], 'unsure'),
    harm: fc.constantFrom<Answer>(['loan'], ['calls'], ['loan', 'calls'], ['none'], 'unsure'),
    access: fc.constantFrom<Answer>('yes', 'no', 'unsure'),
    source: fc.constantFrom<Answer>('lender', 'other', 'unsure'),
  })
  const actions = fc.array(
    fc.record({
      place: fc.nat(20),
      act: fc.constantFrom<Act>('recorded', 'skipped', 'not-applicable', 'postponed', 'waiting', 'reopened'),
      outcome: fc.nat(5),
      days: fc.nat(40),
    }),
    { maxLength: 15 },
  )

  it('gives the same plan in whatever order the questions were answered', () => {
    fc.assert(
      fc.property(
        answers,
        fc.shuffledSubarray(['danger', 'harm', 'access', 'source'], { minLength: 4 }),
        (given, order) => {
          const inOrder = session(given)
          const shuffled = session(
            Object.fromEntries(order.map((question) => [question, given[question as keyof typeof given]])),
          )
          expect(ids(shuffled)).toEqual(ids(inOrder))
        },
      ),
    )
  })

  it('never offers a step before what it needs, never loses recorded work, and computes the same twice', () => {
    fc.assert(
      fc.property(answers, actions, (given, done) => {
        let current = session(given, ['lender', 'unknown'])
        let when = now
        for (const { place, act, outcome, days } of done) {
          when += days * 86_400_000
          const plan = buildPlan(library, current, when)
          const target = plan.steps[place % Math.max(1, plan.steps.length)]
          if (!target) continue
          const outcomes = Object.keys(target.definition.outcomes)
          const change: StepChange = {
            act,
            ...(act === 'recorded' ? { outcome: outcomes[outcome % outcomes.length] ?? 'done' } : {}),
          }
          const result = recordStep({ session: current, now: when }, target, change)
          if (result.ok) current = result.session
        }
        const plan = buildPlan(library, current, when)
        const byId = new Map(plan.steps.map((step) => [step.id, step]))
        // What was done and is awaited waits for nothing more.
        const last = plan.next?.record?.status?.type
        const isAwaited = last === 'recorded' || last === 'waiting'
        for (const need of isAwaited ? [] : (plan.next?.definition.needs ?? [])) {
          const other = byId.get(need)
          expect(!other?.applies || isSettled(other)).toBe(true)
        }
        const recordedSteps = plan.steps.filter(({ record }) => record?.status).map(({ id }) => id)
        for (const event of current.events) {
          if (
            event.type === 'recorded' &&
            current.events.filter((other) => 'step' in other && other.step === event.step).at(-1) === event
          ) {
            expect(recordedSteps).toContain(event.step)
          }
        }
        expect(isUnchanged(comparePlans(plan, buildPlan(library, current, when)))).toBe(true)
      }),
      { numRuns: 300 },
    )
  })

  it('never brings a settled step back by recording another one', () => {
    fc.assert(
      fc.property(answers, actions, (given, done) => {
        let current = session(given)
        for (const { place, outcome } of done) {
          const before = buildPlan(library, current, now)
          const settled = before.steps.filter(isSettled).map(({ id }) => id)
          const target = before.steps.filter((step) => !isSettled(step))[place]
          if (!target) continue
          const outcomes = Object.keys(target.definition.outcomes)
          const result = recordStep({ session: current, now }, target, {
            act: 'recorded',
            outcome: outcomes[outcome % outcomes.length] ?? 'done',
          })
          if (!result.ok) continue
          current = result.session
          const after = new Map(buildPlan(library, current, now).steps.map((step) => [step.id, isSettled(step)]))
          for (const id of settled) expect(after.get(id)).toBe(true)
        }
      }),
      { numRuns: 200 },
    )
  })
})
