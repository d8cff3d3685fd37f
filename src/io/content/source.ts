// Playbooks: bundled ones as the build wrote them, a person's own from YAML, checked each time.
import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import type { CheckedContent } from '../../core/check/check.ts'
import type { Library } from '../../core/content/library.ts'
import { mergeLibraries } from '../../core/content/library.ts'
import type { PlaybookEntry } from '../../core/content/search.ts'
import type { Texts } from '../../core/content/texts.ts'
import type { Language } from '../../core/text.ts'
import { UserError } from '../../errors.ts'
import type { ContentSource } from '../../ports.ts'
import { rewordingFileErrors } from '../files/file-error.ts'
import { namedPath } from '../files/named-path.ts'
import { type CompiledContent, openCompiled } from './compiled.ts'

export interface ContentSourceOptions {
  /** Compiled content, beside the program. */
  bundled: string
  /** The language of this run. */
  language: Language
  /** Folders with a person's own playbooks; ones that do not exist are passed over unless named by them. */
  own: { folder: string; required: boolean }[]
  /** Today, `YYYY-MM-DD`: decides which facts are past their review day. */
  today: string
  /** Told once what of a person's own folder is not used. */
  warn: (notice: { folder: string; problems: number; leftOut: string[] }) => void
}

/** Opens the bundled and the person's own playbooks. Reads only what a command needs. */
export function openContent(options: ContentSourceOptions): ContentSource {
  const bundled = openCompiled(options.bundled)
  const folders = options.own
    .filter(({ folder, required }) => required || existsSync(folder))
    .map(({ folder }) => resolve(folder))
  let loading: Promise<OwnContent> | undefined
  const own = () => (loading ??= loadOwn(folders, bundled, options))

  return {
    entries: async () => (folders.length === 0 ? bundled.entries() : [...bundled.entries(), ...(await own()).entries]),
    library: async () => (folders.length === 0 ? bundled.library() : (await own()).library),
    texts: async (language = options.language) =>
      folders.length === 0 ? bundled.texts(language) : (await own()).texts(language),
    check: async (folder, today) => {
      const { countEntries } = await import('../../core/check/parse.ts')
      const { problems, parsed } = await checkFolder(folder, { today, bundled })
      return { problems, counts: countEntries(parsed.content) }
    },
  }
}

interface OwnContent {
  entries: PlaybookEntry[]
  library: Library
  texts: (language: Language) => Texts
}

// What is sound in a person's folders, on top of the bundled content; where ids meet, the bundled entry stands.
async function loadOwn(
  folders: string[],
  bundled: CompiledContent,
  { today, warn }: ContentSourceOptions,
): Promise<OwnContent> {
  const { compileRules, compileTexts, listEntries } = await import('../../core/content/compile.ts')
  const { findSeverity } = await import('../../core/check/problem-codes.ts')
  const loaded: OwnContent = { entries: [], library: bundled.library(), texts: bundled.texts }
  for (const folder of folders) {
    const { problems, usable, leftOut } = await checkFolder(folder, { today, bundled })
    const errors = problems.filter(({ code }) => findSeverity(code) === 'error')
    if (errors.length > 0) warn({ folder, problems: errors.length, leftOut: leftOut.map(({ id }) => id) })
    const { library, texts } = loaded
    const { version, calendar } = library
    const taken = new Set([...bundled.entries(), ...loaded.entries].map(({ id }) => id))
    const contacts: Parameters<typeof listEntries>[1]['contacts'] = ({ kind, id }, language) =>
      kind === 'phone' ? library.contacts.get(id)?.phone : texts(language).name('contacts', id)
    loaded.entries.push(...listEntries(usable, { bundled: false, contacts }).filter(({ id }) => !taken.has(id)))
    loaded.library = mergeLibraries(compileRules(usable, { version, calendar }), library)
    loaded.texts = (language) => preferFirst(texts(language), compileTexts(usable, language))
  }
  return loaded
}

/** Checks a folder: by itself when it is complete, else on top of the bundled content. */
async function checkFolder(
  folder: string,
  { today, bundled }: { today: string; bundled: CompiledContent },
): Promise<CheckedContent> {
  const { isComplete, readContentFolder } = await import('./folder.ts')
  const { checkContent } = await import('../../core/check/check.ts')
  const { inFileOrder } = await import('../../core/check/problem.ts')
  if (!existsSync(namedPath(folder))) throw noFolder(folder)
  const { files, problems: unread } = whileReadingFolder(folder, () => readContentFolder(folder))
  const checked = checkContent(files, isComplete(files) ? { today } : { today, bundled: bundled.library() })
  return { ...checked, problems: inFileOrder([...unread, ...checked.problems]) }
}

function preferFirst(first: Texts, second: Texts): Texts {
  return {
    language: first.language,
    name: (registry, id) => first.name(registry, id) ?? second.name(registry, id),
    entry: (registry, id) => first.entry(registry, id) ?? second.entry(registry, id),
    term: (list, id) => first.term(list, id) ?? second.term(list, id),
    sources: (registry, id) => {
      const sources = first.sources(registry, id)
      return sources.length > 0 ? sources : second.sources(registry, id)
    },
  }
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
