// `leak-help evidence verify`: whether the evidence is as it was when it was added.
import { echo } from '../../core/guard/echo.ts'
import { type Evidence, endOfChain } from '../../core/session/evidence.ts'
import { checkPieces, pathLines } from '../../dialogue/evidence.ts'
import { openSession } from '../../dialogue/open-session.ts'
import { UserError } from '../../errors.ts'
import type { Ports } from '../../ports.ts'
import { checkedJson, checkedLines, isFine } from '../../render/evidence-view.ts'
import { jsonText } from '../../render/json-text.ts'

/** Reads every file and says what changed, what is missing, and what all of it proves. Fails where something is not as it was. */
export async function verifyEvidence(
  ports: Ports,
  options: { session?: string | undefined; json: boolean },
): Promise<void> {
  const open = await openSession(ports, options.session)
  const { reader, session } = open
  const checked = await checkPieces(ports, open)
  const unlisted = ports.sessions.evidence?.findUnlisted(session) ?? []
  const readable = ports.sessions.evidence?.findReadable(session.id) ?? []
  const link = endOfChain(session)
  if (options.json) ports.print(jsonText(checkedJson(reader, { checked, unlisted, readable, link })))
  else {
    const { paragraph, heading, words, style } = reader
    const { evidence } = words
    const files = checked.filter(({ piece }) => piece.file)
    ports.print([
      ...(checked.length > 0
        ? [...heading(evidence.title), ...checkedLines(reader, checked), '']
        : paragraph(evidence.none)),
      ...(files.length > 0 && checked.every(isFine) ? paragraph(evidence.allSame(files.length)).map(style.good) : []),
      ...pathLines(reader, evidence.unlisted, unlisted),
      ...pathLines(reader, evidence.readable, readable),
      ...(readable.length > 0 ? paragraph(evidence.finishEncrypting(session.id)) : []),
      ...(files.length > 0 ? [evidence.proves, evidence.provesNot].flatMap(paragraph) : []),
      ...(checked.length > 0 ? [evidence.chain(link), evidence.noteChain].flatMap(paragraph).map(style.quiet) : []),
    ])
  }
  const wrong = checked.filter((one) => !isFine(one)).map(({ piece }) => piece)
  if (wrong.length > 0) throw notAsTheyWere(wrong)
}

function notAsTheyWere(pieces: readonly Evidence[]): UserError {
  const named = pieces.map(({ number, name }) => ({ number, name: echo(name) }))
  return new UserError(
    {
      zh: `和加入时不一样的证据：${named.map(({ number, name }) => `${number}（${name}）`).join('、')}。`,
      en: `Not as it was when it was added: evidence ${named.map(({ number, name }) => `${number} (${name})`).join(', ')}.`,
    },
    {
      zh: '原件还在的话，再加一次；旧的记录留着，不用删。',
      en: 'If you still have the original, add it again; leave the old entry where it is.',
    },
  )
}
