// How the program was started, as a person would type it again where they stand.
import { basename, delimiter, dirname, isAbsolute, relative } from 'node:path'
import { safeText } from '../../core/guard/safe-text.ts'
import { shellWord } from '../../core/shell-word.ts'

const name = 'leak-help'

/** What is known of the start. */
export interface Start {
  /** The file that node was given: a link by which the program is installed is not resolved. */
  script: string | undefined
  /** The working folder. */
  folder: string
  env: Readonly<Record<string, string | undefined>>
}

/** The words that start the program again, from the folder the person is in. */
export function findInvocation({ script, folder, env }: Start): string {
  if (script === undefined) return name
  const isPackage = script.split(/[/\\]/).includes('node_modules')
  if (isPackage && env.npm_command === 'exec') return `npx ${name}`
  if (isOnPath(script, env)) return name
  // npm runs its scripts in the folder of the package, wherever the person is.
  const path = pathFrom(env.npm_lifecycle_event === undefined ? folder : (env.INIT_CWD ?? folder), script)
  // The scripts by which npm installs a command on Windows, and other programs anywhere, name the file in full.
  if (isPackage && isAbsolute(path)) return name
  // What cannot be shown as it is cannot be copied either.
  return safeText(path) === path ? `node ${shellWord(path)}` : name
}

// By a link of the program's own name.
function isOnPath(script: string, env: Start['env']): boolean {
  const folders = (env.PATH ?? env.Path ?? '').split(delimiter)
  return basename(script) === name && folders.includes(dirname(script))
}

// Inside the folder by the way from there, else in full.
function pathFrom(folder: string, script: string): string {
  const path = relative(folder, script)
  return path.startsWith('..') || isAbsolute(path) ? script : path
}
