// `leak-help resume`: what became due since last time, then the plan, then step by step.

import type { Library } from '../core/content/library.ts'
import { currentId } from '../core/content/retired.ts'
import { dayInChina } from '../core/dates.ts'
import { safeText } from '../core/guard/safe-text.ts'
import type { PlannedStep } from '../core/plan/planned-step.ts'
import { isClosed, withEvent } from '../core/session/session.ts'
import { interview } from '../dialogue/interview.ts'
import { keepSession } from '../dialogue/kept-session.ts'
import { type OpenSession, openSession, planned, readSession } from '../dialogue/open-session.ts'
import { withSeen } from '../dialogue/seen.ts'
import { walk } from '../dialogue/walk.ts'
import type { Keyboard, Ports } from '../ports.ts'
import { stepTitle } from '../render/labels.ts'
import type { Look } from '../render/look.ts'
import { section } from '../render/status-view.ts'
import { hang } from '../render/wrap.ts'
import { wordsIn } from '../words/words.ts'
import { showPlan } from './status.ts'

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
  if (isClosed(ports.sessions.read(id).session)) {
    ports.sessions.update(id, (session) =>
      withEvent(session, { type: 'opened-again', at: new Date(ports.now()).toISOString() }),
    )
    ports.say(wordsIn(ports.language).close.again)
  }
  ports.sessions.use(id)
  ports.working(id)
  // An interview that was interrupted goes on where it stopped, present danger first.
  if (!(await interview(ports, keyboard, { keeper: keepSession(ports, id) }))) return sayLeft(ports, id)
  const open = await planned(ports, ports.sessions.read(id).session)
  sayNews(ports, open)
  showPlan(ports, open, { all: false, json: false, threats: false })
  const seen = await planned(
    ports,
    ports.sessions.update(id, (session) => withSeen(ports, session, open.library)),
  )
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
  if (named !== undefined || !keyboard || open.length < 2) return (await readSession(ports, named)).session.id
  const words = wordsIn(ports.language)
  const titles = new Map((await ports.content.entries()).map((entry) => [entry.id, entry.title[ports.language]]))
  return keyboard.chooseOne({
    message: words.resume.which,
    choices: open.map(({ id, name, playbooks, updated, encrypted }) => ({
      value: id,
      label: [
        ...(encrypted ? [id, words.session.encrypted] : [name]),
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
  if (seen.content !== library.version) lines.push(...contentNews(look, library, plan.steps, seen.steps))
  ports.say(`${lines.join('\n')}\n`)
}

// A newer playbook: what it brings, and what it no longer asks for. Recorded work stays either way.
function contentNews(look: Look, library: Library, steps: readonly PlannedStep[], seen: readonly string[]): string[] {
  const applying = steps.filter(({ applies }) => applies)
  const added = applying.filter(({ id, openedBy, record }) => !openedBy && !record && !seen.includes(id))
  const gone = seen.filter((id) => !applying.some((step) => step.id === currentId(library, 'step', id)))
  const titles = gone.map((id) => (library.steps[id] ? stepTitle(look, library, library.steps[id]) : safeText(id)))
  if (added.length + gone.length === 0) return []
  return [
    ...section(look, library, look.words.resume.changedSince, added),
    ...(titles.length > 0
      ? hang('  ', `${look.words.record.removed}${look.words.colon}${titles.join(look.words.comma)}`, look.columns)
      : []),
  ]
}
