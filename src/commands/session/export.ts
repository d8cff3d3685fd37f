// `leak-help session export <session> <file>`: a session as one readable file, to share or to move.
import { safeText } from '../../core/guard/safe-text.ts'
import { listEvidence } from '../../core/session/evidence.ts'
import { formatExportText } from '../../core/session/export.ts'
import { readSession, sayNotice } from '../../dialogue/open-session.ts'
import { openLayout } from '../../dialogue/reader.ts'
import type { Ports } from '../../ports.ts'

export interface ExportOptions {
  session: string
  /** `-`: print it. */
  file: string
  /** Replace a file that is there. */
  force: boolean
}

/** Writes a session to a file. Says that anybody who has the copy can read it. */
export async function exportSession(ports: Ports, options: ExportOptions): Promise<void> {
  const opened = await readSession(ports, options.session)
  sayNotice(ports, opened)
  const { session } = opened
  const { version } = await ports.content.library()
  const text = formatExportText({ session, exported: ports.at(), content: version }, ports.sha256)
  const { words, paragraph } = await openLayout(ports)
  if (options.file === '-') ports.print(text.trimEnd())
  else {
    const path = ports.files.write(options.file, text, { replace: options.force })
    ports.print(paragraph(words.exchange.exported(session.id, safeText(path))))
  }
  ports.say(paragraph(words.handover.giveBack(session.id)))
  ports.say(paragraph(words.exchange.plain))
  const files = listEvidence(session).filter(({ file }) => file).length
  if (files > 0) ports.say(paragraph(words.evidence.notInExport(files)))
}
