// Words to say: whose they are, and in English all of them in Chinese too, for the counter.
import { describe, expect, it } from 'vitest'
import { formsOf } from '../../src/core/content/wording.ts'
import { languages } from '../../src/core/text.ts'
import { wordsIn } from '../../src/words/words.ts'
import { content, library } from '../support/content.ts'
import { cardOf, planOf, sessionOf } from '../support/said.ts'

const playbooks = ['online-lending-leak', 'money-sent-to-fraudster', 'doxxed', 'id-card-lost']

describe.each(playbooks)('in a plan of %s', (playbook) => {
  const session = sessionOf({ playbooks: [playbook], answers: { danger: ['money-moving'] }, record: [] })
  const plan = planOf(session)
  const scripts = plan.steps.flatMap(({ id, forms }) => {
    const written = formsOf(content.steps.get(id)?.say)
    const said = written[forms.say?.[0] ?? 0]
    return said ? [{ id, said }] : []
  })

  it('English cards hold the whole Chinese line, under a label of its own', () => {
    expect(scripts.length).toBeGreaterThan(2)
    for (const { id, said } of scripts) {
      const card = cardOf(session, plan, id, 'en')
      const chinese = card.split('\n').find((line) => line.startsWith('Show this in Chinese: '))
      expect(chinese, id).toBeDefined()
      // Numbers stand in it as a caller says them.
      expect(chinese?.replace(/^[^:]*: /, ''), id).toBe(
        said.zh.replace(/\{phone:([a-z0-9-]+)\}/g, (_all, contact) => library.contacts.get(contact)?.phone ?? ''),
      )
    }
  })

  it('what to ask for stands there in Chinese as well', () => {
    for (const { id } of plan.steps) {
      const asked = formsOf(content.steps.get(id)?.ask_for)
      if (asked.length > 0) expect(cardOf(session, plan, id, 'en'), id).toContain('Ask for, in Chinese: ')
    }
  })

  it('Chinese cards hold each line once', () => {
    for (const { id, said } of scripts)
      expect(cardOf(session, plan, id, 'zh').split(said.zh).length, id).toBeLessThan(3)
  })
})

describe('for somebody who helps', () => {
  const helped = sessionOf({
    playbooks: ['money-sent-to-fraudster'],
    answers: { danger: ['money-moving'], 'acting-for': 'other', relation: 'elder' },
    record: [],
  })
  const own = sessionOf({
    playbooks: ['money-sent-to-fraudster'],
    answers: { danger: ['money-moving'], 'acting-for': 'self' },
    record: [],
  })

  it.each(languages)('words are either their own or said to be the person’s (%s)', (language) => {
    const { say, theySay } = wordsIn(language).card
    const plan = planOf(helped)
    for (const { id, forms, definition } of plan.steps) {
      const written = formsOf(content.steps.get(id)?.say)
      if (written.length === 0) continue
      const isHelpers = definition.wording?.say?.[forms.say?.[0] ?? 0]?.speaker === 'helper'
      const lines = cardOf(helped, plan, id, language).split('\n')
      expect(
        lines.some((line) => line.startsWith(isHelpers ? say : theySay)),
        id,
      ).toBe(true)
    }
    const ownPlan = planOf(own)
    for (const { id } of ownPlan.steps) expect(cardOf(own, ownPlan, id, language), id).not.toContain(theySay)
  })
})

it('nothing stands under a label that turns it round', () => {
  expect(wordsIn('zh').card.never).toBe('注意')
  expect(wordsIn('en').card.never).toBe('Careful')
})
