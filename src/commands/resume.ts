// `leak-help resume`: what became due since last time, then the plan, then step by step.
import { dayInChina } from '../core/dates.ts'
import type { PlannedStep } from '../core/planned-step.ts'
import { openQuestions } from '../core/questions.ts'
import { withAnswer, withPlaybook } from '../core/session.ts'
import type { Keyboard, Ports } from '../ports.ts'
import { section } from '../render/status-view.ts'
import { wordsIn } from '../render/words.ts'
import { askQuestion } from './ask-question.ts'
import { choosePlaybook } from './choose-playbook.ts'
import { type OpenSession, openSession, planned, sessionId } from './open-session.ts'
import { rememberSeen } from './seen.ts'
import { showPlan } from './status.ts'
import { walk } from './walk.ts'

export interface ResumeOptions {
  session?: string
  walk: boolean
  json: boolean
}

/** Continues a session. Without a terminal it prints the plan and changes nothing. */
export async function resume(ports: Ports, options: ResumeOptions): Promise<void> {
  const keyboard = options.json ? undefined : ports.keyboard
  const id = await whichSession(ports, keyboard, options.session)
  if (!keyboard) {
    const open = await openSession(ports, id)
    if (!options.json) sayNews(ports, open)
    showPlan(ports, open, { all: false, json: options.json, threats: false })
    return
  }
  ports.sessions.read(id)
  ports.sessions.hold(id)
  ports.sessions.use(id)
  ports.working(id)
  await askWhatIsOpen(ports, keyboard, await openSession(ports, id))
  const open = await openSession(ports, id)
  sayNews(ports, open)
  showPlan(ports, open, { all: false, json: false, threats: false })
  const seen = await planned(ports, rememberSeen(ports, id, open.library))
  if (options.walk && open.plan.next) {
    const { finished } = await walk(ports, keyboard, seen)
    if (finished) ports.say(`\n${open.look.words.walk.allDone}`)
  }
  ports.say(`\n${open.look.words.walk.left(id)}`)
}

async function whichSession(ports: Ports, keyboard: Keyboard | undefined, named: string | undefined): Promise<string> {
  const open = ports.sessions.list().filter(({ closed, problem }) => !closed && !problem)
  if (named !== undefined || !keyboard || open.length < 2) return sessionId(ports, named)
  const words = wordsIn(ports.language)
  const titles = new Map((await ports.content.entries()).map((entry) => [entry.id, entry.title[ports.language]]))
  return keyboard.chooseOne({
    message: words.resume.which,
    choices: open.map(({ id, name, playbooks, updated }) => ({
      value: id,
      label: [name, ...playbooks.map((playbook) => titles.get(playbook) ?? playbook), words.session.updated(dayInChina(Date.parse(updated)))].join(' · '),
    })),
  })
}

// An interview that was interrupted goes on where it stopped.
async function askWhatIsOpen(ports: Ports, keyboard: Keyboard, open: OpenSession): Promise<void> {
  const { id } = open.session
  const stamp = () => new Date(ports.now()).toISOString()
  if (open.session.playbooks.length === 0) {
    const playbook = await choosePlaybook(ports, keyboard, undefined)
    ports.sessions.update(id, (session) => withPlaybook(session, { playbook, at: stamp() }))
  }
  for (;;) {
    const { session, library, look } = await openSession(ports, id)
    const question = openQuestions(library, session).flatMap((one) => library.questions[one] ?? [])[0]
    if (!question) return
    const actingForOther = session.answers['acting-for'] === 'other'
    const value = await askQuestion({ ports, keyboard, library, look, actingForOther }, question)
    ports.sessions.update(id, (current) => withAnswer(current, { question: question.id, value, at: stamp() }))
  }
}

// What became due, and what is new in the plan, since the person last looked.
function sayNews(ports: Ports, { session, library, plan, look }: OpenSession): void {
  const { words } = look
  const { seen } = session
  if (!seen) return
  const lines: string[] = [words.resume.since(dayInChina(Date.parse(seen.at)))]
  const due = plan.steps.filter(({ state }) => state === 'overdue')
  lines.push(...section(look, library, words.resume.becameDue, due))
  const isNew = (step: PlannedStep) => step.applies && !step.openedBy && !step.record && !seen.steps.includes(step.id)
  if (seen.content !== library.version) lines.push(...section(look, library, words.resume.changedSince, plan.steps.filter(isNew)))
  ports.say(`${lines.join('\n')}\n`)
}
