// The questions of a session: present danger first and dealt with at once, then what happened, then the rest.
import { actingFor } from '../core/content/known-ids.ts'
import { isBundled } from '../core/content/library.ts'
import { own } from '../core/content/own.ts'
import { isDanger, isReady, type PlannedStep } from '../core/plan/planned-step.ts'
import { findGiven, findOpenQuestions } from '../core/plan/questions.ts'
import { presentSession } from '../core/session/present-session.ts'
import type { Session } from '../core/session/schema.ts'
import { withAnswer, withPlaybook } from '../core/session/session.ts'
import type { Keyboard, Ports } from '../ports.ts'
import { askQuestion } from './ask-question.ts'
import { choosePlaybook } from './choose-playbook.ts'
import type { KeptSession } from './kept-session.ts'
import { planSession } from './open-session.ts'
import { agreeOnPlaybooks } from './outside.ts'
import { openReader } from './reader.ts'
import { walk } from './walk.ts'

/** Asks all that is open. False: the person saved and left before the end. */
export async function interview(
  ports: Ports,
  keyboard: Keyboard,
  { kept, text, afterDanger }: { kept: KeptSession; text?: string | undefined; afterDanger?: () => Promise<void> },
): Promise<boolean> {
  await askOpen(ports, keyboard, kept, { onlyCommon: true })
  if (!(await walkDanger(ports, keyboard, kept))) return false
  await afterDanger?.()
  if (kept.session().playbooks.length === 0) {
    const playbook = await chooseAgreed(ports, keyboard, text)
    kept.change((session, at) => withPlaybook(session, { playbook, at }))
    kept.keep()
  }
  await askOpen(ports, keyboard, kept)
  return walkDanger(ports, keyboard, kept)
}

// Who does not want one that is not bundled chooses again.
async function chooseAgreed(ports: Ports, keyboard: Keyboard, text: string | undefined): Promise<string> {
  for (let said = text; ; said = undefined) {
    const chosen = await choosePlaybook(ports, keyboard, said)
    const [agreed] = await agreeOnPlaybooks(ports, keyboard, [chosen])
    if (agreed !== undefined) return agreed
  }
}

/** Asks what is open, one question at a time; each answer is saved before the next question is shown. */
export async function askOpen(
  ports: Ports,
  keyboard: Keyboard,
  kept: KeptSession,
  { onlyCommon = false } = {},
): Promise<void> {
  const reader = await openReader(ports)
  const asked = (session: Session) => (onlyCommon ? { ...session, playbooks: [] } : session)
  for (;;) {
    const session = asked(presentSession(reader.library, kept.session()))
    const [id] = findOpenQuestions(reader.library, session)
    const question = id === undefined ? undefined : reader.library.questions.get(id)
    if (!question) return
    const actsForOther = own(session.answers, actingFor.question) === actingFor.other
    const given = findGiven(reader.library, session, question.id)
    const value = await askQuestion({ ports, keyboard, reader, actsForOther, given }, question)
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
