// `leak-help note list`: every note of the session, as it reads now.
import { presentId } from '../../core/content/present-id.ts'
import { findStep } from '../../core/plan/find-step.ts'
import { listNotes, type Note } from '../../core/session/notes.ts'
import { type OpenSession, openSession } from '../../dialogue/open-session.ts'
import { orThrow } from '../../errors.ts'
import type { Ports } from '../../ports.ts'
import { jsonText } from '../../render/json-text.ts'
import { notebookJson, notebookView } from '../../render/note-view.ts'

/** Prints them in the order of writing, all or those of one step. */
export async function listNotebook(
  ports: Ports,
  options: { step?: string | undefined; session?: string | undefined; json: boolean },
): Promise<void> {
  const open = await openSession(ports, options.session, { onlyToLook: true })
  const { reader, session } = open
  const { words, paragraph } = reader
  const all = listNotes(session)
  const step = options.step === undefined ? undefined : findNotedStep(open, all, options.step)
  const notes = step === undefined ? all : all.filter((note) => note.step === step)
  if (options.json) return ports.print(jsonText(notebookJson(reader, notes)))
  if (notes.length > 0) return ports.print(notebookView(reader, notes))
  ports.print(paragraph(step === undefined ? words.notebook.none : words.notebook.noneOf(reader.title('steps', step))))
}

// A step that is in the plan no more may have notes too.
function findNotedStep({ reader, plan }: OpenSession, notes: readonly Note[], name: string): string {
  const id = presentId(reader.library, 'step', name)
  return notes.some(({ step }) => step === id) ? id : orThrow(findStep(reader.library, plan, name)).step.id
}
