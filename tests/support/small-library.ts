// A library small enough to read, for tables about plans.
import * as v from 'valibot'
import { compileRules } from '../../src/core/content/compile.ts'
import type { Content } from '../../src/core/content/content.ts'
import { byId, type Library } from '../../src/core/content/library.ts'
import {
  blankSchema,
  type Contact,
  type Deadline,
  type Law,
  type Playbook,
  playbookSchema,
  questionSchema,
  type Retired,
  type Step,
  stepSchema,
  type Threat,
} from '../../src/core/content/schema.ts'
import { calendar } from './calendar.ts'

const text = (words: string) => ({ zh: `${words}（中文）`, en: words })
const facts = { sources: ['made up for tests'], verified: '2026-11-22', review_by: '2027-05-22' }

/** A step with only what a test is about. */
export function step(id: string, more: Record<string, unknown> = {}) {
  return v.parse(stepSchema, {
    id,
    urgency: 'today',
    stage: 'secure',
    title: text(id),
    why: text('why'),
    how: [text('how')],
    ...more,
  })
}

const questions = [
  {
    id: 'danger',
    type: 'many',
    text: text('danger?'),
    choices: [
      { id: 'call-open', text: text('call') },
      { id: 'none', alone: true, text: text('none') },
    ],
  },
  {
    id: 'harm',
    type: 'many',
    text: text('harm?'),
    choices: [
      { id: 'loan', text: text('loan') },
      { id: 'calls', text: text('calls') },
      { id: 'none', alone: true, text: text('none') },
    ],
  },
  { id: 'access', type: 'yes-no', text: text('access?') },
  { id: 'noticed-on', type: 'date', text: text('when?'), when: { access: 'no' } },
  {
    id: 'source',
    type: 'one',
    text: text('source?'),
    choices: [
      { id: 'lender', text: text('lender') },
      { id: 'other', text: text('other') },
    ],
  },
].map((question) => v.parse(questionSchema, question))

const steps = [
  step('hang-up', { urgency: 'now', stage: 'safety', when: { danger: 'call-open' } }),
  step('capture', { urgency: 'today', stage: 'evidence', captures: ['chats'] }),
  step('change-password', { urgency: 'now', destroys: ['chats'], done_when: { source: 'other' } }),
  step('tell-lender', {
    stage: 'report',
    when: { source: 'lender' },
    outcomes: {
      sent: { deadline: 'answer-7d' },
      refused: { opens: ['complain'] },
      'no-reply': { opens: ['complain'] },
    },
  }),
  step('complain', {
    urgency: 'this-week',
    stage: 'remedy',
    needs: ['capture'],
    outcomes: { sent: { deadline: 'statutory-20d' }, refused: { opens: ['sue'] } },
  }),
  step('sue', { urgency: 'later', stage: 'remedy', deadline: { id: 'sue-7d', from: 'opened' } }),
  step('credit-report', {
    urgency: 'this-week',
    stage: 'report',
    outcomes: { clear: { label: text('clear') }, found: { label: text('found'), sets: { harm: 'loan' } } },
  }),
  step('dispute-loan', {
    urgency: 'this-week',
    stage: 'remedy',
    when: { harm: { includes: 'loan' } },
    needs: ['credit-report'],
  }),
  step('watch-bills', { urgency: 'watch', stage: 'habit', repeat: { every: 'P1M', during: 'P3M' } }),
]

const deadlines = [
  {
    id: 'answer-7d',
    kind: 'advice',
    what: text('ask again'),
    limit: 'P7D',
    days: 'calendar',
    counted_from: text('sent'),
    laws: [],
    ...facts,
  },
  {
    id: 'statutory-20d',
    kind: 'statutory',
    event: 'received',
    who: 'them',
    after: 'late',
    what: text('answer'),
    limit: 'P20D',
    days: 'calendar',
    counted_from: text('sent'),
    laws: ['law-1'],
    ...facts,
  },
  {
    id: 'sue-7d',
    kind: 'statutory',
    event: 'learned',
    who: 'me',
    after: 'lost',
    what: text('sue'),
    limit: 'P7D',
    days: 'calendar',
    counted_from: text('refused'),
    laws: ['law-1'],
    ...facts,
  },
] as const

