// Reads a folder of content files: every YAML file by name, nothing else, never outside the folder.
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Problem, SourceFile } from '../../core/check/problem.ts'
import { fileErrorCode, fileProblem } from '../files/file-error.ts'
import { readSmallFile } from '../files/small-file.ts'
import { type GuardedYamlOptions, parseGuardedYaml } from '../yaml/guarded-yaml.ts'
import { YamlProblem } from '../yaml/problem.ts'

/** Limits for the files we ship and check ourselves. */
export const bundledLimits: GuardedYamlOptions = { maxBytes: 4 * 1024 * 1024, maxNodes: 400_000 }

const mostFiles = 2_000
const subfolders = ['shared', 'shared/steps', 'facts']

/** The files of a folder, and what is wrong with those that could not be parsed. */
export interface ContentFolder {
  files: SourceFile[]
  problems: Problem[]
}

/** Reads every `.yaml` file of a content folder in the order of their names. Larger limits are for files we ship. */
export function readContentFolder(folder: string, limits: GuardedYamlOptions = {}): ContentFolder {
  const files: SourceFile[] = []
  const problems: Problem[] = []
  for (const path of yamlFiles(folder)) {
    try {
      const bytes = readSmallFile(join(folder, path), limits.maxBytes ?? 512 * 1024)
      files.push({ path, ...parseGuardedYaml(bytes, limits) })
    } catch (error) {
      problems.push(problemFor(path, error))
    }
  }
  return { files, problems }
}

function yamlFiles(folder: string): string[] {
  const named = (sub: string) => {
    const full = join(folder, sub)
    if (!existsSync(full)) return []
    return readdirSync(full)
      .filter((name) => name.endsWith('.yaml'))
      .map((name) => (sub === '' ? name : `${sub}/${name}`))
  }
  return ['', ...subfolders].flatMap(named).sort().slice(0, mostFiles)
}

function problemFor(file: string, error: unknown): Problem {
  if (error instanceof YamlProblem) {
    return { file, line: error.line, column: error.column, message: { zh: error.zh, en: error.en } }
  }
  const code = fileErrorCode(error)
  if (code === undefined) throw error
  const { cause } = fileProblem(code)
  return {
    file,
    line: 1,
    column: 1,
    message: { zh: `读不了这个文件：${cause.zh}`, en: `this file cannot be read: ${cause.en}` },
  }
}
