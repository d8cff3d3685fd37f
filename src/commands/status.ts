// `leak-help status`: the remaining actions, next one first. Reads only.
import { elsewhereLines } from '../dialogue/elsewhere.ts'
import { openSession } from '../dialogue/open-session.ts'
import { printPlanJson, showPlan, showWholePlan } from '../dialogue/show-plan.ts'
import type { Ports } from '../ports.ts'

export interface StatusOptions {
  session?: string | undefined
  /** Every step, the scams to expect, and what is not covered. */
  all: boolean
  json: boolean
}

/** Prints the plan of a session. */
export async function status(ports: Ports, { session, all, json }: StatusOptions): Promise<void> {
  const open = await openSession(ports, session, { onlyToLook: true })
  if (json) return printPlanJson(ports, open)
  const below = elsewhereLines(ports, open)
  if (all) await showWholePlan(ports, open, below)
  else showPlan(ports, open, below)
}
