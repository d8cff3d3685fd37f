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
  throw new UserError(
    problem,
    { zh: '写上完整的名字再试。', en: 'Write the whole name and try again.' },
    { exitCode: 2 },
  )
}

function problemWith(path: string): Text | undefined {
  const shown = safeText(path, { maxLength: 80 })
  if (path === '') return { zh: '文件或文件夹的名字是空的。', en: 'The name of the file or folder is empty.' }
  if (path.length > longestPath)
    return { zh: `“${shown}”太长了，没有打开。`, en: `“${shown}” is too long and was not opened.` }
  if (!/[\p{Cc}\p{Zl}\p{Zp}]/u.test(path)) return undefined
  return {
    zh: `“${shown}”里有换行之类的控制字符，没有打开。`,
    en: `“${shown}” holds a line break or another control character and was not opened.`,
  }
}
