// A person's own content behind the bundled one: where ids meet the bundled entry stands, and what is one's own is known
// as such from here to the screen.
import type { Language } from '../text.ts'
import { languages } from '../text.ts'
import { compileRules, compileTexts, listOwnEntries } from './compile.ts'
import type { Content } from './content.ts'
import { findImitations, type ReadContact } from './imitations.ts'
import { type EntryKind, type Library, withOwnRules } from './library.ts'
import type { PlaybookEntry } from './playbook-entry.ts'
import type { Texts } from './texts.ts'
import { registries } from './vocabulary.ts'

/** Content as a run has it. */
export interface RunContent {
  library: Library
  texts: (language: Language) => Texts
  /** Bundled playbooks first. */
  entries: () => PlaybookEntry[]
}

/** Content with a person's own behind it. `own` holds only what can be used. */
export function addOwnContent({ library, texts, entries }: RunContent, own: Content): RunContent {
  const tidy = withSingleBlanks(own)
  const { version, calendar } = library
  const merged = withOwnRules(library, compileRules(tidy, { version, calendar }))
  const isNew = (kind: EntryKind, id: string) => merged.notBundled[kind].has(id) && !library.notBundled[kind].has(id)
  const after: RunContent = {
    library: merged,
    texts: (language) => chooseTexts(isNew, { own: compileTexts(tidy, language), others: texts(language) }),
    entries: () => [...entries(), ...listOwnEntries(tidy).filter(({ id }) => isNew('playbooks', id))],
  }
  return { ...after, library: { ...merged, imitations: findAllImitations(after) } }
}

function chooseTexts(
  isNew: (kind: EntryKind, id: string) => boolean,
  { own, others }: { own: Texts; others: Texts },
): Texts {
  const home = (kind: EntryKind, id: string) => (isNew(kind, id) ? own : others)
  return {
    language: own.language,
    name: (registry, id) => home(registry, id).name(registry, id),
    entry: (registry, id) => home(registry, id).entry(registry, id),
    term: (list, id) => home(list, id).term(list, id),
    sources: (registry, id) => home(registry, id).sources(registry, id),
  }
}

function findAllImitations({ library, texts }: RunContent): Library['imitations'] {
  const { contacts: own } = library.notBundled
  if (own.size === 0) return new Map()
  const spoken = languages.map(texts)
  const read = [...library.contacts.values()].map(
    ({ id, phone, url }): ReadContact => ({
      id,
      names: spoken.flatMap((one) => one.name('contacts', id) ?? []),
      phone,
      url,
    }),
  )
  return findImitations(
    read.filter(({ id }) => own.has(id)),
    read.filter(({ id }) => !own.has(id)),
  )
}

// A row of blanks would begin a line of its own on the screen, away from what it belongs to.
function withSingleBlanks(content: Content): Content {
  const entries = registries.map((key) => {
    const registry: ReadonlyMap<string, unknown> = content[key]
    return [key, new Map([...registry].map(([id, entry]) => [id, singleBlanks(entry)]))]
  })
  return { ...content, ...Object.fromEntries(entries), terms: singleBlanks(content.terms) as Content['terms'] }
}

const blanks = /[\p{Zs}\t\u2800\u3164\uffa0\u115f\u1160]+/gu

function singleBlanks(value: unknown): unknown {
  if (typeof value === 'string') return value.replace(blanks, ' ')
  if (Array.isArray(value)) return value.map(singleBlanks)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, singleBlanks(inner)]))
}
