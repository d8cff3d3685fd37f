// A letter of a case, opened to be looked at, filled, saved or recorded as sent.
import type { LetterRules } from '../core/content/library.ts'
import { presentId } from '../core/content/present-id.ts'
import { echo } from '../core/guard/echo.ts'
import { nearest } from '../core/nearest.ts'
import { type CaseMaterial, collectMaterial } from '../core/papers/case-material.ts'
import { type FilledLetter, fillLetter, listOwnBlanks } from '../core/papers/letter.ts'
import type { Paper } from '../core/papers/paper.ts'
import { type BlankValue, withBlanks } from '../core/session/kept-blanks.ts'
import { UserError } from '../errors.ts'
import type { Ports } from '../ports.ts'
import { type LetterPaper, writeLetter, writeSheet } from '../render/letter-paper.ts'
import type { Reader } from '../render/reader.ts'
import { type OpenSession, withPlan } from './open-session.ts'
import { openReader } from './reader.ts'
import { saveChange } from './save-change.ts'

/** A letter with what was given for it in this run; what may be kept is in the session as well. */
export interface OpenLetter {
  open: OpenSession
  letter: LetterRules
  /** The step that it was opened from, which it belongs to. */
  step?: string | undefined
  given: ReadonlyMap<string, BlankValue>
  material: CaseMaterial
}

/** The letter that a person names, from a step where it was opened from one; throws the nearest where there is none. */
export function openLetter(ports: Ports, open: OpenSession, name: string, step?: string): OpenLetter {
  const { library } = open.reader
  const letter = library.letters.get(presentId(library, 'letter', name))
  if (letter) return { open, letter, step, given: new Map(), material: collectMaterial(open.session, ports.today()) }
  const near = nearest(name, [...library.letters.keys()])
  throw new UserError(
    { zh: `没有“${echo(name)}”这份文书。`, en: `There is no letter “${echo(name)}”.` },
    near.length > 0
      ? { zh: `是不是：${near.join('、')}`, en: `Did you mean: ${near.join(', ')}` }
      : { zh: '看所有文书：leak-help letter list --all', en: 'See all letters: leak-help letter list --all' },
    { exitCode: 2 },
  )
}

/** Another letter of the same kind: what was filled in and goes only with the one before is taken out. */
export function beginAnother(ports: Ports, letter: OpenLetter): OpenLetter {
  const own = listOwnBlanks(letter.open.reader.library, letter.open.session, letter.letter.id)
  if (own.length === 0) return letter
  const values = Object.fromEntries(own.map((blank) => [blank, '']))
  const open = saveChange(ports, letter.open, (session) =>
    withBlanks(session, { at: ports.at(), letter: letter.letter.id, values }),
  )
  return { ...letter, open }
}

/** The letter as the case fills it. */
export function fillOpen({ open, letter, given, material }: OpenLetter): FilledLetter {
  return fillLetter(open.reader.library, open.session, { letter, given, material })
}

/** A letter, the page that is kept apart from it where it has one, and what is open on either. */
export interface PapersToSend extends LetterPaper {
  sheet?: Paper
}

/** The letter as it is sent, in Chinese whatever the person reads. */
export async function writeToSend(ports: Ports, letter: OpenLetter): Promise<PapersToSend> {
  return writePapers(await chineseReader(ports, letter.open), letter)
}

/** The same in a reader's own language. */
export function writePapers(reader: Reader, letter: OpenLetter): PapersToSend {
  const filled = fillOpen(letter)
  const { paper, open } = writeLetter(reader, filled)
  const sheet = writeSheet(reader, filled)
  if (!sheet) return { paper, open }
  return { paper, sheet: sheet.paper, open: [...new Set([...open, ...sheet.open])] }
}

/** Every blank that a letter and its separate page may have. */
export function listBlanks({ letter: { blanks, sheet } }: Pick<OpenLetter, 'letter'>): string[] {
  return [...new Set([...blanks, ...(sheet?.blanks ?? [])])]
}

/** A reader of what is sent to others: in Chinese, with the forms that fit this case. */
export async function chineseReader(ports: Ports, open: OpenSession): Promise<Reader> {
  if (open.reader.language === 'zh') return open.reader
  const reader = await openReader({ ...ports, language: 'zh' })
  return withPlan(reader, open.session, open.plan).reader
}
