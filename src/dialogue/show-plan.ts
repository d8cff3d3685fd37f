// Prints a plan: as a screen, or as the one document of `--json`.
import { dayInChina } from '../core/dates.ts'
import { expectThreats } from '../core/plan/threats.ts'
import type { Ports } from '../ports.ts'
import { jsonText } from '../render/json-text.ts'
import { scopeLines } from '../render/scope.ts'
import { statusJson } from '../render/status-json.ts'
import { statusView } from '../render/status-view.ts'
import { threatTitles } from '../render/threat-view.ts'
import type { OpenSession } from './open-session.ts'

/** The plan on a screen. `all`: what was dealt with too. `beyond`: the scams to expect, and what is not covered. */
export function showPlan(ports: Ports, open: OpenSession, options: { all: boolean; beyond: boolean }): void {
  const { session, plan, reader } = open
  warnOfClock(ports, open)
  const isKept = !ports.sessions.isPrivate
  ports.print(statusView(reader, { session, plan, today: ports.today(), all: options.all, isKept }))
  if (!options.beyond) return
  const beyond = [
    ...threatTitles(reader, expectThreats(reader.library, session)),
    ...scopeLines(reader, session.playbooks),
  ]
  if (beyond.length > 0) ports.print(beyond)
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
