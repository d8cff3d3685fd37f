// Reads an answers file (YAML or JSON) that the person named.
import { UserError } from '../errors.ts'
import type { AnswersFile } from '../ports.ts'
import { namedPath } from './named-path.ts'

/** The parsed file. Throws UserError with exit code 2 when it cannot be read or is not YAML. */
export async function readAnswersFile(given: string): Promise<AnswersFile> {
  const path = namedPath(given)
  const { parseGuardedYaml } = await import('./guarded-yaml.ts')
  const { readSmallFile } = await import('./small-file.ts')
  try {
    return { path, ...parseGuardedYaml(readSmallFile(path, 512 * 1024)) }
  } catch (error) {
    throw new UserError(
      {
        zh: `读不了回答文件${placed(path, error)}：${reason(error, 'zh')}`,
        en: `The answers file cannot be read, ${placed(path, error)}: ${reason(error, 'en')}`,
      },
      { zh: '文件里每行写一个“问题id: 回答”', en: 'Write one “question id: answer” on each line' },
      { exitCode: 2, cause: error },
    )
  }
}

function placed(path: string, error: unknown): string {
  const { line, column } = error as { line?: number; column?: number }
  return line === undefined ? path : `${path}:${line}:${column ?? 1}`
}

function reason(error: unknown, language: 'zh' | 'en'): string {
  const own = (error as { zh?: string; en?: string })[language]
  if (own !== undefined) return own
  const { code } = error as NodeJS.ErrnoException
  if (code === 'ENOENT') return language === 'zh' ? '没有这个文件' : 'there is no such file'
  if (code === 'EACCES') return language === 'zh' ? '没有读取权限' : 'no permission to read it'
  if (code === 'EISDIR' || code === 'NOT_A_FILE') return language === 'zh' ? '这不是一个文件' : 'it is not a file'
  return error instanceof Error ? error.message : String(error)
}
