// Who finds what in which file: a value planted in each field of a case is looked for in every format of every reader's report.
import { expect, it } from 'vitest'
import { type Audience, audiences } from '../../../src/core/papers/audiences.ts'
import { reportFormats } from '../../../src/core/papers/paper.ts'
import type { Session } from '../../../src/core/session/schema.ts'
import { withEvent, withPlaybook } from '../../../src/core/session/session.ts'
import { jsonText } from '../../../src/render/json-text.ts'
import { writePaper } from '../../../src/render/papers/write-paper.ts'
import { reportJson } from '../../../src/render/report-view.ts'
import { sessionWith } from '../../support/letters.ts'
import { bare, readDocx, readHtml, readMarkdown } from '../../support/paper-readers.ts'
import { planted, reportFor, withEverything } from '../../support/reports.ts'

const now = '2026-12-20T02:00:00Z'
const at = '2026-12-01T02:00:00.000Z'

// police, platform, bank, lawyer, family, self: by their first letter where they find it.
const table: readonly [readers: string, field: string, value: string][] = [
  ['p--l-s', 'what happened', planted.story],
  ['p--l-s', 'the other side', planted.otherSide],
  ['p-bl-s', 'amount of a loss', '30000.00'],
  ['p--l-s', 'what a loss was', planted.loss],
  ['p--l-s', 'name of a piece of evidence', planted.evidenceName],
  ['p--l-s', 'where it is from', planted.evidenceFrom],
  ['------', 'where it lies', 'PATH-Zheng'],
  ['p-bl-s', 'check value of a voucher', 'a'.repeat(64)],
  ['p--l-s', 'check value of chats', 'c'.repeat(64)],
  ['------', 'check value of the chain', 'd'.repeat(64)],
  // A bank and a platform find a case by the number that the police gave.
  ['ppbl-s', 'number of the police receipt', 'RECEIPT-71'],
  ['p--l-s', 'police station', 'STATION-72'],
  ['p--l-s', 'amount told to the police', '731.37'],
  ['pp-l-s', 'ticket of a platform', 'TICKET-74'],
  ['p-bl-s', 'number of a dispute with a bank', 'DISPUTE-75'],
  // The matter of loans is none of a platform's.
  ['p-bl-s', 'ticket of a lender', 'LENDER-76'],
  ['p--l-s', 'name of a lender', 'NAMED-77'],
  ['---l-s', 'number of a complaint', 'COMPLAINT-78'],
  ['---l-s', 'note', planted.note],
]

const fields: readonly [step: string, outcome: string, fields: Record<string, string>][] = [
  ['report-fraud-at-station', 'accepted', { 'receipt-number': 'RECEIPT-71', station: 'STATION-72', amount: '731.37' }],
  ['contact-platform', 'answered', { 'ticket-number': 'TICKET-74' }],
  ['dispute-credit-record', 'sent', { 'dispute-number': 'DISPUTE-75' }],
  ['tell-lender-not-my-loan', 'sent', { 'ticket-number': 'LENDER-76' }],
  ['find-out-who-lends', 'bank', { 'lender-name': 'NAMED-77' }],
  ['complain-financial-regulator', 'sent', { 'case-number': 'COMPLAINT-78' }],
]

function everyField(): Session {
  const begun = ['loan-in-my-name', 'account-taken-over'].reduce(
    (session, playbook) => withPlaybook(session, { playbook, at }),
    sessionWith('money-sent-to-fraudster', {}),
  )
  const recorded = fields.reduce(
    (session, [step, outcome, values]) => withEvent(session, { type: 'recorded', at, step, outcome, fields: values }),
    begun,
  )
  return withEverything(recorded, { at, step: 'report-fraud-at-station' })
}

async function textOf(audience: Audience, format: (typeof reportFormats)[number]): Promise<string> {
  const { report, paper, reader } = reportFor(everyField(), { audience, now })
  if (format === 'json') return bare(jsonText(reportJson(reader, report)))
  const written = await writePaper(paper, format)
  if (format === 'docx') return bare(readDocx(written as Uint8Array).join(''))
  if (format === 'html') return bare(readHtml(String(written)).join(''))
  return bare(format === 'md' ? readMarkdown(String(written)).join('') : String(written))
}

it.each(reportFormats)('in %s each finds what is theirs and nothing else', async (format) => {
  const texts = await Promise.all(audiences.map((audience) => textOf(audience, format)))
  const found = table.map(([, field, value]) => [
    texts.map((text, index) => (text.includes(bare(value)) ? audiences[index]?.[0] : '-')).join(''),
    field,
    value,
  ])
  expect(found).toEqual(table)
})
