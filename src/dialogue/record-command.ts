// What `done`, `skip`, `wait`, `reopen` and `waive` do: record, save, say what changed in the plan.
import { findAct, type RecordingCommand } from '../core/plan/acts.ts'
import { findStep, type StepChange } from '../core/plan/record-step.ts'
import { orThrow } from '../errors.ts'
import type { Ports } from '../ports.ts'
import { openSession } from './open-session.ts'
import { recordedLines, saveStep, warningLines } from './save-step.ts'
import { printChanges } from './say-changes.ts'
import { printPlanJson } from './show-plan.ts'

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
  const change: StepChange = { ...given, act, ...(act === 'not-applicable' ? { outcome: undefined } : {}) }
  const before = await openSession(ports, session)
  const { step } = orThrow(findStep(before.reader.library, before.plan, name))
  const after = await saveStep(ports, before, step, change)
  if (json) return printPlanJson(ports, after)
  ports.print(recordedLines(after, step))
  const warnings = warningLines(before, step, change)
  if (warnings.length > 0) ports.say(warnings)
  printChanges(ports, before, after, step.id)
}
