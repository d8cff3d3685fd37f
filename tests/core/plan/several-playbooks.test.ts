// Several playbooks in one session: in which order they are named changes nothing, and none keeps another from asking or
// takes one of its steps away. Tried on every pair of bundled playbooks.
import { describe, expect, it } from 'vitest'
import type { QuestionRules } from '../../../src/core/content/library.ts'
import { own } from '../../../src/core/content/own.ts'
import { firstTopics, unsure } from '../../../src/core/content/vocabulary.ts'
import { answerValues } from '../../../src/core/plan/facts.ts'
import { buildPlan } from '../../../src/core/plan/plan.ts'
import type { Plan } from '../../../src/core/plan/planned-step.ts'
import { checkAnswer, choiceIds, findOpenQuestions } from '../../../src/core/plan/questions.ts'
import { expectThreats } from '../../../src/core/plan/threats.ts'
import type { Answer, Session } from '../../../src/core/session/schema.ts'
import { newSession } from '../../../src/core/session/session.ts'
import { library } from '../../support/content.ts'
import { readPersonas } from '../../support/persona.ts'

const at = '2026-11-22T02:00:00.000Z'
const now = Date.parse(at)
const ids = [...library.playbooks.keys()]
const pairs = ids.flatMap((one, index) => ids.slice(index + 1).map((other): [string, string] => [one, other]))

type Answers = Readonly<Record<string, Answer>>

function sessionOf(playbooks: readonly string[], answers: Answers): Session {
  return { ...newSession({ id: '1', name: 'one', at }), playbooks: [...playbooks], answers: { ...answers } }
}

const plan = (playbooks: readonly string[], answers: Answers) => buildPlan(library, sessionOf(playbooks, answers), now)
const open = (playbooks: readonly string[], answers: Answers) =>
  findOpenQuestions(library, sessionOf(playbooks, answers))
const threats = (playbooks: readonly string[], answers: Answers) =>
  expectThreats(library, sessionOf(playbooks, answers)).map(({ id }) => id)

/** What the person says to each question, asked or not. */
type Person = (question: string) => Answer

const place = (id: string) => {
  const first = library.questions.get(id)?.first
  return first === undefined ? firstTopics.length : firstTopics.indexOf(first)
}

/**
 * Everything that is asked, in order, with the answers: danger, the device and the person one by one, the rest in one go as
 * far as it is open. `before` was answered earlier.
 */
function interview(playbooks: readonly string[], person: Person, before: Answers = {}): Answers {
  let answers = before
  for (let ids = open(playbooks, answers); ids[0] !== undefined; ids = open(playbooks, answers)) {
    const now = place(ids[0]) < firstTopics.length ? ids.slice(0, 1) : ids
    answers = { ...answers, ...Object.fromEntries(now.map((id) => [id, person(id)])) }
  }
  return answers
}

const nobodyKnows: Person = () => unsure

/** Numbers from 0 up to 1, the same each time: mulberry32. */
function numbersFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

function draw(question: QuestionRules, next: () => number): unknown {
  if (question.type === 'date') return next() < 0.2 ? unsure : `2026-11-${10 + Math.floor(next() * 12)}`
  if (question.type === 'text') return 'some words'
  const choices = choiceIds(question)
  const one = choices[Math.floor(next() * choices.length)] ?? unsure
  const standsAlone = (id: string) =>
    id === unsure || question.choices.some((choice) => choice.id === id && choice.alone)
  if (question.type !== 'many' || standsAlone(one)) return one
  return choices.filter((id) => id === one || (!standsAlone(id) && next() < 0.35))
}

/** Somebody made up, who answers each question in the same way however often it is asked. */
function madeUp(seed: number): Person {
  const next = numbersFrom(seed)
  const answers = new Map<string, Answer>()
  for (const question of library.questions.values()) {
    const checked = checkAnswer(question, draw(question, next), at.slice(0, 10))
    if (!checked.ok) throw new Error(`${question.id}: ${checked.problem.en}`)
    answers.set(question.id, checked.value)
  }
  return (question) => answers.get(question) ?? unsure
}

const personas = readPersonas().map(([, persona]) => persona)

/** The persona whose turn it is, of those that chose the playbook. */
function personaOf(playbook: string, turn: number): Person | undefined {
  const fitting = personas.filter(({ playbooks }) => playbooks.includes(playbook))
  const answers = fitting[turn % fitting.length]?.answers
  return answers && ((question) => answers[question] ?? unsure)
}

/** Who answers for a pair: one who knows nothing, one made up, and a persona of one of them, another one every time. */
function peopleFor([one, other]: [string, string], turn: number): Person[] {
  const persona = personaOf(turn % 2 === 0 ? one : other, turn)
  return [nobodyKnows, madeUp(turn), ...(persona ? [persona] : [])]
}

