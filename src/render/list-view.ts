// The playbooks by heading, each with its id, title and one sentence.
import type { PlaybookEntry } from '../core/content/playbook-entry.ts'
import { groups } from '../core/content/vocabulary.ts'
import type { Layout } from './reader.ts'
import { displayWidth, padEnd } from './width.ts'
import { hangingIndent } from './wrap.ts'

/** A playbook in one language, ready to be shown. */
export interface ListedPlaybook extends Pick<PlaybookEntry, 'id' | 'group' | 'bundled'> {
  /** For scripts, which have `bundled` beside it. */
  title: string
  summary: string
  /** The title as people see it: marked where the playbook is not bundled. */
  label: string
}

/** The screen of `leak-help list`. */
export function listView(layout: Layout, playbooks: readonly ListedPlaybook[]): string[] {
  const { words, style } = layout
  const linesOf = playbookLines(layout, playbooks)
  return [
    ...layout.heading(words.list.title(playbooks.length)),
    ...layout.paragraph(words.list.unsure).map(style.quiet),
    ...layout.paragraph(words.list.show).map(style.quiet),
    ...groups.flatMap((group) => {
      const own = playbooks.filter((playbook) => playbook.group === group)
      if (own.length === 0) return []
      return ['', ...layout.heading(words.group[group]), ...own.flatMap(linesOf)]
    }),
  ]
}

/** What fits a sentence, in its order, and how to go on. */
export function fittingView(layout: Layout, playbooks: readonly ListedPlaybook[]): string[] {
  const { words, style } = layout
  const [first] = playbooks
  return [
    ...playbooks.flatMap(playbookLines(layout, playbooks)),
    '',
    ...layout.paragraph(words.list.begin(first?.id ?? '')).map(style.quiet),
    ...layout.paragraph(words.list.seeAll).map(style.quiet),
  ]
}

function playbookLines(layout: Layout, playbooks: readonly ListedPlaybook[]): (playbook: ListedPlaybook) => string[] {
  const { style } = layout
  const idColumns = Math.max(...playbooks.map(({ id }) => displayWidth(id)))
  const below = ' '.repeat(hangingIndent(padEnd('  id', idColumns + 4), layout.columns))
  return ({ id, label, summary }) => [
    ...layout.hanging(`  ${padEnd(id, idColumns)}  `, label, { paint: style.strong }),
    ...layout.hanging(below, summary).map(style.quiet),
  ]
}
