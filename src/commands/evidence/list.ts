// `leak-help evidence list`: every piece of evidence that stands.
import { listKeptCopies, listShown } from '../../dialogue/evidence.ts'
import { openSession } from '../../dialogue/open-session.ts'
import type { Ports } from '../../ports.ts'
import { evidenceJson, evidenceView } from '../../render/evidence-view.ts'
import { jsonText } from '../../render/json-text.ts'

/** Prints them by number; no file is read. */
export async function listPieces(
  ports: Ports,
  options: { session?: string | undefined; json: boolean },
): Promise<void> {
  const { reader, session } = await openSession(ports, options.session, { onlyToLook: true })
  const pieces = listShown(ports, session)
  if (options.json) return ports.print(jsonText(evidenceJson(reader, pieces)))
  const { paragraph, words, style } = reader
  const { evidence } = words
  const kept = listKeptCopies(ports, session)
  const [first] = kept
  ports.print([
    ...(pieces.length > 0 ? evidenceView(reader, pieces) : [evidence.none, evidence.noted].flatMap(paragraph)),
    ...(first === undefined
      ? []
      : [evidence.kept(kept.map(({ number }) => number).join(words.comma)), evidence.howToDrop(first.number)]
          .flatMap(paragraph)
          .map(style.quiet)),
  ])
}
