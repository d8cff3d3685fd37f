// Bundled content as the build wrote it (tools/compile-content.ts). Nothing is read before it is needed, and the
// sentences of an entry only when they are shown.
import { openSync, readFileSync, readSync } from 'node:fs'
import { join } from 'node:path'
import { type Library, openLibrary } from '../../core/content/library.ts'
import { own } from '../../core/content/own.ts'
import type { PlaybookEntry } from '../../core/content/playbook-entry.ts'
import type { Terms } from '../../core/content/schema.ts'
import type { NamedRegistry, Texts, TextsByRegistry } from '../../core/content/texts.ts'
import type { Registry } from '../../core/content/vocabulary.ts'
import { once } from '../../core/once.ts'
import type { HearingParts } from '../../core/search/heard.ts'
import type { LetterTables } from '../../core/search/letters.ts'
import type { ListenerParts } from '../../core/search/listener.ts'
import type { Listener } from '../../core/search/playbooks.ts'
import type { Language } from '../../core/text.ts'

/** What `names.<language>.json` holds. */
export interface CompiledNames {
  names: Record<NamedRegistry, Record<string, string>>
  terms: Record<keyof Terms, Record<string, string>>
  /** For each entry the byte its line begins at in `texts.<language>.jsonl`, and the bytes it has. */
  places: Record<Registry, Record<string, [offset: number, length: number]>>
}

/** What `sources.json` holds: lists of sources, and for each entry (`steps:id`) which of them is its own. */
export interface CompiledSources {
  lists: string[][]
  entries: Record<string, number>
}

/** Reads the bundled content of a build. */
export interface CompiledContent {
  entries(): PlaybookEntry[]
  listener(): Promise<Listener>
  library(): Library
  texts(language: Language): Texts
}

/** The content in a folder that the build wrote. */
export function openCompiled(folder: string): CompiledContent {
  const read = (name: string): unknown => JSON.parse(readFileSync(join(folder, name), 'utf8'))
  const sources = once(() => read('sources.json') as CompiledSources) // written by our own build
  return {
    entries: once(() => read('playbooks.json') as PlaybookEntry[]),
    listener: async () => {
      const { openListener } = await import('../../core/search/listener.ts')
      return openListener({
        letters: read('letters.json') as LetterTables,
        danger: () => read('danger.json') as ReturnType<ListenerParts['danger']>,
        facts: () => read('facts-heard.json') as HearingParts,
        playbookModel: () => readFileSync(join(folder, 'playbooks.model')),
        dangerModel: () => readFileSync(join(folder, 'danger.model')),
      })
    },
    library: once(() => openLibrary(readFileSync(join(folder, 'rules.jsonl'), 'utf8'))),
    texts: (language) => {
      const index = once(() => read(`names.${language}.json`) as CompiledNames)
      const lines = once(() => openSync(join(folder, `texts.${language}.jsonl`), 'r'))
      return openTexts(language, { index, lines, sources })
    },
  }
}

interface TextFiles {
  index: () => CompiledNames
  /** A file descriptor, open until the process ends: sentences are asked for one entry at a time. */
  lines: () => number
  sources: () => CompiledSources
}

function openTexts(language: Language, { index, lines, sources }: TextFiles): Texts {
  const known = new Map<string, unknown>()

  function readEntry(registry: Registry, id: string): unknown {
    const place = own(index().places[registry], id)
    if (!place) return undefined
    const [offset, length] = place
    const bytes = Buffer.alloc(length)
    for (let done = 0; done < length; ) {
      const count = readSync(lines(), bytes, done, length - done, offset + done)
      if (count === 0) throw new Error(`texts.${language}.jsonl is cut off`)
      done += count
    }
    return JSON.parse(bytes.toString('utf8'))
  }

  return {
    language,
    name: (registry, id) => own(index().names[registry], id),
    entry: <Key extends Registry>(registry: Key, id: string) => {
      const key = `${registry}:${id}`
      if (!known.has(key)) known.set(key, readEntry(registry, id))
      return known.get(key) as TextsByRegistry[Key] | undefined // written by our own build
    },
    term: (list, id) => own(index().terms[list], id),
    sources: (registry, id) => {
      const at = own(sources().entries, `${registry}:${id}`)
      return at === undefined ? [] : (sources().lists[at] ?? [])
    },
  }
}
