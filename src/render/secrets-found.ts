// The secret numbers in a file from outside, before it is taken in.
import type { SessionSecrets } from '../core/session/session-secrets.ts'
import type { Reader } from './reader.ts'
import { shortened } from './shortened.ts'

/** How many there are of each kind, and every text that holds some, masked. */
export function writeSecrets(reader: Reader, { counts, texts }: SessionSecrets): string[] {
  const { words, language, style } = reader
  const kinds = counts.map(({ kind, count }) => words.exchange.times(kind[language], count)).join(words.comma)
  return [
    ...reader.paragraph(words.exchange.secrets(kinds)).map(style.warning),
    ...shortened(texts).flatMap((text) => reader.hanging('  ', text)),
  ]
}
