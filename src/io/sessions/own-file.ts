// Reading a file of our own that may have suffered.
import type { Text } from '../../core/text.ts'
import { fileErrorCode, fileProblem } from '../files/file-error.ts'
import { readOwnFile } from '../files/small-file.ts'
import { whileReading } from './errors.ts'

/** Why a file cannot be used. */
export interface Unread {
  kind: 'missing' | 'damaged'
  problem: Text
}

// A file that cannot be read this moment (no permission, disk error) may well be whole: falling back to an older copy
// would put the newest answers aside. Only what reading again cannot mend counts as damage.
const lastingProblems = ['NOT_A_FILE', 'TOO_LARGE', 'NOT_TEXT', 'ELOOP', 'EISDIR']

/** What `use` makes of the bytes, or why they cannot be used. Throws UserError for what trying again may mend. */
export function tryRead<Result>(
  path: string,
  { maxBytes, use }: { maxBytes: number; use: (bytes: Buffer) => Result },
): Result | Unread {
  return whileReading(path, () => {
    try {
      return use(readOwnFile(path, maxBytes))
    } catch (error) {
      const code = fileErrorCode(error)
      if (code === 'ENOENT') return { kind: 'missing', problem: { zh: '文件不在', en: 'it is missing' } }
      if (code === undefined || !lastingProblems.includes(code)) throw error
      return { kind: 'damaged', problem: fileProblem(code).problem }
    }
  })
}
