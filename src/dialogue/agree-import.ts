// Whether what comes in a file is taken in, and whether the secret numbers in it are.
import { UserError } from '../errors.ts'
import type { Keyboard, Ports } from '../ports.ts'
import { wordsIn } from '../words/words.ts'

/** How it is asked. */
export interface Asked {
  /** The file and the options as they are typed, for hints. */
  typed: string
  /** The question. */
  ask: string
  /** Do not ask. */
  yes: boolean
  /** What becomes of secret numbers, where that was said. */
  secrets: 'mask' | 'keep' | undefined
}

/** Asks whether to go on, and what becomes of secret numbers: what is not taken at the keyboard is not taken unseen from a file. */
export async function agreeToImport(
  ports: Ports,
  { typed, ask, yes, secrets }: Asked,
  hasSecrets: boolean,
): Promise<'mask' | 'keep' | 'refuse'> {
  const { keyboard, language } = ports
  const { exchange: words } = wordsIn(language)
  if (!hasSecrets || secrets) {
    const isAgreed = yes || (await agreed(keyboard, typed, ask))
    return isAgreed ? (secrets ?? 'keep') : 'refuse'
  }
  if (!keyboard) throw holdsSecrets(typed)
  return keyboard.chooseOne({
    message: words.askSecrets,
    choices: [
      { value: 'refuse', label: words.refuse },
      { value: 'mask', label: words.mask },
      { value: 'keep', label: words.keep },
    ],
  })
}

async function agreed(keyboard: Keyboard | undefined, typed: string, message: string): Promise<boolean> {
  if (keyboard) return keyboard.confirm({ message, initial: false })
  throw new UserError(
    {
      zh: '导入要在终端里确认，现在什么都没有改动。',
      en: 'Importing asks for confirmation at a terminal; nothing was changed.',
    },
    {
      zh: `确定导入：leak-help session import ${typed} --yes`,
      en: `To import all the same: leak-help session import ${typed} --yes`,
    },
    { exitCode: 2 },
  )
}

function holdsSecrets(typed: string): UserError {
  return new UserError(
    {
      zh: '里面有平时不保存的号码，要说清怎么办才能导入；现在什么都没有改动。',
      en: 'It holds numbers that are not kept otherwise, so importing needs to know what becomes of them; nothing was changed.',
    },
    {
      zh: `遮住再导入（原样保留用keep）：leak-help session import ${typed} --yes --secrets mask`,
      en: `To import it with them masked (keep: as they are): leak-help session import ${typed} --yes --secrets mask`,
    },
    { exitCode: 2 },
  )
}