/**
 * What choosing a playbook says for certain, as answers: a yes or no that it takes for granted. That alone is not asked for
 * another playbook, and counts for it as if it had been answered.
 */
function certain(playbook: string): Answers {
  const assumed = Object.entries(library.playbooks.get(playbook)?.assume ?? {})
  return Object.fromEntries(assumed.filter(([id]) => library.questions.get(id)?.type === 'yes-no'))
}

const shown = ({ steps }: Plan) => steps.filter(({ applies, doneBefore }) => applies && !doneBefore).map(({ id }) => id)
const written = ({ steps, next, done, total }: Plan) =>
  JSON.stringify([
    steps.map((step) => [step.id, step.state, step.urgency, step.due, step.needs, step.evidence, step.doneBefore]),
    next?.id,
    done,
    total,
  ])
const missing = (of: readonly string[], from: readonly string[]) => {
  const there = new Set(from)
  return of.filter((one) => !there.has(one))
}

/** A question of the pair's interview that comes before one that should have come first. */
function tooEarly(asked: readonly string[]): string | undefined {
  return asked.find((id, index) => index > 0 && place(asked[index - 1] ?? id) > place(id))
}

/**
 * The answers that speak about a playbook's matter: its own, and those to questions that any playbook may ask. To what it
 * takes for granted they are added.
 */
function answersAbout(playbook: string, pair: Answers): Answers {
  const rules = library.playbooks.get(playbook)
  return Object.fromEntries(
    Object.entries(pair).flatMap(([id, answer]): [string, Answer][] => {
      const owner = library.questions.get(id)?.playbook
      if (owner !== undefined && owner !== playbook) return []
      const assumed = answerValues(own(rules?.assume ?? {}, id) ?? [])
      const said = answerValues(answer).filter((value) => assumed.length === 0 || !['none', unsure].includes(value))
      return [[id, [...new Set([...assumed, ...said])]]]
    }),
  )
}

describe('every pair of playbooks', () => {
  const people = new Map(pairs.map((pair, turn) => [pair, peopleFor(pair, turn)]))
  const faults: Record<string, unknown[]> = {
    order: [],
    notAsked: [],
    stepsGone: [],
    threatsGone: [],
    late: [],
    later: [],
  }

  it('keeps what each of the two calls for, in whatever order they are named', { timeout: 300_000 }, () => {
    const unsureAlone = new Map(ids.map((id) => [id, interview([id], nobodyKnows)]))
    for (const [pair, answering] of people) {
      const [one, other] = pair
      for (const [number, person] of answering.entries()) {
        const say = (what: string, fault: unknown) => faults[what]?.push([one, other, number, fault])
        const answers = interview(pair, person)
        const asked = Object.keys(answers)
        const together = plan(pair, answers)
        const steps = shown(together)
        // (a) The order of naming.
        const turned: [string, string] = [other, one]
        const known = { ...certain(one), ...certain(other) }
        for (const some of [{}, known, answers].slice(number === 0 ? 0 : 2))
          if (String(open(turned, some)) !== String(open(pair, some))) say('order', 'questions')
        if (written(plan(turned, answers)) !== written(together)) say('order', 'plan')
        if (String(threats(turned, answers)) !== String(threats(pair, answers))) say('order', 'threats')
        // (d) Danger, the device, the person.
        const early = tooEarly(asked)
        if (early !== undefined) say('late', early)
        for (const [mine] of [pair, turned]) {
          const alone = number === 0 ? (unsureAlone.get(mine) ?? {}) : interview([mine], person)
          // (b) What each asks by itself.
          const unasked = missing(Object.keys(alone), [...asked, ...Object.keys(known)])
          if (unasked.length > 0) say('notAsked', unasked)
          // (c) What each calls for by itself: with the same answers, and with the answers that speak about its matter.
          for (const same of [answers, answersAbout(mine, answers)]) {
            const gone = missing(shown(plan([mine], { ...same, ...known })), steps)
            if (gone.length > 0) say('stepsGone', gone)
          }
          const unexpected = missing(threats([mine], { ...answers, ...known }), threats(pair, answers))
          if (unexpected.length > 0) say('threatsGone', unexpected)
          // Added later: what is still open is asked, so that in the end the same is known as of both from the start.
          const added = interview(pair, person, alone)
          const extra = missing(Object.keys(added), [...asked, ...Object.keys(known)])
          const lost = missing(asked, Object.keys(added))
          if (extra.length + lost.length > 0) say('later', [extra, lost])
          else if (asked.some((id) => String(added[id]) !== String(answers[id]))) say('later', 'answers')
        }
      }
    }
    expect(faults).toEqual({ order: [], notAsked: [], stepsGone: [], threatsGone: [], late: [], later: [] })
  })
})
