// `leak-help status`: the remaining actions, next one first. Reads only.
import { dayInChina } from '../core/dates.ts'
import { expectedThreats } from '../core/plan/threats.ts'
import { type OpenSession, openSession } from '../dialogue/open-session.ts'
import type { Ports } from '../ports.ts'
import { jsonText } from '../render/json-text.ts'
import { scopeLines } from '../render/scope-view.ts'
import { statusJson } from '../render/status-json.ts'
import { statusView } from '../render/status-view.ts'
import { threatTitles } from '../render/threat-view.ts'
import { wrapText } from '../render/wrap.ts'

/** Prints the plan of a session. */
export async function status(ports: Ports, options: { session?: string; all: boolean; json: boolean }): Promise<void> {
  const open = await openSession(ports, options.session)
  showPlan(ports, open, { ...options, threats: options.all })
}

/** Prints a plan as a screen or as JSON; with the scams to expect where asked. */
export function showPlan(
  ports: Ports,
  open: OpenSession,
  options: { all: boolean; json: boolean; threats: boolean },
): void {
  const { library, session, plan, look } = open
  const now = ports.now()
  warnOfClock(ports, open)
  if (options.json) {
    ports.print(jsonText(statusJson({ library, session, plan, now, language: ports.language })))
    return
  }
  ports.print(
    statusView(look, {
      library,
      session,
      plan,
      today: dayInChina(now),
      all: options.all,
      isKept: !ports.sessions.isPrivate,
    }),
  )
  if (!options.threats) return
  const threats = expectedThreats(library, session)
  if (threats.length > 0) ports.print(threatTitles(look, library, threats))
  const scope = scopeLines(look, library, session)
  if (scope.length > 0) ports.print(scope.join('\n'))
}

// Entries from the future: the clock was set back, or was wrong when they were made. The order never depends on it.
function warnOfClock(ports: Ports, { session, look }: OpenSession): void {
  const latest = session.events.reduce((latest, { at }) => Math.max(latest, Date.parse(at)), 0)
  if (latest <= ports.now()) return
  const warning = look.words.status.clockBack(dayInChina(latest))
  ports.say(wrapText(warning, look.columns).map(look.style.warning).join('\n'))
}
