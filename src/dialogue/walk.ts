// Goes through a plan one step at a time; every outcome is on disk before the next step is shown.

import { whyText } from '../commands/why.ts'
import { dayInChina, isDay } from '../core/dates.ts'
import { planChanges } from '../core/plan/changes.ts'
import { settles } from '../core/plan/plan.ts'
import { type PlannedStep, settledStates } from '../core/plan/planned-step.ts'
import { recordStep, type StepChange } from '../core/plan/record-step.ts'
import type { Session } from '../core/session/schema.ts'
import { UserError } from '../errors.ts'
import type { Choice, Keyboard, Ports } from '../ports.ts'
import { changesView } from '../render/changes-view.ts'
import { outcomeLabel, stepTitle } from '../render/labels.ts'
import { sentence } from '../render/sentence.ts'
import { shortCard, stepCard } from '../render/step-card.ts'
import { wrapText } from '../render/wrap.ts'
import { enterSafeText } from './enter-text.ts'
import { type OpenSession, planned } from './open-session.ts'

/** Which steps a walk covers, and how their heading reads. */
export interface WalkOptions {
  /** Only steps this accepts; the walk ends when none is left. */
  covers?: (step: PlannedStep) => boolean
  heading?: string
}

/** Walks until nothing is left to do (finished) or the person leaves; returns the session as saved last. */
export async function walk(
  ports: Ports,
  keyboard: Keyboard,
  start: OpenSession,
  options: WalkOptions = {},
): Promise<{ finished: boolean; session: Session }> {
  let open = start
  // Put off during this walk: not offered again in it.
  const putOff = new Set<string>()
  for (;;) {
    const step = nextStep(open, options, putOff)
    if (!step) {
      const waiting = waitsForEvidence(open, options, putOff)
      if (!waiting) return { finished: true, session: open.session }
      open = await askWaiver(ports, keyboard, open, { step: waiting, putOff })
      continue
    }
    const change = await askAbout(ports, keyboard, open, { step, heading: heading(open, step, options) })
    if (change === 'leave') return { finished: false, session: ports.sessions.read(open.session.id).session }
    if (change.kind === 'later') putOff.add(step.id)
    open = await saveChange(ports, open, step, change)
  }
}

function nextStep(
  { plan }: OpenSession,
  { covers }: WalkOptions,
  putOff: ReadonlySet<string>,
): PlannedStep | undefined {
  const ready = plan.steps.filter(
    (step) =>
      step.applies &&
      (step.state === 'todo' || step.state === 'overdue') &&
      !putOff.has(step.id) &&
      (covers?.(step) ?? true),
  )
  return (
    ready.find((step) => step.id === plan.next?.id) ??
    ready.find((step) => !step.postponed) ??
    ready.find((step) => step.postponed && step.postponed.until === undefined)
  )
}

// Steps held back by evidence that the person put off saving.
function waitsForEvidence(
  { plan }: OpenSession,
  { covers }: WalkOptions,
  putOff: ReadonlySet<string>,
): PlannedStep | undefined {
  return plan.steps.find(
    (step) =>
      step.applies &&
      step.evidence.length > 0 &&
      step.needs.length === 0 &&
      !putOff.has(step.id) &&
      (covers?.(step) ?? true),
  )
}

// Saving first, going on knowingly without, or neither for now.
async function askWaiver(
  ports: Ports,
  keyboard: Keyboard,
  open: OpenSession,
  { step, putOff }: { step: PlannedStep; putOff: Set<string> },
): Promise<OpenSession> {
  const { look, library } = open
  const { words } = look
  const card = { ...open, planned: step, today: dayInChina(ports.now()) }
  ports.say(`\n${shortCard(look, card, words.waive.blocked)}\n`)
  const choice = await keyboard.chooseOne({
    message: words.walk.what,
    choices: [
      { value: 'first', label: words.waive.first },
      { value: 'anyway', label: words.waive.anyway },
      { value: 'later', label: words.walk.later },
    ],
  })
  if (choice === 'first') for (const id of step.evidence.flatMap(({ savedBy }) => savedBy)) putOff.delete(id)
  if (choice === 'later') putOff.add(step.id)
  if (choice !== 'anyway') return open
  const kinds = step.evidence.flatMap(({ kind }) => library.terms.evidence.find(({ id }) => id === kind)?.label ?? [])
  const named = kinds.map((label) => sentence(library, label, look.language)).join(words.comma)
  const sure = await keyboard.confirm({ message: words.waive.ask(named), initial: false })
  return sure ? saveChange(ports, open, step, { kind: 'waive' }) : open
}

function heading({ plan, look }: OpenSession, step: PlannedStep, { heading: given }: WalkOptions): string {
  const { words } = look
  const left = plan.steps.filter(({ state, applies }) => applies && !settledStates.includes(state)).indexOf(step)
  const place = Math.min(plan.done + left + 1, plan.total)
  return given ?? `${words.urgency[step.urgency]} · ${words.card.position(place, plan.total)}`
}

/** Records a change, saves it, and says what it did to the plan. */
export async function saveChange(
  ports: Ports,
  open: OpenSession,
  step: PlannedStep,
  change: StepChange,
): Promise<OpenSession> {
  const saved = ports.sessions.update(open.session.id, (session) => recorded(ports, { ...open, session }, step, change))
  const after = await planned(ports, saved)
  const { look } = after
  const { record } = look.words
  const title = stepTitle(look, after.library, step.step)
  ports.say('')
  ports.say(look.style.good(wrapText(record.done(title), look.columns).join('\n')))
  const changes = planChanges(open.plan, after.plan)
  const news = { ...changes, changed: changes.changed.filter(({ after: now }) => now.id !== step.id) }
  if (news.added.length + news.removed.length > 0) ports.say(changesView(look, after.library, { ...news, changed: [] }))
  return after
}

