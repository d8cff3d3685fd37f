// What the checker says of the words of a letter.
import { expect, it } from 'vitest'
import { checkContent } from '../../../src/core/check/check.ts'
import type { Text } from '../../../src/core/text.ts'
import { library } from '../../support/content.ts'

const text = { zh: '文字', en: 'text' }
const letter = {
  id: 'l',
  name: text,
  purpose: text,
  route: 'bank',
  steps: [{ step: 'save-evidence', sent: 'done' }],
  identity: 'none',
  never: ['codes'],
  to: text,
  contacts: [],
  heading: text,
  body: [text],
  signature: 'hand',
  copies: 1,
  send: [{ ...text, way: 'counter' }],
  keep: text,
  check: [text],
  answer: text,
  next: [],
  laws: [],
  confidence: 'high',
  sources: ['made up'],
  verified: '2026-11-22',
  review_by: '2027-05-22',
}

const codesWith = (attachment: Text) => codesOf({ attachments: [{ ...attachment, evidence: [] }] })

function codesOf(changed: object): string[] {
  const value = { ...letter, ...changed }
  const file = { path: 'letters/l.yaml', value, locate: () => ({ line: 1, column: 1 }) }
  const { problems } = checkContent([file], { today: '2026-11-29', bundled: library })
  return problems.map(({ code }) => code)
}

it('takes attachments that whoever receives the letter can read', () => {
  expect(codesWith({ zh: '受案回执（如有）', en: 'police receipt (if any)' })).toEqual([])
})

it.each<[string, Text]>([
  ['English', { zh: '受案回执（如有）', en: 'police receipt, if you have it' }],
  ['English, of what is theirs', { zh: '亲属关系证明', en: 'your proof of kinship' }],
  ['Chinese', { zh: '你的身份证件', en: 'copy of the ID' }],
])('names an attachment that speaks to the writer in %s', (_language, attachment) => {
  expect(codesWith(attachment)).toContain('attachment-to-writer')
})

it('names a letter that says that something is on a separate sheet, and has none', () => {
  const body = [{ zh: '住所和联系方式见另页。', en: 'Address and contact details are on a separate sheet.' }]
  const sheet = { heading: text, body: [{ as: 'line', zh: '住址：{address}', en: 'Address: {address}' }] }
  expect(codesOf({ body })).toContain('no-sheet')
  expect(codesOf({ body, sheet })).toEqual([])
})

it('lets the separate sheet show who and where the writer is, and nothing else that the letter must not hold', () => {
  const blank = { id: 'secret', label: text, why: text, type: 'text', personal: true, discloses: ['codes'] }
  const sheetWith = (blankId: string) => ({ heading: text, body: [{ zh: `{${blankId}}`, en: `{${blankId}}` }] })
  const never = ['codes', 'address', 'full-id']
  expect(codesOf({ never, sheet: sheetWith('id-number') })).toEqual([])
  expect(codesOf({ never, sheet: sheetWith('secret'), blanks: [blank] })).toContain('blank-forbidden')
  expect(codesOf({ never, body: [{ zh: '{id-number}', en: '{id-number}' }] })).toContain('blank-forbidden')
})
