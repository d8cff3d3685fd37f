// The playbooks by heading, each with its id, title and one sentence.

import type { PlaybookEntry } from '../core/content/library.ts'
import { groups } from '../core/content/vocabulary.ts'
import { safeText } from '../core/guard/safe-text.ts'
import type { Look } from './look.ts'
import { displayWidth, padEnd } from './width.ts'
import { hang, wrapText } from './wrap.ts'

// Narrower screens show the id above the title.
const narrow = 56

/** The screen of `leak-help list`. */
export function listView(look: Look, entries: readonly PlaybookEntry[]): string {
  const { words, style } = look
  const idColumns = Math.max(...entries.map(({ id }) => displayWidth(id))) + 2
  return [
    style.heading(words.list.title(entries.length)),
    ...wrapText(words.list.unsure, look.columns).map(style.quiet),
    ...wrapText(words.list.show, look.columns).map(style.quiet),
    ...groups.flatMap((group) => {
      const own = entries.filter((entry) => entry.group === group)
      if (own.length === 0) return []
      return ['', style.heading(words.group[group]), ...own.flatMap((entry) => entryLines(look, entry, idColumns))]
    }),
  ].join('\n')
}

function entryLines(look: Look, entry: PlaybookEntry, idColumns: number): string[] {
  const { style, words, language } = look
  const title = safeText(entry.title[language]) + (entry.bundled ? '' : ` [${words.list.own}]`)
  const summary = safeText(entry.summary[language])
  const indent = look.columns < narrow ? '    ' : ' '.repeat(2 + idColumns)
  const head =
    look.columns < narrow
      ? [`  ${style.strong(entry.id)}`, ...hang(indent, title, look.columns)]
      : hang(`  ${padEnd(entry.id, idColumns)}`, title, look.columns).map((line, index) =>
          index === 0 ? `  ${style.strong(entry.id)}${line.slice(2 + entry.id.length)}` : line,
        )
  return [...head, ...hang(indent, summary, look.columns).map(style.quiet)]
}
