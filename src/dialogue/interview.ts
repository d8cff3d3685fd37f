// The questions of a session: present danger first and dealt with at once, for whom, what happened, then those few that decide
// what comes first; at the end the answers on one page. What comes next hangs on the session alone, so that going back is
// taking back: the question that was answered is open again.
import { actingFor, besideThem, danger, harm, relation } from '../core/content/known-ids.ts'
import type { QuestionRules } from '../core/content/library.ts'
import { own } from '../core/content/own.ts'
import { type Deciding, findDeciding } from '../core/plan/deciding.ts'
import { findGiven, findOpenQuestions, findPersonal } from '../core/plan/questions.ts'
import type { Answer, Session } from '../core/session/schema.ts'
import { withAnswer, withPlaybook } from '../core/session/session.ts'
import { WentBack } from '../errors.ts'
import type { Keyboard, Ports } from '../ports.ts'
import { askQuestion } from './ask-question.ts'
import { type CheckedAnswers, checkAnswers } from './check-answers.ts'
import { type Chosen, choosePlaybooks } from './choose-playbook.ts'
import { askForWhom, isForOther, isWhomOpen } from './for-whom.ts'
import { askHeardDanger, hasDanger, walkDanger } from './interview-danger.ts'
import {
  change,
  countKept,
  countPrompts,
  type Ending,
  goBack,
  type Interview,
  questionsLeft,
  remember,
  type State,
  sessionNow,
  writeProgress,
} from './interview-state.ts'
import { agreeOnPlaybooks } from './outside.ts'
import { type Heard, hearFacts, withHeard } from './own-words.ts'
import { openReader } from './reader.ts'

/**
 * Asks what is open, one thing at a time; each answer is saved before the next question is shown. An interview that was
 * interrupted goes on where it stopped.
 */
export async function interview(ports: Ports, keyboard: Keyboard, given: Interview): Promise<Ending> {
  const state: State = {
    ...given,
    ports,
    keyboard,
    uncounted: keyboard,
    reader: await openReader(ports),
    history: [],
    standing: given.asked ?? 0,
    before: new Map(),
    heard: new Map(),
    askedAbout: new Set(),
    said: undefined,
    prompts: given.asked ?? 0,
    wantsAll: false,
    ending: undefined,
  }
  state.keyboard = countPrompts(keyboard, (change) => {
    state.prompts = Math.max(countKept(state), state.prompts + change)
  })
  if (given.text !== undefined) {
    await askHeardDanger(state, given.text)
    await hearWhom(state, given.text)
  }
  while (state.ending === undefined) {
    try {
      await askNext(state)
    } catch (error) {
      if (!(error instanceof WentBack)) throw error
      goBack(state)
    }
  }
  return state.ending
}

// One stage: whatever the session lacks first.
async function askNext(state: State): Promise<void> {
  const { reader } = state
  const session = sessionNow(state)
  const [common] = findOpenQuestions(reader.library, { ...session, playbooks: [] })
  if (common !== undefined) return ask(state, common)
  if (isWhomOpen(reader.library, session)) return askWhom(state)
  // The plan was shown already: what is left to ask is asked where a step needs it, and danger stands first in the walk.
  if (session.playbooks.length > 0 && session.seen !== undefined) {
    state.ending = 'go-on'
    return
  }
  if (hasDanger(state)) return walkDanger(state)
  // What else decides in danger waited for the first thing to be done.
  const [personal] = session.playbooks.length === 0 ? findPersonal(reader.library, session) : []
  if (personal !== undefined) return ask(state, personal)
  if (session.playbooks.length === 0) return choose(state)
  const deciding = findDeciding(reader.library, asHeard(state), state.ports.now())
  const [next] = questionsLeft(state, deciding)
  if (next !== undefined) return ask(state, next, deciding)
  await checkAndEnd(state, deciding)
}

// What was heard of a question that takes several answers is marked when it is asked; who names one seldom names all.
function asHeard(state: State): Session {
  const { reader, heard } = state
  const single = [...heard].filter(([id]) => reader.library.questions.get(id)?.type !== 'many')
  return withHeard(sessionNow(state), new Map(single))
}

async function ask(state: State, id: string, deciding?: Deciding): Promise<void> {
  const { reader, ports, keyboard, heard } = state
  const question = reader.library.questions.get(id)
  if (!question) throw new Error(`there is no question ${id}`)
  const session = sessionNow(state)
  const value = await askQuestion(
    {
      ports,
      keyboard,
      reader,
      actsForOther: isForOther(session),
      given: findGiven(reader.library, session, id),
      marked: markedFor(question, heard, session.answers),
      current: state.before.get(id),
      canGoBack: state.history.length > 0,
      progress: writeProgress(state, deciding),
    },
    question,
  )
  change(state, [[id, value]])
}

