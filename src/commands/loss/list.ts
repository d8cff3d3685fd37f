// `leak-help loss list`: what was lost, entry by entry, and the sum.
import { listLosses } from '../../core/session/losses.ts'
import { openSession } from '../../dialogue/open-session.ts'
import type { Ports } from '../../ports.ts'
import { jsonText } from '../../render/json-text.ts'
import { lossesJson, lossesView } from '../../render/loss-view.ts'

/** Prints them in the order of recording. */
export async function listAllLosses(
  ports: Ports,
  options: { session?: string | undefined; json: boolean },
): Promise<void> {
  const { reader, session } = await openSession(ports, options.session, { onlyToLook: true })
  const losses = listLosses(session)
  if (options.json) return ports.print(jsonText(lossesJson(losses)))
  ports.print(losses.length > 0 ? lossesView(reader, losses) : reader.paragraph(reader.words.losses.none))
}
