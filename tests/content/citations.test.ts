// A step cites what carries it, and the gist of an article says what the step relies on. Each row is one that a lawyer found wrong.
import { describe, expect, it } from 'vitest'
import { content } from '../support/content.ts'
import { planOf, type Said, sessionOf } from '../support/said.ts'

const cites = (step: string) => content.steps.get(step)?.laws ?? []
const gist = (law: string) => content.laws.get(law)?.gist

describe('a step', () => {
  it.each([
    // The bank’s own monitoring gives the person no right.
    ['ask-bank-to-stop', [], ['atf-18']],
    ['complain-in-pay-app', [], ['atf-18']],
    // Heirs owe up to what they inherit.
    ['answer-debt-of-dead', ['cc-1161'], ['cir-26', 'cc-994']],
    // No consent, no authority.
    ['sue-contract-not-mine', ['cc-143', 'cc-171'], []],
    // Fifteen days for the answer.
    ['answer-the-suit', ['cvpl-128'], []],
    ['call-96110', ['atf-34'], []],
    ['reach-them-now', ['atf-34'], []],
    ['elder-stop-payment-now', ['atf-34'], []],
    ['elder-ask-police-visit', ['atf-34'], []],
    // Between private people the victim proves the fault.
    ['sue-for-damages', ['pipl-69', 'pipl-72', 'cc-1165'], []],
  ] as const)('%s cites what carries it', (step, needed, wrong) => {
    expect(cites(step)).toEqual(expect.arrayContaining([...needed]))
    expect(cites(step).filter((law) => (wrong as readonly string[]).includes(law))).toEqual([])
  })
})

describe('the gist of', () => {
  it.each([
    ['atf-34', /劝阻/, /dissua|talk/i],
    ['face-10', /国家另有规定/, /provide|rule/i],
    ['arl-11', /不答复/, /answer|act/i],
    ['arl-24', /本级政府/, /government/i],
  ])('%s says what steps rely on', (law, zh, en) => {
    expect(gist(law)?.zh).toMatch(zh)
    expect(gist(law)?.en).toMatch(en)
  })

  it('psa-121 leaves to the reconsideration law what must be reconsidered first', () => {
    expect(gist('psa-121')?.zh).toContain('行政复议法第二十三条')
  })
})

describe('to each person only what carries the step for them', () => {
  const cited = (
    playbook: string,
    answers: Record<string, string | string[]>,
    step: string,
    record: Said['record'] = [],
  ) =>
    planOf(sessionOf({ playbooks: [playbook], answers, record })).steps.find(({ id }) => id === step)?.definition.laws
  const sued = { danger: ['none'], 'acting-for': 'self', harm: ['money-lost'] }

  it('goods that did not come are no matter of personal data', () => {
    const undelivered = { ...sued, 'paid-how': ['pay-app'], 'order-kind': ['undelivered'] }
    const record = [
      { step: 'claim-inside-platform', outcome: 'refused' },
      { step: 'complain-consumer', outcome: 'no-agreement' },
    ]
    const laws = cited('order-and-refund-scam', undelivered, 'sue-for-damages', record)
    expect(laws).toContain('cvpl-126')
    expect(laws).not.toContain('pipl-69')
    expect(laws).not.toContain('spcnet-12')
  })

  it('the duty of a place is for those who were filmed in one', () => {
    const record = [
      { step: 'complain-health-authority', outcome: 'refused' },
      { step: 'consult-lawyer', outcome: 'advised-sue' },
    ]
    const laws = cited('hospital', { ...sued, harm: ['nuisance'] }, 'sue-for-damages', record)
    expect(laws).not.toContain('cc-1198')
    expect(laws).toContain('pipl-69')
  })
})
