// Whoever gets no answer goes on: from letter to letter, each brought by what came of the one before.
import { expect, it } from 'vitest'
import { listLetters, stepsFor } from '../../src/core/papers/fitting.ts'
import { buildPlan } from '../../src/core/plan/plan.ts'
import type { Plan, PlannedStep } from '../../src/core/plan/planned-step.ts'
import { isOpen } from '../../src/core/plan/planned-step.ts'
import { recordStep } from '../../src/core/plan/record-step.ts'
import type { Session } from '../../src/core/session/schema.ts'
import { library } from '../support/content.ts'
import { beginPersona, readPersonas } from '../support/persona.ts'

const dayMs = 86_400_000
const personas = new Map(readPersonas())

/** Something recorded between two letters. */
interface Between {
  record: string
  outcome: string
}

/** One link: the letter, and what came of it (none: silence, or a refusal, whichever its step has). */
type Link = string | Between | { letter: string; step?: string; sent?: string; outcome?: string }

class Chain {
  private session: Session
  private now: number

  constructor(name: string) {
    const persona = personas.get(name)
    if (!persona) throw new Error(`no persona ${name}`)
    this.session = beginPersona(library, persona)
    this.now = Date.parse(persona.at)
  }

  get plan(): Plan {
    return buildPlan(library, this.session, this.now)
  }

  /** Ids of letters that can be written now. */
  fitting(): string[] {
    return listLetters(library, this.session, this.plan).flatMap(({ letter, steps }) =>
      steps.length > 0 ? [letter.id] : [],
    )
  }

  /** Sends a letter; 70 days later nothing has come of it, or what is named. */
  send({ letter: id, step: named, sent: recorded, outcome }: Exclude<Link, string | Between>): void {
    const letter = library.letters.get(id)
    if (!letter) throw new Error(`no letter ${id}`)
    const steps = stepsFor(letter, this.plan).filter(isOpen)
    const step = named === undefined ? steps[0] : steps.find((one) => one.id === named)
    if (!step) throw new Error(`${id} has no step`)
    const sent = recorded ?? letter.steps.find((one) => one.step === step.id)?.sent
    this.record(
      step,
      sent === undefined ? { act: 'waiting', letter: id } : { act: 'recorded', outcome: sent, letter: id },
    )
    this.now += 70 * dayMs
    const came = outcome ?? ['no-reply', 'refused'].find((one) => step.definition.outcomes[one])
    const again = this.plan.steps.find((one) => one.id === step.id)
    if (came !== undefined && again) this.record(again, { act: 'recorded', outcome: came })
  }

  /** Records what came of a step of the plan. */
  note({ record, outcome }: Between): void {
    const step = this.plan.steps.find(({ id, applies }) => id === record && applies)
    if (!step) throw new Error(`${record} is not in the plan`)
    this.record(step, { act: 'recorded', outcome })
  }

  private record(step: PlannedStep, change: Parameters<typeof recordStep>[2]): void {
    const recorded = recordStep({ session: this.session, now: this.now }, step, change)
    if (!recorded.ok) throw new Error(`${step.id}: ${recorded.problem.en}`)
    this.session = recorded.session
  }
}

const chains: Record<string, { persona: string; links: Link[] }> = {
  'a platform that leaked': {
    persona: 'lending-leak-ordinary',
    links: [
      'preserve-logs',
      'breach-inquiry',
      { letter: 'rights-request', step: 'request-data-rights', outcome: 'refused' },
      'final-demand',
      'cac-complaint',
      'admin-reconsideration',
      'public-interest-lead',
    ],
  },
  'a loan that is not mine': {
    persona: 'loan-in-my-name',
    links: [
      { letter: 'police-report', sent: 'accepted' },
      'lender-not-my-loan',
      'credit-objection',
      'financial-complaint',
      { letter: 'civil-complaint', step: 'sue-contract-not-mine', outcome: 'judged' },
      { record: 'appeal-judgment', outcome: 'sent' },
    ],
  },
  'money sent to a fraudster': {
    persona: 'transferred-minutes-ago',
    links: [
      { letter: 'stop-payment-sheet', step: 'stop-the-money', sent: 'stopped' },
      { letter: 'police-report', step: 'report-fraud-at-station', sent: 'accepted', outcome: 'accepted' },
      { record: 'ask-what-was-frozen', outcome: 'frozen' },
      'frozen-funds-return',
    ],
  },
  'money sent, and the police send one away': {
    persona: 'transfer-days-ago-refused',
    links: [{ letter: 'police-report', sent: 'refused-orally' }, 'ask-receipt'],
  },
  'insulted, and the police send one away': {
    persona: 'doxxed-by-fans',
    links: [
      { letter: 'police-report', step: 'report-doxxing', sent: 'refused-orally', outcome: 'refused-orally' },
      'private-prosecution',
    ],
  },
  'sued over a loan that is not mine': {
    persona: 'dated-sued-over-loan',
    links: [{ record: 'verify-court-papers', outcome: 'real-suit' }, 'defence-statement'],
  },
  'a court that enforces against me': {
    persona: 'sued-by-mistake-listed',
    links: ['execution-objection'],
  },
  'a husband who watches': { persona: 'tracked-by-husband', links: ['protection-order'] },
  'a card used by others': {
    persona: 'card-charged-abroad',
    links: ['card-with-me', 'card-dispute', 'financial-complaint', 'civil-complaint'],
  },
  'pictures and addresses': {
    persona: 'doxxed-by-fans',
    links: [
      { letter: 'police-report', sent: 'accepted' },
      { letter: 'takedown-notice', outcome: 'counter-notice' },
      'counter-notice-reply',
      'cac-complaint',
      'injunction-personality',
      'civil-complaint',
    ],
  },
  'police who refuse': {
    persona: 'police-refuse',
    links: [
      { letter: 'ask-receipt', outcome: 'non-filing-notice' },
      { letter: 'police-reconsideration', outcome: 'refused' },
      'police-review',
      'procuratorate-supervision',
    ],
  },
  'a company in my name': {
    persona: 'company-registered',
    links: ['samr-cancel', 'tax-objection', 'admin-reconsideration'],
  },
}

it.each(Object.entries(chains))('%s', (_name, { persona, links }) => {
  const chain = new Chain(persona)
  for (const link of links) {
    if (typeof link !== 'string' && 'record' in link) {
      chain.note(link)
      continue
    }
    const one = typeof link === 'string' ? { letter: link } : link
    expect(chain.fitting(), `before ${one.letter}`).toContain(one.letter)
    chain.send(one)
  }
})
