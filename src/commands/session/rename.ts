// `leak-help session rename <session> <name>`: gives a session another name.
import { safeText } from '../../core/guard/safe-text.ts'
import { checkName } from '../../core/session/name.ts'
import { unlockSession } from '../../dialogue/passphrase.ts'
import { openLayout } from '../../dialogue/reader.ts'
import { orThrow } from '../../errors.ts'
import type { Ports } from '../../ports.ts'

/** Renames it. */
export async function renameSession(ports: Ports, options: { session: string; name: string }): Promise<void> {
  const { name } = orThrow(checkName(options.name))
  await unlockSession(ports, options.session)
  const saved = ports.sessions.update(options.session, (session) => ({ ...session, name }))
  const { words, paragraph } = await openLayout(ports)
  ports.print(paragraph(words.session.renamed(saved.id, safeText(name))))
}
