// Whoever got no answer to a letter reads first what comes next: in the short plan, on the card, and not before its time.
import { expect, it } from 'vitest'
import { dayInChina } from '../../src/core/dates.ts'
import { findAfterSilence } from '../../src/core/papers/after-silence.ts'
import { listLetters } from '../../src/core/papers/fitting.ts'
import { buildPlan } from '../../src/core/plan/plan.ts'
import { recordStep } from '../../src/core/plan/record-step.ts'
import type { Session } from '../../src/core/session/schema.ts'
import { languages } from '../../src/core/text.ts'
import { statusView } from '../../src/render/status-view.ts'
import { shortCard } from '../../src/render/step-card.ts'
import { library } from '../support/content.ts'
import { readerIn } from '../support/letters.ts'
import { beginPersona, readPersonas } from '../support/persona.ts'

const dayMs = 86_400_000
const personas = readPersonas()

/** Every letter that can be sent at the beginning of a case, sent; one case each. */
const cases = personas.flatMap(([name, persona]) => {
  const session = beginPersona(library, persona)
  const now = Date.parse(persona.at)
  return listLetters(library, session, buildPlan(library, session, now)).flatMap(({ letter, steps: [step] }) => {
    const outcome = letter.steps.find((one) => one.step === step?.id)?.sent
    if (!step || outcome === undefined) return []
    const sent = recordStep({ session, now }, step, { act: 'recorded', outcome, letter: letter.id })
    return sent.ok ? [{ name, letter, step: step.id, session: sent.session, now }] : []
  })
})

function after(session: Session, { step, now }: { step: string; now: number }) {
  const plan = buildPlan(library, session, now)
  const planned = plan.steps.find(({ id }) => id === step)
  if (!planned) throw new Error(`${step} is gone`)
  return { plan, planned, found: findAfterSilence(library, session, planned) }
}

it('says of every letter what follows, once nobody answered in time, with the commands of the next letters', () => {
  const told = cases.filter(({ letter, step, session, now }) => {
    expect(after(session, { step, now }).found, letter.id).toBeUndefined()
    const late = now + 120 * dayMs
    const { planned, found } = after(session, { step, now: late })
    const card = shortCard(readerIn('en'), { session, planned, today: dayInChina(late) }, '')
      .join(' ')
      .replaceAll(/\s+/g, ' ')
    const next = letter.next.find((one) => one.after === 'silence')
    if (planned.state !== 'overdue' || !next) {
      expect(found, letter.id).toBeUndefined()
      return false
    }
    for (const id of found?.letters ?? []) expect(card, letter.id).toContain(`leak-help letter ${id}`)
    expect(next.letters).toEqual(expect.arrayContaining(found?.letters ?? ['']))
    return found !== undefined
  })
  expect(new Set(told.map(({ letter }) => letter.id)).size).toBeGreaterThan(8)
})

const bare = (text: string) => text.replaceAll(/\s/g, '')

it.each(languages)('stands first in the short plan, by name and with its command, in %s', (language) => {
  const late = cases.flatMap((one) => {
    const now = one.now + 120 * dayMs
    const { plan, planned, found } = after(one.session, { ...one, now })
    return found && plan.next?.id === planned.id ? [{ ...one, now, plan, found }] : []
  })
  expect(late.length).toBeGreaterThan(8)
  const reader = readerIn(language)
  for (const { session, now, plan, found, name } of late) {
    const today = dayInChina(now)
    const status = {
      session,
      plan,
      today,
      threats: [],
      lapses: [],
      below: [],
      isKept: true,
      isPlain: true,
      meaning: ' --session 2',
    }
    const shown = statusView(reader.inCase(plan.steps), status).join('')
    const [first] = found.letters
    if (first === undefined) continue
    expect(bare(shown), name).toContain(bare(reader.title('letters', first)))
    expect(shown.replaceAll(/\s+/g, ' '), name).toContain(`leak-help letter ${first} --session 2`)
  }
})
