// The built program at a prompt of each kind, with answers on disk from before.
import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { actingFor, danger, none } from '../../src/core/content/known-ids.ts'
import { findDeciding } from '../../src/core/plan/deciding.ts'
import { withSeen } from '../../src/core/plan/news.ts'
import { findGuarded } from '../../src/core/plan/next.ts'
import { buildPlan } from '../../src/core/plan/plan.ts'
import { findOpenQuestions } from '../../src/core/plan/questions.ts'
import type { Session } from '../../src/core/session/schema.ts'
import { newSession, withAnswer, withEvent, withPlaybook } from '../../src/core/session/session.ts'
import { isWhomOpen } from '../../src/dialogue/for-whom.ts'
import { openCompiled } from '../../src/io/content/compiled.ts'
import { openSessionStore } from '../../src/io/sessions/store.ts'
import { wordsIn } from '../../src/words/words.ts'
import { keys, openTerminal, type Terminal, type TerminalOptions } from './terminal.ts'

// As the built program reads it.
const bundled = openCompiled(resolve('dist', 'content'))
const library = bundled.library()
const zh = wordsIn('zh')

export const promptKinds = ['choose-one', 'choose-many', 'text', 'confirm'] as const
export type PromptKind = (typeof promptKinds)[number]

/** When its sessions begin. */
export const at = '2026-11-22T01:00:00.000Z'

interface PromptOptions extends Omit<TerminalOptions, 'args'> {
  plain?: boolean
  /** How the program is started; by itself when left out. */
  open?: (args: string[]) => Terminal
}

/** A terminal that waits at a prompt of a kind, and the answers that were on disk before it was shown. */
export async function openAtPrompt(
  kind: PromptKind,
  options: PromptOptions,
): Promise<{ terminal: Terminal; before: Session['answers'] }> {
  const open = options.open ?? ((args: string[]) => openTerminal({ ...options, args }))
  const { plain = false } = options
  const isAtStep = kind === 'text' || kind === 'confirm'
  const session = save(options.dataFolder, isAtStep ? sessionAtStep(kind) : sessionBefore(kind))
  const terminal = open([...(plain ? ['--plain'] : []), 'resume', session.id])
  if (isAtStep) await goThroughMenu(terminal, kind, plain)
  else await goToQuestion(terminal, { session, plain })
  return { terminal, before: session.answers }
}

/** A session with every question answered and its plan seen, saved as number 1. */
export function saveFinishedSession(dataFolder: string): Session {
  return save(dataFolder, finishedSession())
}

/** The answers of a session file as they are on disk. */
export function answersOnDisk(dataFolder: string): Session['answers'] {
  return JSON.parse(readFileSync(join(dataFolder, 'sessions', '1.json'), 'utf8')).answers
}

function save(dataFolder: string, session: Session): Session {
  return openSessionStore({ dataFolder }).create((id) => ({ ...session, id }))
}

async function goToQuestion(
  terminal: Terminal,
  { session, plain }: { session: Session; plain: boolean },
): Promise<void> {
  const id = nextQuestion(session) ?? ''
  const question = bundled.texts('zh').entry('questions', id)
  if (!question) throw new Error('no such question is open')
  const isMany = library.questions.get(id)?.type === 'many'
  await terminal.shows(question.text.slice(0, 10))
  await terminal.shows(plain ? zh.start[isMany ? 'plainMany' : 'plainOne'] : zh.start[isMany ? 'many' : 'one'])
}

// To a note on the first step, or to the question whether what saves evidence is skipped knowingly.
async function goThroughMenu(terminal: Terminal, kind: 'text' | 'confirm', plain: boolean): Promise<void> {
  const end = plain ? zh.start.plainOne : zh.start.one
  await terminal.shows(new RegExp(`${zh.walk.what}[^]*${end}`))
  terminal.type(plain ? `${await numberOf(terminal, zh.walk.more)}\r` : keys.down.repeat(20) + keys.enter)
  await terminal.shows(new RegExp(`${zh.walk.moreAsk}[^]*${end}`))
  const [label, fromEnd] = kind === 'text' ? [zh.walk.note, 4] : [zh.walk.skip, 3]
  const toChoice = keys.down.repeat(20) + keys.up.repeat(fromEnd) + keys.enter
  terminal.type(plain ? `${await numberOf(terminal, label)}\r` : toChoice)
  if (kind === 'confirm') await terminal.shows(plain ? zh.plainPrompt.yesNo : '(y/N)')
  else await terminal.shows(plain ? zh.walk.noteHint : new RegExp(`${zh.walk.noteHint}[^]*\\n>\\s*$`))
}

/** The number of a choice where they are numbered. */
async function numberOf(terminal: Terminal, label: string): Promise<string> {
  return new RegExp(`(\\d+) {2}${label}$`, 'm').exec(await terminal.shows(`  ${label}`))?.[1] ?? ''
}

function sessionBefore(kind: 'choose-one' | 'choose-many'): Session {
  let session = begin('unknown-source')
  for (let id = nextQuestion(session); id !== undefined; id = nextQuestion(session)) {
    if ((kind === 'choose-many') === (library.questions.get(id)?.type === 'many')) break
    session = withAnswer(session, { question: id, value: 'unsure', at })
  }
  return session
}

// The step that is shown first is any for a note; for the question it is one that saves evidence.
function sessionAtStep(kind: 'text' | 'confirm'): Session {
  let session = finishedSession(kind === 'text' ? 'unknown-source' : 'online-lending-leak')
  for (;;) {
    const plan = buildPlan(library, session, Date.parse(at))
    if (!plan.next) throw new Error('no step saves evidence')
    if (kind === 'text' || findGuarded(plan, plan.next).length > 0) return session
    session = withEvent(session, { type: 'not-applicable', at, step: plan.next.id })
  }
}

function finishedSession(playbook = 'unknown-source'): Session {
  let session = withAnswer(begin(playbook), { question: actingFor.question, value: 'self', at })
  for (let [id] = findOpenQuestions(library, session); id !== undefined; [id] = findOpenQuestions(library, session))
    session = withAnswer(session, { question: id, value: 'unsure', at })
  return withSeen(session, { library, plan: buildPlan(library, session, Date.parse(at)), at })
}

function begin(playbook: string): Session {
  const session = withPlaybook(newSession({ id: '1', name: '个案1', at }), { playbook, at })
  return withAnswer(session, { question: danger.question, value: [none], at })
}

/** The question that is asked next; undefined where the page of answers comes, or what happened. */
export function nextQuestion(session: Session): string | undefined {
  const [common] = findOpenQuestions(library, { ...session, playbooks: [] })
  if (common !== undefined) return common
  if (isWhomOpen(library, session)) return actingFor.question
  return findDeciding(library, session, Date.parse(at)).first[0]
}
