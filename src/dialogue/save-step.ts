// Records what came of a step: one way for the commands, the walk and the calls. It is on disk when this returns.
import { isTheirTime } from '../core/content/outcomes.ts'
import { findGuarded } from '../core/plan/next.ts'
import { findOwnLimit, findPredecessors, lastDayOf, type PlannedStep } from '../core/plan/planned-step.ts'
import { recordStep, type StepChange } from '../core/plan/record-step.ts'
import { orThrow } from '../errors.ts'
import type { Ports } from '../ports.ts'
import { writeDue } from '../render/due.ts'
import { nameOutcome } from '../render/names.ts'
import type { Reader } from '../render/reader.ts'
import { writeProgress } from '../render/status-view.ts'
import { writeState } from '../render/steps.ts'
import type { OpenSession } from './open-session.ts'
import { saveChange } from './save-change.ts'
import { sayNewSteps } from './say-changes.ts'

/** Checks a change against the plan, saves it, and returns the session as it is now. Throws the refusal. */
export async function saveStep(
  ports: Ports,
  before: OpenSession,
  step: PlannedStep,
  change: StepChange,
): Promise<OpenSession> {
  const now = ports.now()
  const name = (outcome: string) => nameOutcome(before.reader, step.definition, outcome)
  return saveChange(
    ports,
    before,
    (session) => orThrow(recordStep({ session, now, nameOutcome: name }, step, change)).session,
  )
}

/** The same in the middle of a walk: says that it is recorded, and which steps came and went by it. */
export async function saveAndSay(
  ports: Ports,
  open: OpenSession,
  step: PlannedStep,
  change: StepChange,
): Promise<OpenSession> {
  const after = await saveStep(ports, open, step, change)
  sayRecorded(ports, { before: open, after }, step, change)
  return after
}

/** Says what was recorded, what the person should know of it, and which steps came and went. */
export function sayRecorded(
  ports: Ports,
  { before, after }: { before: OpenSession; after: OpenSession },
  step: PlannedStep,
  change: StepChange,
): void {
  const { reader } = after
  ports.say(['', ...reader.paragraph(writeRecorded(reader, step, change)).map(reader.style.good)])
  const now = after.plan.steps.find(({ id }) => id === step.id)
  const warnings = [
    ...(change.letter !== undefined && now?.due ? reader.paragraph(writeDue(reader, now)) : []),
    ...warningLines(ports, before, step, change),
    ...(change.act === 'recorded' ? dayLines(reader, step, now) : []),
  ]
  if (warnings.length > 0) ports.say(warnings)
  sayNewSteps(ports, before, after)
}

function writeRecorded({ words, title }: Reader, { id }: PlannedStep, { act }: StepChange): string {
  const { record } = words
  if (act === 'recorded' || act === 'noted') return record.done(title('steps', id))
  return record.other(record.event[act], title('steps', id))
}

/** What was recorded, where the step stands, how far the plan has come, and its day: the one before too, where it moved. */
export function recordedLines({ plan, reader }: OpenSession, before: PlannedStep, { act }: StepChange): string[] {
  const { words, style } = reader
  const { id } = before
  const now = plan.steps.find((step) => step.id === id)
  const recorded = [
    words.record.done(reader.title('steps', id)),
    ...(now ? [writeState(reader, now)] : []),
    ...writeProgress(reader, plan),
  ].join(' · ')
  return [
    ...reader.paragraph(recorded).map(style.good),
    ...(now?.due ? reader.paragraph(writeDue(reader, now)) : []),
    ...(act === 'recorded' ? dayLines(reader, before, now) : []),
  ]
}

// A day by law never moves in silence, and where it stays although something was recorded again, that is said too.
function dayLines(reader: Reader, before: PlannedStep, now: PlannedStep | undefined): string[] {
  const { words, style } = reader
  const [was, is] = [before.due, now?.due]
  const last = before.record?.outcome
  if (last === undefined || last.outcome !== now?.record?.outcome?.outcome) return []
  if (is?.kind !== 'statutory' || is.deadline?.id !== was?.deadline?.id || was === undefined) return []
  if (was.day === is.day) return reader.paragraph(words.due.stays(is.day)).map(style.quiet)
  return reader.paragraph(words.due.was(was.day, is.day)).map(style.warning)
}

/** What the person should know about what they did: it came too early, or evidence can be lost now. */
export function warningLines(
  ports: Ports,
  { plan, reader }: OpenSession,
  step: PlannedStep,
  { act, outcome, until }: StepChange,
): string[] {
  const { words, style } = reader
  const early = act === 'recorded' ? findPredecessors(step) : []
  const limit = act === 'postponed' ? findOwnLimit(step) : undefined
  const exposed = act === 'skipped' ? findGuarded(plan, step).map(({ id }) => id) : []
  return [
    ...(early.length > 0 ? reader.paragraph(words.record.earlyBefore(reader.titles('steps', early))) : []),
    ...(limit && until !== undefined && until > limit.day
      ? reader.paragraph(words.record.pastLimit(limit.day)).map(style.warning)
      : []),
    ...(act === 'recorded' && outcome === 'no-reply' && isBeforeTheirEnd(step, ports.today())
      ? reader.paragraph(words.record.tooEarly(step.due?.day ?? '')).map(style.warning)
      : []),
    ...(exposed.length > 0
      ? reader.paragraph(words.record.exposes(reader.titles('steps', exposed))).map(style.warning)
      : []),
  ]
}

// What somebody has by law to answer in is not over: to go on because of silence would come too early.
function isBeforeTheirEnd({ due }: PlannedStep, today: string): boolean {
  return due !== undefined && isTheirTime(due.deadline) && !due.estimate && today <= lastDayOf(due)
}
