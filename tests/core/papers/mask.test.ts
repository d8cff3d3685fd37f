// The masking as a table: a row for each field, a column for each reader. Whoever changes a cell changes it here too.
import { describe, expect, it } from 'vitest'
import { audiences } from '../../../src/core/papers/audiences.ts'
import { evidenceFor, isShown, type MaskField, maskFields, maskOthers } from '../../../src/core/papers/mask.ts'
import { groupOfQuestion, topicOfPlaybook } from '../../../src/core/papers/topics.ts'
import type { SessionEvent } from '../../../src/core/session/schema.ts'
import { library } from '../../support/content.ts'

const row = (field: MaskField) => audiences.map((audience) => (isShown(field, audience) ? audience[0] : '-')).join('')

it('is this', () => {
  // police, platform, bank, lawyer, family, self
  expect(maskFields.map((field) => `${row(field)} ${field}`)).toMatchInlineSnapshot(`
    [
      "p-blfs about.money",
      "p-bl-s about.loans",
      "ppblfs about.identity",
      "ppblfs about.accounts",
      "p-blfs about.fraud",
      "pp-lfs about.data",
      "p--l-s about.health",
      "p--l-s about.intimate",
      "p--l-s about.kin",
      "pp-lfs about.threats",
      "p-bl-s about.frozen",
      "p--l-s about.court",
      "---l-s about.dispute",
      "---l-s about.own-acts",
      "---l-s about.outside",
      "ppblfs said.time",
      "---l-s said.days",
      "p--l-s said.person",
      "ppblfs said.exposed",
      "p--l-s said.private",
      "pp-l-s said.records",
      "p--l-s said.harm",
      "p-bl-s said.money",
      "pp-lfs said.accounts",
      "p-bl-s said.loans",
      "pp-l-s said.holder",
      "---l-s said.health",
      "p--l-s said.intimate",
      "p--l-s said.others",
      "---l-s said.court",
      "p--l-s said.before",
      "---l-s said.safety",
      "---l-s said.own-acts",
      "---l-s said.outside",
      "p--l-s story.what-happened",
      "p--l-s story.other-side",
      "p-bl-s loss.amount",
      "p-bl-s loss.day",
      "p--l-s loss.what",
      "p-bl-s loss.voucher",
      "---l-s step.safety",
      "-----s step.habit",
      "-----s step.support",
      "---l-s step.legal",
      "---l-s step.complaint",
      "p-blfs step.bank",
      "p--lfs step.police",
      "pp-lfs step.platform",
      "p--lfs step.own",
      "ppbl-s field.reference",
      "ppblfs field.date",
      "p-bl-s field.amount",
      "p--l-s field.text",
      "ppbl-s evidence.kind",
      "p--l-s evidence.name",
      "p--l-s evidence.from",
      "ppbl-s evidence.hash",
      "ppbl-s receipt",
      "---l-s limits",
      "---l-s notes",
    ]
  `)
})

it('lets the person see everything, and the lawyer all but the helplines they called and their habits', () => {
  expect(maskFields.filter((field) => !isShown(field, 'self'))).toEqual([])
  expect(maskFields.filter((field) => !isShown(field, 'lawyer'))).toEqual(['step.habit', 'step.support'])
})

it('shows nothing in the person’s own words to a platform, a bank or the family', () => {
  const words: MaskField[] = [
    'story.what-happened',
    'story.other-side',
    'loss.what',
    'evidence.name',
    'evidence.from',
    'field.text',
    'notes',
  ]
  for (const audience of ['platform', 'bank', 'family'] as const)
    expect(words.filter((field) => isShown(field, audience))).toEqual([])
})

it('has a decision for every playbook and every question of the content', () => {
  expect([...library.playbooks.keys()].filter((id) => topicOfPlaybook(id) === 'outside')).toEqual([])
  expect([...library.questions.keys()].filter((id) => groupOfQuestion(id) === 'outside')).toEqual([])
  expect(topicOfPlaybook('of-somebody')).toBe('outside')
  expect(groupOfQuestion('of-somebody')).toBe('outside')
})

it('names kinds of evidence that there are', () => {
  const named = Object.values(evidenceFor).flat()
  expect(named.filter((kind) => !library.terms.evidence.includes(kind))).toEqual([])
})

// What becomes of each key of each event; a new one does not compile before it has a line here.
type Decision = MaskField[] | 'by what it is' | 'structure' | 'never'
type KeysOf<Type extends SessionEvent['type']> = Exclude<keyof Extract<SessionEvent, { type: Type }>, 'type' | 'at'>
const decided: { [Type in SessionEvent['type']]: Record<KeysOf<Type>, Decision> } = {
  answered: { question: 'by what it is', value: 'by what it is', previous: 'never' },
  'playbook-added': { playbook: 'by what it is' },
  recorded: {
    step: 'by what it is',
    outcome: 'by what it is',
    on: 'by what it is',
    letter: 'by what it is',
    fields: ['field.reference', 'field.date', 'field.amount', 'field.text', 'receipt'],
    until: 'by what it is',
    note: ['notes'],
  },
  waiting: {
    step: 'by what it is',
    until: 'by what it is',
    letter: 'by what it is',
    on: 'by what it is',
    note: ['notes'],
  },
  postponed: { step: 'never', until: 'never', note: ['notes'] },
  skipped: { step: 'never', note: ['notes'] },
  'not-applicable': { step: 'never', note: ['notes'] },
  reopened: { step: 'structure', note: ['notes'] },
  noted: { step: 'by what it is', note: ['notes'] },
  'due-moved': { step: 'never', until: 'never', note: ['notes'] },
  waived: { step: 'never', note: ['notes'] },
  closed: { note: 'never' },
  'opened-again': { note: 'never' },
  undone: { of: 'structure' },
  'note-changed': { of: 'structure', note: ['notes'] },
  'evidence-added': {
    number: ['evidence.kind'],
    name: ['evidence.name'],
    kind: ['evidence.kind'],
    for: 'never',
    from: ['evidence.from'],
    on: ['evidence.kind'],
    file: ['evidence.hash'],
    link: 'never',
  },
  'evidence-removed': { number: 'structure', note: 'never' },
  'loss-added': {
    number: ['loss.amount'],
    amount: ['loss.amount'],
    what: ['loss.what'],
    on: ['loss.day'],
    evidence: ['loss.voucher'],
  },
  'loss-removed': { number: 'structure', note: 'never' },
  'blanks-filled': { letter: 'structure', values: ['story.what-happened', 'story.other-side'] },
}

it('has a decision for every key of every event, by rows that there are', () => {
  const rows = Object.values(decided)
    .flatMap((keys) => Object.values<Decision>(keys))
    .flat()
  const named = rows.filter((one) => one.includes('.') || one === 'notes' || one === 'receipt')
  expect(named.filter((one) => !(maskFields as readonly string[]).includes(one))).toEqual([])
})

describe('numbers of others in a free text', () => {
  it.each([
    ['打13800138000找李某', '打…8000找李某'],
    ['卡号6222 0212 3456 7890', '卡号…7890'],
    ['身份证11010119900307561X', '身份证…561X'],
    ['微信wx_liming88201', '微信…'],
    ['发到a.b@example.com', '发到…@…'],
    ['１３８００１３８０００', '…８０００'],
    ['电话010-1234-5678', '电话…5678'],
    ['QQ 12345', 'QQ …'],
    ['转了300元，11月3日', '转了300元，11月3日'],
  ])('%s', (text, masked) => {
    expect(maskOthers(text)).toBe(masked)
  })
})
