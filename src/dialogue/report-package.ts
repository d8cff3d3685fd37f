// A report with its letters and its evidence as one zip: what this reader sees of the evidence, as the files are.
import type { Audience } from '../core/papers/audiences.ts'
import { listPackedLetters, type PackedLetter } from '../core/papers/package-letters.ts'
import { leftOutFile, letterName, packageName } from '../core/papers/package-names.ts'
import { stepsKnownTo } from '../core/papers/report.ts'
import { listEvidence } from '../core/session/evidence.ts'
import { sumsFile, writeSums } from '../core/session/evidence-names.ts'
import type { Ports, ZipEntry } from '../ports.ts'
import type { CheckedPiece } from '../render/evidence-view.ts'
import { writePaper } from '../render/papers/write-paper.ts'
import { packageLines, packageText } from '../render/report-view.ts'
import { inWords, sayLarge } from './evidence.ts'
import { openLetter, writeToSend } from './open-letter.ts'
import { type OpenReport, reportFile } from './open-report.ts'

/** What goes into a package, and what cannot. */
export interface ReportPackage {
  audience: Audience
  entries: ZipEntry[]
  /** Names in the package, the list of check values last. */
  names: string[]
  /** Letters in it, filled from the case: who the person is stands open in them. */
  letters: PackedLetter[]
  /** Evidence this reader would see, and which is not as it was when it was added, or not there. */
  missing: CheckedPiece[]
}

/** Looks at every piece of evidence and puts the package together; nothing is written. */
export async function packReport(ports: Ports, made: OpenReport): Promise<ReportPackage> {
  const { open, report, writer } = made
  const { session } = open
  const { evidence: copies } = ports.sessions
  const pieces = new Map(listEvidence(session).map((piece) => [piece.number, piece]))
  const files: (ZipEntry & { sha256: string })[] = []
  const missing: CheckedPiece[] = []
  for (const shown of report.evidence) {
    const piece = pieces.get(shown.number)
    if (!piece?.file || shown.sha256 === undefined) continue
    sayLarge(ports, open.reader, piece.file.size)
    const standing = await copies?.check(session.id, piece)
    if (copies && standing === 'same')
      files.push({
        name: packageName(shown, piece.name),
        size: piece.file.size,
        sha256: piece.file.sha256,
        fill: (file) => copies.fill(session.id, piece, file),
      })
    else
      missing.push({
        piece,
        state: standing === undefined ? 'missing' : inWords(standing, ports.language),
        isBroken: false,
      })
  }
  const { sources } = made
  const knows = stepsKnownTo(sources)
  const letters = listPackedLetters(sources.library, open, { audience: sources.audience, knows })
  const written = [
    { name: 'report.docx', content: await reportFile(made, 'docx') },
    { name: 'report.txt', content: await reportFile(made, 'txt') },
    ...(await writeLetters(ports, made, letters)),
    ...(missing.length === 0 ? [] : [{ name: leftOutFile, content: packageText(writer, missing) }]),
  ].map(({ name, content }) => ({ name, bytes: bytesOf(content) }))
  const digests = written.map(({ name, bytes }) => ({ name, sha256: ports.sha256(bytes) }))
  const sums = { name: sumsFile, bytes: bytesOf(writeSums([...digests, ...files])) }
  const entries = [...written, ...files, sums]
  return { audience: report.audience, entries, names: entries.map(({ name }) => name), letters, missing }
}

async function writeLetters(ports: Ports, { open }: OpenReport, letters: readonly PackedLetter[]) {
  const files: { name: string; content: string | Uint8Array }[] = []
  for (const [index, { id }] of letters.entries()) {
    const { paper, sheet } = await writeToSend(ports, openLetter(ports, open, id))
    files.push({ name: letterName(index + 1, id), content: await writePaper(paper, 'docx') })
    if (sheet)
      files.push({ name: letterName(index + 1, id, { isSheet: true }), content: await writePaper(sheet, 'docx') })
  }
  return files
}

/** Says what is in a package besides what the preview of its report says. */
export function sayPackage(
  ports: Ports,
  { open: { reader } }: OpenReport,
  made: ReportPackage,
  { isSealed }: { isSealed: boolean },
): void {
  ports.say([...packageLines(reader, { ...made, isSealed }), ''])
}

function bytesOf(content: string | Uint8Array): Uint8Array {
  return typeof content === 'string' ? new TextEncoder().encode(content) : content
}
