// The questions of a session: present danger first and dealt with at once, then what happened, then the rest.
import type { PlannedStep } from '../core/plan/planned-step.ts'
import { openQuestions } from '../core/plan/questions.ts'
import { withAnswer, withPlaybook } from '../core/session/session.ts'
import type { Keyboard, Ports } from '../ports.ts'
import { wrapText } from '../render/wrap.ts'
import { askQuestion } from './ask-question.ts'
import { choosePlaybook } from './choose-playbook.ts'
import type { Keeper } from './kept-session.ts'
import { lookOf } from './look-of.ts'
import { planned } from './open-session.ts'
import { walk } from './walk.ts'

/** Asks all that is open. False: the person saved and left before the end. */
export async function interview(
  ports: Ports,
  keyboard: Keyboard,
  { keeper, text, afterDanger }: { keeper: Keeper; text?: string | undefined; afterDanger?: () => Promise<void> },
): Promise<boolean> {
  await askOpen(ports, keyboard, { keeper, playbooks: [] })
  if (!(await walkDanger(ports, keyboard, keeper))) return false
  await afterDanger?.()
  if (keeper.session().playbooks.length === 0) {
    const playbook = await choosePlaybook(ports, keyboard, text)
    keeper.change((session, at) => withPlaybook(session, { playbook, at }))
    keeper.keep()
  }
  await askOpen(ports, keyboard, { keeper, playbooks: keeper.session().playbooks })
  return walkDanger(ports, keyboard, keeper)
}

// One question at a time; each answer is saved before the next question is shown.
async function askOpen(
  ports: Ports,
  keyboard: Keyboard,
  { keeper, playbooks }: { keeper: Keeper; playbooks: string[] },
): Promise<void> {
  const library = await ports.content.library(playbooks)
  const look = await lookOf(ports)
  for (;;) {
    const session = keeper.session()
    const [id] = openQuestions(library, { ...session, playbooks })
    const question = id === undefined ? undefined : library.questions[id]
    if (!question) return
    const actingForOther = session.answers['acting-for'] === 'other'
    const value = await askQuestion({ ports, keyboard, library, look, actingForOther }, question)
    keeper.change((current, at) => withAnswer(current, { question: question.id, value, at }))
    keeper.keep()
  }
}

// Present danger is dealt with before another question is asked.
async function walkDanger(ports: Ports, keyboard: Keyboard, keeper: Keeper): Promise<boolean> {
  const open = await planned(ports, keeper.session())
  if (!open.plan.steps.some((step) => isDanger(step) && step.applies && step.state === 'todo')) return true
  keeper.keep()
  const walked = await walk(
    ports,
    keyboard,
    { ...open, session: keeper.session() },
    { covers: isDanger, heading: open.look.words.start.danger },
  )
  keeper.adopt(walked.session)
  if (walked.finished) ports.say(`\n${wrapText(open.look.words.start.dangerContinue, open.look.columns).join('\n')}\n`)
  return walked.finished
}

function isDanger({ urgency, step }: PlannedStep): boolean {
  return urgency === 'now' && (step.stage === 'safety' || step.stage === 'money')
}
