// What the commands about evidence share: a piece is found by its number, files are checked against what was recorded.
import { echo } from '../core/guard/echo.ts'
import { safeText } from '../core/guard/safe-text.ts'
import { type Evidence, findBrokenLinks, listAllEvidence, listEvidence } from '../core/session/evidence.ts'
import type { Session } from '../core/session/schema.ts'
import { UserError } from '../errors.ts'
import type { EvidenceCopies, Ports } from '../ports.ts'
import {
  type CheckedPiece,
  evidenceJson,
  type PieceState,
  pieceLines,
  type ShownPiece,
} from '../render/evidence-view.ts'
import { jsonText } from '../render/json-text.ts'
import type { Reader } from '../render/reader.ts'
import type { OpenSession } from './open-session.ts'

/** From so many bytes on reading a file is announced. */
const largeFile = 300_000_000

/** The piece with a number as typed, and whether it stands; one that does not is found while its copy is there. */
export function getPiece(
  { sessions }: Ports,
  session: Session,
  typed: string,
): { piece: Evidence; isStanding: boolean } {
  const isMeant = ({ number }: Evidence) => String(number) === typed.trim().normalize('NFKC')
  const standing = listEvidence(session).find(isMeant)
  if (standing) return { piece: standing, isStanding: true }
  const other = listAllEvidence(session).find(isMeant)
  if (other && sessions.evidence?.hasCopy(session.id, other)) return { piece: other, isStanding: false }
  throw new UserError(
    { zh: `没有编号为“${echo(typed)}”的证据。`, en: `There is no evidence number “${echo(typed)}”.` },
    { zh: '看所有证据：leak-help evidence', en: 'See all evidence: leak-help evidence' },
  )
}

/** How every piece that stands is now: files are read from beginning to end. */
export async function checkPieces(ports: Ports, { session, reader }: OpenSession): Promise<CheckedPiece[]> {
  const broken = new Set(findBrokenLinks(session, ports.sha256))
  const checked: CheckedPiece[] = []
  for (const piece of listEvidence(session)) {
    sayLarge(ports, reader, piece.file?.size ?? 0)
    const state = await checkPiece(ports, session, piece)
    checked.push({ piece, state, isBroken: broken.has(piece.number) })
  }
  return checked
}

async function checkPiece({ sessions, language }: Ports, { id }: Session, piece: Evidence): Promise<PieceState> {
  if (!piece.file) return 'noted'
  const standing = await sessions.evidence?.check(id, piece)
  return standing === undefined ? 'missing' : inWords(standing, language)
}

/** How a file stands, its reason in the reader's language. */
export function inWords(
  standing: Awaited<ReturnType<EvidenceCopies['check']>>,
  language: Ports['language'],
): Exclude<PieceState, 'noted'> {
  return typeof standing === 'string' ? standing : { unreadable: standing.unreadable[language] }
}

/** Says that a file takes a while, where it does. */
export function sayLarge(ports: Ports, { words, paragraph }: Pick<Reader, 'words' | 'paragraph'>, size: number): void {
  if (size >= largeFile) ports.say(paragraph(words.evidence.large(writeLarge(size))))
}

function writeLarge(size: number): string {
  return size < 1e9 ? `${Math.round(size / 1e6)} MB` : `${(size / 1e9).toFixed(1)} GB`
}

/** Paths below a heading. */
export function pathLines(
  { paragraph, hanging }: Pick<Reader, 'paragraph' | 'hanging'>,
  heading: string,
  paths: readonly string[],
): string[] {
  if (paths.length === 0) return []
  return [...paragraph(heading), ...paths.flatMap((path) => hanging('  ', safeText(path)))]
}

/** Pieces that were taken back while their copies are kept, so that they can be brought back. */
export function listKeptCopies({ sessions }: Ports, session: Session): Evidence[] {
  const standing = new Set(listEvidence(session).map(({ number }) => number))
  return listAllEvidence(session).filter(
    (piece) => !standing.has(piece.number) && sessions.evidence?.hasCopy(session.id, piece),
  )
}

/** Every piece that stands, to be shown; no file is read. */
export function listShown({ sessions }: Ports, session: Session): ShownPiece[] {
  return listEvidence(session).map((piece) => asShown(sessions, session, piece))
}

function asShown({ evidence }: Ports['sessions'], { id }: Session, piece: Evidence): ShownPiece {
  const isCopied = piece.file !== undefined && piece.file.path === undefined
  return { piece, isGone: isCopied && !evidence?.hasCopy(id, piece) }
}

/** Prints the pieces of a session for scripts. */
export function printEvidenceJson(ports: Ports, { reader, session }: OpenSession): void {
  ports.print(jsonText(evidenceJson(reader, listShown(ports, session))))
}

/** The piece that was recorded last. */
export function lastPieceLines(ports: Ports, { reader, session }: OpenSession): string[] {
  return listEvidence(session)
    .slice(-1)
    .flatMap((piece) => pieceLines(reader, asShown(ports.sessions, session, piece)))
}
