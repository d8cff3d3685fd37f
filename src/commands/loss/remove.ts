// `leak-help loss remove <number>`: takes a loss out of the list. Nothing is asked: undo brings it back.
import { findLoss } from '../../core/plan/record-loss.ts'
import { listLosses, withoutLoss } from '../../core/session/losses.ts'
import { openSession } from '../../dialogue/open-session.ts'
import { saveChange } from '../../dialogue/save-change.ts'
import { orThrow } from '../../errors.ts'
import type { Ports } from '../../ports.ts'
import { jsonText } from '../../render/json-text.ts'
import { lossesJson, lossLines, totalLines } from '../../render/loss-view.ts'

/** Removes it; the entry stays in the session's file. */
export async function removeLoss(
  ports: Ports,
  options: { loss: string; session?: string | undefined; json: boolean },
): Promise<void> {
  const open = await openSession(ports, options.session)
  const { reader, session } = open
  const { loss } = orThrow(findLoss(session, options.loss))
  const after = saveChange(ports, open, (stored) => {
    // Another window may have removed it meanwhile.
    const { number } = orThrow(findLoss(stored, String(loss.number))).loss
    return withoutLoss(stored, { number, at: ports.at() })
  })
  const losses = listLosses(after.session)
  if (options.json) return ports.print(jsonText(lossesJson(losses)))
  ports.print([
    ...reader.paragraph(reader.words.losses.removed(loss.number)).map(reader.style.good),
    ...lossLines(reader, loss),
    ...totalLines(reader, losses),
  ])
}
