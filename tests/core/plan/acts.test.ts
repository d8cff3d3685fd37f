// The table of what can be recorded, row by row: what is typed, which event it becomes, where the step stands then.
import { describe, expect, it } from 'vitest'
import { acts, findAct, type TypedAct, typedActs } from '../../../src/core/plan/acts.ts'
import { buildPlan } from '../../../src/core/plan/plan.ts'
import type { PlannedStep } from '../../../src/core/plan/planned-step.ts'
import { recordStep, type StepChange } from '../../../src/core/plan/record-step.ts'
import type { Session } from '../../../src/core/session/schema.ts'
import { newSession, withAnswer, withPlaybook } from '../../../src/core/session/session.ts'
import { smallLibrary } from '../../support/small-library.ts'

const at = '2026-11-22T02:00:00.000Z'
const now = Date.parse(at)

function find(session: Session, id: string): PlannedStep {
  const step = buildPlan(smallLibrary, session, now).steps.find((one) => one.id === id)
  if (!step) throw new Error(`${id} is not in the plan`)
  return step
}

function recorded(session: Session, id: string, change: StepChange): Session {
  const result = recordStep({ session, now }, find(session, id), change)
  if (!result.ok) throw new Error(result.problem.en)
  return result.session
}

const fresh = Object.entries({ danger: ['none'], harm: ['calls'], access: 'yes' }).reduce(
  (session, [question, value]) => withAnswer(session, { question, value, at }),
  withPlaybook(newSession({ id: '1', name: 'one', at }), { playbook: 'lender', at }),
)
const skipped = recorded(fresh, 'tell-lender', { act: 'skipped' })
const guarded = recorded(fresh, 'change-password', { act: 'skipped' })
// Its own time limit is running.
const sueing = (['tell-lender', 'capture', 'complain'] as const).reduce(
  (session, step) => recorded(session, step, { act: 'recorded', outcome: step === 'capture' ? 'done' : 'refused' }),
  fresh,
)

/** Where a row can be typed: a session, a step of it, and what is given with the command. */
interface Situation {
  session: Session
  step: string
  given?: { outcome?: string; until?: string }
}

const until = '2026-12-01'
const answers: Situation[] = [
  { session: fresh, step: 'tell-lender', given: { outcome: 'sent' } },
  { session: fresh, step: 'tell-lender', given: { outcome: 'refused' } },
]
const situations: Record<string, Situation[]> = {
  done: [
    { session: fresh, step: 'tell-lender' },
    { session: fresh, step: 'watch-bills' },
  ],
  'done outcome': answers,
  wait: [{ session: fresh, step: 'tell-lender' }],
  'wait until': [
    { session: fresh, step: 'tell-lender', given: { until } },
    // Before the day that the law sets; after it nothing is moved.
    { session: sueing, step: 'sue', given: { until: '2026-11-25' } },
  ],
  'wait outcome': answers,
  skip: [{ session: fresh, step: 'tell-lender' }],
  'skip until': [{ session: fresh, step: 'tell-lender', given: { until } }],
  'skip outcome=not-applicable': [{ session: fresh, step: 'tell-lender', given: { outcome: 'not-applicable' } }],
  reopen: [
    { session: skipped, step: 'tell-lender' },
    { session: guarded, step: 'change-password' },
  ],
  waive: [{ session: fresh, step: 'change-password' }],
}

const named = (row: TypedAct) => [row.command, row.option].filter(Boolean).join(' ')
const rows = typedActs.map((row) => [named(row), row] as const)

it('goes through every row, and every act but a note has one', () => {
  expect(rows.map(([name]) => name)).toEqual(Object.keys(situations))
  expect(new Set(typedActs.map(({ act }) => act))).toEqual(new Set(acts.filter((act) => act !== 'noted')))
})

describe.each(rows)('%s', (name, row) => {
  const tried = (situations[name] ?? []).map(({ session, step, given = {} }) => {
    const act = findAct(row.command, given)
    // There the word is no outcome of the step: it says which act is meant.
    const change = act === 'not-applicable' ? { act } : { act, ...given }
    const after = recorded(session, step, change)
    return { act, event: after.events.at(-1), step: find(after, step) }
  })

  it('means its act', () => expect(new Set(tried.map(({ act }) => act))).toEqual(new Set([row.act])))

  it('becomes each of its events, and no other', () => {
    expect(new Set(tried.map(({ event }) => event?.type))).toEqual(new Set(row.events))
  })

  it('leaves the step in each of its states, and no other', () => {
    const open = ['todo', 'blocked', 'overdue']
    const states = tried.map(({ step: { state } }) => (open.includes(state) ? 'open' : state))
    expect(new Set(states)).toEqual(new Set(row.states))
  })

  it('is put off where it is to be done later', () => {
    for (const { act, step } of tried) expect(step.postponed !== undefined).toBe(act === 'postponed')
  })
})

it.each([
  ['done', { outcome: 'sent', until }, 'recorded'],
  ['done', { until }, 'recorded'],
  ['wait', { outcome: 'sent', until }, 'recorded'],
  ['wait', { until }, 'waiting'],
  ['skip', { outcome: 'not-applicable', until }, 'not-applicable'],
  ['skip', { until }, 'postponed'],
  ['skip', { outcome: 'refused' }, 'skipped'],
  ['reopen', { outcome: 'sent', until }, 'reopened'],
  ['waive', { outcome: 'sent', until }, 'waived'],
] as const)('the most exact row that fits counts: %s %j is %s', (command, given, act) => {
  expect(findAct(command, given)).toBe(act)
})

it.each([
  ['outcome', 'skipped', { outcome: 'refused' }, 'leak-help done tell-lender --outcome refused'],
  ['outcome', 'not-applicable', { outcome: 'refused' }, 'leak-help done tell-lender --outcome refused'],
  ['field', 'waiting', { fields: { receipt: 'A1' } }, 'leak-help done tell-lender --set receipt=A1'],
  ['field', 'skipped', { fields: { receipt: 'A1' } }, 'leak-help done tell-lender --set receipt=A1'],
  ['day', 'reopened', { until }, `leak-help skip tell-lender --until ${until}`],
  ['day', 'waived', { until }, `leak-help skip tell-lender --until ${until}`],
] as const)('says that it has no place for an %s: %s %j', (_what, act, given, command) => {
  const result = recordStep({ session: fresh, now }, find(fresh, 'tell-lender'), { act, ...given })
  expect(result).toMatchObject({ ok: false, next: { en: expect.stringContaining(command) } })
})
