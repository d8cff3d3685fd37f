// A text that may be JSON, or anything.

/** What it says; undefined where it is no JSON, which is never what JSON says. Says nothing of what the value is. */
export function jsonOrNothing(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
