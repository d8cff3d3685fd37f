// A letter put into words: its pieces, what fills them, and what stands under every letter.
import { dated, splitBlanks } from '../core/content/letter-blanks.ts'
import type { BlankRules } from '../core/content/library.ts'
import { own } from '../core/content/own.ts'
import type { LetterWords } from '../core/content/texts.ts'
import type { LetterTable } from '../core/content/vocabulary.ts'
import { safeText } from '../core/guard/safe-text.ts'
import type { FilledLetter, StandingPlace } from '../core/papers/letter.ts'
import type { FilledBlank } from '../core/papers/letter-values.ts'
import type { Block, Paper, Run, Runs } from '../core/papers/paper.ts'
import { fillLaws } from '../core/text.ts'
import { paper as paperWords } from '../words/paper.ts'
import { nameLaw, writeAnswer } from './names.ts'
import type { Reader } from './reader.ts'

/** A letter on paper, and the ids of the blanks that stand open on it, in order. */
export interface LetterPaper {
  paper: Paper
  open: string[]
}

/** Writes a filled letter in the reader's language: the letter, and on a page of its own the list of what is attached. */
export function writeLetter(reader: Reader, filled: FilledLetter): LetterPaper {
  const writer = new LetterWriter(reader, filled)
  return writer.write()
}

/** Writes the page that goes with a letter and is kept apart from it; undefined where it has none for this case. */
export function writeSheet(reader: Reader, filled: FilledLetter): LetterPaper | undefined {
  const writer = new LetterWriter(reader, filled)
  return writer.writeSheet()
}

class LetterWriter {
  private readonly reader: Reader
  private readonly filled: FilledLetter
  private readonly words: LetterWords
  private readonly open = new Set<string>()

  constructor(reader: Reader, filled: FilledLetter) {
    this.reader = reader
    this.filled = filled
    this.words = reader.entry('letters', filled.letter.id)
  }

  write(): LetterPaper {
    const { letter, body } = this.filled
    const { language } = this.reader
    const [heading = []] = this.runs(this.words.heading)
    const [to = []] = this.runs(this.words.to)
    const listsAttachments = body.some((place) => 'table' in place && place.table === 'attachments')
    const top: Block[] = [
      { kind: 'title', runs: heading },
      // A court stands at the end of what it is given.
      ...(letter.route === 'court' ? [] : [{ kind: 'line' as const, runs: to }]),
    ]
    const rest = [
      ...this.blocks(this.filled.body, this.words.body),
      ...(listsAttachments ? [] : this.attachments()),
      ...this.signature(),
      ...(letter.spoken || listsAttachments ? [] : this.cover()),
    ]
    // What is not decided yet decides what stands below; where it is printed itself, it stands open there.
    const undecided = this.filled.undecided.filter((id) => !this.open.has(id))
    const open = undecided.map((id): Block => ({ kind: 'paragraph', runs: [this.openPlace(id)] }))
    const blocks = [...top, ...open, ...rest]
    const title = this.reader.title('letters', letter.id)
    return { paper: { title, language, blocks }, open: [...this.open] }
  }

  writeSheet(): LetterPaper | undefined {
    const { letter, sheet } = this.filled
    const { language } = this.reader
    if (!sheet || !this.words.sheet) return undefined
    const [heading = []] = this.runs(this.words.sheet.heading)
    const blocks: Block[] = [
      { kind: 'title', runs: heading },
      { kind: 'line', runs: this.namingLetter(paperWords[language].coverOf) },
      ...this.blocks(sheet, this.words.sheet.body),
      ...this.signature(),
    ]
    const title = `${this.reader.title('letters', letter.id)}${paperWords[language].separate}`
    return { paper: { title, language, blocks }, open: [...this.open] }
  }

  // The heading of the letter in a line about it.
  private namingLetter(line: string): Runs {
    const [heading = []] = this.runs(this.words.heading)
    const [before = '', after = ''] = line.split('…')
    return [before, ...heading, after].filter((run) => run !== '')
  }

