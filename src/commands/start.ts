// `leak-help start`: present danger first, then what happened, then the questions, then the plan.
import { parseAnswers } from '../core/answers-file.ts'
import { dayInChina } from '../core/dates.ts'
import type { Library } from '../core/library.ts'
import type { PlannedStep } from '../core/planned-step.ts'
import { openQuestions } from '../core/questions.ts'
import { type Answer, newSession, type Session, withAnswer, withPlaybook } from '../core/session.ts'
import { UserError } from '../errors.ts'
import type { Keyboard, Ports } from '../ports.ts'
import { wordsIn } from '../render/words.ts'
import { wrapText } from '../render/wrap.ts'
import { askQuestion } from './ask-question.ts'
import { choosePlaybook } from './choose-playbook.ts'
import { lookOf } from './look-of.ts'
import { missingAnswers, missingPlaybook } from './missing-answers.ts'
import { knownPlaybooks, planned } from './open-session.ts'
import { showPlan } from './status.ts'
import { walk } from './walk.ts'
import { rememberSeen } from './seen.ts'

export interface StartOptions {
  playbooks: string[]
  /** What happened, in the person's words; finds playbooks and is not stored. */
  text?: string
  /** A YAML or JSON file of answers. */
  answers?: string
  name?: string
  for?: 'self' | 'other'
  /** Go through the steps after the plan. */
  walk: boolean
  json: boolean
}

/** Starts a session: asks what is not settled yet, saves every answer, prints the plan, walks through it. */
export async function start(ports: Ports, options: StartOptions): Promise<void> {
  const playbooks = await knownPlaybooks(ports, options.playbooks)
  ports.sessions.assertWritable()
  const keyboard = options.json ? undefined : ports.keyboard
  const given = await givenAnswers(ports, options, playbooks)
  const keeper = keepSession(ports, { ...options, given })
  for (const playbook of given.playbooks) keeper.change((session, at) => withPlaybook(session, { playbook, at }))

  if (!keyboard) await assertComplete(ports, keeper.session(), options)
  else if (!(await interview(ports, keyboard, { keeper, options }))) return sayLeft(ports, keeper.session().id)
  keeper.keep()

  const open = await planned(ports, rememberSeen(ports, keeper.session().id, await ports.content.library(keeper.session().playbooks)))
  if (!options.json) ports.say(`${open.look.words.start.planReady}${open.look.words.colon}${open.look.words.start.savedAs(open.session.id, open.session.name)}\n`)
  showPlan(ports, open, { all: false, json: options.json, threats: true })
  if (!keyboard || !options.walk) return
  ports.say('')
  if (await keyboard.confirm({ message: open.look.words.start.goOn, initial: true })) {
    const { finished } = await walk(ports, keyboard, open)
    if (finished) ports.say(`\n${open.look.words.walk.allDone}`)
  }
  sayLeft(ports, open.session.id)
}

function sayLeft(ports: Ports, id: string): void {
  ports.say(`\n${wordsIn(ports.language).walk.left(id)}`)
}

interface Given {
  playbooks: string[]
  answers: [string, Answer][]
}

