// `leak-help status`: the remaining actions, next one first. Reads only.
import { elsewhereLines } from '../dialogue/elsewhere.ts'
import { openSession } from '../dialogue/open-session.ts'
import { printPlanJson, showPlan } from '../dialogue/show-plan.ts'
import type { Ports } from '../ports.ts'

export interface StatusOptions {
  session?: string | undefined
  /** What was dealt with too, the scams to expect, and what is not covered. */
  all: boolean
  json: boolean
}

/** Prints the plan of a session. */
export async function status(ports: Ports, { session, all, json }: StatusOptions): Promise<void> {
  const open = await openSession(ports, session, { onlyToLook: true })
  if (json) printPlanJson(ports, open)
  else {
    showPlan(ports, open, { all, beyond: all })
    const elsewhere = elsewhereLines(ports, open)
    if (elsewhere.length > 0) ports.print(['', ...elsewhere])
  }
}
