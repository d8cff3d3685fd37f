// The name a person gives a session. It stands in lists and file listings, so it holds no full numbers.
import { refuseSecrets } from '../guard/secret-refusal.ts'
import { type Refusal, refuse } from '../refusal.ts'

const longestName = 80

/** The name as it is kept, or why it is not. */
export function checkName(given: string): { ok: true; name: string } | Refusal {
  const name = given.trim()
  if (name === '' || name.length > longestName) {
    return refuse(
      { zh: `名字要有1到${longestName}个字。`, en: `A name has 1 to ${longestName} characters.` },
      { zh: '换一个名字再试。', en: 'Choose another name and try again.' },
    )
  }
  return refuseSecrets(name, { place: { zh: '名字', en: 'The name' } }) ?? { ok: true, name }
}
