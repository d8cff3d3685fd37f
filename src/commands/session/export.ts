// `leak-help session export <session> <file>`: a session as one readable file, to share or to move.
import { safeText } from '../../core/guard/safe-text.ts'
import { formatExportText } from '../../core/session/export.ts'
import { lookOf } from '../../dialogue/look-of.ts'
import { readSession } from '../../dialogue/open-session.ts'
import type { Ports } from '../../ports.ts'
import { wrapText } from '../../render/wrap.ts'

/** Writes a session to a file, or prints it when the file is `-`. Says that anybody who has the copy can read it. */
export async function exportSession(
  ports: Ports,
  options: { id: string; file: string; force: boolean },
): Promise<void> {
  const { session, notice } = await readSession(ports, options.id)
  if (notice) ports.say(wrapText(safeText(notice[ports.language]), ports.screen.columns).join('\n'))
  const { version } = await ports.content.library(session.playbooks)
  const exported = new Date(ports.now()).toISOString()
  const text = formatExportText({ session, exported, content: version }, ports.sha256)
  const { words, columns } = await lookOf(ports)
  const toScreen = options.file === '-'
  if (toScreen) ports.print(text.trimEnd())
  else {
    const path = ports.files.write(options.file, text, { replace: options.force })
    ports.print(wrapText(words.exchange.exported(session.id, safeText(path)), columns).join('\n'))
  }
  ports.say(wrapText(words.exchange.plain, columns).join('\n'))
}
