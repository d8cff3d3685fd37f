// Reads an answers file (YAML or JSON) that the person named.
import { parseGuardedJson } from '../../core/guard/guarded-json.ts'
import type { Text } from '../../core/text.ts'
import { UserError } from '../../errors.ts'
import type { AnswersFile } from '../../ports.ts'
import { fileErrorCode, fileProblem } from '../files/file-error.ts'
import { namedPath } from '../files/named-path.ts'
import { decodeText, readSmallFile } from '../files/small-file.ts'

const largestFile = 512 * 1024

/** The parsed file. Throws UserError with exit code 2 when it cannot be read or is not YAML. */
export async function readAnswersFile(given: string): Promise<AnswersFile> {
  const path = namedPath(given)
  const parseYaml = async (bytes: Uint8Array) => (await import('../yaml/guarded-yaml.ts')).parseGuardedYaml(bytes)
  try {
    const bytes = readSmallFile(path, largestFile)
    // JSON needs no YAML library, which takes longer to load than the rest of a run.
    const json = parseGuardedJson(decodeText(bytes, path), { maxDepth: 3 })
    if (!json.ok) {
      const { value, locate } = await parseYaml(bytes)
      return { path, value, locate: async (at) => locate(at) }
    }
    // Only a mistake is looked for. What YAML refuses is then most likely its cause: an invisible character, say.
    let parsed: ReturnType<typeof parseYaml> | undefined
    const locate: AnswersFile['locate'] = async (at) => {
      try {
        // Once, however many mistakes there are.
        parsed ??= parseYaml(bytes)
        return (await parsed).locate(at)
      } catch (error) {
        throw unreadable(path, error)
      }
    }
    return { path, value: json.value, locate }
  } catch (error) {
    throw unreadable(path, error)
  }
}

function unreadable(path: string, error: unknown): UserError {
  const place = placeOf(error)
  return new UserError(
    {
      zh: `读不了回答文件“${path}”${place?.zh ?? ''}：${reason(error, 'zh')}。`,
      en: `The answers file “${path}” cannot be read${place?.en ?? ''}: ${reason(error, 'en')}.`,
    },
    { zh: '文件里每行写一个“问题id: 回答”。', en: 'Write one “question id: answer” on each line.' },
    { exitCode: 2, cause: error },
  )
}

// Not within the quotes: what stands there is copied as the name of the file.
function placeOf(error: unknown): Text | undefined {
  const { line, column = 1 } = error as { line?: number; column?: number }
  if (line === undefined) return undefined
  return { zh: `（第${line}行第${column}列）`, en: ` (line ${line}, column ${column})` }
}

// Half a sentence.
function reason(error: unknown, language: 'zh' | 'en'): string {
  const own = (error as { zh?: string; en?: string })[language]
  if (own !== undefined) return own.replace(/[。.]$/, '')
  const code = fileErrorCode(error)
  if (code === undefined) throw error
  if (code === 'ENOENT') return language === 'zh' ? '没有这个文件' : 'there is no such file'
  return fileProblem(code).problem[language]
}
