// Playbooks: bundled ones as the build wrote them, a person's own from YAML, checked each time.
import { existsSync, readdirSync, realpathSync } from 'node:fs'
import { resolve } from 'node:path'
import type { CheckedContent, EarlierFolder } from '../../core/check/check.ts'
import type { UnusedNotice } from '../../core/check/unused.ts'
import type { RunContent } from '../../core/content/own-content.ts'
import type { Language } from '../../core/text.ts'
import { UserError } from '../../errors.ts'
import type { CheckedFolder, ContentSource } from '../../ports.ts'
import { rewordingFileErrors } from '../files/file-error.ts'
import { namedPath } from '../files/named-path.ts'
import { type CompiledContent, openCompiled } from './compiled.ts'

/** A folder with a person's own playbooks. */
export interface OwnFolder {
  folder: string
  /** They named it: it must be there. Any other is passed over when it does not exist or cannot be read. */
  required: boolean
}

export interface ContentSourceOptions {
  /** Compiled content, beside the program. */
  bundled: string
  /** The language of this run. */
  language: Language
  /** In the order of use: where two have the same id, the first one's counts. */
  own: readonly OwnFolder[]
  /** Today, `YYYY-MM-DD`: decides which facts are past their review day. */
  today: string
  /** Told once for each folder of which something is not used. */
  warn: (unused: UnusedNotice) => void
}

/** Opens the bundled and the person's own playbooks. Reads only what a command needs. */
export function openContent(options: ContentSourceOptions): ContentSource {
  const bundled = openCompiled(options.bundled)
  const folders = findFolders(options.own)
  let loading: Promise<RunContent> | undefined
  const own = () => (loading ??= loadOwn(folders, bundled, options))

  return {
    entries: async () => (folders.length === 0 ? bundled.entries() : (await own()).entries()),
    listener: () => bundled.listener(),
    library: async () => (folders.length === 0 ? bundled.library() : (await own()).library),
    texts: async (language = options.language) =>
      folders.length === 0 ? bundled.texts(language) : (await own()).texts(language),
    check: async (folder, today) => {
      if (folder === undefined) return Promise.all((await checkUsed(folders, { today, bundled })).map(summarize))
      const at = folders.findIndex((one) => realPath(one.folder) === realPath(resolve(folder)))
      const before = (at < 0 ? folders : folders.slice(0, at)).filter((one) => canBeListed(one.folder))
      const earlier = (await checkUsed(before, { today, bundled })).map(toEarlier)
      return [await summarize({ folder, checked: await checkFolder(folder, { today, bundled, earlier }) })]
    },
  }
}

interface UsedFolder {
  folder: string
  checked: CheckedContent
}

// Each on top of those before it.
async function checkUsed(folders: readonly OwnFolder[], options: CheckOptions): Promise<UsedFolder[]> {
  const used: UsedFolder[] = []
  for (const { folder } of folders) {
    const checked = await checkFolder(folder, { ...options, isOwn: true, earlier: used.map(toEarlier) })
    used.push({ folder, checked })
  }
  return used
}

function toEarlier({ folder, checked }: UsedFolder): EarlierFolder {
  return { folder, content: checked.usable }
}

// The same folder may be named twice, or lie in the data folder.
function findFolders(own: readonly OwnFolder[]): OwnFolder[] {
  const found = own
    .filter(({ folder, required }) => required || existsSync(folder))
    .map((one) => ({ ...one, folder: resolve(one.folder) }))
  const alike = ({ folder }: OwnFolder) => found.filter((other) => realPath(other.folder) === realPath(folder))
  return found
    .filter((one) => alike(one)[0] === one)
    .map((one) => ({ ...one, required: alike(one).some(({ required }) => required) }))
}

function realPath(folder: string): string {
  try {
    return realpathSync(folder)
  } catch {
    return folder
  }
}

function canBeListed(folder: string): boolean {
  try {
    readdirSync(folder)
    return true
  } catch {
    return false
  }
}

// What is sound in a person's folders, behind the bundled content.
async function loadOwn(
  folders: readonly OwnFolder[],
  bundled: CompiledContent,
  { today, warn }: ContentSourceOptions,
): Promise<RunContent> {
  const { addOwnContent } = await import('../../core/content/own-content.ts')
  const { findUnused } = await import('../../core/check/unused.ts')
  const earlier: EarlierFolder[] = []
  const named: string[] = []
  let content: RunContent = { ...bundled, library: bundled.library() }
  for (const { folder, required } of folders) {
    try {
      const checked = await checkFolder(folder, { today, bundled, isOwn: true, earlier })
      const unused = findUnused(checked)
      if (unused) warn({ folder, after: [...named], ...unused })
      content = addOwnContent(content, checked.usable)
      earlier.push({ folder, content: checked.usable })
      if (required) named.push(folder)
    } catch (error) {
      // A folder that nobody named must not stop somebody in danger.
      if (required || !(error instanceof UserError)) throw error
      warn({ folder, after: [], errors: 0, leftOut: [], taken: [], elsewhere: [], unread: error.what })
    }
  }
  return content
}

interface CheckOptions {
  today: string
  bundled: CompiledContent
  /** It is used as a folder of one's own, whatever it holds. */
  isOwn?: boolean
  earlier?: readonly EarlierFolder[]
}

/** Checks a folder: by itself when it is complete, else on top of the bundled content. */
async function checkFolder(
  folder: string,
  { today, bundled, isOwn = false, earlier = [] }: CheckOptions,
): Promise<CheckedContent> {
  const { readContentFolder } = await import('./folder.ts')
  const { checkContent } = await import('../../core/check/check.ts')
  const { inFileOrder } = await import('../../core/check/problem.ts')
  if (!existsSync(namedPath(folder))) throw noFolder(folder)
  const read = whileReadingFolder(folder, () => readContentFolder(folder, { isOwn }))
  const checked = checkContent(read.files, read.isComplete ? { today } : { today, bundled: bundled.library(), earlier })
  return { ...checked, problems: inFileOrder([...read.problems, ...checked.problems]) }
}

async function summarize({ folder, checked: { problems, parsed } }: UsedFolder): Promise<CheckedFolder> {
  const { countEntries } = await import('../../core/check/parse.ts')
  return { folder, problems, counts: countEntries(parsed.content) }
}

function whileReadingFolder<Result>(folder: string, work: () => Result): Result {
  return rewordingFileErrors(
    ({ problem }, error) =>
      new UserError(
        {
          zh: `读不了预案文件夹“${folder}”：${problem.zh}。`,
          en: `The playbooks in “${folder}” cannot be read: ${problem.en}.`,
        },
        { zh: '看看路径有没有写错。', en: 'Check the path.' },
        { cause: error },
      ),
    work,
  )
}

function noFolder(folder: string): UserError {
  return new UserError(
    { zh: `没有文件夹“${folder}”。`, en: `There is no folder “${folder}”.` },
    { zh: '看看路径有没有写错。', en: 'Check the path.' },
  )
}
