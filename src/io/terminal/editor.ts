// A file in the person's own editor, as git and gh do it: through a shell, for its arguments; the file is one argument, never a
// part of the command.

/** A program that edits a file. */
export interface Editor {
  command: string
  /** As the person set it, arguments and all; else one program of that name. */
  isTyped: boolean
}

/** VISUAL, else EDITOR, else what the system usually has, tried in order. */
export function chooseEditors(env: Readonly<Record<string, string | undefined>>, platform: string): Editor[] {
  const typed = (env.VISUAL ?? env.EDITOR ?? '').trim()
  if (typed !== '') return [{ command: typed, isTyped: true }]
  const usual = platform === 'win32' ? ['notepad'] : ['nano', 'vi']
  return usual.map((command) => ({ command, isTyped: false }))
}

/** Opens a file in the first editor that there is, and waits until it is closed; false where none opened or it failed. */
export async function openEditor(editors: readonly Editor[], path: string): Promise<boolean> {
  for (const editor of editors) {
    const ended = await run(editor, path)
    if (ended !== 'missing') return ended === 'closed'
  }
  return false
}

function run({ command, isTyped }: Editor, path: string): Promise<'closed' | 'failed' | 'missing'> {
  // Past the stand-in of the bundle, which keeps everything else from starting programs.
  const { spawn } = process.getBuiltinModule('node:child_process')
  // The shell sees the file only as its first argument.
  const [program, args] =
    isTyped && process.platform !== 'win32' ? ['sh', ['-c', `${command} "$1"`, 'sh', path]] : [command, [path]]
  return new Promise((resolve) => {
    const editor = spawn(program, args, { stdio: 'inherit', shell: isTyped && process.platform === 'win32' })
    editor.once('error', (error: NodeJS.ErrnoException) => resolve(error.code === 'ENOENT' ? 'missing' : 'failed'))
    editor.once('close', (code) => resolve(code === 0 ? 'closed' : code === 127 ? 'missing' : 'failed'))
  })
}
