// `leak-help resume`: what became due since last time, then the plan, then step by step.
import { dayInChina } from '../core/dates.ts'
import type { PlannedStep } from '../core/planned-step.ts'
import type { Keyboard, Ports } from '../ports.ts'
import { section } from '../render/status-view.ts'
import { wordsIn } from '../render/words.ts'
import { interview } from './interview.ts'
import { keepSession } from './keeper.ts'
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
  await openSession(ports, id)
  ports.sessions.hold(id)
  ports.sessions.use(id)
  ports.working(id)
  // An interview that was interrupted goes on where it stopped, present danger first.
  if (!(await interview(ports, keyboard, { keeper: keepSession(ports, id) }))) return sayLeft(ports, id)
  const open = await planned(ports, ports.sessions.read(id).session)
  sayNews(ports, open)
  showPlan(ports, open, { all: false, json: false, threats: false })
  const seen = await planned(ports, rememberSeen(ports, id, open.library))
  if (options.walk && open.plan.next) {
    const { finished } = await walk(ports, keyboard, seen)
    if (finished) ports.say(`\n${open.look.words.walk.allDone}`)
  }
  sayLeft(ports, id)
}

function sayLeft(ports: Ports, id: string): void {
  ports.say(`\n${wordsIn(ports.language).walk.left(id)}`)
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
      label: [
        name,
        ...playbooks.map((playbook) => titles.get(playbook) ?? playbook),
        words.session.updated(dayInChina(Date.parse(updated))),
      ].join(' · '),
    })),
  })
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
  if (seen.content !== library.version)
    lines.push(...section(look, library, words.resume.changedSince, plan.steps.filter(isNew)))
  ports.say(`${lines.join('\n')}\n`)
}
