// The clocks of agencies, banks and arbitration: which day each counts from, written down days after it, before, on and
// after its last day.
import { describe, expect, it } from 'vitest'
import { addDays } from '../../src/core/dates.ts'
import { findStep } from '../../src/core/plan/find-step.ts'
import { buildPlan } from '../../src/core/plan/plan.ts'
import type { PlannedStep } from '../../src/core/plan/planned-step.ts'
import { recordStep } from '../../src/core/plan/record-step.ts'
import type { Session } from '../../src/core/session/schema.ts'
import { newSession, withAnswer, withEvent, withPlaybook } from '../../src/core/session/session.ts'
import { library } from '../support/content.ts'

const noon = (day: string) => Date.parse(`${day}T12:00:00+08:00`)
const iso = (day: string) => new Date(noon(day)).toISOString()

/** What is recorded: the step, its outcome, the day of the event, and how many days later it is written down. */
type Happening = [step: string, outcome: string, on: string, later?: number]

function live(records: Happening[], answers: { [question: string]: string } = {}): Session {
  const first = records[0]?.[2] ?? '2026-03-02'
  let session = newSession({ id: '1', name: 'one', at: iso(addDays(first, -30)) })
  for (const [question, value] of Object.entries(answers))
    session = withAnswer(session, { question, value, at: iso(first) })
  for (const [id, outcome, on, later = 4] of records) {
    const now = noon(addDays(on, later))
    session = withEvent(session, { type: 'noted', at: iso(on), step: id, note: 'it stands in the plan' })
    const found = findStep(library, buildPlan(library, withOpen(session, id, on), now), id)
    if (!found.ok) throw new Error(`no ${id}`)
    const result = recordStep({ session: withOpen(session, id, on), now }, found.step, { act: 'recorded', outcome, on })
    if (!result.ok) throw new Error(result.problem.en)
    session = result.session
  }
  return session
}

// A step that nothing recorded yet is brought in by waiting for it.
function withOpen(session: Session, id: string, on: string): Session {
  const isIn = session.events.some((event) => 'step' in event && event.step === id && event.type !== 'noted')
  return isIn ? session : withEvent(session, { type: 'waiting', at: iso(on), step: id })
}

const stepAt = (session: Session, id: string, day: string): PlannedStep | undefined =>
  buildPlan(library, session, noon(day)).steps.find((step) => step.id === id)

function holds(session: Session, id: string, last: string, deadline: string): void {
  const due = stepAt(session, id, last)?.due
  expect(due).toMatchObject({ day: last, deadline: { id: deadline } })
  expect(stepAt(session, id, addDays(last, -1))?.due?.over).toBeUndefined()
  expect(due?.over).toBeUndefined()
  expect(stepAt(session, id, addDays(due?.last ?? last, 1))?.due?.over).toBe(1)
}

