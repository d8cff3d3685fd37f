// What views write with: the look of the screen, the rules of the content and its sentences, and the few ways in which
// text is laid out.
import { type EntryKind, isBundled, type Library } from '../core/content/library.ts'
import type { NamedRegistry, StepTexts, Texts, TextsByRegistry } from '../core/content/texts.ts'
import type { Registry, TermList, WordedPart } from '../core/content/vocabulary.ts'
import { type ChosenForms, isList } from '../core/content/wording.ts'
import { safeText } from '../core/guard/safe-text.ts'
import type { PlannedStep } from '../core/plan/planned-step.ts'
import { fillReferences, type TextReference } from '../core/text.ts'
import type { Look, Paint } from './look.ts'
import { hang, table, wrapText } from './wrap.ts'

/** Lays out text on a screen of some width. */
export interface Layout extends Look {
  /** A text in lines of the screen's width. */
  paragraph(text: string): string[]
  /** The same as a heading. */
  heading(text: string): string[]
  /**
   * Lines behind `first`; those after the first one begin under its end, or behind `indent` spaces. `paint` colours
   * `first`.
   */
  hanging(first: string, text: string, more?: { indent?: number; paint?: Paint }): string[]
  /** Names and what they mean, side by side or, on a narrow screen, one below the other. */
  table(rows: readonly (readonly [name: string, text: string])[]): string[]
  /** “Label: text”, the label in bold; further lines are indented a little more. */
  labelled(label: string, text: string): string[]
}

/**
 * A layout with the content to write about. It is the only way to the sentences of the content: what names something of a
 * person's own folder comes out of it marked as not bundled, and so does a number or a name that a sentence takes from
 * there. Whoever shows an entry shows first what names it.
 */
export interface Reader extends Layout {
  library: Library
  /** A sentence of the content for the screen: numbers and names filled in from the contacts, cleaned. */
  read(text: string): string
  /** The title or name of an entry; its id where there is none. */
  title(registry: NamedRegistry, id: string): string
  /** Several titles in one line. */
  titles(registry: NamedRegistry, ids: readonly string[]): string
  /** All sentences of an entry that is there. */
  entry<Key extends Registry>(registry: Key, id: string): TextsByRegistry[Key]
  /** The same of an entry that may be gone. */
  find<Key extends Registry>(registry: Key, id: string): TextsByRegistry[Key] | undefined
  /** The word for something to bring or a kind of evidence; its id where there is none. */
  term(list: TermList, id: string): string
  /** Where an entry comes from. */
  sources(registry: Registry, id: string): string[]
  /** A text about an entry, marked where the entry is not bundled: for texts that `entry` does not mark. */
  mark(kind: EntryKind, id: string, text: string): string
  /** For scripts: the name without a mark, and beside it whether the entry is bundled. */
  named(registry: NamedRegistry, id: string): { name: string; bundled: boolean }
  /** For scripts: all sentences without a mark, and beside them whether the entry is bundled. */
  plain<Key extends Registry>(registry: Key, id: string): { texts: TextsByRegistry[Key]; bundled: boolean }
  /** The same content on another screen. */
  on(look: Look): Reader
  /** The same for one person: of texts that come in forms, those that fit what is known of them. */
  inCase(steps: readonly Pick<PlannedStep, 'id' | 'forms'>[]): Reader
}

/** A layout for a look. */
export function makeLayout(look: Look): Layout {
  const { columns, style, words } = look
  return {
    ...look,
    paragraph: (text) => wrapText(text, columns),
    heading: (text) => wrapText(text, columns).map(style.heading),
    hanging: (first, text, { indent, paint } = {}) => {
      const lines = hang(first, text, columns, indent)
      return paint ? paintStart(lines, first, paint) : lines
    },
    table: (rows) => table(rows, columns),
    labelled: (label, text) => paintStart(hang(`${label}${words.colon}`, text, columns, 2), label, style.heading),
  }
}

// Colours what the lines begin with, however it was broken.
function paintStart(lines: readonly string[], start: string, paint: Paint): string[] {
  let left = start.replaceAll(' ', '').length
  return lines.map((line) => {
    const begin = line.search(/[^ ]/)
    if (left === 0 || begin < 0) return line
    let end = begin
    for (; left > 0 && end < line.length; end += 1) if (line[end] !== ' ') left -= 1
    return line.slice(0, begin) + paint(line.slice(begin, end)) + line.slice(end)
  })
}

