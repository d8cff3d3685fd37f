// Writes a letter to a file, as it is sent: in Chinese, with what is open marked.
import { safeText } from '../core/guard/safe-text.ts'
import type { PaperFormat } from '../core/papers/paper.ts'
import type { Ports } from '../ports.ts'
import { writePaper } from '../render/papers/write-paper.ts'
import { type OpenLetter, writeToSend } from './open-letter.ts'

/** Writes it and says where, and what is still open; the full path. Throws UserError where the file cannot be written. */
export async function saveLetter(
  ports: Ports,
  letter: OpenLetter,
  { path, format, replace }: { path: string; format: PaperFormat; replace: boolean },
): Promise<string> {
  const { reader } = letter.open
  const { words } = reader
  const { paper, open } = await writeToSend(ports, letter)
  const written = ports.files.write(path, await writePaper(paper, format), { replace })
  ports.print(reader.paragraph(words.letters.written(safeText(written))))
  const labels = open.map((id) => reader.read(reader.entry('blanks', id).label))
  if (open.length > 0)
    ports.say(
      reader.paragraph(words.letters.stillOpen(open.length, labels.join(words.comma))).map(reader.style.warning),
    )
  return written
}
