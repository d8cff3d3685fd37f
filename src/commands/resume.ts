// `leak-help resume`: what became due since last time, then the plan, then step by step.
import { dayInChina } from '../core/dates.ts'
import { findNews, withSeen } from '../core/plan/news.ts'
import { isClosed, withEvent } from '../core/session/session.ts'
import { elsewhereLines } from '../dialogue/elsewhere.ts'
import { interview } from '../dialogue/interview.ts'
import { keepSession } from '../dialogue/kept-session.ts'
import { type OpenSession, openSession, planSession, readSession } from '../dialogue/open-session.ts'
import { sayOutside } from '../dialogue/outside.ts'
import { openReader } from '../dialogue/reader.ts'
import { printPlanJson, showPlan } from '../dialogue/show-plan.ts'
import { walk } from '../dialogue/walk.ts'
import { recordAsked } from '../dialogue/walk-actions.ts'
import type { Keyboard, Ports } from '../ports.ts'
import { writeNothing } from '../render/nothing.ts'
import { stepSection } from '../render/steps.ts'
import { wordsIn } from '../words/words.ts'

export interface ResumeOptions {
  session?: string | undefined
  /** Go through the steps after the plan. */
  walk: boolean
  json: boolean
}

/** Continues a session. Without a terminal it prints the plan and changes nothing. */
export async function resume(ports: Ports, options: ResumeOptions): Promise<void> {
  const keyboard = options.json ? undefined : ports.keyboard
  const id = await chooseSession(ports, keyboard, options.session)
  const opened = await openSession(ports, id)
  if (options.json) return printPlanJson(ports, opened)
  if (!keyboard) {
    sayNews(ports, opened)
    showPlan(ports, opened, { all: false, beyond: false })
    return sayElsewhere(ports, opened)
  }
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
  if (await interview(ports, keyboard, { kept: keepSession(ports, opened) })) {
    const open = await planSession(ports, ports.sessions.read(id).session)
    sayNews(ports, open)
    showPlan(ports, open, { all: false, beyond: false })
    sayElsewhere(ports, open)
    const { reader, plan } = open
    ports.sessions.update(id, (session) => withSeen(session, { library: reader.library, plan, at: ports.at() }))
    if (options.walk && (!plan.next || (await walk(ports, keyboard, open)))) {
      if (plan.next)
        ports.say(`\n${writeNothing(plan, { none: words.walk.allDone, unknown: words.status.nextUnknown })}`)
      await askAnswers(ports, keyboard, id)
    }
  }
  ports.say(`\n${words.walk.left(id)}`)
}

// A legal day of another session that is near.
function sayElsewhere(ports: Ports, open: OpenSession): void {
  const elsewhere = elsewhereLines(ports, open)
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

async function chooseSession(ports: Ports, keyboard: Keyboard | undefined, named: string | undefined): Promise<string> {
  const open = ports.sessions.list().filter(({ closed, problem }) => !closed && !problem)
  if (named !== undefined || !keyboard || open.length < 2) return (await readSession(ports, named)).session.id
  const words = wordsIn(ports.language)
  const reader = await openReader(ports)
  return keyboard.chooseOne({
    message: words.resume.which,
    choices: open.map(({ id, name, playbooks, updated, encrypted }) => ({
      value: id,
      label: [
        ...(encrypted ? [id, words.session.encrypted] : [name]),
        ...playbooks.map((playbook) => reader.title('playbooks', playbook)),
        words.session.updated(dayInChina(Date.parse(updated))),
      ].join(' · '),
    })),
  })
}

// What became due, and what is new in the plan, since the person last looked.
function sayNews(ports: Ports, { session, plan, reader }: OpenSession): void {
  const { resume: words, record, colon } = reader.words
  const news = findNews(reader.library, session, plan)
  if (!news) return
  const { added, gone } = news
  ports.say([
    ...reader.paragraph(words.since(dayInChina(Date.parse(news.since)))),
    ...stepSection(reader, words.becameDue, news.overdue),
    ...stepSection(reader, words.changedSince, added),
    ...(gone.length > 0 ? reader.hanging('  ', `${record.removed}${colon}${reader.titles('steps', gone)}`) : []),
    '',
  ])
}