describe('what they have to do counts from the day they accepted or received it', () => {
  it.each<[step: string, outcome: string, on: string, last: string, deadline: string]>([
    ['complain-to-pbc', 'sent', '2026-03-02', '2026-04-01', 'b-pboc-complaint-sent'],
    ['complain-to-pbc', 'accepted', '2026-03-09', '2026-04-08', 'b-pboc-complaint'],
    ['challenge-state-act', 'sent', '2026-03-02', '2026-05-09', 'advice-recon-decision'],
    ['challenge-state-act', 'accepted', '2026-03-09', '2026-05-08', 'b-recon-admin'],
    ['challenge-state-act', 'extended', '2026-03-09', '2026-06-07', 'b-recon-admin-ext'],
    ['police-admin-remedy', 'extended', '2026-03-09', '2026-06-07', 'b-recon-admin-ext'],
    ['registry-reconsideration', 'accepted', '2026-03-09', '2026-05-08', 'b-recon-admin'],
    ['escalate-admin-inaction', 'accepted', '2026-03-09', '2026-05-08', 'b-recon-admin'],
    ['apply-reconsideration', 'extended', '2026-03-02', '2026-05-01', 'b-recon-ext'],
    ['apply-review', 'extended', '2026-03-02', '2026-05-01', 'b-recon-ext'],
    ['ask-case-progress', 'psa-extended', '2026-03-02', '2026-05-01', 'b-psa-case-ext'],
    ['ask-case-progress', 'psa-extended-again', '2026-03-02', '2026-05-31', 'b-psa-case-ext2'],
    ['ask-case-progress', 'economic', '2026-03-02', '2026-03-09', 'b-filing-economic'],
    ['ask-case-progress', 'economic-extended', '2026-03-02', '2026-04-01', 'b-filing-economic-complex'],
    ['ask-case-progress', 'economic-extended-again', '2026-03-02', '2026-05-01', 'b-filing-economic-major'],
    ['ask-registry-cancel', 'extended', '2026-03-02', '2026-09-02', 'b-samr-investigate-ext'],
    ['petition-letter', 'sent', '2026-03-02', '2026-03-17', 'b-petition-accept'],
    ['petition-letter', 'accepted', '2026-03-09', '2026-05-08', 'b-petition'],
    ['petition-letter', 'extended', '2026-03-09', '2026-06-07', 'b-petition-ext'],
    ['petition-review', 'sent', '2026-03-02', '2026-04-01', 'b-petition-review'],
    ['complain-consumer', 'sent', '2026-03-02', '2026-03-11', 'b-consumer-complaint'],
    ['complain-consumer', 'accepted', '2026-03-09', '2026-05-08', 'b-consumer-mediation'],
    ['elder-return-goods', 'accepted', '2026-03-09', '2026-05-08', 'b-consumer-mediation'],
    ['complain-financial-regulator', 'extended', '2026-03-02', '2026-04-01', 'b-nfra-complaint-ext'],
    ['complain-bank-over-charge', 'extended-again', '2026-03-02', '2026-05-01', 'b-nfra-complaint-ext2'],
    ['complain-labour', 'sent', '2026-03-02', '2026-03-09', 'b-labour-accept'],
    ['complain-labour', 'accepted', '2026-03-02', '2026-05-28', 'b-labour-inspect'],
    ['sue-for-damages', 'extended', '2025-03-03', '2026-03-03', 'b-court-ordinary-ext'],
  ])('%s, %s on %s: %s', (step, outcome, on, last, deadline) => {
    const named = library.steps.get(step)?.outcomes[outcome]?.counts_from?.[0]
    const brought: Happening[] = named && library.steps.get(step)?.outcomes[named] ? [[step, named, on, 0]] : []
    holds(live([...brought, [step, outcome, on]]), step, last, deadline)
  })

  it('an extension told later counts from the day of the complaint, not of the letter', () => {
    const session = live([
      ['complain-financial-regulator', 'sent', '2026-11-10', 0],
      ['complain-financial-regulator', 'extended', '2026-11-10', 14],
    ])
    holds(session, 'complain-financial-regulator', '2026-12-10', 'b-nfra-complaint-ext')
  })
})

describe('what the person has to do counts from the day the answer reached them', () => {
  it.each<[opener: string, outcome: string, on: string, step: string, last: string, deadline: string]>([
    ['petition-letter', 'refused', '2026-11-15', 'petition-review', '2026-12-15', 'v-petition-review'],
    ['petition-review', 'refused', '2026-11-15', 'petition-recheck', '2026-12-15', 'v-petition-recheck'],
    ['complain-bank-over-charge', 'refused', '2026-11-10', 'ask-bank-upper-level', '2026-12-10', 'v-bank-check'],
    ['complain-financial-regulator', 'partly', '2026-11-10', 'ask-bank-upper-level', '2026-12-10', 'v-bank-check'],
    ['get-frozen-money-back', 'notice', '2026-11-10', 'object-to-fund-return', '2026-12-10', 'v-fund-return-objection'],
    ['date-the-decision', 'public-security', '2026-09-01', 'sue-police-decision', '2027-03-01', 'v-admin-sue'],
    ['date-the-decision', 'public-security', '2026-09-01', 'police-admin-remedy', '2026-10-31', 'v-admin-reconsider'],
  ])('%s, %s on %s: %s by %s', (opener, outcome, on, step, last, deadline) => {
    holds(live([[opener, outcome, on, 9]]), step, last, deadline)
  })

  it('after silence fifteen days run from the end of the sixty since acceptance, or of the ninety', () => {
    const accepted = live([
      ['challenge-state-act', 'accepted', '2026-03-09'],
      ['challenge-state-act', 'no-reply', '2026-05-11'],
    ])
    holds(accepted, 'sue-after-silence', '2026-05-23', 'v-recon-silence-sue')
    const extended = live([
      ['challenge-state-act', 'accepted', '2026-03-09'],
      ['challenge-state-act', 'extended', '2026-04-18'],
      ['challenge-state-act', 'no-reply', '2026-06-09'],
    ])
    holds(extended, 'sue-after-silence', '2026-06-22', 'v-recon-silence-sue')
  })

  it('and where the day of acceptance is not known, from sixty days after it was handed in', () => {
    const session = live([
      ['challenge-state-act', 'sent', '2026-03-02'],
      ['challenge-state-act', 'no-reply', '2026-05-11'],
    ])
    holds(session, 'sue-after-silence', '2026-05-16', 'v-recon-silence-sue')
    expect(stepAt(session, 'sue-agency', '2026-05-16')).toBeUndefined()
  })

  it('a decision that comes after all has its own fifteen days', () => {
    const session = live([
      ['challenge-state-act', 'sent', '2026-03-02'],
      ['challenge-state-act', 'no-reply', '2026-05-11'],
      ['sue-after-silence', 'decided', '2026-05-20'],
    ])
    holds(session, 'sue-agency', '2026-06-04', 'v-recon-sue')
  })

  it.each(['not-an-offence'])('police silence or refusal to act opens no direct suit: %s', (outcome) => {
    const session = live([['report-to-police', outcome, '2026-09-01']])
    expect(stepAt(session, 'police-admin-remedy', '2026-09-10')).toBeDefined()
    expect(stepAt(session, 'sue-police-decision', '2026-09-10')).toBeUndefined()
  })
})

