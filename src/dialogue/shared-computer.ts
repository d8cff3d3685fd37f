// Who else uses this computer? Asked once, before anything is kept here for long, right after present danger.
import type { Choice, Keyboard, Ports } from '../ports.ts'
import { wrapText } from '../render/wrap.ts'
import type { NewKeeper } from './kept-session.ts'
import { lookOf } from './look-of.ts'
import { readyToEncrypt } from './passphrase.ts'

type Keeping = 'as-is' | 'encrypted' | 'private'

/** Asks, explains the ways to keep a session, and goes on with the one the person chose. */
export async function askSharedComputer(ports: Ports, keyboard: Keyboard, keeper: NewKeeper): Promise<void> {
  const { words, columns } = await lookOf(ports)
  const { shared } = words
  const say = (...lines: string[]) => ports.say(lines.flatMap((line) => wrapText(line, columns)).join('\n'))
  const who = await keyboard.chooseOne({
    message: shared.ask,
    hint: shared.why,
    choices: [
      { value: 'only-me', label: shared.onlyMe },
      { value: 'others', label: shared.others },
      { value: 'unsure', label: words.unsure },
    ],
  })
  if (who === 'only-me') return
  say('', shared.explain, ports.screen.plain ? words.private.leaveAtOncePlain : words.private.leaveAtOnce, '')
  const choices: Choice<Keeping>[] = [
    { value: 'as-is', label: shared.asIs },
    { value: 'encrypted', label: shared.encrypted },
    { value: 'private', label: shared.private },
  ]
  const how = await keyboard.chooseOne({ message: shared.how, choices })
  if (how === 'encrypted') await encrypt(ports, keeper)
  if (how !== 'private') return
  keeper.goPrivate()
  say('', shared.nowPrivate, '')
}

async function encrypt(ports: Ports, keeper: NewKeeper): Promise<void> {
  const { words, columns } = await lookOf(ports)
  if (!(await readyToEncrypt(ports))) return ports.say(wrapText(words.shared.staysAsIs, columns).join('\n'))
  keeper.keep()
  ports.sessions.encrypt(keeper.session().id)
  ports.say(`${wrapText(words.shared.nowEncrypted, columns).join('\n')}\n`)
}
