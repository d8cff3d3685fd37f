// `leak-help session encrypt`: a session that opens only with the passphrase.
import { chooseSessionToConvert, isEncrypted } from '../../dialogue/conversion.ts'
import { prepareEncryption, unlockSession } from '../../dialogue/passphrase.ts'
import { openLayout } from '../../dialogue/reader.ts'
import { removedLines } from '../../dialogue/removed.ts'
import type { Ports } from '../../ports.ts'

/** Encrypts a session; lists what was removed and what cannot be. */
export async function encryptSession(ports: Ports, options: { session?: string | undefined }): Promise<void> {
  const id = await chooseSessionToConvert(ports, options.session)
  const layout = await openLayout(ports)
  const { words, paragraph } = layout
  const wasEncrypted = isEncrypted(ports, id)
  if (wasEncrypted) await unlockSession(ports, id)
  const encryption = await prepareEncryption(ports)
  if (!encryption) return ports.print(paragraph(words.passphrase.declined))
  const removed = encryption.encrypt(id)
  if (wasEncrypted && removed.length === 0) return ports.print(paragraph(words.encryption.isEncrypted(id)))
  ports.print([
    ...removedLines(layout, { heading: words.encryption.encrypted(id), removed }),
    ...paragraph(words.encryption.howElse),
  ])
}
