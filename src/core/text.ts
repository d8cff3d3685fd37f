// Text in both languages, and the two things a text may refer to: a contact's number or its name.

/** Languages the tool speaks. `zh` is mainland simplified Chinese. */
export const languages = ['zh', 'en'] as const
export type Language = (typeof languages)[number]

/** A sentence in every language. */
export interface Text {
  zh: string
  en: string
}

// Phone numbers live only in the contact registry, so prose says {phone:police-110}.
const reference = /\{(phone|contact):([a-z0-9][a-z0-9-]*)\}/g

/** What a text refers to inside braces, for example `{phone:police-110}`. */
export interface TextReference {
  kind: 'phone' | 'contact'
  id: string
}

/** Lists the registry references in one sentence, in order. */
export function textReferences(sentence: string): TextReference[] {
  return [...sentence.matchAll(reference)].map((match) => ({
    kind: match[1] === 'phone' ? 'phone' : 'contact',
    id: match[2] ?? '',
  }))
}

const citation = /\{law:([a-z0-9][a-z0-9-]*)\}/g

/** The articles that a text of a letter cites, `{law:pipl-47}`, in order. */
export function lawReferences(sentence: string): string[] {
  return [...sentence.matchAll(citation)].flatMap(([, id]) => id ?? [])
}

/** Replaces every article that a text cites by what `cite` returns for it. */
export function fillLaws(sentence: string, cite: (id: string) => string): string {
  return sentence.replace(citation, (_whole, id: string) => cite(id))
}

/** What stands in braces and is no reference, and braces that stand alone. */
export function strayBraces(sentence: string): string[] {
  return sentence.replace(reference, '').match(/\{[^{}]*\}?|\}/g) ?? []
}

/** Replaces every reference by what `lookUp` returns for it; an unknown one stays visible as its id. */
export function fillReferences(sentence: string, lookUp: (reference: TextReference) => string | undefined): string {
  return sentence.replace(reference, (_whole, kind: string, id: string) => {
    return lookUp({ kind: kind === 'phone' ? 'phone' : 'contact', id }) ?? id
  })
}

/** The letters and digits of a text in one form, without blanks and punctuation: the same for what is written alike. */
export function bareText(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\p{P}]+/gu, '')
}
