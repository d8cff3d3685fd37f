// `leak-help calls`: what remains, grouped by whom to call; at the keyboard the answers are recorded call by call.

import { dayInChina } from '../core/dates.ts'
import { type Call, callList } from '../core/plan/calls.ts'
import { type OpenSession, openSession } from '../dialogue/open-session.ts'
import { askOutcome, saveChange } from '../dialogue/walk.ts'
import type { Keyboard, Ports } from '../ports.ts'
import { callLines, callsView } from '../render/calls-view.ts'
import { jsonText } from '../render/json-text.ts'
import { stepTitle } from '../render/labels.ts'
import { sentence } from '../render/sentence.ts'

/** Prints the calls that remain and records what came of them. */
export async function calls(ports: Ports, options: { session?: string; json: boolean }): Promise<void> {
  const open = await openSession(ports, options.session)
  const { library, plan, look } = open
  const today = dayInChina(ports.now())
  const list = callList(library, plan)
  if (options.json) return ports.print(jsonText({ schema: 1, calls: list.map((call) => callJson(ports, open, call)) }))
  if (list.length === 0) return ports.print(look.words.calls.none)
  ports.print(callsView(look, library, list, today))
  if (!ports.keyboard) return
  ports.sessions.hold(open.session.id)
  ports.working(open.session.id)
  await recordCalls(ports, ports.keyboard, open)
}

async function recordCalls(ports: Ports, keyboard: Keyboard, start: OpenSession): Promise<void> {
  let open = start
  for (let list = callList(open.library, open.plan); list.length > 0; list = callList(open.library, open.plan)) {
    const { look, library } = open
    const chosen = await keyboard.chooseOne({
      message: look.words.calls.which,
      choices: [
        ...list.map(({ contact, steps }) => ({
          value: contact.id,
          label: `${sentence(library, contact.name, look.language)} (${steps.length})`,
        })),
        { value: leave, label: look.words.calls.enough },
      ],
    })
    const call = list.find(({ contact }) => contact.id === chosen)
    if (!call) return
    ports.say(`\n${callLines(look, library, { call, today: dayInChina(ports.now()) }).join('\n')}\n`)
    open = await recordCall(ports, keyboard, open, call)
  }
}

// No contact can be called so: ids have no colon.
const leave = 'calls:leave'

async function recordCall(ports: Ports, keyboard: Keyboard, start: OpenSession, call: Call): Promise<OpenSession> {
  let open = start
  for (const step of call.steps) {
    const { look } = open
    const title = stepTitle(look, open.library, step.step)
    const settled = await keyboard.chooseOne({
      message: title,
      choices: [
        { value: 'done', label: look.words.walk.done },
        { value: 'later', label: look.words.calls.notYet },
      ],
    })
    if (settled === 'done')
      open = await saveChange(ports, open, step, { kind: 'done', ...(await askOutcome(keyboard, open, step)) })
  }
  return open
}

function callJson(ports: Ports, { library, look }: OpenSession, { contact, steps, bring }: Call): unknown {
  return {
    contact: { id: contact.id, name: sentence(library, contact.name, ports.language), phone: contact.phone ?? null },
    bring,
    steps: steps.map(({ id, step }) => ({ id, title: stepTitle(look, library, step) })),
  }
}
