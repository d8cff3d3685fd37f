// Paths that come from outside, before anything is opened.
import { safeText } from '../core/safe-text.ts'
import { UserError } from '../errors.ts'

/**
 * The path as it was given. An empty one would mean the working folder, and one with control characters is a mistake
 * or a trap: it would break the lines that name it. Throws UserError.
 */
export function namedPath(path: string): string {
  if (path !== '' && !/[\p{Cc}\p{Zl}\p{Zp}]/u.test(path)) return path
  const shown = safeText(path, { maxLength: 80 })
  throw new UserError(
    path === ''
      ? { zh: '文件或文件夹的名字是空的', en: 'The name of the file or folder is empty' }
      : {
          zh: `“${shown}”里有换行之类的控制字符，没有打开`,
          en: `“${shown}” holds a line break or another control character and was not opened`,
        },
    { zh: '写上完整的名字再试', en: 'Write the whole name and try again' },
    { exitCode: 2 },
  )
}
