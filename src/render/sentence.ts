// Text of the library in one language, with phone numbers and names filled in, cleaned for the screen.
import type { Library } from '../core/content/library.ts'
import { safeText } from '../core/guard/safe-text.ts'
import { fillReferences, type Language, type Text } from '../core/text.ts'

/** One sentence for the reader. Numbers come from the contact registry only. */
export function sentence(library: Pick<Library, 'contacts'>, text: Text, language: Language): string {
  const filled = fillReferences(text[language], ({ kind, id }) => {
    const contact = library.contacts[id]
    return kind === 'phone' ? contact?.phone : contact?.name[language]
  })
  return safeText(filled)
}
