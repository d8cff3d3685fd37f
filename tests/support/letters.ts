// Letters of the bundled content, filled for somebody.
import { compileTexts } from '../../src/core/content/compile.ts'
import type { BlankRules, LetterRules } from '../../src/core/content/library.ts'
import type { CaseMaterial } from '../../src/core/papers/case-material.ts'
import { type FilledLetter, fillLetter } from '../../src/core/papers/letter.ts'
import type { BlankValue } from '../../src/core/session/kept-blanks.ts'
import type { Session } from '../../src/core/session/schema.ts'
import { newSession, withAnswer, withPlaybook } from '../../src/core/session/session.ts'
import type { Language } from '../../src/core/text.ts'
import { type LetterPaper, writeLetter, writeSheet } from '../../src/render/letter-paper.ts'
import { lookFor, plainStyle } from '../../src/render/look.ts'
import { makeReader, type Reader } from '../../src/render/reader.ts'
import { content, library } from './content.ts'

export const writingDay = '2026-11-30'
const at = '2026-11-30T01:00:00.000Z'

/** A case with a loss and a piece of evidence of every kind. */
export const material: CaseMaterial = {
  today: writingDay,
  losses: [
    { number: 1, amount: '30000.00', what: '转账', on: '2026-11-20', evidence: 1 },
    { number: 2, amount: '0.50', what: '手续费' },
  ],
  evidence: content.terms.evidence.map(({ id }, index) => ({ number: index + 1, name: `${id}.png`, kind: id })),
  totalLost: '30000.50',
}

/** Nothing recorded of losses and evidence. */
export const nothing: CaseMaterial = { today: writingDay, losses: [], evidence: [] }

/** A session of a playbook with some answers. */
export function sessionWith(playbook: string, answers: Readonly<Record<string, string | string[]>>): Session {
  const begun = withPlaybook(newSession({ id: '1', name: '1', at }), { playbook, at })
  return Object.entries(answers).reduce(
    (session, [question, value]) => withAnswer(session, { question, value, at }),
    begun,
  )
}

const readers = new Map<Language, Reader>()

/** A reader of the bundled content. */
export function readerIn(language: Language): Reader {
  const found = readers.get(language)
  if (found) return found
  const look = lookFor({ language, columns: 80, style: plainStyle })
  const made = makeReader(look, { library, texts: compileTexts(content, language) })
  readers.set(language, made)
  return made
}

/** What stands in each blank of a text, so that it is found again: its id between marks. */
export const marked = (id: string) => `«${id}»`

/** Every way of choosing: nothing, each choice of each blank alone, and the first or the last of every blank together. */
export function choicesOf(letter: LetterRules): Map<string, string[]>[] {
  const asked = letter.asks.flatMap((id) => library.blanks.get(id) ?? []).filter(isChoice)
  const together = (pick: (choices: string[]) => string | undefined) =>
    new Map(
      asked.flatMap(({ id, choices }) => (pick(choices) === undefined ? [] : [[id, [pick(choices) ?? '']] as const])),
    )
  const alone = asked.flatMap(({ id, choices }) =>
    choices.map((choice) => new Map([...together((all) => all[0]), [id, [choice]] as const])),
  )
  const all = new Map(
    asked.map(({ id, type, choices }) => [id, type === 'many' ? choices : choices.slice(0, 1)] as const),
  )
  return [new Map(), together((choices) => choices[0]), together((choices) => choices.at(-1)), all, ...alone]
}

function isChoice({ type }: BlankRules): boolean {
  return type === 'one' || type === 'many'
}

/** A value for every blank that takes a text, and the choices given. */
export function everything(
  letter: LetterRules,
  choices: ReadonlyMap<string, string[]>,
  text: (blank: BlankRules) => string = ({ id }) => marked(id),
): Map<string, BlankValue> {
  const values = new Map<string, BlankValue>(choices)
  for (const id of [...letter.blanks, ...(letter.sheet?.blanks ?? [])]) {
    const blank = library.blanks.get(id)
    if (!blank || isChoice(blank) || values.has(id)) continue
    if (blank.type === 'date') values.set(id, '2026-11-21')
    else values.set(id, blank.type === 'amount' ? '1234.50' : text(blank))
  }
  return values
}

/** A letter filled and written. */
export function write(
  language: Language,
  letter: LetterRules,
  options: { session: Session; given?: ReadonlyMap<string, BlankValue>; material?: CaseMaterial },
): LetterPaper & { filled: FilledLetter; sheet: LetterPaper | undefined } {
  const { session, given = new Map(), material: has = material } = options
  const filled = fillLetter(library, session, { letter, material: has, given })
  const reader = readerIn(language)
  return { ...writeLetter(reader, filled), filled, sheet: writeSheet(reader, filled) }
}

/** All words of a paper in one text, a line for each block or cell; open places in 【】. */
export function wordsOf({ paper }: LetterPaper): string {
  const line = (runs: readonly (string | { open: string })[]) =>
    runs.map((run) => (typeof run === 'string' ? run : `【${run.open}】`)).join('')
  return paper.blocks
    .flatMap((block) => {
      if (block.kind === 'page-break') return ['----']
      if (block.kind === 'table') return [block.head.join(' | '), ...block.rows.map((row) => row.map(line).join(' | '))]
      return [`${block.kind === 'item' ? `${block.number}. ` : ''}${line(block.runs)}`]
    })
    .join('\n')
}
