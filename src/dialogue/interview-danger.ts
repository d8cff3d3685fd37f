// Present danger in an interview: heard in the person's words and asked about at once, or answered, and dealt with before
// another question is asked.
import { danger, none } from '../core/content/known-ids.ts'
import { isBundled } from '../core/content/library.ts'
import { own } from '../core/content/own.ts'
import { unsure } from '../core/content/vocabulary.ts'
import { buildPlan } from '../core/plan/plan.ts'
import { isDanger, isReady, type PlannedStep } from '../core/plan/planned-step.ts'
import type { Session } from '../core/session/schema.ts'
import { withAnswer } from '../core/session/session.ts'
import { askQuestion } from './ask-question.ts'
import { isForOther } from './for-whom.ts'
import { findUnanswered, hearDanger, markDanger, writeHelp } from './heard-danger.ts'
import { closeBehind, type State, sessionNow } from './interview-state.ts'
import { planSession } from './open-session.ts'
import { walk } from './walk.ts'

// Who is blackmailed speaks of money, which says no more than that.
function isSaidBy({ answers }: Pick<Session, 'answers'>, choice: string): boolean {
  const answered = [own(answers, danger.question) ?? []].flat()
  return choice === danger.moneyMoving && answered.includes(danger.threatened)
}

/** What helps is said at once; then the person says whether it is so, with what was heard marked. */
export async function askHeardDanger(state: State, text: string): Promise<void> {
  const { ports, keyboard, kept, reader, askedAbout } = state
  const dangers = (await hearDanger(ports, text)).filter((choice) => !askedAbout.has(choice))
  const heard = findUnanswered(kept.session(), dangers).filter((choice) => !isSaidBy(kept.session(), choice))
  if (heard.length === 0) return
  for (const choice of heard) askedAbout.add(choice)
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
  // What was said stands behind it.
  closeBehind(state)
}

// Danger that is certain by what was answered; what the person has begun is not pressed on them again. “Do this first” is
// for us to say: an urgent step of somebody's folder has its place in the plan, when the answers have brought what comes
// before it.
function findPresentDanger(state: State): (step: PlannedStep) => boolean {
  const { reader, ports } = state
  const certain = buildPlan(reader.library, sessionNow(state), ports.now(), { isCertain: true })
  const ids = new Set(certain.steps.filter((step) => isDanger(step) && isReady(step)).map(({ id }) => id))
  return (step) =>
    ids.has(step.id) && !step.postponed && !step.record?.status && isBundled(reader.library, 'steps', step.id)
}

/** Whether there is danger that was not dealt with. */
export function hasDanger(state: State): boolean {
  const plan = buildPlan(state.reader.library, sessionNow(state), state.ports.now())
  const covers = findPresentDanger(state)
  return plan.steps.some((step) => covers(step) && isReady(step))
}

/** Present danger is dealt with before another question is asked. */
export async function walkDanger(state: State): Promise<void> {
  const { ports, kept, uncounted } = state
  kept.keep()
  const open = await planSession(ports, kept.session())
  const { words, paragraph } = open.reader
  const finished = await walk(ports, uncounted, open, {
    covers: findPresentDanger(state),
    heading: words.start.danger,
  })
  kept.refresh()
  // What was done stands.
  closeBehind(state)
  if (!finished) {
    state.ending = 'left'
    return
  }
  // What came of it can be a danger of its own.
  if (hasDanger(state)) return
  await state.afterDanger?.()
  ports.say(['', ...paragraph(words.start.dangerContinue), ''])
}
