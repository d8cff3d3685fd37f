// What is to be done at once, on one screen together with the question that follows it: nothing of it scrolls away.
import { type ContactRules, pickEntries } from '../core/content/library.ts'
import { findOwnLimit } from '../core/plan/planned-step.ts'
import { afterSilenceLines } from './after-silence.ts'
import { contactLines } from './contact.ts'
import { writeDue } from './due.ts'
import { countRows } from './fit.ts'
import { markStale } from './names.ts'
import { numberLine, writeWay } from './number-line.ts'
import type { Layout, Reader } from './reader.ts'
import { recordLines } from './step-card.ts'
import type { Card } from './step-parts.ts'
import { displayWidth } from './width.ts'
import { wrapText } from './wrap.ts'

/** At most so many acts stand on it. */
const mostActs = 5

type Lines = readonly string[]

/**
 * The card of a step that is to be done now, in at most `rows` rows of the screen. Where there is no room for all of it,
 * the title goes before the acts in their order, these before what never to do and what a helper does otherwise, and those
 * before a limit by law; what is left out is counted. Whom to call stands in the line above the question (number-line.ts), and here where there is room;
 * several of one kind, as the carriers are, only there.
 */
export function nowCard(reader: Reader, card: Card, { heading, rows }: { heading: string; rows: number }): string[] {
  const top = reader.paragraph(heading).map(reader.style.urgent)
  const title = reader.paragraph(reader.title('steps', card.planned.id))
  const { acts, further } = actsOf(reader, card)
  const { everybody, rest, restCount } = whomOf(reader, card)
  const [never, due, other] = [neverLines(reader, card), dueLines(reader, card), otherLines(reader, card)]
  const rowsOf = (lines: Lines) => countRows(lines, reader.columns)

  const whole = { top, title, acts, other, never, due, left: further }
  const fitting = [
    { ...whole, whom: everybody, isAiry: true },
    { ...whole, whom: everybody },
    { ...whole, whom: rest, isAiry: true },
    { ...whole, whom: rest },
    { ...whole, left: further + restCount },
  ]
    .map((parts) => compose(reader, parts))
    .find((lines) => rowsOf(lines) <= rows)
  if (fitting) return fitting

  const note = rowsOf(noteLines(reader, acts.length + further))
  const begun = cutTo(reader, title, rows > note ? rows - note : rows)
  let room = rows - note - rowsOf(begun)
  const take = (lines: Lines): Lines => {
    if (rowsOf(lines) > room) return []
    room -= rowsOf(lines)
    return lines
  }
  const isTaken = (lines: Lines) => take(lines).length > 0
  const missing = acts.findIndex((act) => !isTaken(act))
  const shown = missing < 0 ? acts : acts.slice(0, missing)
  const [warned, helped, headed, dated] = [take(never), take(other), take(top), take(due)]
  const lost = countLost([never, warned], [other, helped], [due, dated])
  const left = further + restCount + acts.length - shown.length + lost
  const lines = compose(reader, {
    top: headed,
    title: begun,
    acts: shown,
    other: helped,
    never: warned,
    due: dated,
    left,
  })
  return rowsOf(lines) <= rows ? lines : begun.map(reader.style.strong)
}

interface Parts {
  top: Lines
  title: Lines
  whom?: Lines
  acts: readonly Lines[]
  /** What is different for who acts for the person. */
  other: Lines
  never: Lines
  due: Lines
  /** How much is left out. */
  left: number
  isAiry?: boolean
}

function compose(
  reader: Reader,
  { top, title, whom = [], acts, other, never, due, left, isAiry = false }: Parts,
): string[] {
  const gap = isAiry ? [''] : []
  return [
    ...top,
    ...title.map(reader.style.strong),
    ...whom,
    ...gap,
    ...acts.flat(),
    ...other,
    ...(never.length > 0 ? gap : []),
    ...never,
    ...due,
    ...noteLines(reader, left),
    ...gap,
  ]
}

