// What of a person's own folder of playbooks is not used.
import type { UnusedNotice } from '../core/check/unused.ts'
import { safeText } from '../core/guard/safe-text.ts'
import type { Language } from '../core/text.ts'
import { wordsIn } from '../words/words.ts'
import { wrapText } from './wrap.ts'

const mostNamed = 5

/** What is not used and why, by name where the names are few, and the command that shows the rest. */
export function unusedView(
  { language, columns }: { language: Language; columns: number },
  notice: UnusedNotice,
): string[] {
  const { unused, comma } = wordsIn(language)
  const { folder, after, errors, leftOut, taken, elsewhere, unread } = notice
  const lay = (sentences: readonly string[]) => sentences.flatMap((sentence) => wrapText(sentence, columns))
  if (unread) return lay([safeText(unread[language]) + unused.goesOn])
  const name = (ids: readonly string[]) =>
    [...ids.slice(0, mostNamed).map((id) => safeText(id)), ...(ids.length > mostNamed ? ['…'] : [])].join(comma)
  const shown = safeText(folder)
  const others = [...new Set(elsewhere.map((clash) => clash.folder))]
  return lay([
    ...(errors > 0 ? [unused.hasErrors(shown, errors, name(leftOut))] : []),
    ...(taken.length > 0 ? [unused.hasTaken(shown, name(taken))] : []),
    ...others.map((other) => {
      const ids = elsewhere.filter((clash) => clash.folder === other).map(({ id }) => id)
      return unused.isElsewhere(shown, name(ids), safeText(other))
    }),
    unused.checkIt(elsewhere.length > 0 ? after.map((one) => safeText(one)) : [], shown),
  ])
}
