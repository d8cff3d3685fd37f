// Prints a plan: as a screen, or as the one document of `--json`.
import { dayInChina } from '../core/dates.ts'
import { findLapses } from '../core/plan/lapses.ts'
import { expectThreats } from '../core/plan/threats.ts'
import type { Ports } from '../ports.ts'
import { jsonText } from '../render/json-text.ts'
import { planView } from '../render/plan-view.ts'
import { statusJson } from '../render/status-json.ts'
import { type Status, statusView } from '../render/status-view.ts'
import type { OpenSession } from './open-session.ts'

/** The plan on a small screen; where nothing is kept all of it, for no later command finds the session. `below`: more lines. */
export function showPlan(ports: Ports, open: OpenSession, below: readonly string[] = []): void {
  const view = ports.sessions.isPrivate ? planView : statusView
  ports.print(view(open.reader, describe(ports, open, below)))
}

/** All of the plan, with the scams to expect and what is not covered. */
export async function showWholePlan(ports: Ports, open: OpenSession, below: readonly string[]): Promise<void> {
  await ports.page(planView(open.reader, describe(ports, open, below)))
}

function describe(ports: Ports, open: OpenSession, below: readonly string[]): Status {
  const { session, plan, reader } = open
  warnOfClock(ports, open)
  return {
    session,
    plan,
    today: ports.today(),
    isKept: !ports.sessions.isPrivate,
    meaning: writeMeaning(ports, session.id),
    isPlain: ports.screen.plain,
    threats: expectThreats(reader.library, session),
    lapses: findLapses(reader.library, session, plan, ports.today()),
    below,
  }
}

// A command without a session means the one in use, else the open one changed last: it must not record in another.
function writeMeaning({ sessions }: Ports, id: string): string {
  const meant = sessions.isPrivate ? id : (sessions.current() ?? sessions.newestOpen()?.id)
  return meant === id ? '' : ` --session ${id}`
}

/** The plan for scripts. */
export function printPlanJson(ports: Ports, open: OpenSession): void {
  const { session, plan, reader } = open
  warnOfClock(ports, open)
  ports.print(jsonText(statusJson(reader, { session, plan, now: ports.now() })))
}

// Entries from the future: the clock was set back, or was wrong when they were made. The order never depends on it.
function warnOfClock(ports: Ports, { session, reader }: OpenSession): void {
  const latest = session.events.reduce((latest, { at }) => Math.max(latest, Date.parse(at)), 0)
  if (latest <= ports.now()) return
  ports.say(reader.paragraph(reader.words.status.clockBack(dayInChina(latest))).map(reader.style.warning))
}
