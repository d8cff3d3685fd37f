// What is an answer to which question: every question of the bundled content, in every form an answer can be written.
import { describe, expect, it } from 'vitest'
import type { QuestionRules } from '../../../src/core/content/library.ts'
import { type CheckedAnswer, checkAnswer, choiceIds } from '../../../src/core/plan/questions.ts'
import { library } from '../../support/content.ts'

const today = '2026-11-22'
const questions = [...library.questions.values()]
const takesOne = questions.filter(({ type }) => type !== 'many')
const takesMany = questions.filter(({ type }) => type === 'many')
const check = (question: QuestionRules, given: unknown): CheckedAnswer => checkAnswer(question, given, today)

/** A value that the question takes, other than `unsure`. */
function fitting({ type, ...question }: QuestionRules): string {
  if (type === 'date') return '2026-11-21'
  if (type === 'text') return 'a few words'
  return choiceIds({ type, ...question })[0] ?? ''
}

/** The questions that do not answer so. */
function others(of: readonly QuestionRules[], given: (question: QuestionRules) => unknown, expected: unknown) {
  return of.flatMap((question) => {
    const checked = check(question, given(question))
    const matches =
      typeof expected === 'function' ? expected(question, checked) : checked.ok && checked.value === expected
    return matches ? [] : [[question.id, checked]]
  })
}

it('“unsure” answers every question, alone or in a list', () => {
  expect(takesOne.length * takesMany.length).toBeGreaterThan(0)
  for (const given of ['unsure', ['unsure'], ['unsure', 'unsure']]) {
    expect(others(questions, () => given, 'unsure')).toEqual([])
  }
})

it('a list of one is that one', () => {
  const alike = (question: QuestionRules, checked: CheckedAnswer) =>
    checked.ok && JSON.stringify(checked) === JSON.stringify(check(question, fitting(question)))
  expect(others(questions, (question) => [fitting(question)], alike)).toEqual([])
})

describe('what is refused', () => {
  const refused = (problem: RegExp) => (question: QuestionRules, checked: CheckedAnswer) =>
    !checked.ok &&
    problem.test(checked.problem.en) &&
    // It never says that something can be given which it just refused, and always says what to do.
    !choiceIds(question).some((id) => checked.problem.en.includes(`“${id}” is not a choice`)) &&
    (checked.next?.zh ?? '') !== '' &&
    (checked.next?.en ?? '') !== ''

  it('“unsure” beside others: it stands alone', () => {
    const beside = (question: QuestionRules) => ['unsure', fitting(question)]
    expect(others(takesMany, beside, refused(/“unsure” cannot be combined/))).toEqual([])
  })

  it('what stands alone beside others', () => {
    const alone = takesMany.filter(({ choices }) => choices.some((choice) => choice.alone && choice.id !== 'unsure'))
    const beside = ({ choices }: QuestionRules) => [
      choices.find((choice) => !choice.alone)?.id,
      choices.find((choice) => choice.alone)?.id,
    ]
    expect(alone.length).toBeGreaterThan(0)
    expect(others(alone, beside, refused(/cannot be combined/))).toEqual([])
  })

  it('several for a question that takes one, known or not', () => {
    const several = [
      (question: QuestionRules) => [fitting(question), 'unsure'],
      (question: QuestionRules) => [fitting(question), 'something else'],
      () => ['x', 'y', 'z'],
    ]
    for (const given of several) expect(others(takesOne, given, refused(/takes one answer/))).toEqual([])
  })

  it.each([[[]], [null], [undefined], [[null]]])('no answer at all: %j', (given) => {
    expect(others(questions, () => given, refused(/no answer/))).toEqual([])
  })

  it.each(['nope', '2026-11-23', '2026-02-30', 7, { a: 1 }, 'x'.repeat(300), '\u00a0'])(
    'what it does not take, always with what to do: %j',
    (given) => {
      const unfit = questions.filter((question) => !check(question, given).ok)
      expect(unfit.length).toBeGreaterThan(0)
      expect(others(unfit, () => given, refused(/./))).toEqual([])
    },
  )

  it('a sentence that begins with a capital letter, also of a number that is not kept', () => {
    const texts = questions.filter(({ type }) => type === 'text')
    const sample = texts[0] ?? { id: 'own', type: 'text' as const, choices: [] }
    const checked = check(sample, 'it is 11010519491231002X')
    expect(checked).toMatchObject({ ok: false, problem: { en: expect.stringMatching(/^[A-Z“]/) } })
  })
})
