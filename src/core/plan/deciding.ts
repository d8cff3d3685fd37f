// Which questions are worth asking: those with an answer that changes the plan, what changes its beginning first. Conditions are
// data, so every answer can be tried before it is given; nothing else knows as surely what a question is good for.
import type { Library, QuestionRules } from '../content/library.ts'
import { firstTopics, unsure } from '../content/vocabulary.ts'
import { addDays, dayInChina } from '../dates.ts'
import type { Answer, Session } from '../session/schema.ts'
import { buildPlan } from './plan.ts'
import { isOpen, type Plan, type PlannedStep } from './planned-step.ts'
import { choiceIds, findOpenQuestions } from './questions.ts'
import { expectThreats } from './threats.ts'

/** Open questions by what their answers do to the plan; each list begins with what matters most. */
export interface Deciding {
  /** Some answer changes what stands under now or today. */
  first: string[]
  /** Some answer changes what comes later, a day, or words. */
  later: string[]
}

/**
 * Sorts the open questions of a session; those without an answer that changes anything are in no list. `now` is in
 * milliseconds since 1970. What changes the first three steps goes before what changes other urgent ones, present danger
 * before both; then by how many steps come and go, on average over the answers, and last by the order of the playbooks.
 */
export function findDeciding(library: Library, session: Session, now: number): Deciding {
  const tried = tryAnswers(library, session, now)
  const ranked = tried.toSorted(
    (one, other) =>
      topicOf(library, one.question) - topicOf(library, other.question) ||
      other.head - one.head ||
      other.urgent - one.urgent ||
      other.any - one.any,
  )
  const changing = ranked.filter(({ any }) => any > 0)
  const ids = (some: readonly Tried[]) => some.map(({ question }) => question)
  return {
    first: ids(changing.filter(({ urgent }) => urgent > 0)),
    later: ids(changing.filter(({ urgent }) => urgent === 0)),
  }
}

/** The open questions that decide whether a step is for this person, how urgent it is, or what it says; the most deciding first. */
export function findDecidingOf(
  library: Library,
  session: Session,
  now: number,
  { id }: Pick<PlannedStep, 'id'>,
): string[] {
  return tryAnswers(library, session, now, (plan) =>
    JSON.stringify(plan.steps.filter((step) => step.id === id).map(seen)),
  )
    .filter(({ any }) => any > 0)
    .toSorted((one, other) => other.any - one.any)
    .map(({ question }) => question)
}

interface Tried {
  question: string
  /** The share of answers that change the first three steps. */
  head: number
  /** How many urgent steps come or go, on average over the answers. */
  urgent: number
  /** The share of answers that change anything. */
  any: number
}

// Every answer of every open question, compared with what the plan is without it.
function tryAnswers(
  library: Library,
  session: Session,
  now: number,
  look = (plan: Plan, as: Session) => everything(library, plan, as),
): Tried[] {
  const before = buildPlan(library, session, now)
  const urgentBefore = urgentSteps(before)
  const seenBefore = look(before, session)
  return findOpenQuestions(library, session).flatMap((id) => {
    const question = library.questions.get(id)
    const answers = question ? answersOf(question, now) : []
    if (answers.length === 0) return []
    const changes = answers.map((value) => {
      const after: Session = { ...session, answers: { ...session.answers, [id]: value } }
      const plan = buildPlan(library, after, now)
      const urgent = urgentSteps(plan)
      return {
        head: Number(headOf(urgent) !== headOf(urgentBefore)),
        urgent: countDifferent(urgent, urgentBefore),
        any: Number(look(plan, after) !== seenBefore),
      }
    })
    const mean = (key: 'head' | 'urgent' | 'any') => changes.reduce((sum, one) => sum + one[key], 0) / changes.length
    return [{ question: id, head: mean('head'), urgent: mean('urgent'), any: mean('any') }]
  })
}

// What a person can answer beside "not sure": each choice by itself, a day that is near and one that is long ago. A text
// is free, and no condition reads one.
function answersOf(question: QuestionRules, now: number): Answer[] {
  if (question.type === 'text') return []
  const today = dayInChina(now)
  if (question.type === 'date') return [today, addDays(today, -1), addDays(today, -40)]
  const choices = choiceIds(question).filter((choice) => choice !== unsure)
  return question.type === 'many' ? choices.map((choice) => [choice]) : choices
}

function urgentSteps({ steps }: Plan): string[] {
  return steps
    .filter((step) => isOpen(step) && (step.urgency === 'now' || step.urgency === 'today'))
    .map(({ id }) => id)
}

const headSteps = 3

function headOf(ids: readonly string[]): string {
  return ids.slice(0, headSteps).join(' ')
}

function countDifferent(one: readonly string[], other: readonly string[]): number {
  return one.filter((id) => !other.includes(id)).length + other.filter((id) => !one.includes(id)).length
}

// All of a plan that a person can see.
function everything(library: Library, plan: Plan, session: Session): string {
  return JSON.stringify([plan.steps.map(seen), expectThreats(library, session).map(({ id }) => id)])
}

function seen({
  id,
  state,
  urgency,
  applies,
  forms,
  due,
  limits,
  definition,
  mayBeDone,
  isForOther,
}: PlannedStep): unknown {
  return [id, state, urgency, applies, forms, due, limits, definition.laws, mayBeDone, isForOther]
}

// Present danger and the person go before what happened (vocabulary.ts).
function topicOf(library: Library, question: string): number {
  const first = library.questions.get(question)?.first
  return first === undefined ? firstTopics.length : firstTopics.indexOf(first)
}
