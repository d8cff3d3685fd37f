// Who else uses this computer? Asked once, when danger is dealt with or the first step is: it keeps nobody from either.
import { unsure } from '../core/content/vocabulary.ts'
import type { Choice, Keyboard, Ports } from '../ports.ts'
import type { NewSession } from './kept-session.ts'
import { prepareEncryption } from './passphrase.ts'
import { openLayout } from './reader.ts'

type Keeping = 'as-is' | 'encrypted' | 'private'

/** Asks, explains the ways to keep a session, and goes on with the one the person chose. */
export async function askSharedComputer(ports: Ports, keyboard: Keyboard, kept: NewSession): Promise<void> {
  const { words, paragraph } = await openLayout(ports)
  const { shared } = words
  const who = await keyboard.chooseOne({
    message: shared.ask,
    hint: shared.why,
    choices: [
      { value: 'only-me', label: shared.onlyMe },
      { value: 'others', label: shared.others },
      { value: unsure, label: words.unsure },
    ],
  })
  if (who === 'only-me') return
  const leaving = ports.screen.plain ? words.private.leaveAtOncePlain : words.private.leaveAtOnce
  ports.say(['', ...paragraph(shared.explain), ...paragraph(leaving), ''])
  const choices: Choice<Keeping>[] = [
    { value: 'as-is', label: shared.asIs },
    { value: 'encrypted', label: shared.encrypted },
    { value: 'private', label: shared.private },
  ]
  const how = await keyboard.chooseOne({ message: shared.how, choices })
  if (how === 'encrypted') await encrypt(ports, kept)
  if (how !== 'private') return
  kept.goPrivate()
  ports.say(['', ...paragraph(shared.nowPrivate), ''])
}

async function encrypt(ports: Ports, kept: NewSession): Promise<void> {
  const { words, paragraph } = await openLayout(ports)
  const encryption = await prepareEncryption(ports)
  if (!encryption) return ports.say(paragraph(words.shared.staysAsIs))
  kept.keep()
  encryption.encrypt(kept.session().id)
  ports.say([...paragraph(words.shared.nowEncrypted), ''])
}