  private blocks(places: readonly StandingPlace[], words: LetterWords['body']): Block[] {
    let number = 0
    return places.flatMap((place): Block[] => {
      if ('table' in place) return this.table(place.table)
      const texts = this.runs(textAt(words, place))
      number = place.as === 'item' ? number + 1 : 0
      if (place.as !== 'item') return texts.map((runs) => ({ kind: place.as as 'paragraph', runs }))
      const [first = [], ...others] = texts
      return [{ kind: 'item', number, runs: first }, ...others.map((runs): Block => ({ kind: 'paragraph', runs }))]
    })
  }

  // A text in runs; several where a value has several lines.
  private runs(text: string): Runs[] {
    const lines: Run[][] = [[]]
    const add = (run: Run) => lines.at(-1)?.push(run)
    for (const part of splitBlanks(text)) {
      if (typeof part === 'string') add(this.literal(part))
      else {
        const value = this.filled.values.get(part.blank)
        if (!value) add(this.openPlace(part.blank))
        else {
          const [first = '', ...others] = this.valueLines(part.blank, value)
          add(first)
          for (const line of others) lines.push([line])
        }
      }
    }
    return lines.map((runs) => runs.filter((run) => run !== '')).filter((runs) => runs.length > 0)
  }

  private literal(text: string): string {
    const { reader } = this
    return joinCitations(fillLaws(reader.read(text), (id) => nameLaw(reader, id)))
  }

  private openPlace(id: string): Run {
    this.open.add(id)
    return { open: this.reader.read(this.reader.entry('blanks', id).label) }
  }

  private valueLines(id: string, value: FilledBlank): string[] {
    if (value.kind === 'text')
      return value.text
        .split(/\r\n|[\n\r\u2028\u2029]/)
        .map((line) => line.trim())
        .filter((line) => line !== '')
    return [writeBlank(this.reader, id, value)]
  }

  private attachments(): Block[] {
    const attachments = this.listed()
    if (attachments.length === 0) return []
    return [
      { kind: 'line', runs: [paperWords[this.reader.language].attachments] },
      ...attachments.map(({ at }, index): Block => ({ kind: 'item', number: index + 1, runs: this.attachment(at) })),
    ]
  }

  // What is asked for and not there stands in the guide alone.
  private listed(): FilledLetter['attachments'] {
    return this.filled.attachments.filter(({ isMissing }) => !isMissing)
  }

  private attachment(at: number): Runs {
    const [runs = []] = this.runs(this.words.attachments[at] ?? '')
    return runs
  }

  private signature(): Block[] {
    const paper = paperWords[this.reader.language]
    const { signature } = this.filled.letter
    const [name = []] = this.runs(`{${this.filled.signer}}`)
    const [day = []] = this.runs(`{${dated}}`)
    const line = (runs: Runs): Block => ({ kind: 'line', align: 'right', runs })
    const signed =
      signature === 'none'
        ? []
        : [
            ...(signature === 'hand' ? [line([paper.signature])] : []),
            ...(signature === 'fingerprint' ? [line([paper.fingerprint])] : []),
            line(name),
          ]
    return [...signed, line(day)]
  }

  private cover(): Block[] {
    // One alone needs no list.
    if (this.listed().length < 2) return []
    const paper = paperWords[this.reader.language]
    return [
      { kind: 'page-break' },
      { kind: 'title', runs: [paper.cover] },
      { kind: 'line', runs: this.namingLetter(paper.coverOf) },
      ...this.table('attachments'),
    ]
  }

