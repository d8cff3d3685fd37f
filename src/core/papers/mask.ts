// Who sees what of a case on paper: one table, a row for each field, a column for each reader. What has no row is on no
// paper. A reader sees only what they need: what is left out here the person can still say themselves.
import { type Audience, audiences } from './audiences.ts'
import { type AnswerGroup, answerGroups, type Topic, topics } from './topics.ts'

/** What there is of a case besides what it is about and what was answered. */
const otherFields = [
  'story.what-happened',
  'story.other-side',
  'loss.amount',
  'loss.day',
  'loss.what',
  'loss.voucher',
  'step.safety',
  'step.habit',
  'step.support',
  'step.legal',
  'step.complaint',
  'step.bank',
  'step.police',
  'step.platform',
  'step.own',
  'field.reference',
  'field.date',
  'field.amount',
  'field.text',
  'evidence.kind',
  'evidence.name',
  'evidence.from',
  'evidence.hash',
  'receipt',
  'limits',
  'notes',
] as const

/** A field: what the case is about (`about.…`), answers by group (`said.…`), and the rest. */
export type MaskField = `about.${Topic}` | `said.${AnswerGroup}` | (typeof otherFields)[number]

/** Every field, in the order in which what is left out is told. */
export const maskFields: readonly MaskField[] = [
  ...topics.map((topic): MaskField => `about.${topic}`),
  ...answerGroups.map((group): MaskField => `said.${group}`),
  ...otherFields,
]

/** A decision for every reader: a new column does not compile before each row has one. */
type Row = readonly [police: boolean, platform: boolean, bank: boolean, lawyer: boolean, family: boolean, self: boolean]
const [o, x] = [true, false]

// A new field does not compile before it has a row.
const table: Readonly<Record<MaskField, Row>> = {
  //                     police platform bank lawyer family self
  'about.money': /*        */ [o, x, o, o, o, o],
  'about.loans': /*        */ [o, x, o, o, x, o],
  'about.identity': /*     */ [o, o, o, o, o, o],
  'about.accounts': /*     */ [o, o, o, o, o, o],
  'about.fraud': /*        */ [o, x, o, o, o, o],
  'about.data': /*         */ [o, o, x, o, o, o],
  'about.health': /*       */ [o, x, x, o, x, o],
  // Nobody learns of pictures, or of a partner, from a paper about something else.
  'about.intimate': /*     */ [o, x, x, o, x, o],
  'about.kin': /*          */ [o, x, x, o, x, o],
  'about.threats': /*      */ [o, o, x, o, o, o],
  'about.frozen': /*       */ [o, x, o, o, x, o],
  'about.court': /*        */ [o, x, x, o, x, o],
  // What went wrong with an office is told to the one who helps against it.
  'about.dispute': /*      */ [x, x, x, o, x, o],
  // What could be held against the person they tell themselves, with advice.
  'about.own-acts': /*     */ [x, x, x, o, x, o],
  'about.outside': /*      */ [x, x, x, o, x, o],
  'said.time': /*          */ [o, o, o, o, o, o],
  'said.days': /*          */ [x, x, x, o, x, o],
  'said.person': /*        */ [o, x, x, o, x, o],
  'said.exposed': /*       */ [o, o, o, o, o, o],
  'said.private': /*       */ [o, x, x, o, x, o],
  'said.records': /*       */ [o, o, x, o, x, o],
  'said.harm': /*          */ [o, x, x, o, x, o],
  'said.money': /*         */ [o, x, o, o, x, o],
  'said.accounts': /*      */ [o, o, x, o, o, o],
  'said.loans': /*         */ [o, x, o, o, x, o],
  'said.holder': /*        */ [o, o, x, o, x, o],
  'said.health': /*        */ [x, x, x, o, x, o],
  'said.intimate': /*      */ [o, x, x, o, x, o],
  // Families and platforms can be the other side, or pass it on.
  'said.others': /*        */ [o, x, x, o, x, o],
  'said.court': /*         */ [x, x, x, o, x, o],
  'said.before': /*        */ [o, x, x, o, x, o],
  'said.safety': /*        */ [x, x, x, o, x, o],
  'said.own-acts': /*      */ [x, x, x, o, x, o],
  'said.outside': /*       */ [x, x, x, o, x, o],
  'story.what-happened': /**/ [o, x, x, o, x, o],
  'story.other-side': /*   */ [o, x, x, o, x, o],
  'loss.amount': /*        */ [o, x, o, o, x, o],
  'loss.day': /*           */ [o, x, o, o, x, o],
  // In the person’s own words, with whatever names stand in them.
  'loss.what': /*          */ [o, x, x, o, x, o],
  'loss.voucher': /*       */ [o, x, o, o, x, o],
  'step.safety': /*        */ [x, x, x, o, x, o],
  'step.habit': /*         */ [x, x, x, x, x, o],
  'step.support': /*       */ [x, x, x, x, x, o],
  'step.legal': /*         */ [x, x, x, o, x, o],
  'step.complaint': /*     */ [x, x, x, o, x, o],
  'step.bank': /*          */ [o, x, o, o, o, o],
  'step.police': /*        */ [o, x, x, o, o, o],
  'step.platform': /*      */ [o, o, x, o, o, o],
  'step.own': /*           */ [o, x, x, o, o, o],
  'field.reference': /*    */ [o, o, o, o, x, o],
  'field.date': /*         */ [o, o, o, o, o, o],
  'field.amount': /*       */ [o, x, o, o, x, o],
  'field.text': /*         */ [o, x, x, o, x, o],
  'evidence.kind': /*      */ [o, o, o, o, x, o],
  'evidence.name': /*      */ [o, x, x, o, x, o],
  'evidence.from': /*      */ [o, x, x, o, x, o],
  'evidence.hash': /*      */ [o, o, o, o, x, o],
  receipt: /*              */ [o, o, o, o, x, o],
  limits: /*               */ [x, x, x, o, x, o],
  notes: /*                */ [x, x, x, o, x, o],
}

/** Whether a reader sees a field. */
export function isShown(field: MaskField, audience: Audience): boolean {
  return table[field][audiences.indexOf(audience)] ?? false
}

/** How much of who they are a person fills in by hand for a reader; it is never in the case. */
export const identityFor: Readonly<Record<Audience, 'full' | 'masked' | 'none'>> = {
  police: 'full',
  platform: 'masked',
  bank: 'masked',
  lawyer: 'masked',
  family: 'none',
  self: 'none',
}

/** Kinds of evidence that a platform or a bank has a use for; those that see everything see all. */
export const evidenceFor: Readonly<Partial<Record<Audience, readonly string[]>>> = {
  platform: ['platform-records', 'web-posts', 'login-records', 'requests'],
  bank: ['transfers', 'receipts', 'credit-report', 'requests'],
}

/**
 * A free text with what reads as somebody’s number or address taken out but for the last digits. Names it cannot see.
 */
export function maskOthers(text: string): string {
  return (
    text
      .replace(/[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g, '…@…')
      // Names of accounts before numbers, which would leave what stands in front of theirs.
      .replace(/(?<![A-Za-z_-])[A-Za-z][A-Za-z_-]*\d[\w-]{3,}/g, '…')
      .replace(/[\p{Nd}](?:[\s\u00a0·.()（）—–-]?[\p{Nd}Xx]){4,}/gu, (found) => {
        const digits = found.replace(/[^\p{Nd}Xx]/gu, '')
        return digits.length > 8 ? `…${[...digits].slice(-4).join('')}` : '…'
      })
  )
}
