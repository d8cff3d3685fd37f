// Content is tested by personas: answers and dates in, steps, order, states and due dates out.
import { describe, expect, it } from 'vitest'
import { citeLaws, findIncidentDay } from '../../src/core/plan/citations.ts'
import { buildPlan } from '../../src/core/plan/plan.ts'
import { isSettled } from '../../src/core/plan/planned-step.ts'
import { findOpenQuestions } from '../../src/core/plan/questions.ts'
import { expectThreats } from '../../src/core/plan/threats.ts'
import type { Session } from '../../src/core/session/schema.ts'
import { library } from '../support/content.ts'
import { beginPersona, type Expectation, livePersonaDay, readPersonas } from '../support/persona.ts'

const personas = readPersonas()

describe.each(personas)('%s', (_name, persona) => {
  it(persona.story, () => {
    let session = beginPersona(library, persona)
    expect(findOpenQuestions(library, session), 'questions without an answer').toEqual([])
    check(session, persona.at, persona.expect)
    for (const day of persona.then) {
      session = livePersonaDay(library, session, day)
      if (day.expect) check(session, day.at, day.expect)
    }
  })
})

it('has a persona for every playbook', () => {
  const used = new Set(
    personas.flatMap(([, { playbooks, then }]) => [...playbooks, ...then.flatMap(({ add }) => add ?? [])]),
  )
  expect([...library.playbooks.keys()].filter((id) => !used.has(id))).toEqual([])
})

it('has one ordinary case for every playbook', () => {
  const ordinary = personas.flatMap(([, { ordinary, playbooks }]) => (ordinary ? playbooks : []))
  expect(ordinary.sort()).toEqual([...library.playbooks.keys()].sort())
})

// Where several actions fit, a frightened person does the first three and puts the rest away.
describe.each(personas.filter(([, { ordinary }]) => ordinary))('%s, an ordinary case', (_name, persona) => {
  it('begins with three steps that the persona names, and has at most 20 open ones', () => {
    const plan = buildPlan(library, beginPersona(library, persona), Date.parse(persona.at))
    const open = plan.steps.filter((step) => step.applies && !isSettled(step)).map(({ id }) => id)
    expect(persona.expect.first.length, 'steps named as first').toBeGreaterThanOrEqual(Math.min(3, open.length))
    expect(open.length, open.join(' ')).toBeLessThanOrEqual(20)
  })
})

function check(session: Session, at: string, wanted: Expectation): void {
  const plan = buildPlan(library, session, Date.parse(at))
  const applying = plan.steps.filter(({ applies }) => applies)
  const ids = applying.map(({ id }) => id)
  const open = applying.filter((step) => !isSettled(step)).map(({ id }) => id)
  for (const step of applying) {
    if (step.id === plan.next?.id) expect(step.needs, `needs of the next step ${step.id}`).toEqual([])
  }
  if (wanted.next !== undefined) expect(plan.next?.id ?? null, 'next').toBe(wanted.next)
  expect(open.slice(0, wanted.first.length), 'first').toEqual(wanted.first)
  expect(
    wanted.includes.filter((id) => !ids.includes(id)),
    'missing from the plan',
  ).toEqual([])
  expect(
    wanted.excludes.filter((id) => ids.includes(id)),
    'must not be in the plan',
  ).toEqual([])
  for (const [first, second] of wanted.before) {
    expect(ids, `${first} before ${second}`).toEqual(expect.arrayContaining([first, second]))
    expect(ids.indexOf(first), `${first} before ${second}`).toBeLessThan(ids.indexOf(second))
  }
  for (const [id, state] of Object.entries(wanted.states)) {
    expect(plan.steps.find((step) => step.id === id)?.state, `state of ${id}`).toBe(state)
  }
  for (const [id, day] of Object.entries(wanted.due)) {
    expect(plan.steps.find((step) => step.id === id)?.due?.day ?? null, `due day of ${id}`).toBe(day)
  }
  const threats = expectThreats(library, session).map(({ id }) => id)
  expect(
    wanted.threats.filter((id) => !threats.includes(id)),
    'threats missing',
  ).toEqual([])
  for (const [id, laws] of Object.entries(wanted.laws)) {
    const step = library.steps.get(id)
    const cited = step ? citeLaws(library, step, findIncidentDay(session)).map(({ law }) => law.id) : []
    expect(cited, `laws of ${id}`).toEqual(expect.arrayContaining(laws))
  }
  for (const [action, steps] of Object.entries(wanted.covers)) {
    expect(
      steps.some((id) => ids.includes(id)),
      `${action}: one of ${steps.join(', ')}`,
    ).toBe(true)
  }
}
