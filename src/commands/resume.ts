// `leak-help resume`: what became due since last time, and straight away what to do about it, step by step.
import { elsewhereLines } from '../dialogue/elsewhere.ts'
import { goOn } from '../dialogue/go-on.ts'
import { openSession, readSession } from '../dialogue/open-session.ts'
import { sayNews } from '../dialogue/say-news.ts'
import { findUnfinished, listChoices } from '../dialogue/session-choice.ts'
import { printPlanJson, showPlan } from '../dialogue/show-plan.ts'
import type { Keyboard, Ports } from '../ports.ts'
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
  if (keyboard) return goOn(ports, keyboard, { id, walk: options.walk })
  const opened = await openSession(ports, id)
  if (options.json) return printPlanJson(ports, opened)
  sayNews(ports, opened)
  showPlan(ports, opened)
  const elsewhere = elsewhereLines(ports, opened)
  if (elsewhere.length > 0) ports.say(['', ...elsewhere])
}

async function chooseSession(ports: Ports, keyboard: Keyboard | undefined, named: string | undefined): Promise<string> {
  const open = findUnfinished(ports)
  if (named !== undefined || !keyboard || open.length < 2) return (await readSession(ports, named)).session.id
  return keyboard.chooseOne({
    message: wordsIn(ports.language).resume.which,
    choices: await listChoices(ports, open),
  })
}
