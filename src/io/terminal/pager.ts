// Long output in the person's own pager, as git and gh do it. It runs through a shell, for its arguments. Besides it
// only an editor (editor.ts) is ever started.

type Environment = Readonly<Record<string, string | undefined>>

/** A program that shows a text page by page. */
export interface Pager {
  command: string
  /** As the person set it, arguments and all; else one program of that name. */
  isTyped: boolean
}

/** LEAK_HELP_PAGER, else PAGER, else less; undefined where the person set none, by an empty value or `cat`. */
export function choosePager(env: Environment): Pager | undefined {
  const typed = env.LEAK_HELP_PAGER ?? env.PAGER
  if (typed === undefined) return { command: 'less', isTyped: false }
  const command = typed.trim()
  return command === '' || command === 'cat' ? undefined : { command, isTyped: true }
}

/** What a pager finds in its environment: less says how to go on and leave (`prompt`, ASCII), keeps colours, leaves a short text alone, and writes no history. */
export function pagerEnvironment(env: Environment, prompt = ''): Record<string, string | undefined> {
  return {
    ...env,
    LESS: env.LESS ?? `FRX${prompt === '' ? '' : `Ps${prompt}$`}`,
    LV: env.LV ?? '-c',
    // All we write is UTF-8, whatever the locale; without it Chinese would be shown as codes.
    LESSCHARSET: env.LESSCHARSET ?? 'utf-8',
    // What was searched for stays nowhere.
    LESSHISTFILE: '-',
  }
}

// less 590, of Debian 12 and Ubuntu 22.04, shows a prompt with anything else in it as codes: then it stands above the text.
const canBePrompt = /^[ -~]*$/
const keys = 'SPACE / q'

/** Shows a text, `prompt` below it where less shows it, or above it where less cannot; true when the person has seen enough, false where the pager could not be started or failed. */
export function showInPager(
  { command, isTyped }: Pager,
  text: string,
  { env, prompt = '' }: { env: Environment; prompt?: string },
): Promise<boolean> {
  const isBelow = canBePrompt.test(prompt)
  // Past the stand-in of the bundle, which keeps everything else from starting programs.
  const { spawn } = process.getBuiltinModule('node:child_process')
  return new Promise((resolve) => {
    const pager = spawn(command, {
      shell: isTyped,
      stdio: ['pipe', 'inherit', 'inherit'],
      env: pagerEnvironment(env, isBelow ? prompt : keys) as NodeJS.ProcessEnv,
    })
    // One that outlived us would go on reading the keyboard.
    const end = () => void pager.kill()
    process.once('exit', end)
    const finish = (isShown: boolean) => {
      process.removeListener('exit', end)
      resolve(isShown)
    }
    pager.once('error', () => finish(false))
    pager.once('close', (code) => finish(code === null || code === 0))
    // Leaving before the end of the text is no failure.
    pager.stdin.on('error', () => {})
    pager.stdin.end(isBelow || isTyped ? text : `${prompt}\n\n${text}`)
  })
}
