// Once the call is cut, no card speaks of a call that is open; no plan switches the same thing off three times.
import { describe, expect, it } from 'vitest'
import { formsOf } from '../../src/core/content/wording.ts'
import { isOpen } from '../../src/core/plan/planned-step.ts'
import { content, library } from '../support/content.ts'
import { cardOf, planOf, sessionOf } from '../support/said.ts'

// What is only looked at is not switched off.
const off = '(?:关|停|解除|取消|解约|解绑|开)'

const people = [
  { 'acting-for': 'self' },
  { 'acting-for': 'other', relation: 'elder' },
  { 'acting-for': 'other', relation: 'child' },
]

// Whoever says that a relative is held is kept on the line.
const keptOnTheLine = 'relative-kidnapped-call'

describe.each([...library.playbooks.keys()])('%s', (playbook) => {
  it.skipIf(playbook === keptOnTheLine).each(people)('after hanging up: %o', (person) => {
    const session = sessionOf({
      playbooks: [playbook],
      answers: { danger: ['call-open', 'money-moving'], ...person },
      record: [{ step: 'hang-up-and-cut-access', outcome: 'done' }],
    })
    const plan = planOf(session)
    const stale = plan.steps
      .filter((step) => isOpen(step) && step.urgency === 'now')
      .filter(({ id }) => /电话还通着|还没挂断|还连着的电话|正和银行通话/.test(cardOf(session, plan, id, 'zh')))
    expect(stale.map(({ id }) => id)).toEqual([])
  })

  it.each(people)('switches nothing off three times: %o', (person) => {
    const session = sessionOf({ playbooks: [playbook], answers: { danger: ['call-open'], ...person }, record: [] })
    const open = planOf(session).steps.filter(isOpen)
    for (const what of ['免密支付', '快捷支付', '呼叫转移', '飞行模式', '亲属卡', '自动续费']) {
      const steps = open.filter(({ id, forms }) =>
        formsOf(content.steps.get(id)?.how).some(
          ({ zh }, place) =>
            (forms.how ?? [place]).includes(place) &&
            new RegExp(`${off}[^。；]*${what}|${what}[^。；]*${off}`).test(zh),
        ),
      )
      expect(steps.map(({ id }) => id).length, `${what}: ${steps.map(({ id }) => id).join(', ')}`).toBeLessThan(3)
    }
  })
})
