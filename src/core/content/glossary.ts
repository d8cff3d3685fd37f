// One word for each thing: its Chinese stands beside the first use of an English word on a card.
import type { GlossaryTerm } from './schema.ts'

/** Every way the English word is written, the longest first. */
export function englishForms({ en, forms }: GlossaryTerm): string[] {
  return [en, ...forms].toSorted((a, b) => b.length - a.length)
}

/** A pattern that finds any of some English words, whole and in either case. */
export function wordsPattern(words: readonly string[]): RegExp {
  const escaped = words.map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
  return new RegExp(`(?<![\\p{L}\\p{N}-])(?:${escaped.join('|')})(?![\\p{L}\\p{N}-])`, 'iu')
}

/** Writes Chinese beside words, each once: what it wrote, or found there, is not written again. */
export interface Annotator {
  /** `isCertain`: the text is always shown, so that what it says need not be said again. */
  annotate(text: string, isCertain: boolean): string
}

/** An annotator for the texts of one card, in the order in which they are read. Loose terms are left as they are. */
export function annotateCard(glossary: readonly GlossaryTerm[]): Annotator {
  // All words together, the longest first: in “transaction statement” there is no “statement”.
  const terms = new Map(glossary.flatMap((term) => englishForms(term).map((form) => [form.toLowerCase(), term])))
  const words = wordsPattern([...terms.keys()].toSorted((a, b) => b.length - a.length))
  // Of what belongs to somebody the bracket stands behind the whole word.
  const pattern = new RegExp(`(${words.source})(?:[’']s)?`, 'giu')
  const written = new Set<string>()
  return {
    annotate: (text, isCertain) => {
      // What stands there in Chinese already is not written again.
      const here = new Set(glossary.flatMap(({ zh }) => (text.includes(zh) ? [zh] : [])))
      const annotated = text.replace(pattern, (found: string, word: string, ...rest: unknown[]) => {
        const term = terms.get(word.toLowerCase())
        const after = text.slice((rest.at(-2) as number) + found.length) // the offset, before the whole text
        if (!term || term.is_loose || !isKin(term.en, word) || written.has(term.zh) || here.has(term.zh)) return found
        here.add(term.zh)
        // A bracket that follows says more than a word: it stays the only one.
        return after.startsWith(' (') ? found : `${found} (${term.zh})`
      })
      if (isCertain) for (const zh of here) written.add(zh)
      return annotated
    },
  }
}

// A plural or another case of the word itself; a looser form is read as an ordinary word.
function isKin(word: string, form: string): boolean {
  return form.toLowerCase().startsWith(word.toLowerCase().slice(0, Math.max(4, word.length - 2)))
}
