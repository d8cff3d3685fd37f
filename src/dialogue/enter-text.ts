// Free text at the keyboard. What looks like a secret number is shown masked, and the person says what becomes of it:
// enter alone neither keeps it nor loses what was written.
import { findSecretIn, type SecretText } from '../core/guard/secret-refusal.ts'
import type { Choice, Keyboard } from '../ports.ts'
import type { Look } from '../render/look.ts'

/** Asks for a text, trimmed. `isReference`: the number of a case or a receipt is asked for (secret-numbers.ts). */
export async function enterText(
  keyboard: Keyboard,
  look: Pick<Look, 'language' | 'words'>,
  { isReference = false, ...question }: Parameters<Keyboard['enterText']>[0] & { isReference?: boolean },
): Promise<string> {
  let initial = question.initial
  for (;;) {
    const text = (await keyboard.enterText({ ...question, ...(initial === undefined ? {} : { initial }) })).trim()
    const secret = findSecretIn(text, { isReference })
    if (!secret) return text
    switch (await askAbout(keyboard, look, secret)) {
      case 'mask':
        return secret.masked
      case 'keep':
        return secret.doubt?.masked ?? secret.masked
      case 'change':
        initial = text
    }
  }
}

type Decision = 'change' | 'mask' | 'keep'

async function askAbout(
  keyboard: Keyboard,
  { language, words: { secret: words } }: Pick<Look, 'language' | 'words'>,
  { kinds, shown, doubt }: SecretText,
): Promise<Decision> {
  const choices: Choice<Decision>[] = [
    { value: 'change', label: words.change },
    { value: 'mask', label: words.mask },
  ]
  if (doubt)
    choices.push({ value: 'keep', label: doubt.certain ? words.keepRest(doubt.certain[language]) : words.keep })
  return keyboard.chooseOne({ message: words.found(kinds[language]), hint: shown, choices })
}
