// Evidence on a screen, for scripts, and in the files that go along with copies.
import { presentId } from '../core/content/present-id.ts'
import { dayInChina } from '../core/dates.ts'
import { safeText } from '../core/guard/safe-text.ts'
import type { Evidence } from '../core/session/evidence.ts'
import { stepNameJson } from './names.ts'
import type { Reader } from './reader.ts'

/** How a piece stands; `noted` has no file. */
export type PieceState = 'same' | 'changed' | 'missing' | 'noted' | { unreadable: string }

/** What checking found of a piece. */
export interface CheckedPiece {
  piece: Evidence
  state: PieceState
  /** Its entry does not fit the one before it. */
  isBroken: boolean
}

/** A piece that is shown. */
export interface ShownPiece {
  piece: Evidence
  /** It was copied, and its copy is not there. */
  isGone: boolean
}

// Copied into the session, a file that stays where it is, or only noted.
function placeOf({ piece: { file }, isGone }: ShownPiece): 'copy' | 'gone' | 'in-place' | 'noted' {
  if (!file) return 'noted'
  if (file.path !== undefined) return 'in-place'
  return isGone ? 'gone' : 'copy'
}

/** One piece: number and name, and what was recorded of it below. */
export function pieceLines(reader: Reader, shown: ShownPiece): string[] {
  const { piece } = shown
  return [
    ...reader.hanging(`  ${piece.number}  `, safeText(piece.name), { paint: reader.style.strong }),
    ...pieceFacts(reader, shown).flatMap((line) => reader.hanging('     ', line)),
  ]
}

function pieceFacts(reader: Reader, shown: ShownPiece): string[] {
  const { piece } = shown
  const { words, library } = reader
  const { evidence } = words
  const { at, on, kind, from, file } = piece
  const facts = [
    evidence.place[placeOf(shown)],
    ...(file ? [writeSize(file.size)] : []),
    evidence.addedOn(dayInChina(Date.parse(at))),
    ...(on === undefined ? [] : [evidence.ofDay(on)]),
    ...(kind === undefined ? [] : [reader.term('evidence', kind)]),
    ...(piece.for === undefined ? [] : [reader.title('steps', presentId(library, 'step', piece.for))]),
    ...(from === undefined ? [] : [evidence.from(safeText(from))]),
  ]
  return [
    facts.join(' · '),
    ...(file?.path === undefined ? [] : [`${evidence.path}${words.colon}${safeText(file.path)}`]),
  ]
}

/** All pieces with a heading. */
export function evidenceView(reader: Reader, pieces: readonly ShownPiece[]): string[] {
  const { title, howToCheck, howToExport } = reader.words.evidence
  return [
    ...reader.heading(title),
    ...pieces.flatMap((piece) => pieceLines(reader, piece)),
    '',
    ...[howToCheck, howToExport].flatMap(reader.paragraph).map(reader.style.quiet),
  ]
}

/** What checking found, a line for each piece. */
export function checkedLines(reader: Reader, checked: readonly CheckedPiece[]): string[] {
  return checked.flatMap(({ piece, state, isBroken }) => {
    const { broken } = reader.words.evidence
    const facts = [safeText(piece.name), writeState(reader, state), ...(isBroken ? [broken] : [])]
    const lines = reader.hanging(`  ${piece.number}  `, facts.join(' · '))
    return isFine({ state, isBroken }) ? lines : lines.map(reader.style.warning)
  })
}

/** Whether nothing is wrong with a piece. */
export function isFine({ state, isBroken }: Omit<CheckedPiece, 'piece'>): boolean {
  return !isBroken && (state === 'same' || state === 'noted')
}

/** How a piece stands, in words. */
export function writeState({ words }: Pick<Reader, 'words'>, state: PieceState): string {
  const { evidence } = words
  return typeof state === 'string' ? evidence.state[state] : evidence.state.unreadable(state.unreadable)
}

/** The text that goes along with copies: what each is, and what that proves. Laid out for reading anywhere. */
export function evidenceList(
  reader: Reader,
  { checked, nameOf, link }: { checked: readonly CheckedPiece[]; nameOf: (piece: Evidence) => string; link: string },
): string {
  const { words } = reader
  const { evidence } = words
  const entries = checked.map(({ piece, state }) => [
    `${piece.number}  ${safeText(piece.name)}`,
    ...pieceFacts(reader, { piece, isGone: state === 'missing' }).map((line) => `     ${line}`),
    ...(piece.file ? [`     ${evidence.sum}${words.colon}${piece.file.sha256}`] : []),
    `     ${state === 'same' ? nameOf(piece) : writeState(reader, state)}`,
    '',
  ])
  return `${[evidence.title, '', ...entries.flat(), evidence.proves, evidence.provesNot, evidence.chain(link)].join('\n')}\n`
}

/** Pieces for scripts. */
export function evidenceJson(reader: Reader, pieces: readonly ShownPiece[]): unknown {
  return { schema: 1, evidence: pieces.map((piece) => pieceJson(reader, piece)) }
}

/** What checking found, for scripts. */
export function checkedJson(
  reader: Reader,
  { checked, ...rest }: { checked: readonly CheckedPiece[]; unlisted: string[]; readable: string[]; link: string },
): unknown {
  return {
    schema: 1,
    ok: checked.every(isFine),
    evidence: checked.map(({ piece, state, isBroken }) => ({
      ...pieceJson(reader, { piece, isGone: state === 'missing' }),
      state: typeof state === 'string' ? state : 'unreadable',
      problem: typeof state === 'string' ? null : state.unreadable,
      link_fits: !isBroken,
    })),
    wrong: checked.filter((one) => !isFine(one)).map(({ piece: { number, name } }) => ({ number, name })),
    ...rest,
  }
}

function pieceJson(reader: Reader, shown: ShownPiece): Record<string, unknown> {
  const { piece } = shown
  const { number, at, name, kind, from, on, file } = piece
  return {
    number,
    at,
    name,
    place: placeOf(shown),
    kind: kind ?? null,
    step: piece.for === undefined ? null : stepNameJson(reader, presentId(reader.library, 'step', piece.for)),
    from: from ?? null,
    on: on ?? null,
    size: file?.size ?? null,
    sha256: file?.sha256 ?? null,
    path: file?.path ?? null,
  }
}

/** A size as people read it. */
export function writeSize(bytes: number): string {
  const units = ['KB', 'MB', 'GB', 'TB']
  if (bytes < 1000) return `${bytes} B`
  let value = bytes / 1000
  while (value >= 999.5 && units.length > 1) {
    value /= 1000
    units.shift()
  }
  return `${value < 10 ? value.toFixed(1) : Math.round(value)} ${units[0]}`
}