/** The session with the change, or the refusal as an error. */
function recorded(ports: Ports, open: OpenSession, step: PlannedStep, change: StepChange): Session {
  const result = recordStep({ library: open.library, session: open.session, now: ports.now() }, step, change)
  if (!result.ok) throw new UserError(result.problem, result.next)
  return result.session
}

interface Shown {
  step: PlannedStep
  heading: string
}

async function askAbout(
  ports: Ports,
  keyboard: Keyboard,
  open: OpenSession,
  { step, heading }: Shown,
): Promise<StepChange | 'leave'> {
  const { look, library, session } = open
  const { words } = look
  const card = { library, session, planned: step, today: dayInChina(ports.now()) }
  const urgent = step.step.stage === 'safety' || step.step.stage === 'money'
  let full = urgent
  ports.say(`\n${full ? stepCard(look, card, heading) : shortCard(look, card, heading)}\n`)
  for (;;) {
    const action = await keyboard.chooseOne({ message: words.walk.what, choices: actions(ports, open, { step, full }) })
    if (action === 'leave') return 'leave'
    if (action === 'do-now') {
      full = true
      ports.say(`\n${stepCard(look, card, heading)}\n`)
    } else if (action === 'why') ports.say(`\n${await whyText(ports, { ...open, planned: step })}\n`)
    else if (action === 'note') {
      const note = await enterSafeText(keyboard, look, { message: words.walk.noteAsk, hint: words.walk.noteHint })
      if (note !== '') await saveChange(ports, open, step, { kind: 'note', note })
    } else {
      const change = await details(ports, keyboard, open, { step, action })
      if (change) return change
    }
  }
}

type Action = 'do-now' | 'done' | 'waiting' | 'later' | 'skip' | 'not-applicable' | 'why' | 'note' | 'leave'

function actions(
  ports: Ports,
  { look }: OpenSession,
  { step, full }: { step: PlannedStep; full: boolean },
): Choice<Action>[] {
  const { walk: words } = look.words
  const hasClock = Object.keys(step.step.outcomes).some((outcome) => !settles(step.step, outcome))
  return [
    ...(full ? [] : [{ value: 'do-now' as const, label: words.doNow }]),
    { value: 'done', label: words.done },
    ...(hasClock ? [] : [{ value: 'waiting' as const, label: words.waiting }]),
    { value: 'later', label: words.later },
    { value: 'skip', label: words.skip },
    { value: 'not-applicable', label: words.notApplicable },
    { value: 'why', label: words.why },
    { value: 'note', label: words.note },
    { value: 'leave', label: ports.sessions.isPrivate ? look.words.private.leave : words.leave },
  ]
}

// Asks what belongs to an action; undefined when the person thought better of it.
async function details(
  ports: Ports,
  keyboard: Keyboard,
  open: OpenSession,
  { step, action }: { step: PlannedStep; action: Action },
): Promise<StepChange | undefined> {
  const { words } = open.look
  switch (action) {
    case 'done':
      return { kind: 'done', ...(await askOutcome(keyboard, open, step)) }
    case 'waiting':
    case 'later': {
      const until = await askDay(ports, keyboard, open)
      return { kind: action === 'later' ? 'later' : 'wait', ...(until === undefined ? {} : { until }) }
    }
    case 'skip': {
      const exposed = guardedSteps(open, step)
      if (exposed.length > 0) {
        const titles = exposed.map((other) => stepTitle(open.look, open.library, other.step)).join(words.comma)
        if (!(await keyboard.confirm({ message: words.walk.skipEvidence(titles), initial: false }))) return undefined
      }
      return { kind: 'skip' }
    }
    default:
      return { kind: 'not-applicable' }
  }
}

/** Steps that would destroy evidence only this step saves. */
export function guardedSteps({ plan }: OpenSession, step: PlannedStep): PlannedStep[] {
  return plan.steps.filter(({ evidence }) => evidence.some(({ savedBy }) => savedBy.includes(step.id)))
}

/** Asks what came of a step and what it collects. */
export async function askOutcome(
  keyboard: Keyboard,
  { look, library }: OpenSession,
  { step }: PlannedStep,
): Promise<Pick<StepChange, 'outcome' | 'fields'>> {
  const ids = Object.keys(step.outcomes)
  const outcome =
    ids.length < 2
      ? (ids[0] ?? 'done')
      : await keyboard.chooseOne({
          message: look.words.walk.came,
          choices: ids.map((id) => ({ value: id, label: outcomeLabel(look, library, step, id) })),
        })
  const fields: Record<string, string> = {}
  for (const field of step.collects) {
    const entered = await enterSafeText(keyboard, look, {
      label: field.label.zh,
      message: sentence(library, field.label, look.language),
      hint: look.words.walk.optional,
      check: (text) =>
        text.trim() === '' || field.type !== 'date' || isDay(text.trim()) ? undefined : look.words.start.date,
    })
    if (entered !== '') fields[field.id] = entered
  }
  return { outcome, fields }
}

async function askDay(ports: Ports, keyboard: Keyboard, { look }: OpenSession): Promise<string | undefined> {
  const today = dayInChina(ports.now())
  const entered = await keyboard.enterText({
    message: look.words.walk.untilAsk,
    hint: look.words.walk.untilHint,
    check: (text) =>
      text.trim() === '' || (isDay(text.trim()) && text.trim() >= today) ? undefined : look.words.walk.untilHint,
  })
  return entered.trim() === '' ? undefined : entered.trim()
}