// Who is threatened need not say so again.
function markedFor({ id, type }: QuestionRules, heard: Heard, answers: Readonly<Record<string, Answer>>): string[] {
  if (type !== 'many') return []
  const told = [heard.get(id) ?? []].flat()
  const isThreatened = [own(answers, danger.question) ?? []].flat().includes(danger.threatened)
  return [...told, ...(id === harm.question && isThreatened && !told.includes(harm.threats) ? [harm.threats] : [])]
}

async function askWhom(state: State): Promise<void> {
  const answers = await askForWhom(state.keyboard, state.reader, {
    current: new Map([...Object.entries(state.kept.session().answers), ...state.before]),
    canGoBack: state.history.length > 0,
    progress: writeProgress(state),
    needsPlace: (whom) => asksPlace(state, whom),
  })
  change(state, answers)
}

// In some dangers the first thing to do is another one for who is not there.
function asksPlace(state: State, whom: string): boolean {
  const { reader } = state
  const session = sessionNow(state)
  const answers = { ...session.answers, [actingFor.question]: actingFor.other, [relation.question]: whom }
  return findPersonal(reader.library, { ...session, answers }).includes(besideThem.question)
}

// Who said for whom it is finds it highlighted.
async function hearWhom({ ports, before }: State, text: string): Promise<void> {
  const { hearFacts: hear } = await ports.content.listener()
  for (const { question, choices } of hear(text)) {
    const [only, ...others] = choices
    const isAboutWhom = question === actingFor.question || question === relation.question
    if (isAboutWhom && only !== undefined && others.length === 0) before.set(question, only)
  }
}

async function choose(state: State): Promise<void> {
  const { ports, kept, reader } = state
  // Who comes back to it is not asked for the words again; they count all the same.
  if (state.said !== undefined) state.prompts += 1
  const chosen = await chooseAgreed(state, state.said ?? state.text)
  if (!chosen) {
    state.ending = 'left'
    return
  }
  state.said = chosen.text ?? state.said ?? ''
  const before = kept.session().events.length
  for (const playbook of chosen.playbooks) kept.change((session, at) => withPlaybook(session, { playbook, at }))
  followAssumption(state)
  kept.keep()
  remember(state, before)
  state.heard =
    chosen.text === undefined
      ? new Map()
      : await hearFacts(ports, reader.library, { session: kept.session(), text: chosen.text })
}

// Who said that it is about themselves and chose what is written for helpers is taken at the second word: what a playbook is
// about goes before what was asked when nobody knew it.
function followAssumption({ kept, reader, ports }: State): void {
  const session = kept.session()
  const chosen = session.playbooks.flatMap((id) => reader.library.playbooks.get(id) ?? [])
  for (const { id: question, first } of reader.library.questions.values()) {
    if (first !== 'person') continue
    const [assumed, ...others] = chosen.map(({ assume }) => own(assume, question))
    const answered = own(session.answers, question)
    if (typeof assumed !== 'string' || answered === undefined || answered === assumed) continue
    if (others.some((other) => other !== assumed)) continue
    kept.change((current, at) => withAnswer(current, { question, value: assumed, at }))
    ports.say(reader.paragraph(reader.words.start.isAboutOther))
  }
}

// Who does not want one that is not bundled chooses again.
async function chooseAgreed(state: State, text: string | undefined): Promise<Chosen | undefined> {
  const { ports, keyboard } = state
  const listen = async (said: string) => {
    await askHeardDanger(state, said)
    while (state.ending === undefined && hasDanger(state)) await walkDanger(state)
    return state.ending === undefined
  }
  for (let once = text !== undefined; ; once = false) {
    const chosen = await choosePlaybooks(ports, keyboard, {
      text,
      isSaid: once,
      listen,
      canGoBack: state.history.length > 0,
      progress: () => writeProgress(state),
    })
    if (!chosen) return undefined
    const playbooks = await agreeOnPlaybooks(ports, keyboard, chosen.playbooks)
    if (playbooks.length > 0) return { ...chosen, playbooks }
  }
}

async function checkAndEnd(state: State, deciding: Deciding): Promise<void> {
  const { ports, keyboard, kept, reader, heard } = state
  const more = [...deciding.first, ...deciding.later]
  const result: CheckedAnswers = await checkAnswers(ports, keyboard, {
    reader,
    session: sessionNow(state),
    heard,
    more: more.length,
    canGoBack: state.history.length > 0,
    progress: writeProgress(state, deciding),
  })
  if (result.kind === 'changed') {
    const changed = new Set(result.answers.map(([id]) => id))
    state.heard = new Map([...heard].filter(([id]) => !changed.has(id)))
    return change(state, result.answers)
  }
  if (result.kind === 'more') {
    state.wantsAll = true
    return
  }
  for (const [question, value] of heard)
    if (!Object.hasOwn(kept.session().answers, question))
      kept.change((session, at) => withAnswer(session, { question, value, at }))
  kept.keep()
  state.ending = result.kind
}
