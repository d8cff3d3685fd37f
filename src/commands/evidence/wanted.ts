// `leak-help evidence wanted`: what the places of the plan want to see, what of it is there, and what others delete in time.
import { findLapses } from '../../core/plan/lapses.ts'
import { findWanted } from '../../core/plan/wanted.ts'
import { openSession } from '../../dialogue/open-session.ts'
import type { Ports } from '../../ports.ts'
import { jsonText } from '../../render/json-text.ts'
import { wantedJson, wantedView } from '../../render/wanted-view.ts'

/** Prints it for the open steps of a session. */
export async function listWanted(
  ports: Ports,
  options: { session?: string | undefined; json: boolean },
): Promise<void> {
  const { reader, session, plan } = await openSession(ports, options.session, { onlyToLook: true })
  const { library } = reader
  const found = {
    places: findWanted(library, session, plan),
    lapses: findLapses(library, session, plan, ports.today()),
    missing: plan.missing,
  }
  if (options.json) return ports.print(jsonText(wantedJson(reader, found)))
  await ports.page(wantedView(reader, found))
}
