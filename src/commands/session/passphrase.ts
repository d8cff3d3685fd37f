// `leak-help session passphrase`: another passphrase for all encrypted sessions.
import { changePassphrase } from '../../dialogue/passphrase.ts'
import { openLayout } from '../../dialogue/reader.ts'
import type { Ports } from '../../ports.ts'

/** Asks for the present passphrase and twice for the new one; says what the old one still opens. */
export async function renewPassphrase(ports: Ports): Promise<void> {
  const left = await changePassphrase(ports)
  const { words, paragraph } = await openLayout(ports)
  ports.print([
    ...paragraph(words.passphrase.changed),
    ...(left.length > 0 ? paragraph(words.passphrase.notYet(left.join(words.comma))) : []),
  ])
}
