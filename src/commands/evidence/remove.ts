// `leak-help evidence remove <piece>`: takes a piece out of the list and deletes its copy.
import { safeText } from '../../core/guard/safe-text.ts'
import { withEvidenceRemoved } from '../../core/session/evidence.ts'
import { listLosses } from '../../core/session/losses.ts'
import { getPiece, pathLines, printEvidenceJson } from '../../dialogue/evidence.ts'
import { openSession } from '../../dialogue/open-session.ts'
import { saveChange } from '../../dialogue/save-change.ts'
import { UserError } from '../../errors.ts'
import type { Ports } from '../../ports.ts'

/**
 * Removes it after the person confirmed, or with `force`. Of a piece that was taken back only the copy that was kept goes.
 * The person's own file is never touched.
 */
export async function removeEvidence(
  ports: Ports,
  options: { piece: string; force: boolean; session?: string | undefined; json: boolean },
): Promise<void> {
  const open = await openSession(ports, options.session)
  const { reader, session } = open
  const { paragraph, words, style } = reader
  const { evidence } = words
  const { piece, isStanding } = getPiece(ports, session, options.piece)
  const { number } = piece
  if (!options.force) {
    if (!ports.keyboard || options.json) throw mustConfirm(number)
    const message = evidence.removeAsk(number, safeText(piece.name))
    if (!(await ports.keyboard.confirm({ message, initial: false }))) return ports.print(paragraph(evidence.stays))
  }
  let naming = 0
  const release = ports.sessions.hold(session.id)
  try {
    const after = isStanding
      ? saveChange(ports, open, (stored) => {
          // Another window may have removed it meanwhile.
          getPiece(ports, stored, options.piece)
          naming = listLosses(stored).filter((loss) => loss.evidence === number).length
          return withEvidenceRemoved(stored, { number, at: ports.at() })
        })
      : open
    const removed = ports.sessions.evidence?.remove(session.id, piece) ?? []
    if (options.json) return printEvidenceJson(ports, after)
    ports.print([
      ...(isStanding ? paragraph(evidence.gone(number)).map(style.good) : []),
      ...(naming > 0 ? paragraph(evidence.named(naming)) : []),
      ...pathLines(reader, isStanding ? evidence.goneCopy : evidence.copyGone(number), removed),
    ])
  } finally {
    release()
  }
}

function mustConfirm(number: number): UserError {
  return new UserError(
    { zh: '去掉证据要在终端里确认。', en: 'Removing evidence asks for confirmation at a terminal.' },
    {
      zh: `确定要去掉：leak-help evidence remove ${number} --force`,
      en: `To remove it all the same: leak-help evidence remove ${number} --force`,
    },
    { exitCode: 2 },
  )
}
