// `leak-help evidence export <dir>`: copies of all evidence in a new folder, with check values and a list.
import { safeText } from '../../core/guard/safe-text.ts'
import { type Evidence, endOfChain, findBrokenLinks, listEvidence } from '../../core/session/evidence.ts'
import { exportName, listFile, sumsFile, writeSums } from '../../core/session/evidence-names.ts'
import { inWords, sayLarge } from '../../dialogue/evidence.ts'
import { openSession } from '../../dialogue/open-session.ts'
import { UserError } from '../../errors.ts'
import type { Ports } from '../../ports.ts'
import { type CheckedPiece, checkedLines, evidenceList } from '../../render/evidence-view.ts'
import { jsonText } from '../../render/json-text.ts'

/** Writes them. What is not as it was when it was added is not copied, and named; then this fails when the rest is done. */
export async function exportEvidence(
  ports: Ports,
  options: { dir: string; force: boolean; session?: string | undefined; json: boolean },
): Promise<void> {
  const { reader, session } = await openSession(ports, options.session)
  const { paragraph, words } = reader
  const pieces = listEvidence(session)
  if (pieces.length === 0) throw nothingToExport()
  const names = [...pieces.filter(({ file }) => file).map(exportName), sumsFile, listFile]
  const folder = ports.files.makeFolder(options.dir, { add: options.force, names })
  const broken = new Set(findBrokenLinks(session, ports.sha256))
  const checked: CheckedPiece[] = []
  for (const piece of pieces) {
    sayLarge(ports, reader, piece.file?.size ?? 0)
    const state = await copyOut(ports, session.id, piece, `${folder}/${exportName(piece)}`)
    checked.push({ piece, state, isBroken: broken.has(piece.number) })
  }
  const copied = checked.filter(({ state }) => state === 'same').map(({ piece }) => piece)
  const link = endOfChain(session)
  const sums = copied.flatMap((piece) => (piece.file ? [{ name: exportName(piece), sha256: piece.file.sha256 }] : []))
  ports.files.write(`${folder}/${listFile}`, evidenceList(reader, { checked, nameOf: exportName, link }), {
    replace: false,
  })
  ports.files.write(`${folder}/${sumsFile}`, writeSums(sums), { replace: false })
  const left = checked.filter(({ state }) => state !== 'same' && state !== 'noted')
  const { evidence } = words
  if (options.json) {
    const rows = checked.map(({ piece, state }) => ({
      number: piece.number,
      file: state === 'same' ? exportName(piece) : null,
      state: typeof state === 'string' ? state : 'unreadable',
    }))
    ports.print(jsonText({ schema: 1, folder, evidence: rows }))
  } else {
    ports.print([
      ...paragraph(evidence.exported(copied.length, safeText(folder))),
      ...checkedLines(reader, left),
      ...paragraph(evidence.howToCompare),
    ])
    ports.say(paragraph(evidence.exportPlain))
  }
  if (left.length > 0) throw notAll(left.map(({ piece }) => piece.number))
}

async function copyOut(
  { sessions, language }: Ports,
  id: string,
  piece: Evidence,
  to: string,
): Promise<CheckedPiece['state']> {
  if (!piece.file) return 'noted'
  const standing = await sessions.evidence?.copyOut(id, piece, to)
  return standing === undefined ? 'missing' : inWords(standing, language)
}

function nothingToExport(): UserError {
  return new UserError(
    { zh: '还没有证据，没有可拷的。', en: 'There is no evidence yet, so there is nothing to copy.' },
    { zh: '加一个文件：leak-help evidence add <文件>', en: 'To add a file: leak-help evidence add <file>' },
  )
}

function notAll(numbers: readonly number[]): UserError {
  return new UserError(
    {
      zh: `其余的都拷好了；和加入时不一样、没有拷的证据：${numbers.join('、')}。`,
      en: `The others are copied; not as it was when it was added, so not copied: evidence ${numbers.join(', ')}.`,
    },
    { zh: '看是怎么回事：leak-help evidence verify', en: 'To see what is wrong: leak-help evidence verify' },
  )
}
