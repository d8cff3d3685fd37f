// The questions of a session: present danger first and dealt with at once, then what happened, then the rest.
import { danger, none } from '../core/content/known-ids.ts'
import { isBundled } from '../core/content/library.ts'
import { unsure } from '../core/content/vocabulary.ts'
import { isDanger, isReady, type PlannedStep } from '../core/plan/planned-step.ts'
import { findGiven, findOpenQuestions } from '../core/plan/questions.ts'
import { presentSession } from '../core/session/present-session.ts'
import type { Session } from '../core/session/schema.ts'
import { withAnswer, withPlaybook } from '../core/session/session.ts'
import type { Keyboard, Ports } from '../ports.ts'
import { askQuestion } from './ask-question.ts'
import { type Chosen, choosePlaybooks } from './choose-playbook.ts'
import { isForOther } from './for-other.ts'
import { findUnanswered, hearDanger, markDanger, writeHelp } from './heard-danger.ts'
import type { KeptSession } from './kept-session.ts'
import { planSession } from './open-session.ts'
import { agreeOnPlaybooks } from './outside.ts'
import { confirmFacts, type Marks } from './own-words.ts'
import { openReader } from './reader.ts'
import { walk } from './walk.ts'

interface Interview {
  kept: KeptSession
  /** What happened, said on the command line. */
  text?: string | undefined
  afterDanger?: () => Promise<void>
}

/** Asks all that is open. False: the person saved and left before the end. */
export async function interview(
  ports: Ports,
  keyboard: Keyboard,
  { kept, text, afterDanger }: Interview,
): Promise<boolean> {
  const asked = new Set<string>()
  if (text !== undefined) await askHeardDanger(ports, keyboard, { kept, text, asked })
  await askOpen(ports, keyboard, kept, { onlyCommon: true })
  if (!(await walkDanger(ports, keyboard, kept))) return false
  await afterDanger?.()
  let said = text
  if (kept.session().playbooks.length === 0) {
    const chosen = await chooseAgreed(ports, keyboard, { kept, text, asked })
    if (!chosen) return false
    for (const playbook of chosen.playbooks) kept.change((session, at) => withPlaybook(session, { playbook, at }))
    kept.keep()
    said = chosen.text
  }
  const marks =
    said === undefined
      ? undefined
      : await confirmFacts(ports, keyboard, { kept, reader: await openReader(ports), text: said })
  await askOpen(ports, keyboard, kept, { marks })
  return walkDanger(ports, keyboard, kept)
}

// Who does not want one that is not bundled chooses again.
async function chooseAgreed(
  ports: Ports,
  keyboard: Keyboard,
  { kept, text, asked }: Pick<Interview, 'kept' | 'text'> & { asked: Set<string> },
): Promise<Chosen | undefined> {
  const listen = async (said: string) => {
    await askHeardDanger(ports, keyboard, { kept, text: said, asked })
    return walkDanger(ports, keyboard, kept)
  }
  for (let said = text; ; said = undefined) {
    const chosen = await choosePlaybooks(ports, keyboard, { text: said, listen })
    if (!chosen) return undefined
    const playbooks = await agreeOnPlaybooks(ports, keyboard, chosen.playbooks)
    if (playbooks.length > 0) return { ...chosen, playbooks }
  }
}

// What helps is said at once; then the person says whether it is so, with what was heard marked. `asked`: what they have
// answered so already.
async function askHeardDanger(
  ports: Ports,
  keyboard: Keyboard,
  { kept, text, asked }: { kept: KeptSession; text: string; asked: Set<string> },
): Promise<void> {
  const dangers = (await hearDanger(ports, text)).filter((choice) => !asked.has(choice))
  const heard = findUnanswered(kept.session(), dangers)
  if (heard.length === 0) return
  for (const choice of heard) asked.add(choice)
  const reader = await openReader(ports)
  const question = reader.library.questions.get(danger.question)
  if (!question) return
  // Who must leave now, before answering, is not to find “none of these” when they come back.
  if (findUnanswered(kept.session(), [none]).length === 0) {
    kept.change((session, at) => withAnswer(session, { question: question.id, value: unsure, at }))
    kept.keep()
  }
  ports.say(['', ...(await writeHelp(ports, heard, ports.language)).flatMap(reader.paragraph)])
  const asking = { ports, keyboard, reader, actsForOther: isForOther(kept.session()) }
  const value = await askQuestion({ ...asking, marked: markDanger(kept.session(), heard) }, question)
  kept.change((session, at) => withAnswer(session, { question: question.id, value, at }))
  kept.keep()
}

/** Asks what is open, one question at a time; each answer is saved before the next question is shown. */
export async function askOpen(
  ports: Ports,
  keyboard: Keyboard,
  kept: KeptSession,
  { onlyCommon = false, marks }: { onlyCommon?: boolean; marks?: Marks | undefined } = {},
): Promise<void> {
  const reader = await openReader(ports)
  const asked = (session: Session) => (onlyCommon ? { ...session, playbooks: [] } : session)
  for (;;) {
    const session = asked(presentSession(reader.library, kept.session()))
    const [id] = findOpenQuestions(reader.library, session)
    const question = id === undefined ? undefined : reader.library.questions.get(id)
    if (!question) return
    const actsForOther = isForOther(session)
    const given = findGiven(reader.library, session, question.id)
    const marked = marks?.get(question.id)
    const value = await askQuestion({ ports, keyboard, reader, actsForOther, given, marked }, question)
    kept.change((current, at) => withAnswer(current, { question: question.id, value, at }))
    kept.keep()
  }
}

// Present danger is dealt with before another question is asked. “Do this first” is for us to say: an urgent step of
// somebody's folder has its place in the plan, when the answers have brought what comes before it.
async function walkDanger(ports: Ports, keyboard: Keyboard, kept: KeptSession): Promise<boolean> {
  const open = await planSession(ports, kept.session())
  const covers = (step: PlannedStep) => isDanger(step) && isBundled(open.reader.library, 'steps', step.id)
  if (!open.plan.steps.some((step) => covers(step) && isReady(step))) return true
  kept.keep()
  const { words, paragraph } = open.reader
  const started = { ...open, session: { ...open.session, id: kept.session().id } }
  const finished = await walk(ports, keyboard, started, { covers, heading: words.start.danger })
  kept.refresh()
  if (finished) ports.say(['', ...paragraph(words.start.dangerContinue), ''])
  return finished
}
