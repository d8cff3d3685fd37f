// Every prompt that the bundled playbooks lead to, each with a session that is there when it is resumed.
import { resolve } from 'node:path'
import { actingFor } from '../../src/core/content/known-ids.ts'
import { buildPlan } from '../../src/core/plan/plan.ts'
import { isDanger, isReady } from '../../src/core/plan/planned-step.ts'
import { choiceIds, findOpenQuestions, listQuestions } from '../../src/core/plan/questions.ts'
import type { Answer, Session } from '../../src/core/session/schema.ts'
import { newSession, withAnswer, withEvent, withPlaybook } from '../../src/core/session/session.ts'
import { openCompiled } from '../../src/io/content/compiled.ts'
import { wordsIn } from '../../src/words/words.ts'

// As the built program reads it.
const bundled = openCompiled(resolve('dist', 'content'))
const library = bundled.library()
const zh = wordsIn('zh')
const at = '2026-11-22T01:00:00.000Z'

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

const walks = 150

// Some questions depend on answers: the playbook is walked with other answers until all of them were there.
function promptsOf(playbook: string): { prompts: EveryPrompt[]; neverAsked: string[] } {
  const wanted = listQuestions(library, { playbooks: [playbook] })
  const prompts = new Map<string, EveryPrompt>()
  const missing = () => wanted.filter((id) => !prompts.has(id))
  for (let walk = 0; walk < walks && (walk === 0 || missing().length > 0); walk += 1) {
    const random = randomFrom(walk)
    let session = begin([playbook])
    for (let [id] = findOpenQuestions(library, session); id !== undefined; [id] = findOpenQuestions(library, session)) {
      // Where danger is to be dealt with first, a card comes and not a question.
      // Not before it was asked what the danger is.
      const isCommonOpen = findOpenQuestions(library, { ...session, playbooks: [] }).length > 0
      const cards = isCommonOpen ? [] : dangerSteps(session)
      for (const step of cards) {
        if (!prompts.has(step)) prompts.set(step, atCard(`${playbook} ${step}`, session))
      }
      if (cards.length > 0) {
        session = cards.reduce((current, step) => withEvent(current, { type: 'not-applicable', at, step }), session)
        continue
      }
      if (!prompts.has(id)) prompts.set(id, atQuestion(playbook, session, id))
      session = withAnswer(session, { question: id, value: pickAnswer(id, walk, random), at })
    }
    if (walk === 0) prompts.set('card', atCard(`${playbook} card`, session))
  }
  return { prompts: [...prompts.values()], neverAsked: missing().map((id) => `${playbook} ${id}`) }
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

function pickAnswer(id: string, walk: number, random: () => number): Answer {
  const question = library.questions.get(id)
  if (!question) throw new Error(`no question ${id}`)
  if (id === 'danger') return ['none']
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
    date: zh.start.date,
    text: zh.start.text,
  }
  return { name: `${playbook} ${id}`, session, shows: [`? ${asked.slice(0, 10)}`, tips[type]] }
}

function atCard(name: string, session: Session): EveryPrompt {
  return { name, session, shows: [`? ${zh.walk.what}`, zh.start.one] }
}

function whatHappened(): EveryPrompt {
  const session = withAnswer(begin([]), { question: 'danger', value: ['none'], at })
  const asked = library.common.ask.reduce(
    (current, id) => (id in current.answers ? current : withAnswer(current, { question: id, value: 'unsure', at })),
    session,
  )
  return { name: 'what happened', session: asked, shows: [`? ${zh.start.whatHappened}`, zh.start.one] }
}

// The cards that come before any other question.
function dangerCards(): EveryPrompt[] {
  const question = library.questions.get('danger')
  if (!question) throw new Error('nobody is asked about danger')
  return choiceIds(question)
    .map((danger) => withAnswer(begin(['unknown-source']), { question: 'danger', value: [danger], at }))
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
