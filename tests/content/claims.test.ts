// Whatever is answered and recorded, in sessions of one playbook or several: no text that is shown says of the person what
// they did not say. The checker proves it for one playbook; here it is tried.
import { describe, expect, it } from 'vitest'
import { holds } from '../../src/core/content/conditions.ts'
import { actingFor } from '../../src/core/content/known-ids.ts'
import type { FormRules } from '../../src/core/content/library.ts'
import { appliesIn, collectKnown } from '../../src/core/plan/facts.ts'
import { buildPlan, findCallers } from '../../src/core/plan/plan.ts'
import type { PlannedStep } from '../../src/core/plan/planned-step.ts'
import { countUnasked } from '../../src/core/plan/questions.ts'
import type { Session } from '../../src/core/session/schema.ts'
import { content, library } from '../support/content.ts'
import { madeUpSession } from '../support/made-up.ts'

const sessions = 1_500

/** The forms of a planned step that are shown. */
function shownForms({ definition, forms }: PlannedStep): FormRules[] {
  return Object.entries(definition.wording ?? {}).flatMap(([part, all]) => {
    const chosen = forms[part as keyof typeof forms]
    return chosen ? chosen.flatMap((place) => all[place] ?? []) : all
  })
}

/** Claims that are shown and not supported, as `step: claim`. */
function unsupported(session: Session, now: number): { shown: number; found: string[] } {
  const known = collectKnown(library, countUnasked(library, session))
  const callers = findCallers(library, session.playbooks)
  let shown = 0
  const found = buildPlan(library, session, now).steps.flatMap((planned) => {
    if (!planned.applies) return []
    const caller = { isOurs: true, calledForBy: callers(planned.id) }
    return shownForms(planned).flatMap(({ asserts = [], speaker }) => {
      shown += asserts.length
      const wrong = asserts.filter((claim) => !appliesIn(known, library.claims.get(claim)?.holds, caller))
      const isMisplaced = speaker === 'helper' && !planned.isForOther
      return [...wrong, ...(isMisplaced ? ['a helper speaks'] : [])].map((claim) => `${planned.id}: ${claim}`)
    })
  })
  return { shown, found }
}

describe('made-up sessions', () => {
  it(`say nothing that was not answered or recorded, ${sessions} times`, () => {
    let shown = 0
    for (let number = 1; number <= sessions; number += 1) {
      const { session, now } = madeUpSession(library, number)
      const one = unsupported(session, now)
      shown += one.shown
      expect(one.found, `#${number}: ${session.playbooks.join(', ')} ${JSON.stringify(session.answers)}`).toEqual([])
    }
    expect(shown).toBeGreaterThan(sessions)
    // Some ten seconds alone; a busy machine takes many times that.
  }, 300_000)
})

it('has no claim that holds where nothing is known', () => {
  const nothing = new Map()
  expect([...content.claims.values()].filter((claim) => holds(claim.holds, nothing)).map(({ id }) => id)).toEqual([])
})

it('knows whom a helper speaks for', () => {
  expect(library.questions.get(actingFor.question)?.choices.map(({ id }) => id)).toContain(actingFor.other)
})
