// `leak-help note add <step>`: writes a note of a step.
import { findStep } from '../../core/plan/find-step.ts'
import { listNotes, splitNote } from '../../core/session/notes.ts'
import { askNote, printNotesJson } from '../../dialogue/notebook.ts'
import { openSession } from '../../dialogue/open-session.ts'
import { saveStep } from '../../dialogue/save-step.ts'
import { orThrow, UserError } from '../../errors.ts'
import type { Ports } from '../../ports.ts'
import { noteLines } from '../../render/note-view.ts'

/** Records it; without a text it is asked for at the keyboard. */
export async function addNote(
  ports: Ports,
  options: { step: string; texts: string[]; session?: string | undefined; json: boolean },
): Promise<void> {
  const open = await openSession(ports, options.session)
  const { reader, plan } = open
  const { step } = orThrow(findStep(reader.library, plan, options.step))
  const isTyped = options.texts.length === 0
  const note = isTyped ? await ask(ports, options.json, open.reader, step.id) : options.texts.join(' ')
  if (isTyped && note === '') return ports.print(reader.paragraph(reader.words.notebook.empty))
  let after = open
  // What is pasted may be longer than a note; on the command line that is refused.
  for (const part of isTyped ? splitNote(note) : [note])
    after = await saveStep(ports, after, step, { act: 'noted', note: part, isAskedAbout: isTyped })
  if (options.json) return printNotesJson(ports, after)
  const recorded = reader.words.record.done(reader.title('steps', step.id))
  ports.print([
    ...reader.paragraph(recorded).map(reader.style.good),
    ...listNotes(after.session)
      .slice(-1)
      .flatMap((written) => noteLines(reader, written)),
  ])
}

function ask({ keyboard }: Ports, json: boolean, look: Parameters<typeof askNote>[1], step: string): Promise<string> {
  if (keyboard && !json) return askNote(keyboard, look)
  throw new UserError(
    { zh: '没有写备注的内容，什么都没有记。', en: 'The note has no text. Nothing was recorded.' },
    { zh: `写在后面：leak-help note add ${step} TEXT`, en: `Put it at the end: leak-help note add ${step} TEXT` },
    { exitCode: 2 },
  )
}