  private table(which: LetterTable): Block[] {
    const paper = paperWords[this.reader.language]
    const { material } = this.filled
    const cell = (text: string | number | undefined): Runs => [
      text === undefined || text === '' ? paper.none : safeText(String(text)),
    ]
    const day = (on: string | undefined) => (on === undefined ? undefined : writeDay(this.reader, on))
    if (which === 'attachments') {
      const rows = this.listed().map(({ at, evidence }, index): Runs[] => [
        cell(index + 1),
        this.attachment(at),
        cell(evidence.join(paper.list)),
      ])
      return rows.length === 0 ? [] : [tableOf(paper.coverHead, rows, paper.none)]
    }
    if (which === 'evidence') {
      const rows = material.evidence.map(({ number, name, kind, from, on }): Runs[] => [
        cell(number),
        cell(name),
        cell(kind === undefined ? undefined : this.reader.term('evidence', kind)),
        cell(from),
        cell(day(on)),
      ])
      return [tableOf(paper.evidenceHead, rows, paper.none)]
    }
    const rows = material.losses.map(({ on, amount, what, evidence }, index): Runs[] => [
      cell(index + 1),
      cell(day(on)),
      cell(amount),
      cell(what),
      cell(evidence),
    ])
    const total =
      material.totalLost === undefined
        ? []
        : [[cell(paper.total), cell(undefined), cell(material.totalLost), cell(undefined), cell(undefined)]]
    return [tableOf(paper.lossHead, [...rows, ...total], paper.none)]
  }
}

/** A table without the columns that nothing stands in. `none`: what an empty cell holds. */
export function tableOf(head: readonly string[], rows: Runs[][], none: string): Block {
  const isUsed = head.map((_name, column) => rows.some((row) => row[column]?.[0] !== none))
  const used = <Cell>(cells: readonly Cell[]) => cells.filter((_cell, column) => isUsed[column])
  return { kind: 'table', head: used(head), rows: rows.map(used) }
}

function textAt(body: LetterWords['body'], place: Extract<StandingPlace, { as: unknown }>): string {
  const written = body[place.at]
  return (typeof written === 'string' ? written : written?.[place.piece ?? 0]) ?? ''
}

/** The clause of a letter that a blank stands in, so that it is seen whose number is meant; undefined where it is in none. */
export function clauseOf(
  reader: Reader,
  { letter, body, sheet = [], values }: FilledLetter,
  blank: string,
): string | undefined {
  const words = reader.entry('letters', letter.id)
  const read = (places: readonly StandingPlace[], from: LetterWords['body'] = []) =>
    places.flatMap((place) => ('table' in place ? [] : textAt(from, place)))
  const texts = [words.to, words.heading, ...read(body, words.body), ...read(sheet, words.sheet?.body)]
  const clauses = texts.flatMap((text) => text.split(/(?<=[。；;]|\. )/))
  const found = clauses.find((clause) =>
    splitBlanks(clause).some((part) => typeof part !== 'string' && part.blank === blank),
  )
  if (found === undefined) return undefined
  const parts = splitBlanks(found).map((part) => {
    if (typeof part === 'string') return fillLaws(reader.read(part), (id) => nameLaw(reader, id))
    if (part.blank === blank) return '＿＿'
    const value = values.get(part.blank)
    return value
      ? writeBlank(reader, part.blank, value)
      : `【${reader.read(reader.entry('blanks', part.blank).label)}】`
  })
  return safeText(parts.join('').trim(), { maxLength: longestClause })
}

// More would push the question off a small screen.
const longestClause = 120

/** What stands in a blank, in words. */
export function writeBlank(reader: Reader, id: BlankRules['id'], value: FilledBlank): string {
  const { words, library } = reader
  switch (value.kind) {
    case 'text':
      return safeText(value.text)
    case 'day':
      return writeDay(reader, value.day)
    case 'amount':
      // The unit stands in the letter's words.
      return value.amount
    case 'choices': {
      const { choices } = reader.entry('blanks', id)
      return value.ids
        .map((choice) => reader.read(own(choices, choice) ?? choice))
        .join(paperWords[reader.language].list)
    }
    case 'answer': {
      const question = library.questions.get(value.question)
      return question
        ? writeAnswer(reader, question, value.answer).replaceAll(words.semicolon, paperWords[reader.language].list)
        : ''
    }
  }
}

// Articles of one statute that stand next to each other name it once.
function joinCitations(text: string): string {
  const twice = /(《[^》]+》)(第[^《》，。；]*?条)([、和])\1(?=第)/
  let joined = text
  while (twice.test(joined)) joined = joined.replace(twice, '$1$2$3')
  return joined
}

/** A day as letters write it. */
export function writeDay({ language }: Reader, day: string): string {
  const [year = '', month, date] = day.split('-')
  return paperWords[language].day(year, Number(month), Number(date))
}
