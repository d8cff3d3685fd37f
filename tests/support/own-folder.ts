// What a folder of one's own may bring: an entry of every registry and list, each text of it recognisable.
import * as v from 'valibot'
import type { Content } from '../../src/core/content/content.ts'
import { byId } from '../../src/core/content/library.ts'
import {
  contactSchema,
  deadlineSchema,
  factSchema,
  type Law,
  lapseSchema,
  questionSchema,
  threatSchema,
  wantedSchema,
} from '../../src/core/content/schema.ts'
import { playbook, smallContentWith, step } from './small-library.ts'

const text = (words: string) => ({ zh: words, en: words })
const facts = { sources: ['made up for tests'], verified: '2026-11-01', review_by: '2027-05-22' }

/** The number that the folder brings. */
export const ownNumber = '400-555-0001'

const contacts = [
  {
    id: 'own-hotline',
    name: text('hotline'),
    category: 'bank',
    phone: ownNumber,
    hours: text('hours'),
    takes: text('takes {phone:own-hotline}'),
    not_for: text('not for'),
    needs: text('needs'),
    expect: text('expect'),
    note: text('note'),
    confidence: 'low',
    ...facts,
  },
  {
    id: 'own-police',
    name: text('报警电话 Police emergency'),
    category: 'police',
    phone: '13800138000',
    takes: text('takes'),
    confidence: 'high',
    ...facts,
  },
  {
    id: 'own-site',
    name: text('site'),
    category: 'bank',
    url: 'https://own.example',
    takes: text('takes'),
    confidence: 'high',
    ...facts,
  },
].map((one) => v.parse(contactSchema, one))

const law = { law: text('law'), article: text('article'), gist: text('gist'), confidence: 'high' as const, ...facts }
const laws: Law[] = [
  { id: 'own-law', ...law, kind: 'standard', in_force: { from: '2026-01-01' }, replaced_by: [] },
  { id: 'own-old-law', ...law, kind: 'law', in_force: { until: '2025-12-31' }, replaced_by: ['own-law'] },
]

const steps = [
  step('own-first', {
    urgency: 'now',
    stage: 'safety',
    contacts: ['own-hotline', 'own-police', 'own-site'],
    laws: ['own-law', 'own-old-law'],
    captures: ['own-evidence'],
    effort: { minutes: 5, bring: ['own-paper'] },
    how: [text('call {phone:own-hotline} at {contact:own-hotline}, or {phone:police-110}; {phone:own-police}')],
    say: text('say'),
    ask_for: text('ask'),
    keep: text('keep'),
    never: [text('never')],
    for_other: text('for other'),
    collects: [{ id: 'own-field', type: 'text', label: text('field'), optional: true }],
    outcomes: {
      sent: { label: text('sent'), deadline: 'own-limit', opens: ['own-opened'], sets: { 'own-fact': 'a' } },
      refused: { label: text('refused'), opens: ['own-opened'] },
    },
    sources: ['made up'],
  }),
  step('own-second', {
    urgency: 'today',
    when: { 'own-question': 'a', 'own-fact': 'a' },
    needs: ['own-first'],
    destroys: ['own-evidence'],
    contacts: ['own-hotline'],
    laws: ['own-law'],
    effort: { bring: ['own-paper'] },
    say: text('say'),
  }),
  step('own-opened', { urgency: 'this-week', deadline: { id: 'own-my-limit', from: 'opened' } }),
]

const written: Pick<
  Content,
  | 'playbooks'
  | 'questions'
  | 'facts'
  | 'steps'
  | 'contacts'
  | 'laws'
  | 'deadlines'
  | 'threats'
  | 'claims'
  | 'blanks'
  | 'letters'
  | 'wanted'
  | 'lapses'
  | 'terms'
