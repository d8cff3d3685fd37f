// Writes the plan as a page for the phone, and says how it gets there: the program itself opens no network port.
import { echo } from '../core/guard/echo.ts'
import { safeText } from '../core/guard/safe-text.ts'
import { findLapses } from '../core/plan/lapses.ts'
import { mayOthersRead } from '../core/plan/others-may-read.ts'
import { expectThreats } from '../core/plan/threats.ts'
import { UserError } from '../errors.ts'
import type { Ports } from '../ports.ts'
import { type PageOptions, writePage } from '../render/page/page.ts'
import type { OpenSession } from './open-session.ts'

/** Where a page goes and how it is to be. */
export interface PageFile extends PageOptions {
  /** Left out: a neutral name in the folder that the person is in. */
  path?: string | undefined
  /** A file that is there may be replaced. */
  replace: boolean
  /** Nothing is said of it. */
  isQuiet?: boolean
}

/** The plan of an open session as a page; see `writePage`. */
export function drawPage(
  ports: Pick<Ports, 'today'>,
  { session, plan, reader }: OpenSession,
  options: PageOptions,
): string {
  const today = ports.today()
  const { library } = reader
  const content = {
    session,
    plan,
    today,
    threats: expectThreats(library, session),
    lapses: findLapses(library, session, plan, today),
  }
  return writePage(reader, content, options)
}

/**
 * Writes the file and returns its full path. Throws UserError where its name is none of a page, where it cannot be written,
 * or is there and may not be replaced.
 */
export function savePage(ports: Ports, open: OpenSession, file: PageFile): string {
  const { page } = open.reader.words
  const { path = page.file, replace, isQuiet = false } = file
  if (!page.ending.some((ending) => path.toLowerCase().endsWith(ending))) throw unknownEnding(path)
  const written = ports.files.write(path, drawPage(ports, open, file), { replace })
  if (!isQuiet) sayHow(ports, open, { ...file, path: written })
  return written
}

function sayHow(
  ports: Ports,
  { session, reader }: OpenSession,
  { path, withOwnWords }: PageOptions & { path: string },
): void {
  const { words, style } = reader
  const { page } = words
  ports.print(reader.paragraph(page.saved(safeText(path))))
  ports.say([
    ...reader.paragraph(withOwnWords ? page.withNotes : page.withoutNotes),
    '',
    ...reader.heading(page.bring),
    ...page.ways.flatMap(([way, risk]) => reader.hanging('  - ', `${way}${words.colon}${risk}`)),
    ...(mayOthersRead(reader.library, session) ? reader.paragraph(page.mayBeRead).map(style.warning) : []),
    ...reader.paragraph(page.open),
  ])
}

function unknownEnding(path: string): UserError {
  return new UserError(
    {
      zh: `“${echo(path)}”不是网页文件的名字，手机打不开它。`,
      en: `“${echo(path)}” is not the name of a web page, and a phone would not open it.`,
    },
    { zh: '文件名以.html结尾，例如：--out list.html', en: 'End the name in .html, for example: --out list.html' },
    { exitCode: 2 },
  )
}
