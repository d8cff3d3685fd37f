// `leak-help done|skip|wait|reopen <step>` and `undo`: records, saves, and says what changed in the plan.

import { safeText } from '../core/guard/safe-text.ts'
import { planChanges } from '../core/plan/changes.ts'
import { findStep, recordStep, type StepChange } from '../core/plan/record-step.ts'
import type { SessionEvent } from '../core/session/schema.ts'
import { withLastUndone } from '../core/session/session.ts'
import { type OpenSession, openSession, planned } from '../dialogue/open-session.ts'
import { guardedSteps } from '../dialogue/walk.ts'
import { UserError } from '../errors.ts'
import type { Ports } from '../ports.ts'
import { changesView } from '../render/changes-view.ts'
import { dueLine } from '../render/due-line.ts'
import { jsonText } from '../render/json-text.ts'
import { stepTitle } from '../render/labels.ts'
import { statusJson } from '../render/status-json.ts'
import { wrapText } from '../render/wrap.ts'

export interface RecordOptions extends StepChange {
  step: string
  session?: string
  json: boolean
}

/** Records one step's outcome, wait, skip or reopening. */
export async function record(ports: Ports, options: RecordOptions): Promise<void> {
  const { step: name, session, json, ...change } = options
  const before = await openSession(ports, session)
  const found = findStep({ ...before, now: ports.now() }, name)
  if (!found.ok) throw new UserError(found.problem, found.next)
  const saved = ports.sessions.update(before.session.id, (current) => {
    const result = recordStep({ library: before.library, session: current, now: ports.now() }, found.step, change)
    if (!result.ok) throw new UserError(result.problem, result.next)
    return result.session
  })
  const after = await planned(ports, saved)
  if (json) return printJson(ports, after)
  const { look } = after
  const recorded = after.plan.steps.find(({ id }) => id === found.step.id)
  const title = stepTitle(look, after.library, found.step.step)
  const state = recorded ? look.words.state[recorded.state] : ''
  ports.print(
    wrapText(
      `${look.words.record.done(title)} · ${state} · ${look.words.status.progress(after.plan.done, after.plan.total)}`,
      look.columns,
    )
      .map(look.style.good)
      .join('\n'),
  )
  if (recorded?.due) ports.print(wrapText(dueLine(look, recorded), look.columns).join('\n'))
  const early = [...found.step.needs, ...found.step.evidence.flatMap(({ savedBy }) => savedBy)]
  if (change.kind === 'done' && early.length > 0) {
    const titles = [...new Set(early)].flatMap((id) =>
      after.library.steps[id] ? [stepTitle(look, after.library, after.library.steps[id])] : [],
    )
    ports.say(wrapText(look.words.record.earlyBefore(titles.join(look.words.comma)), look.columns).join('\n'))
  }
  const exposed = change.kind === 'skip' ? guardedSteps(before, found.step) : []
  if (exposed.length > 0) {
    const titles = exposed.map(({ step }) => stepTitle(look, after.library, step)).join(look.words.comma)
    ports.say(wrapText(look.words.record.exposes(titles), look.columns).map(look.style.warning).join('\n'))
  }
  printChanges(ports, before, after, found.step.id)
}

/** Takes back the last thing recorded. */
export async function undo(ports: Ports, options: { session?: string; json: boolean }): Promise<void> {
  const before = await openSession(ports, options.session)
  const { look } = before
  let taken: SessionEvent | undefined
  const saved = ports.sessions.update(before.session.id, (session) => {
    const undone = withLastUndone(session, new Date(ports.now()).toISOString())
    if (!undone) throw new UserError({ zh: '没有可以撤回的', en: 'There is nothing to take back' })
    taken = undone.taken
    return undone.session
  })
  const after = await planned(ports, saved)
  if (options.json) return printJson(ports, after)
  if (taken) ports.print(wrapText(look.words.record.undone(describeEvent(before, taken)), look.columns).join('\n'))
  printChanges(ports, before, after)
}

/** Prints the difference between two plans and what is next. */
export function printChanges(ports: Ports, before: OpenSession, after: OpenSession, except?: string): void {
  const { look, library, plan } = after
  const changes = planChanges(before.plan, after.plan)
  const news = { ...changes, changed: changes.changed.filter((change) => change.after.id !== except) }
  if (news.added.length + news.removed.length + news.changed.length > 0)
    ports.print(`\n${changesView(look, merged(before, after), news)}`)
  else if (except === undefined) ports.print(look.words.record.nothingChanged)
  if (!plan.next) {
    ports.print(`\n${look.words.status.nothingNext}`)
    return
  }
  const next = `${look.words.status.next}${look.words.colon}${stepTitle(look, library, plan.next.step)}`
  ports.print(
    `\n${wrapText(next, look.columns).map(look.style.strong).join('\n')}\n${look.style.quiet(look.words.status.record(plan.next.id))}`,
  )
}

/** The plan as JSON after a change. */
export function printJson(ports: Ports, { library, session, plan }: OpenSession): void {
  ports.print(jsonText(statusJson({ library, session, plan, now: ports.now(), language: ports.language })))
}

// Steps that went away may be known only to the library of before.
function merged(before: OpenSession, after: OpenSession): OpenSession['library'] {
  return { ...after.library, steps: { ...before.library.steps, ...after.library.steps } }
}

function describeEvent({ library, look }: OpenSession, event: SessionEvent): string {
  const kind = event.type === 'undone' ? '' : look.words.record.event[event.type]
  if ('step' in event) {
    const step = library.steps[event.step]
    return `${kind}${look.words.colon}${step ? stepTitle(look, library, step) : event.step}`
  }
  if (event.type === 'answered') return `${kind}${look.words.colon}${safeText(event.question)}`
  if (event.type === 'playbook-added') return `${kind}${look.words.colon}${safeText(event.playbook)}`
  return kind
}
