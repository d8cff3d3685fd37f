// `leak-help loss total`: how much was lost together.
import { listLosses, totalOf } from '../../core/session/losses.ts'
import { openSession } from '../../dialogue/open-session.ts'
import type { Ports } from '../../ports.ts'
import { jsonText } from '../../render/json-text.ts'
import { totalLines } from '../../render/loss-view.ts'

/** Prints the sum alone. */
export async function totalLosses(
  ports: Ports,
  options: { session?: string | undefined; json: boolean },
): Promise<void> {
  const { reader, session } = await openSession(ports, options.session, { onlyToLook: true })
  const losses = listLosses(session)
  if (options.json) return ports.print(jsonText({ schema: 1, count: losses.length, total: totalOf(losses) }))
  ports.print(losses.length > 0 ? totalLines(reader, losses) : reader.paragraph(reader.words.losses.none))
}
