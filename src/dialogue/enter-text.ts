// Free text at the keyboard: a full number in it is not kept. Its masked form is offered, or the text is asked again.
import { safeText } from '../core/guard/safe-text.ts'
import { findSecretIn } from '../core/guard/secret-refusal.ts'
import type { Keyboard } from '../ports.ts'
import type { Look } from '../render/look.ts'

const longestShown = 200

/** Asks for a text, trimmed. `isReference`: the number of a case or a receipt is asked for (secret-refusal.ts). */
export async function enterText(
  keyboard: Keyboard,
  { language, words }: Pick<Look, 'language' | 'words'>,
  { isReference = false, ...question }: Parameters<Keyboard['enterText']>[0] & { isReference?: boolean },
): Promise<string> {
  for (;;) {
    const text = (await keyboard.enterText(question)).trim()
    const secret = findSecretIn(text, { isReference })
    if (!secret) return text
    const shown = safeText(secret.masked, { maxLength: longestShown })
    const message = words.secret.keepMasked(secret.kinds[language], shown)
    if (await keyboard.confirm({ message, initial: true })) return secret.masked
  }
}
