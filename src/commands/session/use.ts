// `leak-help session use <session>`: makes a session the one that other commands mean.
import { safeText } from '../../core/guard/safe-text.ts'
import { openLayout } from '../../dialogue/reader.ts'
import type { Ports } from '../../ports.ts'

/** Switches to it. An encrypted one is not opened for that. */
export async function useSession(ports: Ports, { session: id }: { session: string }): Promise<void> {
  const { words, paragraph } = await openLayout(ports)
  const name = ports.sessions.encryption?.isLocked(id)
    ? words.session.encrypted
    : safeText(ports.sessions.read(id).session.name)
  ports.sessions.use(id)
  ports.print(paragraph(words.session.using(id, name)))
}
