// What `done`, `skip`, `wait`, `reopen` and `waive` do: record, save, say what changed in the plan.
import { own } from '../core/content/own.ts'
import { findAct, type RecordingCommand } from '../core/plan/acts.ts'
import { findStep } from '../core/plan/find-step.ts'
import type { PlannedStep } from '../core/plan/planned-step.ts'
import { dayField, type StepChange, saysNothing, withDays } from '../core/plan/record-step.ts'
import { orThrow } from '../errors.ts'
import type { Keyboard, Ports } from '../ports.ts'
import { askEventDay } from './event-day.ts'
import { type OpenSession, openSession } from './open-session.ts'
import { recordedLines, saveStep, warningLines } from './save-step.ts'
import { printChanges } from './say-changes.ts'
import { printPlanJson } from './show-plan.ts'
import { recordAsked } from './walk-actions.ts'

export interface RecordOptions extends Omit<StepChange, 'act'> {
  step: string
  session?: string | undefined
  json: boolean
}

/** Records one step's outcome, wait, skip, reopening or waiver. */
export async function recordCommand(
  ports: Ports,
  command: RecordingCommand,
  { step: name, session, json, ...given }: RecordOptions,
): Promise<void> {
  const { outcome, until } = given
  const act = findAct(command, {
    ...(outcome === undefined ? {} : { outcome }),
    ...(until === undefined ? {} : { until }),
  })
  const typed: StepChange = { ...given, act, ...(act === 'not-applicable' ? { outcome: undefined } : {}) }
  const before = await openSession(ports, session)
  const { step } = orThrow(findStep(before.reader.library, before.plan, name))
  const change = withDays(step, typed, ports.today())
  if (act === 'recorded' && outcome === undefined && !json && ports.keyboard && saysNothing(step, 'done')) {
    return recordAtKeyboard(ports, ports.keyboard, { before, step, given })
  }
  const on = json ? undefined : await askMissingDay(ports, before, step, change)
  const after = await saveStep(ports, before, step, on === undefined ? change : { ...change, on })
  if (json) return printPlanJson(ports, after)
  ports.print(recordedLines(after, step, change))
  const warnings = warningLines(ports, before, step, change)
  if (warnings.length > 0) ports.say(warnings)
  printChanges(ports, before, after, step.id)
}

async function recordAtKeyboard(
  ports: Ports,
  keyboard: Keyboard,
  { before, step, given }: { before: OpenSession; step: PlannedStep; given: Omit<StepChange, 'act' | 'outcome'> },
): Promise<void> {
  ports.say(before.reader.paragraph(before.reader.title('steps', step.id)).map(before.reader.style.strong))
  await recordAsked(ports, keyboard, before, step, given)
}

// What limits by law count from is asked for at the keyboard; without one the day is an estimate, which says how to give it.
async function askMissingDay(
  ports: Ports,
  open: OpenSession,
  planned: PlannedStep,
  { act, outcome = 'done', on, fields = {} }: StepChange,
): Promise<string | undefined> {
  if (!ports.keyboard || act !== 'recorded' || on !== undefined) return undefined
  const field = dayField(planned, outcome)
  if (field !== undefined && own(fields, field) !== undefined) return undefined
  return askEventDay(ports, ports.keyboard, open, { planned, outcome })
}
