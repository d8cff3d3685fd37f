// `leak-help session decrypt`: a session readable for everybody who can use this account again.
import { chooseSessionToConvert, isEncrypted } from '../../dialogue/conversion.ts'
import { requireEncryption, unlockSession } from '../../dialogue/passphrase.ts'
import { openLayout } from '../../dialogue/reader.ts'
import { removedLines } from '../../dialogue/removed.ts'
import type { Ports } from '../../ports.ts'

/** Stores it as a readable file; lists what was removed and what cannot be. */
export async function decryptSession(ports: Ports, options: { session?: string | undefined }): Promise<void> {
  const id = await chooseSessionToConvert(ports, options.session)
  const layout = await openLayout(ports)
  const { encryption: words } = layout.words
  if (!isEncrypted(ports, id)) return ports.print(layout.paragraph(words.isPlain(id)))
  await unlockSession(ports, id)
  const removed = requireEncryption(ports).decrypt(id)
  ports.print(removedLines(layout, { heading: words.decrypted(id), removed }))
}
