// Free text at the keyboard: a full number in it is not kept. Its masked form is offered, or the text is asked again.
import { safeText } from '../core/guard/safe-text.ts'
import { secretIn } from '../core/guard/secret-refusal.ts'
import type { Keyboard } from '../ports.ts'
import type { Look } from '../render/look.ts'

const longestShown = 200

/** Asks for a text, trimmed. `label` says what it is for when the text alone could be mistaken (secret-refusal.ts). */
export async function enterSafeText(
  keyboard: Keyboard,
  { language, words }: Pick<Look, 'language' | 'words'>,
  { label, ...question }: Parameters<Keyboard['enterText']>[0] & { label?: string },
): Promise<string> {
  for (;;) {
    const text = (await keyboard.enterText(question)).trim()
    const secret = secretIn(text, label)
    if (!secret) return text
    const shown = safeText(secret.masked, { maxLength: longestShown })
    const message = words.secret.keepMasked(secret.kinds[language], shown)
    if (await keyboard.confirm({ message, initial: true })) return secret.masked
  }
}
