// `leak-help note edit <number>`: gives a note another text.
import { safeText } from '../../core/guard/safe-text.ts'
import { refuseNote } from '../../core/plan/record-step.ts'
import type { Note } from '../../core/session/notes.ts'
import { askNote, changeNote, getNote, historyLines, printNotesJson } from '../../dialogue/notebook.ts'
import { type OpenSession, openSession } from '../../dialogue/open-session.ts'
import { orThrow, UserError } from '../../errors.ts'
import type { Ports } from '../../ports.ts'
import { noteLines } from '../../render/note-view.ts'

/** Changes it; without a text it is asked for at the keyboard, where the old one stands to be changed. */
export async function editNote(
  ports: Ports,
  options: { number: string; texts: string[]; session?: string | undefined; json: boolean },
): Promise<void> {
  const open = await openSession(ports, options.session)
  const { reader, session } = open
  const { words } = reader
  const old = getNote(session, options.number)
  const isTyped = options.texts.length === 0
  const note = isTyped ? await ask(ports, options.json, open, old) : options.texts.join(' ')
  if (safeText(note) === safeText(old.note) || (isTyped && note === '')) {
    return options.json ? printNotesJson(ports, open) : ports.print(reader.paragraph(words.notebook.same))
  }
  const refusal = refuseNote({ act: 'noted', note, isAskedAbout: isTyped })
  if (refusal) orThrow(refusal)
  const after = changeNote(ports, open, old, note)
  if (options.json) return printNotesJson(ports, after)
  ports.print([
    ...reader.paragraph(words.notebook.changed(old.number)).map(reader.style.good),
    ...noteLines(reader, getNote(after.session, options.number)),
    ...historyLines(after),
  ])
}

function ask(ports: Ports, json: boolean, { reader }: OpenSession, old: Note): Promise<string> {
  if (!ports.keyboard || json) {
    throw new UserError(
      { zh: '没有写新的内容，什么都没有改。', en: 'There is no new text. Nothing was changed.' },
      {
        zh: `写在后面：leak-help note edit ${old.number} TEXT`,
        en: `Put it at the end: leak-help note edit ${old.number} TEXT`,
      },
      { exitCode: 2 },
    )
  }
  // Not every terminal can show the old text in the question.
  ports.say(noteLines(reader, old))
  return askNote(ports.keyboard, reader, old.note)
}
