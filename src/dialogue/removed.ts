// What was removed from the disk, and what cannot be.
import { safeText } from '../core/guard/safe-text.ts'
import type { Layout } from '../render/reader.ts'

/** A heading, the paths that are gone, and what stays out of reach. */
export function removedLines(
  { paragraph, hanging, words }: Layout,
  { heading, removed }: { heading: string; removed: readonly string[] },
): string[] {
  return [
    ...paragraph(heading),
    ...removed.flatMap((path) => hanging('  ', safeText(path))),
    ...paragraph(words.session.notDeleted),
  ]
}
