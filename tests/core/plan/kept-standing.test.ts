// What a list keeps of a session holds for as long as it says, and reads back as it was.
import { describe, expect, it } from 'vitest'
import { findListStanding, findStretch, readStandings, writeStandings } from '../../../src/core/plan/kept-standing.ts'
import { buildPlan } from '../../../src/core/plan/plan.ts'
import type { Standing } from '../../../src/core/plan/standing.ts'
import type { Session } from '../../../src/core/session/schema.ts'
import { withEvent } from '../../../src/core/session/session.ts'
import { library } from '../../support/content.ts'
import { beginPersona, livePersonaDay, readPersonas } from '../../support/persona.ts'

const hour = 3_600_000
const isStep = (id: string) => library.steps.has(id)

/** Every persona at the end of their story. */
const lived = readPersonas().map(([name, persona]): [string, Session] => [
  name,
  persona.then.reduce((session, day) => livePersonaDay(library, session, day), beginPersona(library, persona)),
])
const lastOf = ({ created, events }: Session) => Math.max(...[created, ...events.map(({ at }) => at)].map(Date.parse))

function look(session: Session, now: number) {
  const plan = buildPlan(library, session, now)
  return { standing: bare(findListStanding(session, plan, now)), stretch: findStretch(session, plan, now) }
}

function bare(standing: Standing | undefined) {
  if (!standing?.next) return standing
  const { day, step } = standing.next
  const { title } = step.forms
  return { ...standing, next: { day, step: { id: step.id, forms: title ? { title } : {} } } }
}

describe('a standing that is kept', () => {
  it('is the same at every moment for which it is kept, in all stories, and reads back the same', () => {
    const [ended, wrong] = [new Set<string>(), [] as string[]]
    for (const [index, [name, session]] of lived.entries()) {
      // Some hours after they last wrote something, and on days on which reminders and limits come due.
      for (const later of [1, 20, 47, 24 * 6, 24 * 13 + (index % 24), 24 * 29, 24 * 59]) {
        const now = lastOf(session) + later * hour
        const { standing, stretch } = look(session, now)
        expect(stretch.from).toBe(now)
        for (const part of [0.1, 0.5, 0.9, 1]) {
          const then = Math.floor(now + (stretch.until - now) * part)
          if (JSON.stringify(look(session, then).standing) !== JSON.stringify(standing)) wrong.push(`${name} ${later}`)
        }
        if (stretch.until % (24 * hour) !== 16 * hour - 1) ended.add(name)
        const kept = { standing, evidence: index }
        expect(readStandings(writeStandings(kept), isStep)).toEqual(kept)
      }
    }
    expect(wrong).toEqual([])
    // Limits in hours end in the middle of a day, and there are some.
    expect(ended.size).toBeGreaterThan(0)
  })

  it('stays for ever once the session is closed', () => {
    const wrong: string[] = []
    for (const [name, open] of lived) {
      const now = lastOf(open) + hour
      const session = withEvent(open, { type: 'closed', at: new Date(now).toISOString() })
      const { standing, stretch } = look(session, now)
      expect([standing?.overdue, standing?.next, stretch.from <= now]).toEqual([0, undefined, true])
      for (const days of [1, 10, 40, 100, 400])
        if (JSON.stringify(look(session, now + days * 24 * hour).standing) !== JSON.stringify(standing))
          wrong.push(`${name} after ${days} days`)
    }
    expect(wrong).toEqual([])
  })

  it.each(['', '{}', '[]', '[-1]', '["1"]', '[1,2]', '[1,2,3,"4"]', '[1,2,3,4,"2026-02-30","save-evidence",[]]'])(
    'is none where the text is %s',
    (text) => {
      expect(readStandings(text, isStep)).toBeUndefined()
    },
  )

  it('is none with a step that is not there, or forms that are none', () => {
    const row = (id: string, forms: unknown) => JSON.stringify([1, 2, 3, 4, '2026-12-01', id, forms])
    const [step = ''] = library.steps.keys()
    expect(readStandings(row(step, []), isStep)?.standing?.next?.step.id).toBe(step)
    expect([readStandings(row('constructor', []), isStep), readStandings(row(step, [{}]), isStep)]).toEqual([
      undefined,
      undefined,
    ])
  })
})
