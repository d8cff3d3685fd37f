// A folder from somebody else can add to a plan. It cannot take away what the bundled content calls for, nor come before it
// where life or money is at stake.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compileRules } from '../../../src/core/content/compile.ts'
import type { Content } from '../../../src/core/content/content.ts'
import { byId, type Library, withOwnRules } from '../../../src/core/content/library.ts'
import type { Playbook, Question, Step, Threat } from '../../../src/core/content/schema.ts'
import { layOutRoad } from '../../../src/core/plan/order.ts'
import { buildPlan } from '../../../src/core/plan/plan.ts'
import { findOpenQuestions } from '../../../src/core/plan/questions.ts'
import { expectThreats } from '../../../src/core/plan/threats.ts'
import type { Answer, Session } from '../../../src/core/session/schema.ts'
import { newSession, withAnswer, withEvent, withPlaybook } from '../../../src/core/session/session.ts'
import { calendar } from '../../support/calendar.ts'
import { playbook, rulesFor, smallContent, smallContentWith, step } from '../../support/small-library.ts'

const at = '2026-11-22T01:00:00.000Z'
const now = Date.parse('2026-11-22T02:00:00Z')
const text = (words: string) => ({ zh: words, en: words })
const facts = { sources: ['made up for tests'], verified: '2026-11-22', review_by: '2027-05-22' }

const threat: Threat = {
  id: 'fake-officer',
  title: text('officer'),
  when: { not: { source: 'other' } },
  script: text('script'),
  rule: text('rule'),
  lasts: 'P3M',
  contacts: [],
  ...facts,
}
// The steps for present danger stand in every session; the bank's comes after the hand on the telephone.
const bundled: Content = {
  ...smallContentWith({
    steps: [
      step('stop-money', { urgency: 'now', stage: 'money', when: { harm: { includes: 'loan' } } }),
      step('ask-bank', {
        urgency: 'now',
        stage: 'money',
        when: { not: { access: 'no' } },
        done_when: { source: 'other' },
      }),
    ],
    threats: [threat],
    playbooks: [
      playbook('lender', {
        assume: { source: 'lender' },
        ask: ['harm', 'access'],
        steps: ['capture', 'change-password', 'tell-lender'],
        threats: ['fake-officer'],
      }),
    ],
  }),
  common: { ask: ['danger'], steps: ['hang-up', 'stop-money', 'ask-bank'] },
}

interface Own {
  playbook?: Record<string, unknown>
  steps?: Step[]
  questions?: Question[]
}

function withFolder({ playbook: more = {}, steps = [], questions = [] }: Own): Library {
  const mine: Playbook = playbook('mine', { steps: ['capture', ...steps.map(({ id }) => id)], ...more })
  const content: Content = {
    ...smallContent,
    playbooks: byId([mine]),
    steps: byId(steps),
    questions: byId(questions),
    deadlines: new Map(),
    terms: { items: [], evidence: [], phrases: [] },
    retired: [],
  }
  return withOwnRules(rulesFor(bundled), compileRules(content, { version: 'x', calendar }))
}

function sessionWith(playbooks: string[], answers: Record<string, Answer> = {}): Session {
  let session = newSession({ id: '1', name: 'x', at })
  for (const one of playbooks) session = withPlaybook(session, { playbook: one, at })
  for (const [question, value] of Object.entries(answers)) session = withAnswer(session, { question, value, at })
  return session
}

const order = (library: Library, session: Session) => buildPlan(library, session, now).steps.map(({ id }) => id)
const stateOf = (library: Library, session: Session, id: string) =>
  buildPlan(library, session, now).steps.find((one) => one.id === id)?.state

describe('a step of one’s own for life or money', () => {
  const first = step('call-me-first', { urgency: 'now', stage: 'safety' })
  const second = step('move-money', { urgency: 'now', stage: 'money' })
  const evidence = step('own-evidence', { urgency: 'now', stage: 'evidence' })
  const library = withFolder({ steps: [evidence, second, first] })

  it('comes after the bundled ones, and before everything else', () => {
    const session = sessionWith(['mine'], { danger: ['call-open'], harm: ['loan'] })
    expect(order(library, session)).toEqual([
      'hang-up',
      'stop-money',
      'ask-bank',
      'call-me-first',
      'move-money',
      'own-evidence',
      'capture',
    ])
  })

  it('does so on the road that `show` lays out too', () => {
    const mine = library.playbooks.get('mine')
    const road = mine ? layOutRoad(library, mine).map(({ id }) => id) : []
    expect(road.indexOf('ask-bank')).toBeLessThan(road.indexOf('call-me-first'))
    expect(road.indexOf('call-me-first')).toBeLessThan(road.indexOf('own-evidence'))
  })
})

