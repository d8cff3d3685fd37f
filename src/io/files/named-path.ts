// Paths that come from outside, before anything is opened.
import { safeText } from '../../core/guard/safe-text.ts'
import type { Text } from '../../core/text.ts'
import { UserError } from '../../errors.ts'

// No system opens a longer one, and naming it would fill the screen.
const longestPath = 4_096

/**
 * The path as it was given. An empty one would mean the working folder; one with control characters is a mistake or a
 * trap, and would break the lines that name it. Throws UserError with exit code 2.
 */
export function namedPath(path: string): string {
  const problem = problemWith(path)
  if (!problem) return path
  throw new UserError(problem, hasControls(path) ? plainName : writeWhole, { exitCode: 2 })
}

const writeWhole: Text = { zh: '写上完整的名字再试。', en: 'Write the whole name and try again.' }

/** How to go on with a file whose name cannot be used. */
export const plainName: Text = {
  zh: '先给它改个名，比如用mv；或者拷一份，起个普通的名字，放在名字普通的文件夹里，再写这个名字。',
  en: 'Rename it first, for example with mv, or make a copy that has a plain name, in a folder that has one, and write that.',
}

/** Whether a name came from a system in another encoding than UTF-8: what was in it is lost, and nothing is found by it. */
export function isNotUtf8(path: string): boolean {
  return path.includes('\ufffd')
}

function hasControls(path: string): boolean {
  return /[\p{Cc}\p{Zl}\p{Zp}]/u.test(path)
}

function problemWith(path: string): Text | undefined {
  const shown = safeText(path, { maxLength: 80 })
  if (path === '') return { zh: '文件或文件夹的名字是空的。', en: 'The name of the file or folder is empty.' }
  if (path.length > longestPath)
    return { zh: `“${shown}”太长了，没有打开。`, en: `“${shown}” is too long and was not opened.` }
  if (!hasControls(path)) return undefined
  return {
    zh: `“${shown}”里有换行之类的控制字符，没有打开。`,
    en: `“${shown}” holds a line break or another control character and was not opened.`,
  }
}
