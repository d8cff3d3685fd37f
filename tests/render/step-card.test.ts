// A step on the screen: dates say whose they are, old facts say when they were checked, numbers end their line.
import { describe, expect, it } from 'vitest'
import { compileTexts } from '../../src/core/content/compile.ts'
import { buildPlan } from '../../src/core/plan/plan.ts'
import type { Session } from '../../src/core/session/schema.ts'
import { newSession, withEvent, withPlaybook } from '../../src/core/session/session.ts'
import type { Language } from '../../src/core/text.ts'
import { lookFor, plainStyle } from '../../src/render/look.ts'
import { makeReader, type Reader } from '../../src/render/reader.ts'
import { stepCard, stepText } from '../../src/render/step-card.ts'
import { displayWidth } from '../../src/render/width.ts'
import { content, library } from '../support/content.ts'

const at = '2026-11-22T02:00:00.000Z'
const base = withPlaybook(newSession({ id: '1', name: 'one', at }), { playbook: 'online-lending-leak', at })
const session: Session = {
  ...base,
  answers: {
    danger: ['money-moving'],
    harm: ['money-lost'],
    'lender-kind': 'unsure',
    'still-have-access': 'yes',
    since: 'day',
  },
}

function card(
  id: string,
  options: { language?: Language; columns?: number; today?: string; of?: Session } = {},
): string {
  const { language = 'zh', columns = 80, today = '2026-11-22', of = session } = options
  const planned = buildPlan(library, of, Date.parse(`${today}T02:00:00Z`)).steps.find((step) => step.id === id)
  if (!planned) throw new Error(`${id} is not in the plan`)
  return stepCard(readerIn(language, columns), { session: of, planned, today }, 'heading').join('\n')
}

function readerIn(language: Language, columns = 80): Reader {
  const look = lookFor({ language, columns, style: plainStyle })
  return makeReader(look, { library, texts: compileTexts(content, language) })
}

describe('a card', () => {
  it.each([40, 60, 80, 100])('fits %i columns in both languages, for every step of the plan', (columns) => {
    for (const { id } of buildPlan(library, session, Date.parse(at)).steps) {
      for (const language of ['zh', 'en'] as const) {
        for (const line of card(id, { language, columns }).split('\n')) {
          expect(displayWidth(line), `${id}: ${line}`).toBeLessThanOrEqual(columns)
          expect(line.trimStart(), id).not.toMatch(/^[。，、；：！？）》」』】”’]/u)
        }
      }
    }
  })

  it('ends a hotline’s line with its number', () => {
    expect(card('stop-the-money')).toMatch(/报警电话.* {2}110$/m)
    expect(card('stop-the-money', { language: 'en' })).toMatch(/Police.* {2}110$/m)
  })

  it('marks facts that are past their review, and only those', () => {
    expect(card('stop-the-money')).not.toContain('上次核对')
    expect(card('stop-the-money', { today: '2027-06-01' })).toContain('上次核对：2026-11-22')
    expect(card('stop-the-money', { today: '2027-06-01', language: 'en' })).toContain('last checked on 2026-11-22')
  })

  it('says of every date whether it is law, advice or the person’s own', () => {
    const asked = withEvent(session, { type: 'recorded', at, step: 'contact-platform', outcome: 'sent' })
    expect(card('contact-platform', { of: asked })).toContain('提醒（我们的建议）：等到2026-11-29')
    const waits = withEvent(session, { type: 'waiting', at, step: 'contact-platform', until: '2026-12-03' })
    expect(card('contact-platform', { of: waits, language: 'en' })).toContain('The day you set: until 2026-12-03')
  })
})

it('gives scripts the whole text in one piece', () => {
  const planned = buildPlan(library, session, Date.parse(at)).steps[0]
  if (!planned) throw new Error('no step')
  const reader = readerIn('en')
  const text = stepText(reader, { session, today: '2026-11-22', planned })
  const { title, how } = reader.entry('steps', planned.id)
  expect(text).not.toContain('{phone:')
  expect(text).toContain(reader.read(title))
  expect(how.length).toBeGreaterThan(0)
  for (const line of how) expect(text).toContain(reader.read(line))
})
