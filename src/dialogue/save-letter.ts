// Writes a letter to files, as it is sent: in Chinese, with what is open marked.
import { safeText } from '../core/guard/safe-text.ts'
import type { Paper, PaperFormat } from '../core/papers/paper.ts'
import { UserError } from '../errors.ts'
import type { Ports } from '../ports.ts'
import { describeBlank } from '../render/blank-label.ts'
import { writePaper } from '../render/papers/write-paper.ts'
import { fillOpen, type OpenLetter, writeToSend } from './open-letter.ts'

/** What is written: the letter with the page that is kept apart from it, where it has one, or that page alone. */
export interface LetterFile {
  path: string
  format: PaperFormat
  /** Files that are there may be replaced. */
  replace: boolean
  sheetAlone?: boolean
  /** Nothing is said of it. */
  isQuiet?: boolean
}

/** Full paths of what was written, and the ids of what is still open. */
export interface SavedLetter {
  path: string
  sheet?: string
  open: string[]
}

/**
 * Writes it, the separate page into a file of its own beside it: whoever passes on the letter must not pass on that page. Throws
 * UserError where a file cannot be written, or is there and may not be replaced: then neither is written.
 */
export async function saveLetter(ports: Ports, letter: OpenLetter, file: LetterFile): Promise<SavedLetter> {
  const { path, format, replace, sheetAlone = false, isQuiet = false } = file
  const { words } = letter.open.reader
  const { paper, sheet, open } = await writeToSend(ports, letter)
  const write = async (to: string, what: Paper) => ports.files.write(to, await writePaper(what, format), { replace })
  if (sheetAlone) {
    const written = await write(path, orThrowNoSheet(sheet))
    if (!isQuiet) say(ports, letter, { path: written, open })
    return { path: written, open }
  }
  const beside = sheet && sheetPath(path, words.letters.sheetEnding)
  // Before the letter is there: half of it would be taken for all.
  if (beside !== undefined && !replace && (await isThere(ports, beside))) throw alreadyThere(beside)
  const written = await write(path, paper)
  const sheetWritten = sheet && beside !== undefined ? await write(beside, sheet) : undefined
  const saved: SavedLetter = { path: written, ...(sheetWritten === undefined ? {} : { sheet: sheetWritten }), open }
  if (!isQuiet) say(ports, letter, saved)
  return saved
}

/** The page that is kept apart from a letter; throws UserError where there is none. */
export function orThrowNoSheet(sheet: Paper | undefined): Paper {
  if (sheet) return sheet
  throw new UserError(
    { zh: '这份文书没有另页。', en: 'This letter has no separate sheet.' },
    { zh: '去掉--sheet，写的就是文书本身。', en: 'Leave out --sheet to have the letter itself.' },
    { exitCode: 2 },
  )
}

/** Whether a file is there that the person could mean. */
export async function isThere({ files }: Ports, path: string): Promise<boolean> {
  try {
    await files.look(path)
    return true
  } catch (error) {
    if (error instanceof UserError) return false
    throw error
  }
}

/** Where the separate page of a letter goes: beside the letter, with an ending of the name in front of that of the file. */
export function sheetPath(path: string, ending: string): string {
  const [, before = path, after = ''] = /^(.*?)(\.[a-z0-9]+)?$/is.exec(path) ?? []
  return before + ending + after
}

function alreadyThere(path: string): UserError {
  return new UserError(
    {
      zh: `另页要写到“${safeText(path)}”，那里已经有一个文件，什么都没有写。`,
      en: `The separate sheet goes to “${safeText(path)}”, and a file is there. Nothing was written.`,
    },
    { zh: '换一个文件名，或者加--force换掉它。', en: 'Take another name, or add --force to replace it.' },
  )
}

function say(ports: Ports, letter: OpenLetter, { path, sheet, open }: SavedLetter): void {
  const { reader } = letter.open
  const { words } = reader
  ports.print([
    ...reader.paragraph(words.letters.written(safeText(path))),
    ...(sheet === undefined ? [] : reader.paragraph(words.letters.sheetWritten(safeText(sheet)))),
  ])
  if (open.length === 0) return
  const filled = fillOpen(letter)
  ports.say([
    ...reader.paragraph(words.letters.stillOpen(open.length)).map(reader.style.warning),
    ...open.flatMap((id) => reader.hanging('  - ', describeBlank(reader, filled, id).label)),
  ])
}
