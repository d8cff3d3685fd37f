// What the checker says of places that want something, and of what lapses.
import { expect, it } from 'vitest'
import { checkContent } from '../../../src/core/check/check.ts'
import { library } from '../../support/content.ts'

const text = { zh: '文字', en: 'text' }
const facts = { confidence: 'high', sources: ['made up'], verified: '2026-11-22', review_by: '2027-05-22' }
const place = { id: 'p', route: 'bank', name: text, goes: { steps: ['save-evidence'] }, things: [text], ...facts }
const lapse = {
  id: 'l',
  what: text,
  kept: { period: 'P30D' },
  counted_from: text,
  ask: text,
  steps: ['save-evidence'],
  ...facts,
}

function codesOf(path: string, entry: object): string[] {
  const file = { path, value: [entry], locate: () => ({ line: 1, column: 1 }) }
  const { problems } = checkContent([file], { today: '2026-11-29', bundled: library })
  return problems.map(({ code }) => code)
}

it('takes what is right', () => {
  expect(codesOf('facts/wanted.yaml', place)).toEqual([])
  expect(codesOf('facts/lapses.yaml', lapse)).toEqual([])
})

it.each<[string, object, string]>([
  ['goes nowhere', { goes: {} }, 'goes-nowhere'],
  ['goes to a category that no contact has', { goes: { categories: ['nobody'] } }, 'unknown-category'],
  ['goes with a step that is not there', { goes: { steps: ['nothing'] } }, 'unknown-id'],
  ['wants a kind of evidence that is not there', { things: [{ ...text, evidence: ['nothing'] }] }, 'unknown-id'],
  ['asks a question that is not there', { things: [{ ...text, when: { nothing: 'x' } }] }, 'unknown-id'],
  ['is uncertain without a word of caution', { confidence: 'low' }, 'low-unsaid'],
])('names a place that %s', (_name, more, code) => {
  expect(codesOf('facts/wanted.yaml', { ...place, ...more })).toContain(code)
})

it.each<[string, object, string]>([
  ['rests on a limit that is not there', { kept: { deadline: 'nothing' } }, 'unknown-id'],
  ['rests on a limit that is about something else', { kept: { deadline: 'v-suit-answer' } }, 'not-kept'],
  ['names a letter that is not there', { letters: ['nothing'] }, 'unknown-id'],
  ['names a law that is not there', { laws: ['nothing'] }, 'unknown-id'],
  ['is uncertain without a word of caution', { confidence: 'low' }, 'low-unsaid'],
])('names a record that %s', (_name, more, code) => {
  expect(codesOf('facts/lapses.yaml', { ...lapse, ...more })).toContain(code)
})

it('names an article that is no longer in force, wherever it is cited', () => {
  const [old] = [...library.laws.values()].filter(
    ({ in_force: { until } }) => until !== undefined && until < '2026-11-29',
  )
  expect(codesOf('facts/lapses.yaml', { ...lapse, laws: [old?.id] })).toContain('not-in-force')
  expect(codesOf('facts/wanted.yaml', { ...place, laws: [old?.id] })).toContain('not-in-force')
})
