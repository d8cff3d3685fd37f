// The built program at a prompt of each kind, with answers on disk from before.
import { readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { findOpenQuestions } from '../../src/core/plan/questions.ts'
import type { Session } from '../../src/core/session/schema.ts'
import { newSession, withAnswer, withPlaybook } from '../../src/core/session/session.ts'
import { openCompiled } from '../../src/io/content/compiled.ts'
import { openSessionStore } from '../../src/io/sessions/store.ts'
import { wordsIn } from '../../src/words/words.ts'
import { openTerminal, type Terminal, type TerminalOptions } from './terminal.ts'

// As the built program reads it.
const bundled = openCompiled(resolve('dist', 'content'))
const library = bundled.library()
const zh = wordsIn('zh')

export const promptKinds = ['choose-one', 'choose-many', 'text', 'confirm'] as const
export type PromptKind = (typeof promptKinds)[number]

const at = '2026-11-22T01:00:00.000Z'
const playbook = 'unknown-source'

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
  const plain = options.plain ? ['--plain'] : []
  const session = sessionBefore(kind)
  if (kind === 'confirm') {
    const file = join(options.dataFolder, 'answers.json')
    writeFileSync(file, JSON.stringify(session.answers))
    const terminal = open([...plain, 'start', playbook, '--answers', file])
    await terminal.shows(options.plain ? zh.plainPrompt.yesNo : `? ${zh.start.goOn}`)
    return { terminal, before: session.answers }
  }
  const saved = openSessionStore({ dataFolder: options.dataFolder }).create((id) => ({ ...session, id }))
  const terminal = open([...plain, 'resume', saved.id])
  const question = bundled.texts('zh').entry('questions', nextQuestion(session) ?? '')
  if (!question) throw new Error(`no question of the kind ${kind} is open`)
  const shown = question.text.slice(0, 10)
  await terminal.shows(options.plain ? shown : `? ${shown}`)
  const tips = { 'choose-one': zh.start.plainOne, 'choose-many': zh.start.plainMany, text: zh.start.date }
  const redrawn = { 'choose-one': zh.start.one, 'choose-many': zh.start.many, text: zh.start.date }
  await terminal.shows((options.plain ? tips : redrawn)[kind])
  return { terminal, before: session.answers }
}

/** A session with every question answered, saved as number 1. */
export function saveFinishedSession(dataFolder: string): Session {
  const session = sessionBefore('confirm')
  return openSessionStore({ dataFolder }).create((id) => ({ ...session, id }))
}

/** The answers of a session file as they are on disk. */
export function answersOnDisk(dataFolder: string): Session['answers'] {
  return JSON.parse(readFileSync(join(dataFolder, 'sessions', '1.json'), 'utf8')).answers
}

function sessionBefore(kind: PromptKind): Session {
  let session = newSession({ id: '1', name: '个案1', at })
  session = withPlaybook(session, { playbook, at })
  for (let id = nextQuestion(session); id !== undefined; id = nextQuestion(session)) {
    const type = library.questions.get(id)?.type
    if (session.events.length > 1) {
      if (kind === 'choose-many' && type === 'many') break
      if (kind === 'choose-one' && (type === 'one' || type === 'yes-no')) break
      if (kind === 'text' && type === 'date') break
    }
    const value = id === 'danger' ? ['none'] : id === 'since' ? 'longer' : 'unsure'
    session = withAnswer(session, { question: id, value, at })
  }
  return session
}

function nextQuestion(session: Session): string | undefined {
  return findOpenQuestions(library, session)[0]
}
