// The name a person gives a session. It stands in lists and file listings, so it holds no full numbers.
import { refuseSecrets } from '../guard/secret-refusal.ts'
import type { Text } from '../text.ts'

const longestName = 80

/** The name as it is kept, or why it is not. */
export function checkName(
  given: string,
): { ok: true; name: string } | { ok: false; problem: Text; next: Text | undefined } {
  const name = given.trim()
  if (name === '' || name.length > longestName) {
    return {
      ok: false,
      problem: { zh: `名字要有1到${longestName}个字`, en: `A name has 1 to ${longestName} characters` },
      next: undefined,
    }
  }
  return refuseSecrets(name, { place: { zh: '名字', en: 'The name' } }) ?? { ok: true, name }
}
