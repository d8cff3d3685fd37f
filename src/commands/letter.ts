// `leak-help letter [letter]`: lists the letters of a plan, shows one filled in, writes it to a file, records that it went off.

import { echo } from '../core/guard/echo.ts'
import { listLetters } from '../core/papers/fitting.ts'
import { type PaperFormat, paperFormats } from '../core/papers/paper.ts'
import { readBlank } from '../core/papers/read-blank.ts'
import { findStep, numberSteps } from '../core/plan/find-step.ts'
import { type BlankValue, withBlanks } from '../core/session/kept-blanks.ts'
import { askBlanks } from '../dialogue/ask-blanks.ts'
import { formatByEnding, unknownEnding } from '../dialogue/file-format.ts'
import { letterLines, openLetterMenu } from '../dialogue/letter-menu.ts'
import {
  beginAnother,
  fillOpen,
  listBlanks,
  type OpenLetter,
  openLetter,
  writeToSend,
} from '../dialogue/open-letter.ts'
import { openSession } from '../dialogue/open-session.ts'
import { saveChange } from '../dialogue/save-change.ts'
import { orThrowNoSheet, saveLetter } from '../dialogue/save-letter.ts'
import { recordSent } from '../dialogue/sent-letter.ts'
import { orThrow, UserError } from '../errors.ts'
import type { Ports } from '../ports.ts'
import { jsonText } from '../render/json-text.ts'
import { guideLines, letterJson, letterListJson, letterListView, openLines } from '../render/letter-view.ts'
import { writePaper } from '../render/papers/write-paper.ts'

export interface LetterOptions {
  /** An id; nothing or `list`: the list. */
  letter?: string | undefined
  all: boolean
  out?: string | undefined
  format?: PaperFormat | undefined
  edit: boolean
  sent: boolean
  on?: string | undefined
  step?: string | undefined
  outcome?: string | undefined
  /** Values of blanks, or with `sent` of what the step collects. */
  fields: Record<string, string>
  /** The page that is kept apart from the letter, in place of the letter. */
  sheet: boolean
  /** Another one of those that went off. */
  new: boolean
  /** Replace a file that is there. */
  force: boolean
  session?: string | undefined
  json: boolean
}

/** Does what the options say; at a terminal, without any, the letter with a menu. */
export async function letter(ports: Ports, options: LetterOptions): Promise<void> {
  const { letter: name = 'list', json } = options
  if (name === 'list') return list(ports, options)
  checkOptions(options)
  const open = await openSession(ports, options.session)
  const opened = openLetter(ports, open, name)
  if (options.sent) return send(ports, opened, options)
  const filled = withGiven(ports, options.new ? beginAnother(ports, opened) : opened, options.fields)
  if (options.out !== undefined) return save(ports, filled, { ...options, out: options.out })
  const { reader } = filled.open
  if (json) {
    const { paper, sheet, open: blanks } = await writeToSend(ports, filled)
    const text = String(await writePaper(paper, 'txt'))
    const apart = sheet && { sheet: String(await writePaper(sheet, 'txt')) }
    return ports.print(jsonText(letterJson(reader, fillOpen(filled), { open: blanks, text, ...apart })))
  }
  if (options.format !== undefined || options.sheet)
    return printPaper(ports, filled, { ...options, format: options.format ?? 'txt' })
  if (ports.keyboard && !ports.screen.piped) {
    await openLetterMenu(ports, ports.keyboard, filled)
    return
  }
  const { open: blanks } = await writeToSend(ports, filled)
  await ports.page([...(await letterLines(ports, filled)), '', ...guideLines(reader, fillOpen(filled))])
  if (blanks.length > 0)
    ports.say([
      ...openLines(reader, fillOpen(filled), blanks),
      ...reader.paragraph(reader.words.letters.howToFill(name)).map(reader.style.quiet),
    ])
}

async function list(ports: Ports, { all, json, session }: LetterOptions): Promise<void> {
  const { session: opened, plan, reader } = await openSession(ports, session, { onlyToLook: true })
  const listed = listLetters(reader.library, opened, plan)
  if (json) return ports.print(jsonText(letterListJson(reader, listed, plan)))
  await ports.page(letterListView(reader, listed, { numbers: numberSteps(plan), all }))
}