describe('what a playbook of one’s own takes for granted', () => {
  const library = withFolder({ playbook: { assume: { access: 'no', source: 'other', danger: 'none', harm: 'loan' } } })

  it('brings a bundled step', () => {
    expect(order(library, sessionWith(['mine']))).toContain('stop-money')
    expect(order(library, sessionWith(['lender']))).not.toContain('stop-money')
  })

  it('never takes one away, nor says that it was done before', () => {
    expect(stateOf(library, sessionWith(['mine']), 'ask-bank')).toBe('todo')
    expect(stateOf(library, sessionWith(['lender', 'mine']), 'change-password')).not.toBe('done')
    expect(order(library, sessionWith(['lender', 'mine']))).toContain('tell-lender')
  })

  it('leaves every question of the bundled content open', () => {
    expect(findOpenQuestions(library, sessionWith(['mine']))).toEqual(['danger'])
    expect(findOpenQuestions(library, sessionWith(['lender', 'mine']))).toEqual(['danger', 'harm', 'access'])
  })

  it('hides no scam that a bundled playbook warns of', () => {
    expect(expectThreats(library, sessionWith(['lender', 'mine'])).map(({ id }) => id)).toEqual(['fake-officer'])
  })

  it('settles its own questions and steps as it always did', () => {
    const own = withFolder({
      playbook: { assume: { source: 'other' }, ask: ['source', 'harm'] },
      steps: [
        step('only-others', { when: { source: 'other' } }),
        step('only-lenders', { when: { not: { source: 'other' } } }),
      ],
    })
    expect(findOpenQuestions(own, sessionWith(['mine']))).toEqual(['danger', 'harm'])
    const steps = order(own, sessionWith(['mine']))
    expect(steps).toContain('only-others')
    expect(steps).not.toContain('only-lenders')
  })
})

it('a step that a bundled one opened was opened by that one, whatever else lists or opens it', () => {
  const opener = step('mine-opens', { outcomes: { done: { opens: ['complain'] } } })
  const library = withFolder({ steps: [opener], playbook: { steps: ['complain', 'mine-opens'] } })
  let session = sessionWith(['lender', 'mine'], { source: 'lender' })
  session = withEvent(session, { type: 'recorded', at, step: 'mine-opens', outcome: 'done' })
  session = withEvent(session, { type: 'recorded', at, step: 'tell-lender', outcome: 'refused' })
  const opened = buildPlan(library, session, now).steps.find(({ id }) => id === 'complain')
  expect(opened?.openedBy?.step).toBe('tell-lender')
})

describe('evidence that a step of one’s own saves', () => {
  const steps = [step('save-chats', { stage: 'evidence', captures: ['chats'] })]
  const capture = { type: 'recorded', at, step: 'capture', outcome: 'done' } as const

  it('holds up no step that the bundled content calls for', () => {
    const library = withFolder({ steps })
    const session = withEvent(sessionWith(['lender', 'mine'], { source: 'lender' }), capture)
    expect(stateOf(library, session, 'change-password')).toBe('todo')
  })

  it('holds up what only its own playbook lists', () => {
    const library = withFolder({ steps, playbook: { steps: ['change-password', 'save-chats'] } })
    expect(stateOf(library, sessionWith(['mine']), 'change-password')).toBe('blocked')
  })
})

describe('what follows from a question or an outcome of one’s own', () => {
  const question: Question = {
    id: 'want-help',
    text: text('Do you want help?'),
    type: 'yes-no',
    choices: [{ id: 'yes', alone: false, sets: { access: 'no', source: 'other' } }],
  }
  const finding = step('look-here', { outcomes: { done: { sets: { access: 'no', source: 'other' } } } })
  const library = withFolder({ playbook: { ask: ['want-help'] }, questions: [question], steps: [finding] })

  it('takes no bundled step away', () => {
    expect(stateOf(library, sessionWith(['mine'], { 'want-help': 'yes' }), 'ask-bank')).toBe('todo')
    const found = withEvent(sessionWith(['mine']), { type: 'recorded', at, step: 'look-here', outcome: 'done' })
    expect(stateOf(library, found, 'ask-bank')).toBe('todo')
  })

  it('while an answer to a bundled question does', () => {
    expect(stateOf(library, sessionWith(['mine'], { access: 'no' }), 'ask-bank')).toBeUndefined()
    expect(stateOf(library, sessionWith(['mine'], { source: 'other' }), 'ask-bank')).toBe('done')
  })
})

