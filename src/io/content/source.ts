// Playbooks: bundled ones from compiled JSON, a person's own from YAML, checked each time.
import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { Content } from '../../core/check/parse.ts'
import { type Library, mergeLibraries, type PlaybookEntry, registries } from '../../core/content/library.ts'
import { currentId } from '../../core/content/retired.ts'
import type { Retired } from '../../core/content/schema.ts'
import type { Language } from '../../core/text.ts'
import { UserError } from '../../errors.ts'
import type { ContentSource } from '../../ports.ts'
import { rewordingFileErrors } from '../files/file-error.ts'
import { namedPath } from '../files/named-path.ts'

export interface ContentSourceOptions {
  /** Compiled content, beside the program. */
  bundled: string
  /** The language of this run: compiled playbooks hold one language each. */
  language: Language
  /** Folders with a person's own playbooks; ones that do not exist are passed over unless named by them. */
  own: { folder: string; required: boolean }[]
  /** Today, `YYYY-MM-DD`: decides which facts are past their review day. */
  today: string
}

/** What `index.json` holds. */
interface ContentIndex {
  version: string
  entries: PlaybookEntry[]
  retired: Retired[]
}

/** Opens the bundled and the person's own playbooks. Reads only what a command needs. */
export function openContent(options: ContentSourceOptions): ContentSource {
  const read = (name: string): unknown => JSON.parse(readFileSync(join(options.bundled, name), 'utf8'))
  const readLibrary = (name: string) => withoutPrototypes(read(name) as Library)
  const folders = options.own
    .filter(({ folder, required }) => required || existsSync(folder))
    .map(({ folder }) => resolve(folder))
  let indexRead: ContentIndex | undefined
  const index = () => (indexRead ??= read('index.json') as ContentIndex)

  let ownLibrary: Promise<Library> | undefined
  const own = () => (ownLibrary ??= loadOwn(folders, readLibrary('library.json'), options.today))

  return {
    async entries() {
      const bundled = index().entries
      if (folders.length === 0) return bundled
      const { scenarios } = await own()
      const added = Object.values(scenarios).filter(({ id }) => !bundled.some((entry) => entry.id === id))
      return [
        ...bundled,
        ...added.map(({ id, group, title, summary, keywords }) => ({
          id,
          group,
          title,
          summary,
          keywords,
          bundled: false,
        })),
      ]
    },
    async library(playbooks) {
      if (folders.length > 0) return own()
      const known = new Set(index().entries.map(({ id }) => id))
      const ids = playbooks.map((id) => currentId(index(), 'scenario', id)).filter((id) => known.has(id))
      const file = (name: string) => `${name}.${options.language}.json`
      const [first = file('common'), ...others] = [...new Set(ids)].map((id) => file(`playbooks/${id}`))
      return mergeLibraries(readLibrary(first), ...others.map(readLibrary))
    },
    retired: async () => (folders.length > 0 ? (await own()).retired : index().retired),
    async wholeLibrary() {
      return folders.length > 0 ? own() : readLibrary('library.json')
    },
    async check(folder, today) {
      const { readContentFolder, bundledLimits } = await import('./folder.ts')
      const { checkContent } = await import('../../core/check/check.ts')
      const { contentCounts } = await import('../../core/check/parse.ts')
      if (!existsSync(namedPath(folder))) throw noFolder(folder)
      const { files, problems: unread } = whileReadingFolder(folder, () => readContentFolder(folder, bundledLimits))
      // A folder with a shared/common.yaml stands on its own, as the bundled one does; any other builds on the bundled one.
      const complete = files.some(({ path }) => path === 'shared/common.yaml')
      const { parsed, problems } = checkContent(
        files,
        complete ? { today } : { today, bundled: readLibrary('library.json') },
      )
      return { problems: [...unread, ...problems], counts: contentCounts(parsed.content) }
    },
  }
}

async function loadOwn(folders: string[], bundled: Library, today: string): Promise<Library> {
  const { readContentFolder } = await import('./folder.ts')
  const { checkContent, withBundled } = await import('../../core/check/check.ts')
  const { problemLine } = await import('../../core/check/problem.ts')
  let content: Content = bundled
  for (const folder of folders) {
    if (!existsSync(folder)) throw noFolder(folder)
    const { files, problems: unread } = whileReadingFolder(folder, () => readContentFolder(folder))
    const { parsed, problems } = checkContent(files, { today, bundled })
    const all = [...unread, ...problems.filter(({ message }) => !message.en.startsWith('due for review'))]
    if (all.length > 0) {
      throw new UserError(
        {
          zh: `${folder}里的预案有${all.length}处错误：\n${all.map((problem) => problemLine(problem, 'zh')).join('\n')}`,
          en: `The playbooks in ${folder} have ${all.length} mistake(s):\n${all.map((problem) => problemLine(problem, 'en')).join('\n')}`,
        },
        {
          zh: `改好后检查：leak-help playbook check ${folder}`,
          en: `Correct them, then check: leak-help playbook check ${folder}`,
        },
      )
    }
    content = withBundled(parsed.content, content)
  }
  return withoutPrototypes({ ...bundled, ...content })
}

function whileReadingFolder<Result>(folder: string, work: () => Result): Result {
  return rewordingFileErrors(
    ({ cause }, error) =>
      new UserError(
        {
          zh: `读不了预案文件夹“${folder}”：${cause.zh}`,
          en: `The playbooks in “${folder}” cannot be read: ${cause.en}`,
        },
        { zh: '看看路径有没有写错', en: 'Check the path' },
        { cause: error },
      ),
    work,
  )
}

function noFolder(folder: string): UserError {
  return new UserError(
    { zh: `没有文件夹“${folder}”`, en: `There is no folder “${folder}”` },
    { zh: '看看路径有没有写错', en: 'Check the path' },
  )
}

// An id such as `constructor` must not find what every object inherits.
function withoutPrototypes(library: Library): Library {
  const safe: Library = { ...library }
  for (const key of registries) Object.assign(safe, { [key]: Object.assign(Object.create(null), library[key]) })
  return safe
}
