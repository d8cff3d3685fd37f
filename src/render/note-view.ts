// The notebook on a screen and for scripts.
import { dayInChina } from '../core/dates.ts'
import { safeText } from '../core/guard/safe-text.ts'
import type { Note } from '../core/session/notes.ts'
import { stepNameJson } from './names.ts'
import type { Reader } from './reader.ts'

/** One note: its number, when it was written and changed, of which step, and its text below, line by line. */
export function noteLines(reader: Reader, { number, step, at, note, editedAt }: Note): string[] {
  const { notebook } = reader.words
  const day = (instant: string) => dayInChina(Date.parse(instant))
  const facts = [
    reader.title('steps', step),
    notebook.written(day(at)),
    ...(editedAt === undefined ? [] : [notebook.edited(day(editedAt))]),
  ]
  // A row that begins with what somebody wrote shows that it is no row of the program's.
  const lines = safeText(note).split(/(?<= ⏎) /)
  return [
    ...reader.hanging(`  ${number}  `, facts.join(' · '), { paint: reader.style.strong }),
    ...lines.flatMap((line) => reader.hanging('     ', line)),
  ]
}

/** Notes with a heading, and how one of them is changed or deleted. */
export function notebookView(reader: Reader, notes: readonly Note[]): string[] {
  const { title, howToEdit, howToDelete } = reader.words.notebook
  return [
    ...reader.heading(title),
    ...notes.flatMap((note) => noteLines(reader, note)),
    '',
    ...[howToEdit, howToDelete].flatMap(reader.paragraph).map(reader.style.quiet),
  ]
}

/** Notes for scripts. */
export function notebookJson(reader: Reader, notes: readonly Note[]): unknown {
  return {
    schema: 1,
    notes: notes.map(({ number, step, at, note, editedAt }) => {
      const { id, ...name } = stepNameJson(reader, step)
      return { number, at, step: id, ...name, note, ...(editedAt === undefined ? {} : { edited_at: editedAt }) }
    }),
  }
}
