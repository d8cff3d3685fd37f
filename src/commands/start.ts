// `leak-help start`: present danger first, then what happened, then the questions, then the plan.
import { parseAnswers } from '../core/answers-file.ts'
import { dayInChina } from '../core/dates.ts'
import { openQuestions } from '../core/questions.ts'
import { type Answer, type Session, withPlaybook } from '../core/session.ts'
import { UserError } from '../errors.ts'
import type { Keyboard, Ports } from '../ports.ts'
import { wordsIn } from '../render/words.ts'
import { wrapText } from '../render/wrap.ts'
import { interview } from './interview.ts'
import { type Keeper, keepNewSession } from './keeper.ts'
import { lookOf } from './look-of.ts'
import { missingAnswers, missingPlaybook } from './missing-answers.ts'
import { knownPlaybooks, planned } from './open-session.ts'
import { rememberSeen } from './seen.ts'
import { showPlan } from './status.ts'
import { walk } from './walk.ts'

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
  const keeper = keepNewSession(ports, { ...named(options.name), answers: given.answers, held: keyboard !== undefined })
  for (const playbook of given.playbooks) keeper.change((session, at) => withPlaybook(session, { playbook, at }))

  if (!keyboard) await assertComplete(ports, keeper.session(), options)
  else if (!(await welcome(ports, keyboard, keeper, options))) return sayLeft(ports, keeper.session().id)
  keeper.keep()

  const open = await planned(
    ports,
    rememberSeen(ports, keeper.session().id, await ports.content.library(keeper.session().playbooks)),
  )
  if (!options.json)
    ports.say(
      `${open.look.words.start.planReady}${open.look.words.colon}${open.look.words.start.savedAs(open.session.id, open.session.name)}\n`,
    )
  showPlan(ports, open, { all: false, json: options.json, threats: true })
  if (!keyboard || !options.walk) return
  ports.say('')
  if (await keyboard.confirm({ message: open.look.words.start.goOn, initial: true })) {
    const { finished } = await walk(ports, keyboard, open)
    if (finished) ports.say(`\n${open.look.words.walk.allDone}`)
  }
  sayLeft(ports, open.session.id)
}

async function welcome(ports: Ports, keyboard: Keyboard, keeper: Keeper, { text }: StartOptions): Promise<boolean> {
  const look = await lookOf(ports)
  ports.say(`${wrapText(look.words.start.welcome, look.columns).join('\n')}\n`)
  return interview(ports, keyboard, { keeper, text })
}

function named(name: string | undefined): { name?: string } {
  return name === undefined ? {} : { name }
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
      {
        zh: `回答文件有${mistakes.length}处不对，什么都没有保存：\n${lines('zh').join('\n')}`,
        en: `The answers file has ${mistakes.length} mistake(s); nothing was saved:\n${lines('en').join('\n')}`,
      },
      { zh: '改好后再运行一次', en: 'Correct them and run the command again' },
      { exitCode: 2 },
    )
  }
  const named =
    typeof playbook === 'string' && playbooks.length === 0 ? await knownPlaybooks(ports, [playbook]) : playbooks
  return { playbooks: named, answers: [...fromFor, ...answers] }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Without a terminal nothing is guessed: what is missing is listed, and nothing is written. */
async function assertComplete(ports: Ports, session: Session, options: StartOptions): Promise<void> {
  if (session.playbooks.length === 0) throw await missingPlaybook(ports, options.text)
  const library = await ports.content.library(session.playbooks)
  const missing = openQuestions(library, session).flatMap((id) => library.questions[id] ?? [])
  if (missing.length > 0) throw missingAnswers(library, missing, ports.language)
}
