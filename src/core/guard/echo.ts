// What somebody typed, as a message repeats it: on one row, not too long, and without a full card number or code.
import { safeText } from './safe-text.ts'
import { maskSecretNumbers } from './secret-numbers.ts'

const longestEcho = 80

/** A value from outside for the middle of a sentence. */
export function echo(value: string): string {
  return safeText(maskSecretNumbers(value), { maxLength: longestEcho })
}
