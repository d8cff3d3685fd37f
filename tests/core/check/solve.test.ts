// Whether a step can ever apply: the same verdict as trying every answer, and no waiting for one that has many.
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { canHold, type Scope } from '../../../src/core/check/solve.ts'
import { type Condition, holds } from '../../../src/core/content/conditions.ts'
import type { Library, QuestionRules } from '../../../src/core/content/library.ts'
import { smallLibrary } from '../../support/small-library.ts'

const values = ['a', 'b', 'c']
const question = (id: string, type: QuestionRules['type']): [string, QuestionRules] => [
  id,
  { id, type, choices: values.map((choice) => ({ id: choice, alone: false, sets: {} })) },
]
const known: Library = {
  ...smallLibrary,
  questions: new Map([question('one', 'one'), question('many', 'many'), question('elsewhere', 'one')]),
  facts: new Map([['fact', { id: 'fact', values }]]),
}
const ids = ['one', 'many', 'elsewhere', 'fact']
const scope: Scope = {
  asked: new Set(['one', 'many']),
  assume: { one: 'a', fact: ['b'] },
  found: new Map([
    ['fact', new Set(['a'])],
    ['many', new Set(['c'])],
  ]),
}

/** Every set of values that each question or fact can have, as the plan would collect them. */
const possible: Record<string, string[][]> = {
  one: [['a'], ['b'], ['c'], ['unsure']],
  many: [[], ['c'], ...subsets(['a', 'b', 'c', 'unsure'])],
  elsewhere: [[]],
  fact: [['b'], ['a', 'b']],
}

function subsets(of: string[]): string[][] {
  const [first, ...rest] = of
  if (first === undefined) return [[]]
  return subsets(rest).flatMap((some) => [some, [first, ...some]])
}

function everyWay(left: string[]): Map<string, Set<string>>[] {
  const [id, ...rest] = left
  if (id === undefined) return [new Map()]
  return everyWay(rest).flatMap((facts) => (possible[id] ?? []).map((set) => new Map(facts).set(id, new Set(set))))
}
const ways = everyWay(ids)

const comparison = fc.record({ id: fc.constantFrom(...ids), wanted: fc.subarray(values, { minLength: 1 }) })
const condition = fc.letrec<{ condition: Condition }>((tie) => ({
  condition: fc.oneof(
    { maxDepth: 4, depthSize: 'medium' },
    comparison.map(({ id, wanted }): Condition => ({ [id]: wanted })),
    fc.array(tie('condition'), { minLength: 1, maxLength: 3 }).map((all): Condition => ({ all })),
    fc.array(tie('condition'), { minLength: 1, maxLength: 3 }).map((any): Condition => ({ any })),
    tie('condition').map((not): Condition => ({ not })),
  ),
})).condition

it('gives the verdict of trying every answer', () => {
  const verdicts = new Set<boolean>()
  fc.assert(
    fc.property(condition, (when) => {
      const found = ways.some((facts) => holds(when, facts))
      verdicts.add(found)
      expect(canHold(when, known, scope)).toBe(found)
    }),
    { seed: 1, numRuns: 3_000 },
  )
  expect(verdicts.size).toBe(2)
})

it.each([
  ['a value that only another outcome sets', { fact: 'c' }, false],
  ['a value that an outcome sets', { fact: 'a' }, true],
  ['what is taken for granted', { fact: 'b' }, true],
  ['a question that is not asked', { elsewhere: 'a' }, false],
  ['two choices of one', { all: [{ one: 'a' }, { one: 'b' }] }, false],
  ['two choices of many', { all: [{ many: 'a' }, { many: 'b' }] }, true],
] as [string, Condition, boolean][])('%s: %j is %s', (_name, when, expected) => {
  expect(canHold(when, known, scope)).toBe(expected)
})

it('does not try every answer of many questions', () => {
  const many = Array.from({ length: 60 }, (_, index) => `q${index}`)
  const six = ['a', 'b', 'c', 'd', 'e', 'f']
  const library: Library = { ...known, questions: new Map(many.map((id) => question(id, 'many'))) }
  const wide: Condition = {
    all: [...many.map((id): Condition => ({ [id]: six })), { q0: 'a' }, { not: { q0: ['a'] } }],
  }
  const all = { asked: new Set(many), assume: {}, found: new Map() }
  // Either verdict will do; that there is one is the point.
  expect(typeof canHold(wide, library, all)).toBe('boolean')
})