/** A playbook with only what a test is about. */
export function playbook(id: string, more: Record<string, unknown>): Playbook {
  const { questions: _questions, ...made } = v.parse(playbookSchema, {
    id,
    group: 'general',
    title: text(id),
    summary: text(id),
    keywords: { zh: [], en: [id] },
    steps: ['capture'],
    out_of_scope: text('limits'),
    ...facts,
    ...more,
  })
  return made
}

const playbooks = [
  playbook('lender', {
    group: 'money',
    keywords: { zh: ['网贷'], en: ['lender'] },
    assume: { source: 'lender' },
    ask: ['harm', 'access', 'noticed-on'],
    steps: ['change-password', 'capture', 'tell-lender', 'credit-report', 'dispute-loan', 'watch-bills'],
  }),
  playbook('unknown', {
    keywords: { zh: ['不知道'], en: ['unknown'] },
    ask: ['source', 'harm'],
    steps: ['capture', 'change-password', 'credit-report', 'dispute-loan'],
  }),
]

/** Two playbooks that share steps. */
export const smallContent: Content = {
  common: { ask: ['danger'], steps: ['hang-up'] },
  playbooks: byId(playbooks),
  questions: byId(questions),
  ownedBy: new Map(),
  glossary: [],
  hearing: new Map(),
  facts: new Map(),
  steps: byId(steps),
  contacts: new Map(),
  laws: new Map(),
  deadlines: byId(deadlines.map((deadline): Deadline => ({ ...deadline, ...facts, laws: [...deadline.laws] }))),
  threats: new Map(),
  claims: new Map(),
  // What a report leaves open for the person to fill in by hand.
  blanks: byId(
    ['name', 'sex', 'born', 'id-number', 'address', 'phone', 'represented', 'relation-to', 'police-station'].map((id) =>
      v.parse(blankSchema, { id, label: text(id), why: text(id), type: 'text', personal: true }),
    ),
  ),
  letters: new Map(),
  wanted: new Map(),
  lapses: new Map(),
  terms: { items: [], evidence: [{ id: 'chats', label: text('chats') }], phrases: [] },
  retired: [
    { kind: 'step', id: 'old-capture', replacement: 'capture' },
    { kind: 'question', id: 'old-harm', replacement: 'harm' },
  ],
}

/** What a test adds to the small content, or has in place of its entries. */
export interface Changes {
  playbooks?: Playbook[]
  steps?: Step[]
  contacts?: Contact[]
  laws?: Law[]
  threats?: Threat[]
  retired?: Retired[]
  /** Ids of playbooks that are taken out. */
  without?: string[]
}

/** The small content with changes. */
export function smallContentWith({ retired, without = [], ...added }: Changes): Content {
  const changed = Object.entries(added).map(([registry, entries]) => [
    registry,
    new Map<string, unknown>([...smallContent[registry as 'steps'], ...byId<{ id: string }>(entries)]),
  ])
  const content: Content = { ...smallContent, ...(retired && { retired }), ...Object.fromEntries(changed) }
  return { ...content, playbooks: new Map([...content.playbooks].filter(([id]) => !without.includes(id))) }
}

/** The small content, whose first step collects these. */
export function smallContentCollecting(...collects: Omit<Step['collects'][number], 'optional'>[]): Content {
  return smallContentWith({
    steps: [step('capture', { urgency: 'now', stage: 'evidence', captures: ['chats'], collects })],
  })
}

/** The rules of some content, as a run has them. */
export function rulesFor(content: Content, version = 'small'): Library {
  return compileRules(content, { version, calendar })
}

/** The rules of the small content. */
export const smallLibrary = rulesFor(smallContent)