/** Answers from the file and the options; every mistake of the file at once. */
async function givenAnswers(ports: Ports, options: StartOptions, playbooks: string[]): Promise<Given> {
  const fromFor: [string, Answer][] = options.for ? [['acting-for', options.for]] : []
  if (options.answers === undefined) return { playbooks, answers: fromFor }
  const file = await ports.readAnswers(options.answers)
  const library = await ports.content.library(playbooks)
  const { playbook, ...rest } = isRecord(file.value) ? file.value : { playbook: undefined }
  const { answers, mistakes } = parseAnswers(library, isRecord(file.value) ? rest : file.value, dayInChina(ports.now()))
  if (mistakes.length > 0) {
    const lines = (language: 'zh' | 'en') =>
      mistakes.map(({ path, problem }) => {
        const { line, column } = file.locate(path)
        return `${file.path}:${line}:${column}: ${problem[language]}`
      })
    throw new UserError(
      { zh: `回答文件有${mistakes.length}处不对，什么都没有保存：\n${lines('zh').join('\n')}`, en: `The answers file has ${mistakes.length} mistake(s); nothing was saved:\n${lines('en').join('\n')}` },
      { zh: '改好后再运行一次', en: 'Correct them and run the command again' },
      { exitCode: 2 },
    )
  }
  const named = typeof playbook === 'string' && playbooks.length === 0 ? await knownPlaybooks(ports, [playbook]) : playbooks
  return { playbooks: named, answers: [...fromFor, ...answers] }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Holds the session being made: in memory until there is something to keep, then on disk after every change. */
interface Keeper {
  session(): Session
  change(change: (session: Session, at: string) => Session): void
  /** Makes sure the session is on disk. */
  keep(): void
  /** Goes on with a session that a walk has saved. */
  adopt(session: Session): void
}

function keepSession(ports: Ports, options: StartOptions & { given: Given }): Keeper {
  const at = () => new Date(ports.now()).toISOString()
  let saved = false
  let session = newSession({ id: 'new', name: options.name ?? 'new', at: at() })
  for (const [question, value] of options.given.answers) session = withAnswer(session, { question, value, at: at() })
  const create = () => {
    const draft = session
    session = ports.sessions.create((id) => ({ ...draft, id, name: options.name ?? defaultName(ports, id) }))
    ports.sessions.use(session.id)
    ports.working(session.id)
    if (ports.keyboard && !options.json) ports.sessions.hold(session.id)
    saved = true
  }
  return {
    session: () => session,
    change: (change) => {
      if (saved) session = ports.sessions.update(session.id, (current) => change(current, at()))
      else session = change(session, at())
    },
    keep: () => {
      if (!saved) create()
    },
    adopt: (walked) => {
      session = walked
    },
  }
}

function defaultName(ports: Ports, id: string): string {
  return wordsIn(ports.language).session.defaultName(id)
}

// False: the person saved and left before the questions were done.
async function interview(ports: Ports, keyboard: Keyboard, { keeper, options }: { keeper: Keeper; options: StartOptions }): Promise<boolean> {
  const look = await lookOf(ports)
  ports.say(`${wrapText(look.words.start.welcome, look.columns).join('\n')}\n`)
  await askOpen(ports, keyboard, keeper, await ports.content.library([]))
  if (!(await walkDanger(ports, keyboard, keeper))) return false
  if (keeper.session().playbooks.length === 0) {
    const playbook = await choosePlaybook(ports, keyboard, options.text)
    keeper.change((session, at) => withPlaybook(session, { playbook, at }))
    keeper.keep()
  }
  await askOpen(ports, keyboard, keeper, await ports.content.library(keeper.session().playbooks))
  return walkDanger(ports, keyboard, keeper)
}

// Asks what is still open, one question at a time; each answer is saved before the next question is shown.
async function askOpen(ports: Ports, keyboard: Keyboard, keeper: Keeper, library: Library): Promise<void> {
  const look = await lookOf(ports)
  for (;;) {
    const [id] = openQuestions(library, keeper.session())
    const question = id === undefined ? undefined : library.questions[id]
    if (!question) return
    const actingForOther = keeper.session().answers['acting-for'] === 'other'
    const value = await askQuestion({ ports, keyboard, library, look, actingForOther }, question)
    keeper.change((session, at) => withAnswer(session, { question: question.id, value, at }))
    keeper.keep()
  }
}

// Present danger is dealt with before another question is asked. False: the person left.
async function walkDanger(ports: Ports, keyboard: Keyboard, keeper: Keeper): Promise<boolean> {
  const isDanger = ({ urgency, step }: PlannedStep) => urgency === 'now' && (step.stage === 'safety' || step.stage === 'money')
  const open = await planned(ports, keeper.session())
  if (!open.plan.steps.some((step) => isDanger(step) && step.applies && step.state === 'todo')) return true
  keeper.keep()
  const walked = await walk(ports, keyboard, { ...open, session: keeper.session() }, { covers: isDanger, heading: open.look.words.start.danger })
  keeper.adopt(walked.session)
  if (walked.finished) ports.say(`\n${wrapText(open.look.words.start.dangerContinue, open.look.columns).join('\n')}\n`)
  return walked.finished
}

/** Without a terminal nothing is guessed: what is missing is listed, and nothing is written. */
async function assertComplete(ports: Ports, session: Session, options: StartOptions): Promise<void> {
  if (session.playbooks.length === 0) throw await missingPlaybook(ports, options.text)
  const library = await ports.content.library(session.playbooks)
  const missing = openQuestions(library, session).flatMap((id) => library.questions[id] ?? [])
  if (missing.length > 0) throw missingAnswers(library, missing, ports.language)
}
