// How the program was started is how it is called in every command that is shown, so that it works as it stands. Sentences
// are written with `leak-help`; what a person wrote is never touched, nor is what scripts read.

const written = 'leak-help'
let typed = written
let known = new WeakMap<object, object>()

/** Says how the program was started: `npx leak-help`. Once, before anything is shown. */
export function callProgram(name: string): void {
  typed = name
  known = new WeakMap()
}

/** How the program is called. */
export function programName(): string {
  return typed
}

// In a sentence of the program a command stands behind a colon or begins a line; in advice it may stand anywhere.
const inSentence = /(?<=^ *|[:：] ?)leak-help(?= )/gmu
const inAdvice = /(?<![\w/\\.-])leak-help(?= [a-z-])/gu

/** A sentence of the program with its command as it has to be typed here. */
export function asTyped(text: string): string {
  return typed === written ? text : text.replace(inSentence, () => typed)
}

/** The same of a sentence of the content. */
export function adviceAsTyped(text: string): string {
  return typed === written ? text : text.replace(inAdvice, () => typed)
}

/** The same of all words of the program. */
export function wordsAsTyped<Words extends object>(words: Words): Words {
  if (typed === written) return words
  const found = known.get(words) ?? (allAsTyped(words) as object)
  known.set(words, found)
  return found as Words // of the same shape
}

// No text holds it.
const hidden = '\0'

function allAsTyped(words: unknown): unknown {
  if (typeof words === 'string') return asTyped(words)
  if (Array.isArray(words)) return words.map(allAsTyped)
  if (typeof words === 'function') {
    // What is filled in may be a name that reads like a command.
    const hide = (given: unknown) => (typeof given === 'string' ? given.replaceAll(written, hidden) : given)
    return (...given: unknown[]) => asTyped(String(words(...given.map(hide)))).replaceAll(hidden, written)
  }
  if (typeof words !== 'object' || words === null) return words
  return Object.fromEntries(Object.entries(words).map(([key, value]) => [key, allAsTyped(value)]))
}