describe('whatever a folder says and whatever the person answers', () => {
  const value = fc.constantFrom('loan', 'calls', 'none', 'yes', 'no', 'lender', 'other', 'call-open', 'unsure')
  const about = fc.constantFrom('danger', 'harm', 'access', 'source', 'noticed-on')
  const values = fc.dictionary(about, value, { maxKeys: 4 })
  const ownStep = fc.record({
    urgency: fc.constantFrom('now', 'today', 'this-week', 'later'),
    stage: fc.constantFrom('safety', 'money', 'evidence', 'secure', 'report'),
    captures: fc.subarray(['chats']),
    opens: fc.subarray(['complain', 'sue', 'credit-report']),
    sets: values,
  })
  const folder = fc.record({
    assume: values,
    lists: fc.subarray(['capture', 'hang-up', 'ask-bank', 'complain', 'credit-report']),
    steps: fc.array(ownStep, { maxLength: 3 }),
    recorded: fc.boolean(),
  })
  const answers = fc.record(
    {
      danger: fc.constantFrom(['call-open'], ['none'], 'unsure'),
      harm: fc.constantFrom(['loan'], ['calls'], ['none'], 'unsure'),
      access: fc.constantFrom('yes', 'no', 'unsure'),
      source: fc.constantFrom('lender', 'other', 'unsure'),
    },
    { requiredKeys: [] },
  )

  it('what the bundled content calls for stays, is not done by itself, waits for nothing of the folder, and comes first', () => {
    fc.assert(
      fc.property(folder, answers, ({ assume, lists, steps, recorded }, given) => {
        const own = steps.map(({ urgency, stage, captures, opens, sets }, index) => {
          const outcomes = { done: { opens, sets } }
          return step(`mine-${index}`, { urgency, stage, captures, outcomes })
        })
        const library = withFolder({
          playbook: { assume, steps: [...lists, ...own.map(({ id }) => id), 'capture'] },
          steps: own,
        })
        const answered = Object.fromEntries(Object.entries(given).filter(([, one]) => one !== undefined)) as Record<
          string,
          Answer
        >
        const alone = sessionWith(['lender'], answered)
        let both = sessionWith(['lender', 'mine'], answered)
        if (recorded)
          for (const { id } of own) both = withEvent(both, { type: 'recorded', at, step: id, outcome: 'done' })

        const before = buildPlan(library, alone, now).steps
        const after = buildPlan(library, both, now).steps
        const states = new Map(after.map((one) => [one.id, one]))
        for (const { id, state } of before) {
          const kept = states.get(id)
          expect(kept?.applies, id).toBe(true)
          if (state !== 'done') expect(kept?.state, id).not.toBe('done')
          const waitsFor = kept?.evidence.flatMap(({ savedBy }) => savedBy) ?? []
          expect(waitsFor.filter((one) => library.notBundled.steps.has(one))).toEqual([])
        }
        const urgent = after.filter(
          (one) => one.urgency === 'now' && ['safety', 'money'].includes(one.definition.stage),
        )
        const isOwn = urgent.map(({ id }) => library.notBundled.steps.has(id))
        expect(isOwn).toEqual([...isOwn].sort())
        const open = findOpenQuestions(library, both)
        expect(findOpenQuestions(library, alone).filter((id) => !open.includes(id))).toEqual([])
        const scams = expectThreats(library, both).map(({ id }) => id)
        expect(
          expectThreats(library, alone)
            .map(({ id }) => id)
            .filter((id) => !scams.includes(id)),
        ).toEqual([])
      }),
      { numRuns: 300 },
    )
  })
})

it('a session without anything of one’s own has the plan it had', () => {
  const session = sessionWith(['lender'], { danger: ['call-open'], harm: ['loan'], access: 'yes' })
  const steps = [step('call-me-first', { urgency: 'now', stage: 'safety' })]
  expect(buildPlan(withFolder({ steps }), session, now)).toEqual(buildPlan(rulesFor(bundled), session, now))
})
