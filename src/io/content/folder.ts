// Reads a folder of content files, never outside the folder. What is not read is said: an author must not believe that
// a file counts which nobody looked at.
import { type Dirent, existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileKinds, type Home } from '../../core/check/parse.ts'
import type { Problem, SourceFile } from '../../core/check/problem.ts'
import type { ProblemCode } from '../../core/check/problem-codes.ts'
import { knownQuestions } from '../../core/content/known-ids.ts'
import type { Text } from '../../core/text.ts'
import { fileErrorCode, fileProblem } from '../files/file-error.ts'
import { readSmallFile } from '../files/small-file.ts'
import { parseGuardedYaml } from '../yaml/guarded-yaml.ts'
import { YamlProblem } from '../yaml/problem.ts'

/** The same for every folder, whoever wrote it, whether it is checked or used. */
export const folderLimits = { files: 2_000, bytesOfFile: 512 * 1024, depth: 4 }

/** The files of a folder, and what is wrong with those that were not read. */
export interface ContentFolder {
  files: SourceFile[]
  problems: Problem[]
  /** Whether the content is to stand on its own, as the bundled one does; any other builds on the bundled one. */
  isComplete: boolean
}

/**
 * Reads every content file of a folder in the order of their names. `isOwn`: it is a person's own folder, whatever is in
 * it; else what it is shows in its files. Throws file errors for the folder itself.
 */
export function readContentFolder(folder: string, { isOwn = false } = {}): ContentFolder {
  const files: SourceFile[] = []
  const found = findFiles(folder)
  const problems = [...found.problems]
  for (const path of found.paths) {
    try {
      const bytes = readSmallFile(join(folder, path), folderLimits.bytesOfFile)
      files.push({ path, ...parseGuardedYaml(bytes, { maxBytes: folderLimits.bytesOfFile }) })
    } catch (error) {
      problems.push(problemFor(path, error))
    }
  }
  const isComplete = !isOwn && standsAlone(files)
  if (isComplete) return { files, problems, isComplete }
  const others = files.some(isLetter) ? [problemAt('letters', 'unread-file', isOfTheBundled)] : []
  return {
    files: files.filter((file) => !isLetter(file)),
    problems: [...problems, ...found.others, ...others],
    isComplete,
  }
}

// What is sent in a person's name comes from the bundled content alone.
function isLetter({ path }: SourceFile): boolean {
  return path.startsWith('letters/')
}

// Folders of a content folder that hold something else: made-up people.
const otherFolders = ['personas']

// What people keep beside content without expecting it to be read.
const notContent = /^(?:\..*|(?:readme|licen[cs]e)(?:\.txt)?|.*\.md|.*~)$/i

// `others`: folders that mean something only beside the bundled content.
function findFiles(folder: string): { paths: string[]; problems: Problem[]; others: Problem[] } {
  const paths: string[] = []
  const problems: Problem[] = []
  const others: Problem[] = []
  // Only the folder itself fails: what is shut inside it is named, and the rest is read.
  const listFolder = (sub: string): Dirent[] => {
    try {
      return sorted(readdirSync(join(folder, sub), { withFileTypes: true }))
    } catch (error) {
      if (sub === '') throw error
      problems.push(problemFor(sub, error))
      return []
    }
  }
  const look = (sub: string, depth: number): void => {
    for (const entry of listFolder(sub)) {
      const path = sub === '' ? entry.name : `${sub}/${entry.name}`
      if (notContent.test(entry.name)) continue
      if (entry.isSymbolicLink()) problems.push(problemAt(path, 'unread-file', isLink))
      else if (entry.isDirectory()) {
        if (sub === '' && otherFolders.includes(entry.name)) {
          others.push(problemAt(path, 'unread-file', isOfTheBundled))
          continue
        }
        if (depth < folderLimits.depth) look(path, depth + 1)
        else problems.push(problemAt(path, 'unread-file', tooDeep))
      } else if (!/\.yaml$/.test(entry.name)) problems.push(problemAt(path, 'wrong-ending', describeEnding(entry.name)))
      else paths.push(path)
    }
  }
  if (existsSync(folder)) look('', 1)
  const kept = paths.sort().slice(0, folderLimits.files)
  const [first] = paths.slice(folderLimits.files)
  if (first !== undefined) {
    const left = paths.length - folderLimits.files
    problems.push(
      problemAt(first, 'too-many-files', {
        zh: `最多${folderLimits.files}个文件：从这个起，有${left}个没有读取`,
        en: `at most ${folderLimits.files} files: from this one on, ${left} are not read`,
      }),
    )
  }
  return { paths: kept, problems, others }
}

const isLink = {
  zh: '它是一个链接，可能指向文件夹外面，没有读取；请放文件本身',
  en: 'it is a link, which may lead outside the folder, and is not read; put the file itself here',
}
const isOfTheBundled = {
  zh: '这个文件夹只给随软件提供的内容用，里面的没有读取',
  en: 'a folder for the bundled content only; nothing in it is read',
}
const tooDeep = { zh: '文件夹套得太深，里面的没有读取', en: 'nested too deeply; nothing in it is read' }

function describeEnding(name: string): Text {
  const [stem = ''] = name.split('.')
  return /\.(?:yml|yaml\..*|json|txt)$/i.test(name) || !name.includes('.')
    ? {
        zh: `结尾不是.yaml，没有读取；改名为${stem}.yaml`,
        en: `it does not end in .yaml and is not read; name it ${stem}.yaml`,
      }
    : { zh: '结尾不是.yaml，没有读取', en: 'it does not end in .yaml and is not read' }
}

function sorted(entries: Dirent[]): Dirent[] {
  return entries.sort((a, b) => (a.name < b.name ? -1 : 1))
}

function problemFor(path: string, error: unknown): Problem {
  if (error instanceof YamlProblem) {
    return { code: 'yaml', file: path, line: error.line, column: error.column, problem: { zh: error.zh, en: error.en } }
  }
  const code = fileErrorCode(error)
  if (code === undefined) throw error
  const { problem } = fileProblem(code)
  return problemAt(path, 'unreadable-file', {
    zh: `读不了这个文件：${problem.zh}`,
    en: `this file cannot be read: ${problem.en}`,
  })
}

function problemAt(file: string, code: ProblemCode, problem: Text): Problem {
  return { code, file, line: 1, column: 1, problem }
}

// It says what every session asks, and holds a question that the program itself relies on: no folder that builds on the
// bundled content has either.
function standsAlone(files: readonly SourceFile[]): boolean {
  const held = (holds: Home) => files.filter(({ path }) => findKind(path) === holds)
  const asked = held('questions').flatMap(({ value }): unknown[] => (Array.isArray(value) ? value : []))
  const isKnown = (question: unknown) =>
    typeof question === 'object' &&
    question !== null &&
    'id' in question &&
    Object.hasOwn(knownQuestions, `${question.id}`)
  return held('common').length > 0 && asked.some(isKnown)
}

function findKind(path: string): Home | undefined {
  return fileKinds.find(({ pattern }) => pattern.test(path))?.holds
}
