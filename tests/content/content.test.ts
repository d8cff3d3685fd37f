// The bundled content passes its own checker, and says nothing that must never be said.
import { describe, expect, it } from 'vitest'
import { writeProblem } from '../../src/core/check/problem.ts'
import { findOverdueForReview } from '../../src/core/check/rules/freshness.ts'
import { allForms } from '../../src/core/content/wording.ts'
import { checked, content, releaseDay, unreadable } from '../support/content.ts'

it('has no mistakes', () => {
  expect([...unreadable, ...checked.problems].map((problem) => writeProblem(problem, 'en'))).toEqual([])
})

it('is fresh on the day of release', () => {
  expect(findOverdueForReview(content, releaseDay)).toEqual([])
})

describe.each([...content.playbooks.values()])('$id', (playbook) => {
  it('has a step for each kind of present danger', () => {
    const ids = [...content.common.steps, ...playbook.steps]
    for (const danger of content.questions.get('danger')?.choices.filter(({ alone }) => !alone) ?? []) {
      const steps = ids.filter((id) => JSON.stringify(content.steps.get(id)?.when ?? {}).includes(`"${danger.id}"`))
      expect(steps, danger.id).not.toEqual([])
    }
  })

  it('can be found by its own words in both languages', () => {
    expect(playbook.keywords.zh.length).toBeGreaterThan(4)
    expect(playbook.keywords.en.length).toBeGreaterThan(3)
  })
})

// Offices that are gone, and promises nobody can keep.
it.each([
  ['zh', /银保监|银监会|工商局|工商行政管理|侵权责任法|民法通则|民法总则|非法获取公民个人信息罪/],
  ['zh', /(?<!不|没人能|不能)(一定|保证|肯定)(能|会)?(追回|立案|删除|赔偿)|百分之百|72小时内/],
  ['en', /guaranteed? (recovery|refund|deletion|compensation)|72[- ]hour rule/i],
] as const)('never says, in %s, %s', (language, pattern) => {
  const said = [...content.steps.values()].flatMap((step) =>
    allForms(step).flatMap(([part, forms]) =>
      forms.flatMap((form) =>
        part !== 'never' && pattern.test(form[language]) ? [`${step.id}: ${form[language]}`] : [],
      ),
    ),
  )
  expect(said).toEqual([])
})
