// `leak-help calls`: what remains, grouped by whom to call; at the keyboard the answers are recorded call by call.
import { type Call, listCalls, listLimitsWithoutCall } from '../core/plan/calls.ts'
import { type OpenSession, openSession } from '../dialogue/open-session.ts'
import { recordAsked } from '../dialogue/walk-actions.ts'
import type { Keyboard, Ports } from '../ports.ts'
import { callLines, callsJson, callsView } from '../render/calls-view.ts'
import { jsonText } from '../render/json-text.ts'
import { writeNothing } from '../render/nothing.ts'
import { stepSection } from '../render/steps.ts'

export interface CallsOptions {
  session?: string | undefined
  json: boolean
}

/** Prints the calls that remain and records what came of them. */
export async function calls(ports: Ports, options: CallsOptions): Promise<void> {
  const open = await openSession(ports, options.session, { onlyToLook: true })
  const { plan, reader } = open
  const list = listCalls(reader.library, plan)
  const desk = listLimitsWithoutCall(plan, ports.today())
  if (options.json) return ports.print(jsonText(callsJson(reader, plan, { calls: list, desk })))
  const { none, unknown, limits } = reader.words.calls
  if (desk.length > 0) ports.print([...stepSection(reader, limits, desk).slice(1), ''])
  if (list.length === 0) return ports.print(reader.paragraph(writeNothing(plan, { none, unknown })))
  ports.print(callsView(reader, list, ports.today()))
  if (!ports.keyboard) return
  ports.sessions.hold(open.session.id)
  ports.working(open.session.id)
  await recordCalls(ports, ports.keyboard, open)
}

async function recordCalls(ports: Ports, keyboard: Keyboard, start: OpenSession): Promise<void> {
  let open = start
  const remaining = () => listCalls(open.reader.library, open.plan)
  for (let list = remaining(); list.length > 0; list = remaining()) {
    const { reader } = open
    const { words } = reader
    const chosen = await keyboard.chooseOne({
      message: words.calls.which,
      choices: [
        ...list.map(({ contact, steps }) => ({
          value: contact.id,
          label: words.bracketed(reader.title('contacts', contact.id), String(steps.length)),
        })),
        { value: leave, label: words.calls.enough },
      ],
    })
    const call = list.find(({ contact }) => contact.id === chosen)
    if (!call) return
    ports.say(['', ...callLines(reader, call, ports.today()), ''])
    open = await recordCall(ports, keyboard, open, call)
  }
}

// No contact can be called so: ids have no colon.
const leave = 'calls:leave'

async function recordCall(ports: Ports, keyboard: Keyboard, start: OpenSession, call: Call): Promise<OpenSession> {
  let open = start
  for (const step of call.steps) {
    const { words, title } = open.reader
    const settled = await keyboard.chooseOne({
      message: title('steps', step.id),
      choices: [
        { value: 'recorded', label: words.walk.done },
        { value: 'later', label: words.calls.notYet },
      ],
    })
    if (settled === 'recorded') open = await recordAsked(ports, keyboard, open, step)
  }
  return open
}
