// The playbooks by heading, each with its id, title and one sentence.
import type { PlaybookEntry } from '../core/content/search.ts'
import { groups } from '../core/content/vocabulary.ts'
import { safeText } from '../core/guard/safe-text.ts'
import type { Layout } from './reader.ts'
import { displayWidth, padEnd } from './width.ts'

// Narrower screens show the id above the title.
const narrow = 56

/** A playbook in one language. */
export interface ListedPlaybook extends Pick<PlaybookEntry, 'id' | 'group' | 'bundled'> {
  title: string
  summary: string
}

/** The screen of `leak-help list`. */
export function listView(layout: Layout, playbooks: readonly ListedPlaybook[]): string[] {
  const { words, style } = layout
  const idColumns = Math.max(...playbooks.map(({ id }) => displayWidth(id))) + 2
  return [
    style.heading(words.list.title(playbooks.length)),
    ...layout.paragraph(words.list.unsure).map(style.quiet),
    ...layout.paragraph(words.list.show).map(style.quiet),
    ...groups.flatMap((group) => {
      const own = playbooks.filter((playbook) => playbook.group === group)
      if (own.length === 0) return []
      return ['', style.heading(words.group[group]), ...own.flatMap((one) => playbookLines(layout, one, idColumns))]
    }),
  ]
}

function playbookLines(layout: Layout, playbook: ListedPlaybook, idColumns: number): string[] {
  const { style, words, columns } = layout
  const { id } = playbook
  const title = safeText(playbook.title) + (playbook.bundled ? '' : ` [${words.list.own}]`)
  const indent = columns < narrow ? '    ' : ' '.repeat(2 + idColumns)
  const head =
    columns < narrow
      ? [`  ${style.strong(id)}`, ...layout.hanging(indent, title)]
      : layout
          .hanging(`  ${padEnd(id, idColumns)}`, title)
          .map((line, index) => (index === 0 ? `  ${style.strong(id)}${line.slice(2 + id.length)}` : line))
  return [...head, ...layout.hanging(indent, safeText(playbook.summary)).map(style.quiet)]
}
