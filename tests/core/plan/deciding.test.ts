// Which questions are worth asking: tables on the small library, and over every playbook of the bundled content.
import { describe, expect, it } from 'vitest'
import type { Library } from '../../../src/core/content/library.ts'
import { addDays, dayInChina } from '../../../src/core/dates.ts'
import { findDeciding, findDecidingOf } from '../../../src/core/plan/deciding.ts'
import { buildPlan } from '../../../src/core/plan/plan.ts'
import { choiceIds, findOpenQuestions } from '../../../src/core/plan/questions.ts'
import type { Answer, Session } from '../../../src/core/session/schema.ts'
import { newSession, withAnswer, withPlaybook } from '../../../src/core/session/session.ts'
import { library } from '../../support/content.ts'
import { madeUpAnswer } from '../../support/made-up.ts'
import { smallLibrary } from '../../support/small-library.ts'

const at = '2026-11-22T02:00:00.000Z'
const now = Date.parse(at)
const today = dayInChina(now)
const few = ['online-lending-leak', 'images-by-someone-known', 'phone-lost', 'child-data', 'unknown-source']

function begin(playbook: string, answers: Record<string, Answer> = {}): Session {
  return Object.entries(answers).reduce(
    (session, [question, value]) => withAnswer(session, { question, value, at }),
    withPlaybook(newSession({ id: '1', name: 'one', at }), { playbook, at }),
  )
}

/** What a person sees of a plan. */
function seen(rules: Library, session: Session): unknown {
  return buildPlan(rules, session, now).steps.map(({ id, state, urgency, forms, due, applies }) => ({
    id,
    state,
    urgency,
    forms,
    due,
    applies,
  }))
}

describe('on the small library', () => {
  it.each<[what: string, playbook: string, answers: Record<string, Answer>, first: string[], later: string[]]>([
    ['present danger first, and only for later what no urgent step hangs on', 'lender', {}, ['danger'], ['harm']],
    ['nothing of what is answered', 'lender', { danger: 'none' }, [], ['harm']],
    ['nothing where all that changes anything is answered', 'lender', { danger: 'none', harm: 'calls' }, [], []],
    ['what settles an urgent step beside danger', 'unknown', {}, ['danger', 'source'], ['harm']],
    ['what was answered “not sure” no more', 'unknown', { danger: 'none', source: 'unsure' }, [], ['harm']],
  ])('has %s', (_what, playbook, answers, first, later) => {
    expect(findDeciding(smallLibrary, begin(playbook, answers), now)).toEqual({ first, later })
  })

  it.each<[step: string, playbook: string, questions: string[]]>([
    ['hang-up', 'lender', ['danger']],
    ['dispute-loan', 'lender', ['harm']],
    ['change-password', 'unknown', ['source']],
    ['change-password', 'lender', []],
    ['capture', 'lender', []],
  ])('%s of %s is decided by these alone', (step, playbook, questions) => {
    expect(findDecidingOf(smallLibrary, begin(playbook), now, { id: step })).toEqual(questions)
  })
})

describe.each([...library.playbooks.keys()])('%s', (playbook) => {
  it('asks present danger first, each question in one list, and leaves out those whose every answer gives one plan', () => {
    const session = begin(playbook)
    const { first, later } = findDeciding(library, session, now)
    expect(first[0]).toBe('danger')
    expect(new Set([...first, ...later]).size).toBe(first.length + later.length)
    const open = findOpenQuestions(library, session)
    expect([...first, ...later].filter((id) => !open.includes(id))).toEqual([])
    const before = JSON.stringify(seen(library, session))
    const changing = open.filter((id) => everyAnswer(id).some((value) => plan(session, id, value) !== before))
    expect(changing.filter((id) => !first.includes(id) && !later.includes(id))).toEqual([])
  })

  it('has the same plan with a question left out as with it answered “not sure”, in any order', () => {
    for (const number of [1, 2]) {
      let session = begin(playbook)
      for (let open = findOpenQuestions(library, session); open.length > 0; ) {
        const [id = ''] = shuffled(open, number)
        const unsure = withAnswer(session, { question: id, value: 'unsure', at })
        expect(seen(library, unsure), `${id} of ${JSON.stringify(session.answers)}`).toEqual(seen(library, session))
        session = withAnswer(session, { question: id, value: truth(number, id), at })
        open = findOpenQuestions(library, session)
      }
    }
  })
})

// Each answer is tried before the next is chosen, which takes seconds for a playbook: a few of them, of every group.
describe.each(few)('a truthful person in %s', (playbook) => {
  it.each([1, 2])('#%i comes to the same plan in whatever order what decides is answered', (person) => {
    const [first, ...others] = [1, 2, 3].map((order) => seen(library, answered(playbook, person, order)))
    for (const plan of others) expect(plan).toEqual(first)
  })
})

// Everything that decides is answered, until none is left: the truth of one person, in one of the orders.
function answered(playbook: string, person: number, order: number): Session {
  let session = begin(playbook)
  for (;;) {
    const { first, later } = findDeciding(library, session, now)
    const [next] = shuffled([...first, ...later], order)
    if (next === undefined) return session
    session = withAnswer(session, { question: next, value: truth(person, next), at })
  }
}

function truth(person: number, id: string): Answer {
  const question = library.questions.get(id)
  if (!question) throw new Error(`no question ${id}`)
  return madeUpAnswer(question, person, today)
}

function everyAnswer(id: string): Answer[] {
  const question = library.questions.get(id)
  if (!question || question.type === 'text') return []
  if (question.type === 'date') return [today, addDays(today, -1), addDays(today, -40)]
  return choiceIds(question)
}

function plan(session: Session, question: string, value: Answer): string {
  return JSON.stringify(seen(library, withAnswer(session, { question, value, at })))
}

/** In an order that hangs on the number and what is put in order alone. */
function shuffled(ids: readonly string[], number: number): string[] {
  const place = (id: string) =>
    [...`${number * 7919}${id}`].reduce((sum, one) => (sum * 31 + one.charCodeAt(0)) % 10_007, 7)
  return [...ids].sort((one, other) => place(one) - place(other))
}
