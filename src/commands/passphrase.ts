// Asking for the passphrase of encrypted sessions: three tries to open them, or twice the same to set it.
import { safeText } from '../core/safe-text.ts'
import { UserError, WrongPassphrase } from '../errors.ts'
import type { Keyboard, Ports } from '../ports.ts'
import { wrapText } from '../render/wrap.ts'
import { lookOf } from './look-of.ts'

const tries = 3
const shortest = 8

/** Opens a session that is locked. Without a terminal it stays so, and reading it says what to do. */
export async function unlockSession(ports: Ports, id: string): Promise<void> {
  if (!ports.keyboard || !ports.sessions.locked(id)) return
  ports.working(id)
  await unlock(ports, ports.keyboard)
}

/**
 * Makes sure that sessions can be encrypted: asks for the passphrase, or sets one after saying that there is no way
 * back without it. False: the person thought better of it, and nothing was changed.
 */
export async function readyToEncrypt(ports: Ports): Promise<boolean> {
  const { keyboard } = ports
  if (!keyboard) throw needsTerminal()
  if (ports.sessions.hasPassphrase()) {
    await unlock(ports, keyboard)
    return true
  }
  const { words, columns } = await lookOf(ports)
  ports.say(`${wrapText(words.passphrase.warning, columns).join('\n')}\n`)
  if (!(await keyboard.confirm({ message: words.passphrase.goOn, initial: false }))) return false
  const passphrase = await choosePassphrase(ports, keyboard)
  ports.say(words.passphrase.working)
  ports.sessions.setPassphrase(passphrase)
  return true
}

/** Opens the encrypted sessions for this run. */
export async function unlock(ports: Ports, keyboard: Keyboard): Promise<void> {
  const { words, columns } = await lookOf(ports)
  for (let left = tries - 1; ; left -= 1) {
    const passphrase = await keyboard.enterSecret({ message: words.passphrase.ask })
    ports.say(words.passphrase.working)
    try {
      const notice = ports.sessions.unlock(passphrase)
      if (notice) ports.say(wrapText(safeText(notice[ports.language]), columns).join('\n'))
      return
    } catch (error) {
      if (!(error instanceof WrongPassphrase) || left === 0) throw error
      ports.say(words.passphrase.wrong(left))
    }
  }
}

async function choosePassphrase(ports: Ports, keyboard: Keyboard): Promise<string> {
  const { words } = await lookOf(ports)
  const { passphrase } = words
  for (;;) {
    const chosen = await keyboard.enterSecret({
      message: passphrase.choose,
      hint: passphrase.chooseHint(shortest),
      check: (typed) => ([...typed].length < shortest ? passphrase.tooShort(shortest) : undefined),
    })
    const repeated = await keyboard.enterSecret({ message: passphrase.again })
    if (chosen === repeated) return chosen
    ports.say(passphrase.differ)
  }
}

function needsTerminal(): UserError {
  return new UserError(
    {
      zh: '口令只能在终端里输入，所以什么都没有做。',
      en: 'The passphrase can only be typed at a terminal, so nothing was done.',
    },
    { zh: '打开一个终端，在里面运行同样的命令。', en: 'Open a terminal and run the same command in it.' },
  )
}
