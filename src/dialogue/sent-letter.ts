// Records that a letter went off: its step's outcome, with the day, which starts the clock and opens what comes next.
import { stepsFor } from '../core/papers/fitting.ts'
import { isOpen, type PlannedStep } from '../core/plan/planned-step.ts'
import type { StepChange } from '../core/plan/record-step.ts'
import { UserError } from '../errors.ts'
import type { Ports } from '../ports.ts'
import type { OpenLetter } from './open-letter.ts'
import type { OpenSession } from './open-session.ts'
import { saveStep, sayRecorded } from './save-step.ts'

/** What is given with a letter that went off. */
export interface Sent {
  /** The step it belongs to, where the plan has several that write it. */
  step?: string | undefined
  /** The day, `YYYY-MM-DD` or `unsure`. */
  on?: string | undefined
  outcome?: string | undefined
  fields?: Readonly<Record<string, string>> | undefined
}

/** Records it, says what changed, and gives back the session. Throws UserError where nothing can be recorded. */
export async function recordSent(ports: Ports, opened: OpenLetter, sent: Sent): Promise<OpenSession> {
  const { open, letter } = opened
  const step = findStepOf(opened, sent.step)
  const outcome = sent.outcome ?? letter.steps.find((one) => one.step === step.id)?.sent
  const day = sent.on === undefined ? {} : { on: sent.on }
  const { fields = {} } = sent
  // Where no outcome of the step means that it was sent, it is waited for, as long as its addressee has.
  const change: StepChange =
    outcome === undefined
      ? { act: 'waiting', letter: letter.id, ...day }
      : { act: 'recorded', outcome, letter: letter.id, ...day, ...(Object.keys(fields).length === 0 ? {} : { fields }) }
  const after = await saveStep(ports, open, step, change)
  sayRecorded(ports, { before: open, after }, step, change)
  return after
}

/**
 * The steps that a letter can belong to: the one that it was opened from, or those of the plan that write it, of these the open
 * ones where there are any.
 */
export function stepsOfLetter({ open, letter, step }: Pick<OpenLetter, 'open' | 'letter' | 'step'>): PlannedStep[] {
  const steps = stepsFor(letter, open.plan)
  const from = steps.filter(({ id }) => id === step)
  if (from.length > 0) return from
  const openOnes = steps.filter(isOpen)
  return openOnes.length > 0 ? openOnes : steps
}

function findStepOf(opened: Pick<OpenLetter, 'open' | 'letter' | 'step'>, named: string | undefined): PlannedStep {
  const { open, letter } = opened
  const steps = stepsFor(letter, open.plan)
  if (named !== undefined) {
    const step = steps.find(({ id }) => id === named)
    if (step) return step
  }
  const [only, other] = stepsOfLetter(opened)
  if (named === undefined && only && !other) return only
  const ids = letter.steps.map(({ step }) => step)
  if (steps.length === 0) {
    throw new UserError(
      {
        zh: '你的清单里没有写这份文书的步骤，什么都没有记。',
        en: 'No step of your plan writes this letter. Nothing was recorded.',
      },
      {
        zh: `写它的步骤：${ids.join('、')}。看清单：leak-help status --all`,
        en: `Steps that write it: ${ids.join(', ')}. See the plan: leak-help status --all`,
      },
    )
  }
  const offered = steps.map(({ id }) => id)
  throw new UserError(
    { zh: '有几步都写这份文书，要说明是哪一步。', en: 'Several steps write this letter; say which.' },
    { zh: `加上--step，可以是：${offered.join('、')}`, en: `Add --step with one of: ${offered.join(', ')}` },
    { exitCode: 2 },
  )
}
