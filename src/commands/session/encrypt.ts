// `leak-help session encrypt|decrypt`: a session that opens only with the passphrase, and back.
import { safeText } from '../../core/guard/safe-text.ts'
import { lookOf } from '../../dialogue/look-of.ts'
import { readSession } from '../../dialogue/open-session.ts'
import { readyToEncrypt, unlockSession } from '../../dialogue/passphrase.ts'
import type { Ports } from '../../ports.ts'
import type { Look } from '../../render/look.ts'
import { wrapText } from '../../render/wrap.ts'

/** Encrypts a session; lists what was removed and what cannot be. */
export async function encryptSession(ports: Ports, options: { id?: string }): Promise<void> {
  const id = await idOf(ports, options.id)
  const look = await lookOf(ports)
  const { encryption, passphrase } = look.words
  const wasEncrypted = isEncrypted(ports, id)
  if (wasEncrypted) await unlockSession(ports, id)
  else if (!(await readyToEncrypt(ports))) return ports.print(passphrase.declined)
  const removed = ports.sessions.encrypt(id)
  if (wasEncrypted && removed.length === 0) return ports.print(encryption.isEncrypted(id))
  printRemoved(ports, look, { heading: encryption.encrypted(id), removed })
  ports.print(wrapText(encryption.howElse, look.columns).join('\n'))
}

/** Makes a session readable for everybody who can use this account again. */
export async function decryptSession(ports: Ports, options: { id?: string }): Promise<void> {
  const id = await idOf(ports, options.id)
  const look = await lookOf(ports)
  const { encryption } = look.words
  if (!isEncrypted(ports, id)) return ports.print(encryption.isPlain(id))
  await unlockSession(ports, id)
  printRemoved(ports, look, { heading: encryption.decrypted(id), removed: ports.sessions.decrypt(id) })
}

// A named session is not read before it has to be.
async function idOf(ports: Ports, named: string | undefined): Promise<string> {
  if (named === undefined) return (await readSession(ports, undefined)).session.id
  if (!ports.sessions.list().some(({ id }) => id === named)) ports.sessions.read(named)
  return named
}

function isEncrypted(ports: Ports, id: string): boolean {
  return ports.sessions.list().some((session) => session.id === id && session.encrypted)
}

function printRemoved(
  ports: Ports,
  { words, columns }: Look,
  { heading, removed }: { heading: string; removed: string[] },
): void {
  ports.print(wrapText(heading, columns).join('\n'))
  for (const path of removed) ports.print(`  ${safeText(path)}`)
  ports.print(wrapText(words.session.notDeleted, columns).join('\n'))
}
