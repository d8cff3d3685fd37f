// What a plan tells somebody to say and do is true for them: one case for each sentence that was not, and its like.
import { describe, expect, it } from 'vitest'
import { languages } from '../../src/core/text.ts'
import { cardOf, planOf, readSaid, type Said, sessionOf } from '../support/said.ts'

describe.each(readSaid())('%s', (_file, cases) => {
  it.each(cases.map((one): [string, Said] => [one.story, one]))('%s', (_story, { steps, ...rest }) => {
    const session = sessionOf(rest)
    const plan = planOf(session)
    const stateOf = (id: string) => {
      const step = plan.steps.find((one) => one.id === id)
      return step?.applies ? step.state : 'absent'
    }
    for (const [id, wanted] of Object.entries(steps)) {
      const { state, has, lacks } =
        typeof wanted === 'string' ? { state: wanted, has: undefined, lacks: undefined } : wanted
      if (state === 'present') expect(stateOf(id), id).not.toBe('absent')
      else if (state !== undefined) expect(stateOf(id), id).toBe(state)
      for (const language of languages) {
        for (const text of has?.[language] ?? []) expect(cardOf(session, plan, id, language), id).toContain(text)
        for (const text of lacks?.[language] ?? []) expect(cardOf(session, plan, id, language), id).not.toContain(text)
      }
    }
  })
})
