// Questions that were left for later, asked where a step needs them.
import { findDeciding, findDecidingOf } from '../core/plan/deciding.ts'
import type { PlannedStep } from '../core/plan/planned-step.ts'
import { findGiven, findOpenQuestions } from '../core/plan/questions.ts'
import { withAnswer } from '../core/session/session.ts'
import { WentBack } from '../errors.ts'
import type { Keyboard, Ports } from '../ports.ts'
import { askQuestion } from './ask-question.ts'
import { isForOther } from './for-whom.ts'
import type { OpenSession } from './open-session.ts'
import { saveChange } from './save-change.ts'
import { sayNewSteps } from './say-changes.ts'

// More of them before one step would hide the step.
const mostBefore = 2

/**
 * Asks what decides whether a step is for this person, or what it says, and was not asked yet; each answer is saved. The
 * session as it is then; undefined where nothing was answered, also because the person went back to the step.
 */
export async function askDecidingOf(
  ports: Ports,
  keyboard: Keyboard,
  open: OpenSession,
  step: PlannedStep,
): Promise<OpenSession | undefined> {
  const { library } = open.reader
  if (findOpenQuestions(library, open.session).length === 0) return undefined
  const purpose = open.reader.words.start.decides(open.reader.title('steps', step.id))
  const ids = findDecidingOf(library, open.session, ports.now(), step).slice(0, mostBefore)
  let after: OpenSession | undefined
  for (const id of ids) {
    const answered = await askOne(ports, keyboard, after ?? open, { id, purpose })
    if (!answered) break
    after = answered
  }
  if (after) sayNewSteps(ports, open, after)
  return after
}

/**
 * Asks every open question that changes what stands under now and today, most deciding first; each answer is saved. Ends
 * where none is left, or where the person goes back.
 */
export async function askDeciding(ports: Ports, keyboard: Keyboard, start: OpenSession): Promise<OpenSession> {
  for (let open = start; ; ) {
    const [id] = findDeciding(open.reader.library, open.session, ports.now()).first
    const answered = id === undefined ? undefined : await askOne(ports, keyboard, open, { id })
    if (!answered) return open
    open = answered
  }
}

// One question; undefined where an answer before made it needless, or where the person went back.
async function askOne(
  ports: Ports,
  keyboard: Keyboard,
  open: OpenSession,
  { id, purpose }: { id: string; purpose?: string },
): Promise<OpenSession | undefined> {
  const { reader, session } = open
  const question = reader.library.questions.get(id)
  if (!question || !findOpenQuestions(reader.library, session).includes(id)) return undefined
  try {
    const given = findGiven(reader.library, session, id)
    const actsForOther = isForOther(session)
    const value = await askQuestion(
      { ports, keyboard, reader, actsForOther, given, purpose, canGoBack: true },
      question,
    )
    return saveChange(ports, open, (current) => withAnswer(current, { question: id, value, at: ports.at() }))
  } catch (error) {
    if (error instanceof WentBack) return undefined
    throw error
  }
}
