// A step that writes to somebody names its letter on its card and offers it behind “More”; what was recorded there counts.
import { expect, it } from 'vitest'
import { resume } from '../../src/commands/resume.ts'
import { lettersOf, stepsFor } from '../../src/core/papers/fitting.ts'
import { buildPlan } from '../../src/core/plan/plan.ts'
import { isOpen } from '../../src/core/plan/planned-step.ts'
import type { Session } from '../../src/core/session/schema.ts'
import { withEvent } from '../../src/core/session/session.ts'
import { openLetterMenu } from '../../src/dialogue/letter-menu.ts'
import { openLetter } from '../../src/dialogue/open-letter.ts'
import { openSession } from '../../src/dialogue/open-session.ts'
import { stepCard } from '../../src/render/step-card.ts'
import { wordsIn } from '../../src/words/words.ts'
import { content, library } from '../support/content.ts'
import { readerIn } from '../support/letters.ts'
import { memoryPorts } from '../support/memory-ports.ts'
import { beginPersona, readPersonas } from '../support/persona.ts'

const persona = new Map(readPersonas()).get('lending-leak-ordinary')
if (!persona) throw new Error('the persona is gone')
const at = '2026-11-30T02:00:00.000Z'

/** The session with everything done that stands before a step. */
function upTo(step: string): Session {
  let session = beginPersona(library, persona as NonNullable<typeof persona>)
  for (let count = 0; count < 60; count++) {
    const next = buildPlan(library, session, Date.parse(at)).steps.find(isOpen)
    if (!next || next.id === step) return session
    session = withEvent(session, { type: 'skipped', at, step: next.id })
  }
  throw new Error(`${step} never comes`)
}

it('offers the letter of a step, and goes on from what was recorded in it', async () => {
  const session = upTo('contact-platform')
  const writing = buildPlan(library, session, Date.parse(at)).steps.find(({ id }) => id === 'contact-platform')
  if (!writing) throw new Error('the step is not in the plan')
  expect(lettersOf(library, session, writing.id).map(({ id }) => id)).toContain('breach-inquiry')

  const keys = ['go-on', 'more', 'letter:breach-inquiry', 'sent', 'today', 'leave']
  const ports = memoryPorts({ content, language: 'zh', keys })
  ports.setTime(at)
  ports.sessionsById.set('1', { ...session, id: '1', name: '1' })
  // The keys run out where the walk goes on.
  await resume(ports, { session: '1', walk: true, json: false }).catch(() => undefined)
  const events = ports.sessionsById.get('1')?.events ?? []
  expect(events).toContainEqual(
    expect.objectContaining({ type: 'recorded', step: writing.id, letter: 'breach-inquiry', on: '2026-11-30' }),
  )
})

it('records a letter that was opened from a step for that step, and asks only where it is not known', async () => {
  const charged = new Map(readPersonas()).get('card-charged-abroad')
  const letter = library.letters.get('card-dispute')
  if (!charged || !letter) throw new Error('the persona or the letter is gone')
  const session = { ...beginPersona(library, charged), id: '1', name: '1' }
  const writing = stepsFor(letter, buildPlan(library, session, Date.parse(at))).filter(isOpen)
  const steps = writing.map(({ id }) => id)
  expect(steps.length).toBeGreaterThan(1)
  const send = async (from: string | undefined, keys: string[]) => {
    const ports = memoryPorts({ content, language: 'zh', keys: ['sent', ...keys, 'today', 'leave'] })
    ports.setTime(at)
    ports.sessionsById.set('1', session)
    const open = await openSession(ports, '1')
    if (!ports.keyboard) throw new Error('there is a keyboard')
    await openLetterMenu(ports, ports.keyboard, openLetter(ports, open, letter.id, from))
    const event = ports.sessionsById.get('1')?.events.findLast((one) => 'letter' in one && one.letter === letter.id)
    return { isAsked: ports.asked.includes(wordsIn('zh').letters.ask.step), event }
  }
  for (const step of steps) {
    expect(await send(step, [])).toMatchObject({ isAsked: false, event: { step } })
    expect(await send(undefined, [step])).toMatchObject({ isAsked: true, event: { step } })
  }
})

it('names the letter on the card, as it is typed', () => {
  const session = upTo('contact-platform')
  const planned = buildPlan(library, session, Date.parse(at)).steps.find(({ id }) => id === 'contact-platform')
  if (!planned) throw new Error('the step is not in the plan')
  const card = stepCard(readerIn('zh'), { session, planned, today: '2026-11-30' }, '').join('\n')
  expect(card).toContain('leak-help letter breach-inquiry')
})
