// The step that somebody names: by its number in the list, its id, or the beginning of it.
import { describe, expect, it } from 'vitest'
import { findStep, numberSteps } from '../../../src/core/plan/find-step.ts'
import { buildPlan } from '../../../src/core/plan/plan.ts'
import type { Plan } from '../../../src/core/plan/planned-step.ts'
import { newSession, withAnswer, withEvent, withPlaybook } from '../../../src/core/session/session.ts'
import { smallLibrary as library } from '../../support/small-library.ts'

const at = '2026-11-22T02:00:00.000Z'
const calm = Object.entries({ danger: ['none'], harm: ['calls'], access: 'yes' }).reduce(
  (session, [question, value]) => withAnswer(session, { question, value, at }),
  withPlaybook(newSession({ id: '1', name: 'one', at }), { playbook: 'lender', at }),
)
const plan = buildPlan(library, calm, Date.parse(at))
const ids = plan.steps.map(({ id }) => id)

function named(name: string, of: Plan = plan): string {
  const found = findStep(library, of, name)
  return found.ok ? found.step.id : `${found.problem.en} ${found.next?.en}`
}

it('numbers the steps by their place, those that were dealt with too', () => {
  const done = withEvent(calm, { type: 'recorded', at, step: ids[1] ?? '', outcome: 'done' })
  const after = buildPlan(library, done, Date.parse(at))
  expect([...numberSteps(after)]).toEqual(after.steps.map(({ id }, index) => [id, index + 1]))
  expect(numberSteps(after).size).toBe(numberSteps(plan).size)
})

describe('by its number', () => {
  it.each(ids.map((id, index) => [String(index + 1), id]))('%s is %s', (number, id) => {
    expect(named(number)).toBe(id)
  })

  it.each(['02', ' 2 ', '２'])('%j is the second too', (name) => expect(named(name)).toBe(ids[1]))

  it.each(['0', '6', '99999'])('%s is refused with the numbers that there are', (name) => {
    expect(named(name)).toBe(
      `There is no step number ${name}; the plan has 1 to 5. See the number of every step: leak-help status --all`,
    )
  })

  it('says it in Chinese too', () => {
    const found = findStep(library, plan, '6')
    expect(found).toMatchObject({
      problem: { zh: '没有6号步骤，清单里是1到5号。' },
      next: { zh: '看每一步的号码：leak-help status --all' },
    })
  })

  it('says so where there is one only, and where there is none', () => {
    expect(named('2', { ...plan, steps: plan.steps.slice(0, 1) })).toContain('the plan has only number 1')
    expect(named('2', { ...plan, steps: [] })).toContain('There is no step “2”')
  })

  it('may be used where a playbook is missing: it is the number on the screen', () => {
    expect(named('2', { ...plan, missing: ['gone'] })).toBe(ids[1])
    expect(named('9', { ...plan, missing: ['gone'] })).toContain('the plan has 1 to 5')
  })

  it('is not what a phone number is taken for', () => expect(named('13800138000')).not.toContain('number 138'))
})

it('goes by the whole id before anything else', () => {
  const [first, ...rest] = plan.steps
  if (!first) throw new Error('no step')
  // Of a folder checked before numbers were taken.
  const old = { ...plan, steps: [...rest, { ...first, id: '1' }] }
  expect(named('1', old)).toBe('1')
  expect(named('2', old)).toBe(ids[2])
})

it('takes the only id that begins so', () => {
  expect(named('chang')).toBe('change-password')
  expect(named('c')).toContain('Did you mean: ')
})
