// Writes a letter to a file, as it is sent: in Chinese, with what is open marked.
import { safeText } from '../core/guard/safe-text.ts'
import type { PaperFormat } from '../core/papers/paper.ts'
import type { Ports } from '../ports.ts'
import { describeBlank } from '../render/blank-label.ts'
import { writePaper } from '../render/papers/write-paper.ts'
import { fillOpen, type OpenLetter, writeToSend } from './open-letter.ts'

/**
 * Writes it; the full path, and the ids of what is still open. Both are said unless it is to be quiet. Throws UserError where the
 * file cannot be written.
 */
export async function saveLetter(
  ports: Ports,
  letter: OpenLetter,
  {
    path,
    format,
    replace,
    isQuiet = false,
  }: { path: string; format: PaperFormat; replace: boolean; isQuiet?: boolean },
): Promise<{ path: string; open: string[] }> {
  const { reader } = letter.open
  const { words } = reader
  const { paper, open } = await writeToSend(ports, letter)
  const written = ports.files.write(path, await writePaper(paper, format), { replace })
  if (isQuiet) return { path: written, open }
  ports.print(reader.paragraph(words.letters.written(safeText(written))))
  if (open.length > 0) {
    const filled = fillOpen(letter)
    ports.say([
      ...reader.paragraph(words.letters.stillOpen(open.length)).map(reader.style.warning),
      ...open.flatMap((id) => reader.hanging('  - ', describeBlank(reader, filled, id).label)),
    ])
  }
  return { path: written, open }
}