/** A reader of some content. `texts` are the sentences to show: in a case, not those that were `written` for everybody. */
export function makeReader(look: Look, written: { library: Library; texts: Texts }, texts = written.texts): Reader {
  const { library } = written
  const { outside, semicolon } = look.words
  const isOurs = (kind: EntryKind, id: string) => isBundled(library, kind, id)
  const mark = (kind: EntryKind, id: string, text: string) => (isOurs(kind, id) ? text : outside.mark + text)
  const refer = ({ kind, id }: TextReference) => {
    const phone = library.contacts.get(id)?.phone
    const text = kind === 'phone' ? phone && look.number(phone) : texts.name('contacts', id)
    if (text === undefined || isOurs('contacts', id)) return text
    const likeness = library.imitations.get(id)
    const way = likeness && wayTo({ ...look, library }, likeness.contact)
    const marked = mark('contacts', id, text)
    if (!likeness || way === undefined) return marked
    const name = texts.name('contacts', likeness.contact) ?? likeness.contact
    return look.words.bracketed(marked, outside.bundledIs(name, way))
  }
  const read = (text: string) => safeText(look.asTyped(fillReferences(text, refer)))
  const unmarked = (registry: NamedRegistry, id: string) => {
    const name = texts.name(registry, id)
    return name === undefined ? safeText(id) : read(name)
  }
  const title = (registry: NamedRegistry, id: string) => mark(registry, id, unmarked(registry, id))
  const find = <Key extends Registry>(registry: Key, id: string): TextsByRegistry[Key] | undefined => {
    const entry = texts.entry(registry, id)
    if (!entry || isOurs(registry, id)) return entry
    const named = namingTexts[registry].flatMap((key): [string, string][] => {
      const text = entry[key]
      return typeof text === 'string' ? [[key as string, mark(registry, id, text)]] : []
    })
    return { ...entry, ...Object.fromEntries(named) }
  }
  const there = <Value>(value: Value | undefined, registry: Registry, id: string): Value => {
    if (value === undefined) throw new Error(`the content has no sentences for ${registry} ${id}`)
    return value
  }
  return {
    ...makeLayout(look),
    library,
    read,
    title,
    titles: (registry, ids) => ids.map((id) => title(registry, id)).join(semicolon),
    entry: (registry, id) => there(find(registry, id), registry, id),
    find,
    term: (list, id) => {
      const word = texts.term(list, id)
      return mark(list, id, word === undefined ? safeText(id) : read(word))
    },
    sources: (registry, id) => texts.sources(registry, id).map((source) => safeText(source)),
    mark,
    named: (registry, id) => ({ name: unmarked(registry, id), bundled: isOurs(registry, id) }),
    plain: (registry, id) => ({
      texts: there(texts.entry(registry, id), registry, id),
      bundled: isOurs(registry, id),
    }),
    on: (other) => makeReader(other, written, texts),
    inCase: (steps) => makeReader(look, written, inCase(written.texts, steps)),
  }
}

// Texts that choose the forms of steps. Outside a case, and of steps that are not in its plan, what is true for everybody.
function inCase(texts: Texts, steps: readonly Pick<PlannedStep, 'id' | 'forms'>[]): Texts {
  const chosen = new Map(steps.map(({ id, forms }) => [id, forms]))
  const entry = <Key extends Registry>(registry: Key, id: string): TextsByRegistry[Key] | undefined => {
    const written = texts.entry(registry, id)
    const forms = registry === 'steps' ? chosen.get(id) : undefined
    if (!written || !forms) return written
    return withForms(written as StepTexts, forms) as TextsByRegistry[Key] // the registry of steps
  }
  return {
    ...texts,
    entry,
    name: (registry, id) =>
      registry === 'steps' && chosen.get(id)?.title ? entry('steps', id)?.title : texts.name(registry, id),
  }
}

/** A step’s texts in chosen forms. */
function withForms(written: StepTexts, chosen: ChosenForms): StepTexts {
  const pick = (all: StepTexts['forms'] = {}, parts: readonly WordedPart[] = Object.keys(chosen) as WordedPart[]) =>
    Object.fromEntries(
      parts.flatMap((part) => {
        const places = chosen[part]
        if (places === undefined || all[part] === undefined) return []
        const fitting = places.flatMap((place) => all[part]?.[place] ?? [])
        return [[part, isList(part) ? fitting : fitting[0]]]
      }),
    )
  const { chinese } = written
  return {
    ...written,
    ...pick(written.forms),
    ...(chinese ? { chinese: { ...chinese, ...pick(written.chineseForms, ['say', 'ask_for']) } } : {}),
  }
}

/** The number of a contact, or its site where it has none. */
export function wayTo({ library, number }: Pick<Reader, 'library' | 'number'>, contact: string): string | undefined {
  const { phone, url } = library.contacts.get(contact) ?? {}
  if (phone !== undefined) return number(phone)
  return url === undefined ? undefined : safeText(url)
}

// What an entry is recognised by: these are marked where it is not bundled. A law is named by law and article together
// (names.ts). What a playbook does not cover stands apart from its title.
const namingTexts: { readonly [Key in Registry]: readonly (keyof TextsByRegistry[Key])[] } = {
  playbooks: ['title', 'out_of_scope'],
  questions: ['text', 'text_other'],
  facts: ['what'],
  steps: ['title'],
  contacts: ['name'],
  laws: [],
  deadlines: ['what', 'counted_from', 'if_late'],
  threats: ['title'],
  claims: ['what'],
  blanks: ['label', 'label_other'],
  letters: ['name'],
  wanted: ['name'],
  lapses: ['what'],
}
