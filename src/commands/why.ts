// `leak-help why <step>`: which answers brought it, which law, which source, how fresh.
import { findStep } from '../core/plan/find-step.ts'
import { openSession } from '../dialogue/open-session.ts'
import { orThrow } from '../errors.ts'
import type { Ports } from '../ports.ts'
import { stepCard } from '../render/step-card.ts'
import { writeState } from '../render/steps.ts'
import { whyView } from '../render/why-view.ts'

export interface WhyOptions {
  step: string
  session?: string | undefined
}

/** Prints the whole card of a step and the reasons behind it. */
export async function why(ports: Ports, options: WhyOptions): Promise<void> {
  const { session, plan, reader } = await openSession(ports, options.session, { onlyToLook: true })
  const { step } = orThrow(findStep(reader.library, plan, options.step))
  const { words } = reader
  const heading = `${words.urgency[step.urgency]} · ${writeState(reader, step)} · ${step.id}`
  await ports.page([
    ...stepCard(reader, { session, planned: step, today: ports.today() }, heading),
    '',
    ...whyView(reader, { session, planned: step }),
  ])
}
