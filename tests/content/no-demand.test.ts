// Something was published or passed on, and nobody demands anything: nobody is asked what they paid, told not to pay, or sent to
// the police over extortion. Whatever else was answered, in every playbook that is not itself about a demand.
import { describe, expect, it } from 'vitest'
import { library } from '../support/content.ts'
import { planOf, sessionOf } from '../support/said.ts'

const ofExtortion = [
  'do-not-pay-extortion',
  'report-extortion-110',
  'report-extorter-account',
  'stop-talking-to-them',
  'list-payments',
]
const asking = ['paid-them']
// A call that wants money for a relative is a demand by itself.
const elsewhere = ['relative-kidnapped-call']
const playbooks = [...library.playbooks.values()].filter(
  ({ id, assume }) => !('demand' in assume) && !elsewhere.includes(id),
)

/** Answers that decide who is asked what, beside those under test. */
const fixed = { danger: ['none'], harm: ['threats'], demand: 'no', 'acting-for': 'self', 'done-already': ['none'] }

const plansOf = (playbook: string, answers: Record<string, string | string[]>) => {
  const ask = library.playbooks.get(playbook)?.ask ?? []
  const given = { ...fixed, ...answers }
  const session = sessionOf({
    playbooks: [playbook],
    answers: Object.fromEntries(
      Object.entries(given).filter(([id]) => ask.includes(id) || id === 'danger' || id === 'acting-for'),
    ),
    record: [],
  })
  const steps = planOf(session).steps.filter(({ applies }) => applies)
  return {
    asked: asking.filter((id) => id in session.answers),
    steps: steps.map(({ id }) => id).filter((id) => ofExtortion.includes(id)),
  }
}

describe.each(playbooks.map(({ id }) => id))('%s', (playbook) => {
  const { ask = [], steps = [] } = library.playbooks.get(playbook) ?? {}

  it('asks whether anything is demanded, if it can tell somebody not to pay', () => {
    const canTell = steps.includes('do-not-pay-extortion') && ask.includes('harm')
    expect(canTell && !ask.includes('demand')).toBe(false)
  })

  const answers = ask
    .filter((id) => !(id in fixed) && !asking.includes(id))
    .flatMap((id) => {
      const { type, choices = [] } = library.questions.get(id) ?? {}
      return choices.map(
        (choice): Record<string, string | string[]> => ({
          [id]: type === 'many' ? [choice.id] : choice.id,
        }),
      )
    })

  it('has no word of extortion, whatever else is answered', () => {
    const found = [{}, ...answers].map((answer) => [answer, plansOf(playbook, answer)] as const)
    expect(found.filter(([, { asked, steps }]) => asked.length + steps.length > 0)).toEqual([])
  })
})