> = {
  playbooks: byId([
    playbook('own-book', {
      group: 'money',
      title: text('book'),
      summary: text('summary {phone:own-hotline}'),
      keywords: { zh: ['自己'], en: ['mine'] },
      assume: { 'own-fact': 'a' },
      ask: ['own-question'],
      steps: ['own-first', 'own-second', 'capture'],
      threats: ['own-threat'],
      out_of_scope: text('limits'),
    }),
  ]),
  questions: byId([
    v.parse(questionSchema, {
      id: 'own-question',
      type: 'one',
      text: text('question'),
      text_other: text('question of another'),
      why: text('why'),
      choices: [
        { id: 'a', text: text('a') },
        { id: 'b', text: text('b') },
      ],
    }),
  ]),
  facts: byId([v.parse(factSchema, { id: 'own-fact', what: text('fact'), values: [{ id: 'a', text: text('a') }] })]),
  steps: byId(steps),
  contacts: byId(contacts),
  laws: byId(laws),
  deadlines: byId([
    v.parse(deadlineSchema, {
      id: 'own-my-limit',
      kind: 'statutory',
      event: 'received',
      who: 'me',
      after: 'lost',
      what: text('my limit'),
      limit: 'P3D',
      if_late: text('late'),
      counted_from: text('my day'),
      laws: ['own-law'],
      ...facts,
    }),
    v.parse(deadlineSchema, {
      id: 'own-limit',
      kind: 'statutory',
      event: 'received',
      who: 'them',
      after: 'late',
      what: text('limit'),
      limit: 'P3D',
      counted_from: text('from'),
      laws: ['own-law'],
      ...facts,
    }),
  ]),
  threats: byId([
    v.parse(threatSchema, {
      id: 'own-threat',
      title: text('threat'),
      script: text('script {phone:own-hotline}'),
      rule: text('rule'),
      lasts: 'P3M',
      contacts: ['own-hotline'],
      ...facts,
    }),
  ]),
  claims: new Map(),
  blanks: new Map(),
  letters: new Map(),
  wanted: byId([
    v.parse(wantedSchema, {
      id: 'own-wanted',
      route: 'bank',
      name: text('wanted'),
      goes: { steps: ['own-first'] },
      things: [{ evidence: ['own-evidence'], ...text('thing') }, text('shown {phone:own-hotline}')],
      forms: [text('form')],
      not_needed: [text('not needed')],
      never: [text('never')],
      note: text('note'),
      laws: ['own-law'],
      confidence: 'high',
      ...facts,
    }),
  ]),
  lapses: byId([
    v.parse(lapseSchema, {
      id: 'own-lapse',
      what: text('kept'),
      kept: { period: 'P30D' },
      counted_from: text('counted from'),
      from_incident: true,
      ask: text('ask {phone:own-hotline}'),
      note: text('caution'),
      steps: ['own-first'],
      confidence: 'low',
      ...facts,
    }),
  ]),
  terms: {
    items: [{ id: 'own-paper', label: text('paper') }],
    evidence: [{ id: 'own-evidence', label: text('evidence') }],
    phrases: [],
  },
}

/** What stands before each text of an entry, by kind, id and the field it is in: `«steps/own-first/title»`. */
export const tokenPattern = /«([a-z]+)\/([a-z-]+)\/([a-z_]+)»/g

function signed(value: unknown, kind: string, id: string, field = ''): unknown {
  if (Array.isArray(value)) return value.map((one) => signed(one, kind, id, field))
  if (typeof value !== 'object' || value === null) return value
  if ('zh' in value && 'en' in value && typeof value.en === 'string') {
    const sign = (words: unknown) => `«${kind}/${id}/${field}»${words}`
    return { ...value, zh: sign(value.zh), en: sign(value.en) }
  }
  const entries = Object.entries(value)
  return Object.fromEntries(entries.map(([key, inner]) => [key, signed(inner, kind, id, field === '' ? key : field)]))
}

function signedMap(kind: string, entries: ReadonlyMap<string, unknown>): ReadonlyMap<string, unknown> {
  return new Map([...entries].map(([id, entry]) => [id, signed(entry, kind, id)]))
}

const { terms, ...registries } = written

/** The folder's content, every text of it with its token. */
export const ownContent = {
  ...Object.fromEntries(Object.entries(registries).map(([kind, entries]) => [kind, signedMap(kind, entries)])),
  terms: Object.fromEntries(
    Object.entries(terms).map(([list, words]) => [list, words.map((word) => signed(word, list, word.id))]),
  ),
  common: { ask: [], steps: [] },
  ownedBy: new Map(),
  retired: [],
  glossary: [],
} as unknown as Content

/** Bundled content beside it: the small one, and a hotline that one of the folder's contacts imitates. */
export const besideIt = smallContentWith({
  contacts: [
    v.parse(contactSchema, {
      id: 'police-110',
      name: { zh: '报警电话', en: 'Police emergency line (报警)' },
      category: 'police',
      phone: '110',
      takes: text('emergencies'),
      confidence: 'high',
      ...facts,
    }),
  ],
})
