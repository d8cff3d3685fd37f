// `leak-help start`: present danger first, then what happened, then the questions, then the plan.

import { dayInChina } from '../core/dates.ts'
import { safeText } from '../core/guard/safe-text.ts'
import { parseAnswers } from '../core/plan/answers.ts'
import { openQuestions } from '../core/plan/questions.ts'
import { checkName } from '../core/session/name.ts'
import type { Answer, Session } from '../core/session/schema.ts'
import { withPlaybook } from '../core/session/session.ts'
import type { Language } from '../core/text.ts'
import { interview } from '../dialogue/interview.ts'
import { keepNewSession, type NewKeeper } from '../dialogue/kept-session.ts'
import { lookOf } from '../dialogue/look-of.ts'
import { missingAnswers, missingPlaybook } from '../dialogue/missing-answers.ts'
import { knownPlaybooks, type OpenSession, planned } from '../dialogue/open-session.ts'
import { readyToEncrypt } from '../dialogue/passphrase.ts'
import { withSeen } from '../dialogue/seen.ts'
import { askSharedComputer } from '../dialogue/shared-computer.ts'
import { walk } from '../dialogue/walk.ts'
import { UserError } from '../errors.ts'
import type { Keyboard, Ports } from '../ports.ts'
import { wrapText } from '../render/wrap.ts'
import { wordsIn } from '../words/words.ts'
import { showPlan } from './status.ts'

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
  /** Ask for a passphrase first; every save is encrypted with it. */
  encrypt?: boolean
  json: boolean
}

/** Starts a session: asks what is not settled yet, saves every answer, prints the plan, walks through it. */
export async function start(ports: Ports, options: StartOptions): Promise<void> {
  if (options.encrypt && ports.sessions.isPrivate) throw privateAndEncrypted()
  const name = named(options.name)
  const playbooks = await knownPlaybooks(ports, options.playbooks)
  const keyboard = options.json ? undefined : ports.keyboard
  // Nobody is asked anything that could not be saved. Without questions the first save tells.
  if (keyboard) ports.sessions.assertWritable()
  const given = await givenAnswers(ports, options, playbooks)
  const keeper = keepNewSession(ports, {
    ...name,
    answers: given.answers,
    held: keyboard !== undefined,
    encrypted: options.encrypt ?? false,
  })
  for (const playbook of given.playbooks) keeper.change((session, at) => withPlaybook(session, { playbook, at }))

  if (!keyboard) await assertComplete(ports, keeper.session(), options)
  if (options.encrypt && !(await readyToEncrypt(ports)))
    return ports.print(wordsIn(ports.language).passphrase.notStarted)
  if (keyboard && !(await welcome(ports, keyboard, keeper, options))) return sayLeft(ports, keeper.session().id)
  const library = await ports.content.library(keeper.session().playbooks)
  keeper.change((session) => withSeen(ports, session, library))
  keeper.keep()

  const open = await planned(ports, keeper.session())
  if (!options.json) sayReady(ports, open)
  showPlan(ports, open, { all: false, json: options.json, threats: true })
  if (!keyboard || !options.walk) {
    if (ports.sessions.isPrivate) sayLeft(ports, open.session.id)
    return
  }
  ports.say('')
  if (await keyboard.confirm({ message: open.look.words.start.goOn, initial: true })) {
    const { finished } = await walk(ports, keyboard, open)
    if (finished) ports.say(`\n${open.look.words.walk.allDone}`)
  }
  sayLeft(ports, open.session.id)
}

async function welcome(
  ports: Ports,
  keyboard: Keyboard,
  keeper: NewKeeper,
  { text, answers, encrypt }: StartOptions,
): Promise<boolean> {
  const look = await lookOf(ports)
  const words = ports.sessions.isPrivate ? look.words.private : look.words.start
  const texts = [
    words.welcome,
    ports.screen.plain ? words.leaveAtOncePlain : words.leaveAtOnce,
    ...(keeper.session().answers['acting-for'] === 'other' ? [look.words.status.forOther] : []),
  ]
  ports.say(`${texts.flatMap((line) => wrapText(line, look.columns)).join('\n')}\n`)
  // With an answers file nothing is asked that the playbook does not ask.
  const hasChosen = answers !== undefined || encrypt || ports.sessions.isPrivate
  const isFirst = !hasChosen && ports.sessions.list().length === 0
  const afterDanger = isFirst ? () => askSharedComputer(ports, keyboard, keeper) : async () => {}
  return interview(ports, keyboard, { keeper, text, afterDanger })
}

function privateAndEncrypted(): UserError {
  return new UserError(
    { zh: '--private什么都不存，就没有可以加密的', en: '--private keeps nothing, so there is nothing to encrypt' },
    { zh: '两个选项只用一个', en: 'Use one of the two options' },
    { exitCode: 2 },
  )
}

function named(given: string | undefined): { name?: string } {
  if (given === undefined) return {}
  const checked = checkName(given)
  if (!checked.ok) throw new UserError(checked.problem, checked.next)
  return { name: checked.name }
}

function sayReady(ports: Ports, { look, session }: OpenSession): void {
  const { words } = look
  const saved = words.start.savedAs(session.id, safeText(session.name))
  ports.say(`${words.start.planReady}${ports.sessions.isPrivate ? '' : words.colon + saved}\n`)
}

function sayLeft(ports: Ports, id: string): void {
  const words = wordsIn(ports.language)
  if (ports.sessions.isPrivate) ports.say(`\n${wrapText(words.private.ended, ports.screen.columns).join('\n')}`)
  else ports.say(`\n${words.walk.left(id)}`)
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
    const places = await Promise.all(mistakes.map(({ path }) => file.locate(path)))
    const lines = (language: Language) =>
      mistakes.map(
        ({ problem }, index) => `${file.path}:${places[index]?.line}:${places[index]?.column}: ${problem[language]}`,
      )
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
