// Which form of a text a person sees, and which steps an outcome ends or does as well.
import { describe, expect, it } from 'vitest'
import { holds } from '../../../src/core/content/conditions.ts'
import type { Library, PlaybookRules, StepRules } from '../../../src/core/content/library.ts'
import { chooseForms, isHelpersScript } from '../../../src/core/content/wording.ts'
import { buildPlan } from '../../../src/core/plan/plan.ts'
import type { PlannedStep } from '../../../src/core/plan/planned-step.ts'
import { recordStep } from '../../../src/core/plan/record-step.ts'
import type { Answer, Session } from '../../../src/core/session/schema.ts'
import { newSession, withLastUndone, withPlaybook } from '../../../src/core/session/session.ts'
import { smallLibrary } from '../../support/small-library.ts'

const at = '2026-11-22T02:00:00.000Z'
const now = Date.parse(at)

const playbook: PlaybookRules = {
  id: 'one',
  group: 'general',
  assume: {},
  ask: [],
  steps: [],
  threats: [],
  verified: '2026-11-22',
  review_by: '2027-05-22',
}
const stepWith = (id: string, more: Partial<StepRules>): StepRules => ({
  id,
  contacts: [],
  laws: [],
  collects: [],
  urgency: 'today',
  stage: 'report',
  needs: [],
  captures: [],
  destroys: [],
  outcomes: { done: { opens: [], retires: [], also_done: [], sets: {} } },
  ...more,
})

const outcome = (more: object) => ({ opens: [], retires: [], also_done: [], sets: {}, ...more })

function libraryOf(steps: StepRules[], notBundled: string[] = []): Library {
  return {
    ...smallLibrary,
    common: { ask: [], steps: [] },
    playbooks: new Map([['one', { ...playbook, steps: steps.map(({ id }) => id) }]]),
    steps: new Map(steps.map((step) => [step.id, step])),
    notBundled: { ...smallLibrary.notBundled, steps: new Set(notBundled) },
  }
}

function sessionWith(answers: Record<string, Answer> = {}): Session {
  return { ...withPlaybook(newSession({ id: '1', name: '1', at }), { playbook: 'one', at }), answers }
}

const find = (library: Library, session: Session, id: string) =>
  buildPlan(library, session, now).steps.find((step) => step.id === id)

function record(library: Library, session: Session, id: string, outcome: string): Session {
  const recorded = recordStep({ session, now }, find(library, session, id) as PlannedStep, { act: 'recorded', outcome })
  if (!recorded.ok) throw new Error(recorded.problem.en)
  return recorded.session
}

describe('forms', () => {
  const wording: StepRules['wording'] = {
    say: [
      { when: { who: 'other' }, asserts: [], speaker: 'helper' },
      { when: { paid: 'yes' }, asserts: ['paid'] },
      { asserts: [] },
    ],
    how: [{ asserts: [] }, { when: { paid: 'yes' }, asserts: [] }, { when: { paid: 'no' }, asserts: [] }],
    why: [{ asserts: ['paid'] }],
  }
  const choose = (facts: Record<string, string>) =>
    chooseForms({ wording }, (when) =>
      holds(when, new Map(Object.entries(facts).map(([id, one]) => [id, new Set([one])]))),
    )

  it.each<[string, Record<string, string>, number[], number[]]>([
    ['the neutral one where nothing is known', {}, [2], [0]],
    ['the first that holds', { paid: 'yes' }, [1], [0, 1]],
    ['of several that hold the first', { paid: 'yes', who: 'other' }, [0], [0, 1]],
    ['not sure is not enough', { paid: 'unsure' }, [2], [0]],
    ['of a list all that hold', { paid: 'no' }, [2], [0, 2]],
  ])('%s', (_name, facts, say, how) => {
    expect(choose(facts)).toEqual({ say, how })
    expect(isHelpersScript({ wording }, { say })).toBe(say[0] === 0)
  })
})

describe('what a step may say', () => {
  const library = libraryOf([stepWith('report', { may_be_done: { 'done-already': 'police' } })])

  it('stays to do and says that it may have been done', () => {
    const step = find(library, sessionWith({ 'done-already': ['police'] }), 'report')
    expect(step).toMatchObject({ state: 'todo', mayBeDone: true, doneBefore: false })
    expect(find(library, sessionWith({ 'done-already': ['bank'] }), 'report')?.mayBeDone).toBeUndefined()
  })

  it('no longer says so once something was recorded', () => {
    const session = record(library, sessionWith({ 'done-already': ['police'] }), 'report', 'done')
    expect(find(library, session, 'report')?.mayBeDone).toBeUndefined()
  })

  it('knows that somebody acts for the person, also where the playbook says so', () => {
    expect(find(library, sessionWith({ 'acting-for': 'other' }), 'report')?.isForOther).toBe(true)
    expect(find(library, sessionWith({ 'acting-for': 'self' }), 'report')?.isForOther).toBe(false)
    expect(find(library, sessionWith({ 'acting-for': 'other', relation: 'died' }), 'report')?.isForOther).toBe(false)
    const assumed = {
      ...library,
      playbooks: new Map([['one', { ...playbook, steps: ['report'], assume: { 'acting-for': 'other' } }]]),
    }
    expect(find(assumed, sessionWith(), 'report')?.isForOther).toBe(true)
  })
})

describe('an outcome', () => {
  const check = stepWith('check', {
    outcomes: { fake: outcome({ retires: ['accuse'] }), real: outcome({}), locked: outcome({ also_done: ['lock'] }) },
  })
  const steps = [check, stepWith('accuse', {}), stepWith('lock', {})]
  const library = libraryOf(steps)

  it('ends steps that lost their reason, until it is another one', () => {
    const fake = record(library, sessionWith(), 'check', 'fake')
    expect(find(library, fake, 'accuse')).toBeUndefined()
    expect(find(library, record(library, fake, 'check', 'real'), 'accuse')?.state).toBe('todo')
    expect(find(library, withLastUndone(fake, at)?.session ?? fake, 'accuse')?.state).toBe('todo')
  })

  it('keeps what was recorded of an ended step, as no longer called for', () => {
    const done = record(library, sessionWith(), 'accuse', 'done')
    expect(find(library, record(library, done, 'check', 'fake'), 'accuse')).toMatchObject({
      state: 'done',
      applies: false,
    })
  })

  it('does other steps as well, and says by which', () => {
    const locked = record(library, sessionWith(), 'check', 'locked')
    expect(find(library, locked, 'lock')).toMatchObject({
      state: 'done',
      doneWith: { step: 'check', outcome: 'locked' },
    })
  })

  it('of a person’s own folder takes nothing away that is bundled', () => {
    const mixed = libraryOf(steps, ['check'])
    expect(find(mixed, record(mixed, sessionWith(), 'check', 'fake'), 'accuse')?.state).toBe('todo')
    expect(find(mixed, record(mixed, sessionWith(), 'check', 'locked'), 'lock')?.state).toBe('todo')
    const own = libraryOf(steps, ['check', 'accuse'])
    expect(find(own, record(own, sessionWith(), 'check', 'fake'), 'accuse')).toBeUndefined()
  })
})