// What would be passed over in silence is said instead.
function checkOptions({ out, edit, format, sent, on, outcome, sheet, json }: LetterOptions): void {
  if (out !== undefined && format === undefined && formatOf(out) === undefined) throw unknownEnding(out, paperFormats)
  if (edit && (out === undefined || out === '-' || (format ?? formatOf(out)) === 'docx')) {
    throw new UserError(
      {
        zh: '--edit要和--out一起用，打开的是写好的文本文件。',
        en: '--edit goes with --out: it opens the text file that was written.',
      },
      { zh: '例如：--out FILE --format txt --edit', en: 'For example: --out FILE --format txt --edit' },
      { exitCode: 2 },
    )
  }
  if (format === 'docx' && (out === undefined || out === '-')) {
    throw new UserError(
      { zh: 'docx要写到文件里。', en: 'A docx goes to a file.' },
      { zh: '例如：--out FILE --format docx', en: 'For example: --out FILE --format docx' },
      { exitCode: 2 },
    )
  }
  if (!sent && (on !== undefined || outcome !== undefined)) {
    throw new UserError(
      { zh: '--on和--outcome要和--sent一起用。', en: '--on and --outcome go with --sent.' },
      { zh: '记下已经送出：--sent --on DATE', en: 'To record that it went off: --sent --on DATE' },
      { exitCode: 2 },
    )
  }
  if (sent && (out !== undefined || edit || format !== undefined || sheet || json)) {
    throw new UserError(
      { zh: '--sent只记录，不写文件。', en: '--sent only records; it writes no file.' },
      { zh: '先写文件，再记下已经送出，分两次。', en: 'Write the file first and record it as sent in a second run.' },
      { exitCode: 2 },
    )
  }
}

async function send(ports: Ports, opened: OpenLetter, { on, step, outcome, fields }: LetterOptions): Promise<void> {
  const { plan, reader: before } = opened.open
  const named = step === undefined ? undefined : orThrow(findStep(before.library, plan, step)).step.id
  const after = await recordSent(ports, opened, { on, step: named, outcome, fields })
  const { reader } = after
  ports.print(
    reader
      .paragraph(reader.words.letters.recorded(reader.title('letters', opened.letter.id), on ?? ports.today()))
      .map(reader.style.good),
  )
}

// What was given on the command line: what may be kept is saved, the rest is for this run.
function withGiven(ports: Ports, letter: OpenLetter, fields: Record<string, string>): OpenLetter {
  const { library } = letter.open.reader
  const blanks = listBlanks(letter)
  const given = new Map<string, BlankValue>()
  const values: Record<string, BlankValue> = {}
  for (const [id, text] of Object.entries(fields)) {
    const blank = blanks.includes(id) ? library.blanks.get(id) : undefined
    if (!blank) {
      throw new UserError(
        { zh: `这份文书没有“${echo(id)}”这个空白项。`, en: `This letter has no blank “${echo(id)}”.` },
        { zh: `有这些：${blanks.join('、')}`, en: `It has: ${blanks.join(', ')}` },
        { exitCode: 2 },
      )
    }
    const { value } = orThrow(readBlank(blank, text, { today: ports.today() }), { exitCode: 2 })
    given.set(id, value)
    if (!blank.personal) values[id] = value
  }
  if (Object.keys(values).length === 0) return { ...letter, given }
  const open = saveChange(ports, letter.open, (session) =>
    withBlanks(session, { at: ports.at(), letter: letter.letter.id, values }),
  )
  return { ...letter, given, open }
}

async function save(
  ports: Ports,
  letter: OpenLetter,
  { out, format = formatOf(out) ?? 'txt', force, edit, json, sheet: sheetAlone }: LetterOptions & { out: string },
): Promise<void> {
  const keyboard = json || ports.screen.piped ? undefined : ports.keyboard
  if (keyboard) ports.working(letter.open.session.id)
  const filled = keyboard ? await askBlanks(ports, keyboard, letter) : letter
  if (out === '-') return printPaper(ports, filled, { format, sheet: sheetAlone })
  const file = { path: out, format, replace: force, isQuiet: json, sheetAlone }
  const { path, sheet, open } = await saveLetter(ports, filled, file)
  if (json)
    return ports.print(
      jsonText({ schema: 1, letter: letter.letter.id, path, ...(sheet === undefined ? {} : { sheet }), format, open }),
    )
  if (!edit) return
  const { reader } = letter.open
  const isEdited = await ports.edit(path)
  ports.say(reader.paragraph(isEdited ? reader.words.letters.edited : reader.words.letters.notEdited))
}

async function printPaper(
  ports: Ports,
  letter: OpenLetter,
  { format, sheet: sheetAlone }: Pick<LetterOptions, 'sheet'> & { format: PaperFormat },
): Promise<void> {
  const { paper, sheet } = await writeToSend(ports, letter)
  ports.print(String(await writePaper(sheetAlone ? orThrowNoSheet(sheet) : paper, format)).trimEnd())
  if (!sheet || sheetAlone) return
  const { reader } = letter.open
  ports.say(reader.paragraph(reader.words.letters.hasSheet(letter.letter.id)).map(reader.style.quiet))
}

// By the ending of the file's name; printed it is text.
function formatOf(path: string): PaperFormat | undefined {
  return path === '-' ? 'txt' : formatByEnding(path, paperFormats)
}
