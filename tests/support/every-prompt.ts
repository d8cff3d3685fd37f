// Every prompt that the bundled playbooks lead to, each with a session that is there when it is resumed.
import { resolve } from 'node:path'
import { actingFor, danger, none, relation } from '../../src/core/content/known-ids.ts'
import { findDecidingOf } from '../../src/core/plan/deciding.ts'
import { withSeen } from '../../src/core/plan/news.ts'
import { buildPlan } from '../../src/core/plan/plan.ts'
import { isDanger, isReady } from '../../src/core/plan/planned-step.ts'
import { choiceIds, listQuestions } from '../../src/core/plan/questions.ts'
import type { Answer, Session } from '../../src/core/session/schema.ts'
import { newSession, withAnswer, withEvent, withPlaybook } from '../../src/core/session/session.ts'
import { openCompiled } from '../../src/io/content/compiled.ts'
import { wordsIn } from '../../src/words/words.ts'
import { at, nextQuestion } from './prompts.ts'

// As the built program reads it.
const bundled = openCompiled(resolve('dist', 'content'))
const library = bundled.library()
const zh = wordsIn('zh')

/** A prompt, the session whose `resume` shows it, and what is on the screen then. */
export interface EveryPrompt {
  name: string
  session: Session
  shows: string[]
}

/** Each question of each playbook that can be asked, and the first step card behind its last question. */
export function everyPrompt(): { prompts: EveryPrompt[]; neverAsked: string[] } {
  const found = [...library.playbooks.keys()].map(promptsOf)
  return {
    prompts: [...found.flatMap(({ prompts }) => prompts), whatHappened(), ...dangerCards()],
    neverAsked: found.flatMap(({ neverAsked }) => neverAsked),
  }
}

// Each takes seconds: every answer of every open question is tried.
const walks = 12

// Some questions depend on answers: the playbook is walked with other answers until all of them were there.
function promptsOf(playbook: string): { prompts: EveryPrompt[]; neverAsked: string[] } {
  const wanted = listQuestions(library, { playbooks: [playbook] })
  const prompts = new Map<string, EveryPrompt>()
  const missing = () => wanted.filter((id) => !prompts.has(id))
  const found = (name: string, prompt: EveryPrompt) => {
    if (!prompts.has(name)) prompts.set(name, prompt)
  }
  for (let walk = 0; walk < walks && (walk === 0 || missing().length > 0); walk += 1) {
    const random = randomFrom(walk)
    let session = begin([playbook])
    for (let id = nextQuestion(session); id !== undefined; id = nextQuestion(session)) {
      // Where danger is to be dealt with first, a card comes and not a question. Not before it was asked what the danger
      // is, and for whom.
      const isFirstOpen = id === danger.question || id === actingFor.question
      const [card] = isFirstOpen ? [] : dangerSteps(session)
      if (card !== undefined) {
        found(card, atCard(`${playbook} ${card}`, session))
        session = withEvent(session, { type: 'not-applicable', at, step: card })
        continue
      }
      found(id, atQuestion(playbook, session, id))
      session = withPicked(session, id, walk, random)
    }
    if (dangerSteps(session).length > 0) continue
    found('page', { name: `${playbook} page`, session, shows: [zh.start.checkAsk, zh.start.one] })
    // What decides the first step is asked before its card.
    session = withPlanSeen(session)
    for (let id = decidesNext(session); id !== undefined; id = decidesNext(session)) {
      found(id, atQuestion(playbook, session, id))
      session = withPicked(session, id, walk, random)
    }
    found('card', atCard(`${playbook} card`, session))
  }
  return { prompts: [...prompts.values()], neverAsked: missing().map((id) => `${playbook} ${id}`) }
}

function withPlanSeen(session: Session): Session {
  return withSeen(session, { library, plan: buildPlan(library, session, Date.parse(at)), at })
}

function decidesNext(session: Session): string | undefined {
  const { next } = buildPlan(library, session, Date.parse(at))
  return next && findDecidingOf(library, session, Date.parse(at), next)[0]
}

function begin(playbooks: string[]): Session {
  const session = newSession({ id: '1', name: '个案1', at })
  return playbooks.reduce((current, playbook) => withPlaybook(current, { playbook, at }), session)
}

/** The first step that must be done before a question is asked, if any. */
function dangerSteps(session: Session): string[] {
  const { steps } = buildPlan(library, session, Date.parse(at))
  return steps
    .filter((step) => isDanger(step) && isReady(step))
    .map(({ id }) => id)
    .slice(0, 1)
}

// Whom it is about is one question with both answers.
function withPicked(session: Session, id: string, walk: number, random: () => number): Session {
  if (id !== actingFor.question) return withAnswer(session, { question: id, value: pickAnswer(id, walk, random), at })
  if (walk % 2 === 0) return withAnswer(session, { question: id, value: 'self', at })
  const other = withAnswer(session, { question: id, value: actingFor.other, at })
  return withAnswer(other, { question: relation.question, value: pickAnswer(relation.question, walk, random), at })
}

function pickAnswer(id: string, walk: number, random: () => number): Answer {
  const question = library.questions.get(id)
  if (!question) throw new Error(`no question ${id}`)
  if (id === danger.question) return [none]
  if (walk === 0) return 'unsure'
  if (question.type === 'date') return random() < 0.5 ? '2026-11-01' : 'unsure'
  if (question.type === 'text') return random() < 0.5 ? 'x' : 'unsure'
  const choices = choiceIds(question)
  const chosen = choices[Math.floor(random() * choices.length)] ?? 'unsure'
  return question.type === 'many' && chosen !== 'unsure' ? [chosen] : chosen
}

function atQuestion(playbook: string, session: Session, id: string): EveryPrompt {
  const type = library.questions.get(id)?.type ?? 'one'
  const texts = bundled.texts('zh').entry('questions', id)
  if (!texts) throw new Error(`no question ${id}`)
  const asked = session.answers[actingFor.question] === actingFor.other ? (texts.text_other ?? texts.text) : texts.text
  const tips = {
    'yes-no': zh.start.one,
    one: zh.start.one,
    many: zh.start.many,
    // Days are chosen.
    date: zh.start.one,
    text: zh.start.text,
  }
  // How far the person has come stands in front of it.
  return { name: `${playbook} ${id}`, session, shows: [asked.slice(0, 10), tips[type]] }
}

function atCard(name: string, session: Session): EveryPrompt {
  return { name, session, shows: [`? ${zh.walk.what}`, zh.start.one] }
}

function whatHappened(): EveryPrompt {
  const safe = withAnswer(begin([]), { question: danger.question, value: [none], at })
  const session = withAnswer(safe, { question: actingFor.question, value: 'self', at })
  return { name: 'what happened', session, shows: [zh.start.describeAsk.slice(0, 10)] }
}

// The cards that come before any other question.
function dangerCards(): EveryPrompt[] {
  const question = library.questions.get(danger.question)
  if (!question) throw new Error('nobody is asked about danger')
  return choiceIds(question)
    .map((choice) => withAnswer(begin(['unknown-source']), { question: danger.question, value: [choice], at }))
    .map((session) => withAnswer(session, { question: actingFor.question, value: 'self', at }))
    .filter((session) => dangerSteps(session).length > 0)
    .map((session) => atCard(`danger ${session.answers.danger}`, session))
}

/** Numbers from 0 to 1 that are the same in every run. */
function randomFrom(seed: number): () => number {
  let state = seed * 1_000_003 + 12_345
  return () => {
    state = (state * 48_271) % 2_147_483_647
    return (state % 65_536) / 65_536
  }
}
