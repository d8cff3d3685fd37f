import { describe, expect, it } from 'vitest'
import { type Condition, type Facts, holds, reasonsFor } from '../../../src/core/content/conditions.ts'

const facts: Facts = new Map([
  ['harm', new Set(['nuisance', 'loan-in-my-name'])],
  ['signed-it', new Set(['unsure'])],
])

describe('conditions', () => {
  it.each<[string, Condition | undefined, boolean]>([
    ['nothing asked', undefined, true],
    ['one value', { 'signed-it': 'unsure' }, true],
    ['another value', { 'signed-it': 'no' }, false],
    ['any of a list', { 'signed-it': ['no', 'unsure'] }, true],
    ['includes', { harm: { includes: 'loan-in-my-name' } }, true],
    ['includes any of', { harm: { includes: ['threats', 'nuisance'] } }, true],
    ['two questions, both needed', { harm: { includes: 'nuisance' }, 'signed-it': 'no' }, false],
    ['all', { all: [{ harm: 'nuisance' }, { 'signed-it': 'unsure' }] }, true],
    ['any', { any: [{ harm: 'threats' }, { 'signed-it': 'unsure' }] }, true],
    ['not', { not: { harm: 'nuisance' } }, false],
    ['an unanswered question', { source: 'person' }, false],
    ['not, of an unanswered question', { not: { source: 'person' } }, true],
  ])('%s', (_name, condition, expected) => expect(holds(condition, facts)).toBe(expected))

  it('names the answers that made a condition true', () => {
    const condition: Condition = { any: [{ harm: { includes: ['threats', 'nuisance'] } }, { source: 'person' }] }
    expect(reasonsFor(condition, facts)).toEqual([{ question: 'harm', values: ['nuisance'] }])
  })
})
