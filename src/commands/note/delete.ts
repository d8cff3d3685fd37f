// `leak-help note delete <number>`: takes a note out of the notebook.
import { changeNote, getNote, historyLines, printNotesJson } from '../../dialogue/notebook.ts'
import { openSession } from '../../dialogue/open-session.ts'
import { UserError } from '../../errors.ts'
import type { Ports } from '../../ports.ts'
import { noteLines } from '../../render/note-view.ts'

/** Deletes it after the person saw it and confirmed, or with `force`. */
export async function deleteNote(
  ports: Ports,
  options: { number: string; force: boolean; session?: string | undefined; json: boolean },
): Promise<void> {
  const open = await openSession(ports, options.session)
  const { reader, session } = open
  const { notebook } = reader.words
  const note = getNote(session, options.number)
  if (!options.force) {
    if (!ports.keyboard || options.json) throw mustConfirm(note.number)
    ports.say(noteLines(reader, note))
    const isSure = await ports.keyboard.confirm({ message: notebook.deleteAsk(note.number), initial: false })
    if (!isSure) return ports.print(reader.paragraph(notebook.kept))
  }
  const after = changeNote(ports, open, note)
  if (options.json) return printNotesJson(ports, after)
  ports.print([...reader.paragraph(notebook.gone(note.number)).map(reader.style.good), ...historyLines(after)])
}

function mustConfirm(number: number): UserError {
  return new UserError(
    { zh: '删除要在终端里确认。', en: 'Deleting asks for confirmation at a terminal.' },
    {
      zh: `确定要删：leak-help note delete ${number} --force`,
      en: `To delete all the same: leak-help note delete ${number} --force`,
    },
    { exitCode: 2 },
  )
}
