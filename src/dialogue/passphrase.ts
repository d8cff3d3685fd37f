// Asking for the passphrase of encrypted sessions: three tries to open them, or twice the same to set it.
import { safeText } from '../core/guard/safe-text.ts'
import { UserError, WrongPassphrase } from '../errors.ts'
import type { Keyboard, Ports, SessionEncryption } from '../ports.ts'
import { wordsIn } from '../words/words.ts'

const tries = 3
const shortest = 8

/** Opens a session that is locked. Without a terminal it stays so, and reading it says what to do. */
export async function unlockSession(ports: Ports, id: string): Promise<void> {
  const { encryption } = ports.sessions
  if (!ports.keyboard || !encryption?.isLocked(id)) return
  ports.working(id)
  await unlock(ports, ports.keyboard, encryption)
}

/**
 * Makes sure that sessions can be encrypted: asks for the passphrase, or sets one after saying that there is no way
 * back without it. Undefined: the person thought better of it, and nothing was changed.
 */
export async function prepareEncryption(ports: Ports): Promise<SessionEncryption | undefined> {
  const encryption = requireEncryption(ports)
  const keyboard = keyboardOf(ports)
  if (encryption.isUnlocked()) return encryption
  if (encryption.hasPassphrase()) return openEncryption(ports)
  const { passphrase: words } = wordsIn(ports.language)
  ports.say(`${words.warning}\n`)
  if (!(await keyboard.confirm({ message: words.goOn, initial: false }))) return undefined
  const passphrase = await choosePassphrase(ports, keyboard)
  ports.say(words.working)
  encryption.setPassphrase(passphrase)
  return encryption
}

/** Opens what is encrypted here, for a file from elsewhere. Throws UserError where no passphrase is set. */
export async function openEncryption(ports: Ports): Promise<SessionEncryption> {
  const encryption = requireEncryption(ports)
  if (!encryption.hasPassphrase()) throw noneSet()
  const keyboard = keyboardOf(ports)
  if (!encryption.isUnlocked()) await unlock(ports, keyboard, encryption)
  return encryption
}

/** Asks for the passphrase and sets another one; returns the sessions that are open elsewhere and follow later. */
export async function changePassphrase(ports: Ports): Promise<string[]> {
  const encryption = await openEncryption(ports)
  const passphrase = await choosePassphrase(ports, keyboardOf(ports))
  ports.say(wordsIn(ports.language).passphrase.working)
  return encryption.changePassphrase(passphrase)
}

/** What encrypts sessions; a run that keeps nothing has nothing to encrypt. */
export function requireEncryption({ sessions }: Pick<Ports, 'sessions'>): SessionEncryption {
  if (sessions.encryption) return sessions.encryption
  throw new UserError(
    { zh: '--private什么都不保存，没有可以加密的。', en: '--private keeps nothing, so there is nothing to encrypt.' },
    { zh: '两个选项只用一个。', en: 'Use one of the two options.' },
    { exitCode: 2 },
  )
}

// Opens the encrypted sessions for this run.
async function unlock(ports: Ports, keyboard: Keyboard, encryption: SessionEncryption): Promise<void> {
  const { passphrase: words } = wordsIn(ports.language)
  encryption.assertKeyThere()
  for (let left = tries - 1; ; left -= 1) {
    const passphrase = await keyboard.enterSecret({ message: words.ask })
    ports.say(words.working)
    try {
      const notice = encryption.unlock(passphrase)
      if (notice) ports.say(safeText(notice[ports.language]))
      return
    } catch (error) {
      if (!(error instanceof WrongPassphrase) || left === 0) throw error
      ports.say(words.wrong(left))
    }
  }
}

/** Asks twice for a new passphrase. Throws UserError without a terminal. */
export async function askNewPassphrase(ports: Ports): Promise<string> {
  return choosePassphrase(ports, keyboardOf(ports))
}

async function choosePassphrase(ports: Ports, keyboard: Keyboard): Promise<string> {
  const { passphrase: words } = wordsIn(ports.language)
  for (;;) {
    const chosen = await keyboard.enterSecret({
      message: words.choose,
      hint: words.chooseHint(shortest),
      check: (typed) => ([...typed].length < shortest ? words.tooShort(shortest) : undefined),
    })
    const repeated = await keyboard.enterSecret({ message: words.again })
    if (chosen === repeated) return chosen
    ports.say(words.differ)
  }
}

function keyboardOf({ keyboard }: Ports): Keyboard {
  if (keyboard) return keyboard
  throw needsTerminal()
}

function noneSet(): UserError {
  return new UserError(
    {
      zh: '这里还没有设过口令，什么都没有做。',
      en: 'No passphrase was ever set here; nothing was done.',
    },
    {
      zh: '给个案加密时会设口令：leak-help session encrypt',
      en: 'Encrypting a session sets one: leak-help session encrypt',
    },
  )
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
