// What the commands of the notebook share: a note is found by its number, asked for at the keyboard, and changed.
import { echo } from '../core/guard/echo.ts'
import { safeText } from '../core/guard/safe-text.ts'
import { refuseLongNote } from '../core/plan/record-step.ts'
import { type Refusal, refuse, writeRefusal } from '../core/refusal.ts'
import { listNotes, type Note, withNoteChanged } from '../core/session/notes.ts'
import type { Session } from '../core/session/schema.ts'
import { orThrow } from '../errors.ts'
import type { Keyboard, Ports } from '../ports.ts'
import { jsonText } from '../render/json-text.ts'
import type { Look } from '../render/look.ts'
import { notebookJson } from '../render/note-view.ts'
import { enterText } from './enter-text.ts'
import type { OpenSession } from './open-session.ts'
import { saveChange } from './save-change.ts'

/** The note with a number as typed. Throws where there is none. */
export function getNote(session: Session, number: string): Note {
  return orThrow(findNote(session, number)).note
}

function findNote(session: Session, typed: string): { ok: true; note: Note } | Refusal {
  const note = listNotes(session).find(({ number }) => String(number) === typed.trim())
  if (note) return { ok: true, note }
  return refuse(
    { zh: `没有编号为“${echo(typed)}”的备注。`, en: `There is no note number “${echo(typed)}”.` },
    { zh: '看所有备注：leak-help note', en: 'See all notes: leak-help note' },
  )
}

/** How a line break stands in a text that is changed in one line. */
const lineBreak = safeText('a\nb').slice(1, -1)

/**
 * Asks for the text of a note, which may be pasted in several lines; empty where the person writes nothing. `initial`: the
 * text it has, to be changed.
 */
export async function askNote(
  keyboard: Keyboard,
  look: Pick<Look, 'language' | 'words'>,
  initial?: string,
): Promise<string> {
  const { walk, notebook } = look.words
  const hasLines = initial?.includes('\n') ?? false
  const entered = await enterText(keyboard, look, {
    message: walk.noteAsk,
    hint: [walk.noteHint, ...(hasLines ? [notebook.lines] : [])].join('\n'),
    takesLines: true,
    ...(initial === undefined ? {} : { initial }),
    check: (text) => {
      const refusal = refuseLongNote(text.trim())
      return refusal && writeRefusal(refusal, look.language)
    },
  })
  return hasLines ? entered.replaceAll(lineBreak, '\n') : entered
}

/** Changes a note, or deletes it where no text is given. It is on disk when this returns. */
export function changeNote(ports: Ports, open: OpenSession, { number, index }: Note, note?: string): OpenSession {
  return saveChange(ports, open, (stored) => {
    // Another window may have taken it back.
    if (getNote(stored, String(number)).index !== index) throw new Error(`note ${number} is another one now`)
    return withNoteChanged(stored, { index, at: ports.at(), ...(note === undefined ? {} : { note }) })
  })
}

/** Prints the notes of a session for scripts. */
export function printNotesJson(ports: Ports, { reader, session }: OpenSession): void {
  ports.print(jsonText(notebookJson(reader, listNotes(session))))
}

/** Says that the old text is still kept, how it comes back, and how it goes for good. */
export function historyLines({ reader, session }: OpenSession): string[] {
  const { history, forGood } = reader.words.notebook
  return [history, forGood(session.id)].flatMap(reader.paragraph).map(reader.style.quiet)
}
