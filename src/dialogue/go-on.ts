// Goes on with a session at the keyboard: what is due comes first and is asked about at once, on one screen.
import { relation } from '../core/content/known-ids.ts'
import { withSeen } from '../core/plan/news.ts'
import type { Session } from '../core/session/schema.ts'
import { isClosed, withEvent } from '../core/session/session.ts'
import type { Keyboard, Ports } from '../ports.ts'
import { wordsIn } from '../words/words.ts'
import { elsewhereLines } from './elsewhere.ts'
import { interview } from './interview.ts'
import { keepSession } from './kept-session.ts'
import { type OpenSession, openSession, planSession } from './open-session.ts'
import { sayOutside } from './outside.ts'
import { dueLines, sayNews } from './say-news.ts'
import { showPlan } from './show-plan.ts'
import { walk } from './walk.ts'
import { recordAsked } from './walk-actions.ts'

export interface GoOnOptions {
  id: string
  /** Go through the steps. */
  walk: boolean
}

/** Asks what was left unanswered, says what is new, and goes through the steps. One that was closed is opened again. */
export async function goOn(ports: Ports, keyboard: Keyboard, options: GoOnOptions): Promise<void> {
  const { id } = options
  const opened = await openSession(ports, id)
  const words = wordsIn(ports.language)
  ports.sessions.hold(id)
  if (isClosed(ports.sessions.read(id).session)) {
    ports.sessions.update(id, (session) => withEvent(session, { type: 'opened-again', at: ports.at() }))
    ports.say(words.close.again)
  }
  ports.sessions.use(id)
  ports.working(id)
  sayOutside(ports, opened.reader, opened.session.playbooks)
  // An interview that was interrupted goes on where it stopped, present danger first.
  const ending = await interview(ports, keyboard, {
    kept: keepSession(ports, opened),
    asked: countAsked(opened.session),
  })
  if (ending !== 'left') {
    const walks = options.walk && ending === 'go-on'
    const open = await planSession(ports, ports.sessions.read(id).session)
    sayWhereItStands(ports, open, walks)
    const { reader, plan } = open
    ports.sessions.update(id, (session) => withSeen(session, { library: reader.library, plan, at: ports.at() }))
    if (walks && (!plan.next || (await walk(ports, keyboard, open)))) await askAnswers(ports, keyboard, id)
    // The plan is what stays on the screen.
    if (walks) showPlan(ports, await planSession(ports, ports.sessions.read(id).session))
  }
  ports.say(`\n${words.walk.left(id)}`)
}

// Whom one helps is one question for two answers, and what happened is asked twice: in words, and by a list.
function countAsked({ answers, playbooks }: Session): number {
  const answered = Object.keys(answers).filter((id) => id !== relation.question).length
  return answered + (playbooks.length > 0 ? 2 : 0)
}

// The whole plan would push what is due off the screen before it is asked about.
function sayWhereItStands(ports: Ports, open: OpenSession, walks: boolean): void {
  const elsewhere = elsewhereLines(ports, open)
  const due = dueLines(open)
  if (walks && due) {
    ports.say([...elsewhere, ...due])
    return
  }
  sayNews(ports, open)
  showPlan(ports, open)
  if (elsewhere.length > 0) ports.say(['', ...elsewhere])
}

// Answers come before their day too. What an answer opens is walked through at once.
async function askAnswers(ports: Ports, keyboard: Keyboard, id: string): Promise<void> {
  for (;;) {
    const open = await planSession(ports, ports.sessions.read(id).session)
    const { reader, plan } = open
    const waiting = plan.steps.filter((step) => step.applies && step.state === 'waiting' && !step.definition.repeat)
    if (waiting.length === 0) return
    const chosen = await keyboard.chooseOne({
      message: reader.words.resume.answered,
      choices: [
        { value: nothing, label: reader.words.resume.none },
        ...waiting.map((step) => ({ value: step.id, label: reader.title('steps', step.id) })),
      ],
    })
    const step = waiting.find((one) => one.id === chosen)
    if (!step) return
    const after = await recordAsked(ports, keyboard, open, step)
    if (after.plan.next && !(await walk(ports, keyboard, after))) return
  }
}

// No step can be called so: ids have no colon.
const nothing = 'resume:nothing'