// The short acts; a step that has none is told as it is written, as far as that goes.
function actsOf(reader: Reader, { planned }: Card): { acts: Lines[]; further: number } {
  const { quick, how } = reader.entry('steps', planned.id)
  const all = quick.length > 0 ? quick : how
  const acts = all.slice(0, mostActs).map((text, index) => reader.hanging(`${index + 1}. `, reader.read(text)))
  return { acts, further: all.length - acts.length }
}

// `rest`: those that the line above the question does not have.
function whomOf(reader: Reader, { planned, today }: Card): { everybody: Lines; rest: Lines; restCount: number } {
  const contacts = pickEntries(reader.library.contacts, planned.definition.contacts)
  const named = numberLine(reader, planned)
  const others = contacts.filter(({ id }) => !named.contacts.includes(id))
  const ways = others.map((contact) => writeWay(reader, contact)).join(reader.words.semicolon)
  return {
    everybody: contactLines(
      reader,
      contacts.filter((one) => !named.together.includes(one.id) || hasMark(reader, one, today)),
      { today },
    ),
    rest: others.length > 0 ? reader.labelled(reader.words.card.reach, ways) : [],
    restCount: others.length,
  }
}

// What the line above the question does not say: whom it could be taken for, and that nobody checked it lately.
function hasMark(reader: Reader, contact: ContactRules, today: string): boolean {
  return reader.library.imitations.has(contact.id) || markStale(reader, contact, today).length > 0
}

function neverLines(reader: Reader, { planned }: Card): Lines {
  const [first] = reader.entry('steps', planned.id).never
  return first === undefined ? [] : reader.labelled(reader.words.card.never, reader.read(first))
}

function otherLines(reader: Reader, { planned }: Card): Lines {
  const { for_other: text } = reader.entry('steps', planned.id)
  if (text === undefined || !planned.isForOther) return []
  return reader.labelled(reader.words.card.forOther, reader.read(text))
}

// A limit of the person's own, and what was recorded already: nobody is to do it a second time.
function dueLines(reader: Reader, { session, planned }: Card): Lines {
  const recorded = planned.record?.status?.type === 'recorded' ? recordLines(reader, planned) : []
  const silence = afterSilenceLines(reader, { session, planned, isBrief: true })
  if (!findOwnLimit(planned) && recorded.length + silence.length === 0) return []
  return [...recorded, ...dayLines(reader, planned), ...silence]
}

function dayLines(reader: Reader, planned: Card['planned']): Lines {
  if (!planned.due) return []
  return reader.paragraph(writeDue(reader, planned, { inList: true })).map(reader.style.warning)
}

function noteLines(reader: Reader, left: number): Lines {
  return left > 0 ? reader.paragraph(reader.words.card.leftOut(left)).map(reader.style.quiet) : []
}

function countLost(...parts: (readonly [Lines, Lines])[]): number {
  return parts.filter(([whole, taken]) => taken.length < whole.length).length
}

// A title too long for the screen ends in a sign that it goes on.
function cutTo(reader: Reader, lines: Lines, rows: number): Lines {
  if (countRows(lines, reader.columns) <= rows) return lines
  // A line that is copied in one piece takes more than one row.
  let end = rows > 0 ? lines.length : 0
  while (end > 1 && countRows(lines.slice(0, end), reader.columns) > rows) end -= 1
  const kept = lines.slice(0, end)
  const last = [...(kept.at(-1) ?? '')]
  while (last.length > 0 && displayWidth(`${last.join('')}…`) > reader.columns) last.pop()
  return kept.map((line, index) => (index === kept.length - 1 ? `${last.join('')}…` : line))
}

/**
 * Rows that a menu takes on the screen with the line that says how to answer. `plain`: without redrawing, where a blank row
 * stands above it and the answer is typed on a row of its own.
 */
export function menuRows(
  { columns, words }: Layout,
  { message, labels, plain }: { message: string; labels: readonly string[]; plain: boolean },
): number {
  const rowsOf = (text: string, indent: number) => wrapText(text, columns - indent).length
  // Marks and numbers stand in front of the choices.
  const asked = rowsOf(message, 3) + labels.reduce((sum, label) => sum + rowsOf(label, 6), 0)
  return asked + (plain ? rowsOf(words.start.plainOne, 0) + 2 : rowsOf(words.start.one, 1) + 1)
}
