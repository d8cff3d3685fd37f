// What views write with: the look of the screen, the rules of the content and its sentences, and the few ways in which
// text is laid out.
import type { Library } from '../core/content/library.ts'
import type { NamedRegistry, Texts, TextsByRegistry } from '../core/content/texts.ts'
import type { Registry } from '../core/content/vocabulary.ts'
import { safeText } from '../core/guard/safe-text.ts'
import { fillReferences } from '../core/text.ts'
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

/** A layout with the content to write about. */
export interface Reader extends Layout {
  library: Library
  texts: Texts
  /** A sentence of the content for the screen: numbers and names filled in from the contacts, cleaned. */
  read(text: string): string
  /** The title or name of an entry; its id where there is none. */
  title(registry: NamedRegistry, id: string): string
  /** Several titles in one line. */
  titles(registry: NamedRegistry, ids: readonly string[]): string
  /** All sentences of an entry that is there. */
  entry<Key extends Registry>(registry: Key, id: string): TextsByRegistry[Key]
  /** The word for something to bring or a kind of evidence; its id where there is none. */
  term(list: 'items' | 'evidence', id: string): string
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

/** A reader of some content. */
export function makeReader(look: Look, { library, texts }: { library: Library; texts: Texts }): Reader {
  const read = (text: string) =>
    safeText(
      fillReferences(text, ({ kind, id }) =>
        kind === 'phone' ? library.contacts.get(id)?.phone : texts.name('contacts', id),
      ),
    )
  const title = (registry: NamedRegistry, id: string) => {
    const name = texts.name(registry, id)
    return name === undefined ? safeText(id) : read(name)
  }
  return {
    ...makeLayout(look),
    library,
    texts,
    read,
    title,
    titles: (registry, ids) => ids.map((id) => title(registry, id)).join(look.words.semicolon),
    entry: (registry, id) => {
      const entry = texts.entry(registry, id)
      if (!entry) throw new Error(`the content has no sentences for ${registry} ${id}`)
      return entry
    },
    term: (list, id) => {
      const word = texts.term(list, id)
      return word === undefined ? safeText(id) : read(word)
    },
  }
}
