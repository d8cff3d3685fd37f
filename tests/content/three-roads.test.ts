// Wherever money can be missing, how it left decides: by one's own hand it is a report, not by it a dispute, and where that
// is not clear neither is said. No plan has somebody deny what they did, or confess what they did not do.
import { describe, expect, it } from 'vitest'
import { library } from '../support/content.ts'
import { cardOf, planOf, sessionOf } from '../support/said.ts'

const asking = [...library.playbooks.values()].filter(({ ask, assume }) => ask.includes('harm') && !('harm' in assume))
// A card that was copied has questions of its own, and where police do not act the report was made.
const elsewhere = ['bank-card-leaked', 'police-do-not-file']
const playbooks = asking.map(({ id }) => id).filter((id) => !elsewhere.includes(id))
const disputes = ['report-unauthorised-charges', 'report-unauthorised-remote']

function plansOf(playbook: string, paidHow: string[] | 'unsure', since: string) {
  const session = sessionOf({
    playbooks: [playbook],
    answers: {
      danger: ['none'],
      harm: ['money-lost'],
      ...(library.playbooks.get(playbook)?.ask.includes('since') ? { since } : {}),
      'paid-how': paidHow,
      'acting-for': 'self',
      'done-already': ['none'],
    },
    record: [],
  })
  const plan = planOf(session)
  const has = (id: string) => plan.steps.some((step) => step.id === id && step.applies)
  const said = plan.steps.map(({ id }) => cardOf(session, plan, id, 'zh')).join('\n')
  return { has, said }
}

describe.each(playbooks)('%s', (playbook) => {
  it('asks how', () => expect(library.playbooks.get(playbook)?.ask).toContain('paid-how'))

  it('own hand, a week ago: reported, not denied', () => {
    const { has, said } = plansOf(playbook, ['bank'], 'week')
    // Where nobody asks how long ago it was, it is as urgent as today.
    const asksWhen = library.playbooks.get(playbook)?.ask.includes('since')
    expect([has(asksWhen ? 'report-late-transfer' : 'stop-the-money'), has('report-fraud-at-station')]).toEqual([
      true,
      true,
    ])
    expect(disputes.some(has)).toBe(false)
    expect(said).not.toMatch(/可以这样说：[^\n]*(?:有不是我操作的|不是我做的)(?!……)/)
  })

  it('own hand, today: stopped, not denied', () => {
    const { has } = plansOf(playbook, ['bank'], 'day')
    expect([has('stop-the-money'), has('ask-bank-to-stop'), has('report-fraud-at-station')]).toEqual([true, true, true])
    expect(disputes.some(has)).toBe(false)
  })

  it('not by their hand: disputed, no transfer confessed', () => {
    const { has, said } = plansOf(playbook, ['not-me'], 'week')
    expect(disputes.some(has)).toBe(true)
    expect(said).not.toMatch(/可以这样说：[^\n]*(?:我自己转|自己转出|我刚被骗)/)
  })

  it('not clear: neither', () => {
    const { said } = plansOf(playbook, 'unsure', 'week')
    expect(said).not.toMatch(/可以这样说：[^\n]*(?:我自己转出|自己转出（交出）|我刚被骗)/)
    expect(said).not.toMatch(/可以这样说：[^\n]*这笔交易不是我做的/)
  })
})