describe('a day that the person answers', () => {
  const plans = (playbook: string, answers: { [question: string]: string }) => {
    let session = withPlaybook(newSession({ id: '1', name: 'one', at: iso('2026-11-20') }), {
      playbook,
      at: iso('2026-11-20'),
    })
    for (const [question, value] of Object.entries(answers))
      session = withAnswer(session, { question, value, at: iso('2026-11-20') })
    return session
  }

  it.each<[playbook: string, answers: { [question: string]: string }, step: string, last: string, deadline: string]>([
    [
      'state-body',
      { 'state-who': 'department', 'act-known-on': '2026-06-01' },
      'sue-authority-directly',
      '2026-12-01',
      'v-admin-sue',
    ],
    [
      'list-published',
      { publisher: 'authority', 'act-known-on': '2026-10-15' },
      'challenge-state-act',
      '2026-12-14',
      'v-admin-reconsider',
    ],
    [
      'list-published',
      { publisher: 'authority', 'act-known-on': '2026-10-15' },
      'sue-authority-directly',
      '2027-04-15',
      'v-admin-sue',
    ],
    ['marriage-in-my-name', { 'act-known-on': '2026-10-15' }, 'sue-marriage-registration', '2027-04-15', 'v-admin-sue'],
    [
      'doxxed',
      { 'incident-on': '2025-01-10', 'last-act-on': '2026-06-10' },
      'report-doxxing',
      '2026-12-10',
      'v-police-report-psa',
    ],
    [
      'spam-calls',
      { harm: 'threats', 'incident-on': '2025-01-10', 'last-act-on': '2026-06-10' },
      'threatening-spam-to-police',
      '2026-12-10',
      'v-police-report-psa',
    ],
    [
      'debt-collectors',
      { 'collector-acts': 'expose', 'incident-on': '2025-01-10', 'last-act-on': '2026-06-10' },
      'report-collector-abuse',
      '2026-12-10',
      'v-police-report-psa',
    ],
  ])('%s %o: %s', (playbook, answers, step, last, deadline) => {
    holds(plans(playbook, answers), step, last, deadline)
  })

  it.each(['village', 'employer', 'property', 'private'])('a list of %s cannot be reconsidered', (publisher) => {
    const session = plans('list-published', { publisher })
    for (const id of ['challenge-state-act', 'sue-authority-directly'])
      expect(stepAt(session, id, '2026-11-21')).toBeUndefined()
  })

  it('labour arbitration has a year from when the person knew', () => {
    const session = live([['complain-labour', 'to-arbitration', '2026-10-20']], { 'labour-wronged-on': '2026-09-01' })
    holds(session, 'labour-arbitration', '2027-09-01', 'v-labour-arbitration')
  })
})
