// Dates: always said with where they come from, the law, our advice or the person, with the event that a legal one counts
// from, and with what is so when it is over.
import { legalHelp } from '../core/content/known-ids.ts'
import { own } from '../core/content/own.ts'
import { safeText } from '../core/guard/safe-text.ts'
import {
  type Due,
  dayNow,
  findDayToGive,
  isOwnLimit,
  isPause,
  lastDayOf,
  type PlannedStep,
} from '../core/plan/planned-step.ts'
import { typeDay } from '../core/plan/record-step.ts'
import { writeDuration, writeOpener } from './names.ts'
import { type Reader, wayTo } from './reader.ts'

/**
 * The due date in words, with its kind; empty without one. `inList`: without what can still be done once it is over, which
 * the card says. `isBrief`: without what it is counted from, but not without that it is an estimate.
 */
export function writeDue(reader: Reader, planned: PlannedStep, { inList = false, isBrief = false } = {}): string {
  return planned.due ? writeOne(reader, planned, { due: planned.due, inList, isBrief }) : ''
}

/** What other limits by law run for the person in the same step, each behind its label. */
export function otherLimitLines(reader: Reader, planned: PlannedStep): string[] {
  return writeOtherLimits(reader, planned).flatMap((text) => reader.labelled(reader.words.due.others, text))
}

/** The same, each without its label. */
export function writeOtherLimits(reader: Reader, planned: PlannedStep): string[] {
  return planned.limits.map((due) => {
    const because = due.startedBy ? [writeOpener(reader, due.startedBy)] : []
    const text = writeOne(reader, planned, { due, inList: false, isBrief: false })
    return [text, ...because].join(reader.words.semicolon)
  })
}

function writeOne(
  reader: Reader,
  planned: PlannedStep,
  { due, inList, isBrief }: { due: Due; inList: boolean; isBrief: boolean },
): string {
  const { words } = reader
  const origin = [
    ...(isUnknownAndOver(due) ? [] : writeStart(reader, due)),
    ...(due.moved
      ? [words.due.moved(due.moved.from) + (due.moved.reason ? words.colon + safeText(due.moved.reason) : '')]
      : []),
  ]
  const asides = [
    ...(due.limit ? [words.due.limit(due.limit.day)] : []),
    ...(due.isCustom ? [words.due.noLaw] : []),
    ...(isBrief ? writeEstimate(reader, due) : origin),
  ]
  const field = due.field === undefined ? undefined : own(reader.entry('steps', planned.id).collects, due.field)
  const name = field === undefined ? nameKind(reader, due) : reader.read(field)
  const kind = due.deadline ? reader.mark('deadlines', due.deadline.id, name) : name
  const text = `${kind}${words.colon}${writeDay(reader, { planned, due, inList, isBrief })}`
  return asides.length > 0 ? words.bracketed(text, asides.join(words.semicolon)) : text
}

/** How the person can give the day that an estimate lacks; nothing where it is known. */
export function dayToGiveLines(reader: Reader, planned: PlannedStep): string[] {
  return writeDayToGive(reader, planned).flatMap(reader.paragraph)
}

/** The same as a text; none where the day is known. */
export function writeDayToGive(reader: Reader, planned: PlannedStep): string[] {
  const ask = findDayToGive(planned)
  return ask ? [reader.asTyped(`${reader.words.due.give}${reader.words.colon}${typeDay(ask)}`)] : []
}

/** What kind of day it is: a limit by law and whose, our advice, or a day of the person's own. */
export function nameKind({ words }: Reader, { kind, deadline }: Due): string {
  if (kind !== 'statutory') return words.due[kind]
  if (deadline?.who === 'them') return words.due.theirs
  if (deadline?.after === 'ends') return words.due.holds
  if (deadline?.after === 'gone') return words.due.kept
  return words.due.mine
}

/**
 * The event that a limit by law counts from, with its day or with the day that stands in for it; of any day, that it is an
 * estimate where it is one.
 */
export function writeStart(reader: Reader, due: Due): string[] {
  const { words } = reader
  const { kind, deadline, from, estimate, ask } = due
  if (kind !== 'statutory' || !deadline || from === undefined) return writeEstimate(reader, due)
  const event = reader.read(reader.entry('deadlines', deadline.id).counted_from)
  if (!ask) return [words.due.from(event, from), ...(estimate ? [words.due.estimate] : [])]
  if (deadline.who === 'them') return [words.due.latest(event, from)]
  return ['question' in ask ? words.due.earliest(event, from) : words.due.sinceRecord(event, from)]
}

function writeEstimate({ words }: Reader, due: Due): string[] {
  return due.estimate && !isUnknownAndOver(due) ? [words.due.estimate] : []
}

interface Said {
  planned: PlannedStep
  due: Due
  inList: boolean
  isBrief: boolean
}

function writeDay(reader: Reader, { planned, due, inList, isBrief }: Said): string {
  const { words } = reader
  const { state, definition, postponed } = planned
  const isOver = due.over !== undefined || state === 'overdue'
  if ((definition.repeat || isPause(planned)) && due.kind === 'advice') {
    return state === 'waiting' ? words.due.again(due.day) : words.due.againNow(due.day)
  }
  if (due.field !== undefined) return due.day
  if (isOwnLimit(due))
    return due.over !== undefined || isOver ? writeOver(reader, due, { inList, isBrief }) : writeBy(reader, due)
  if (isOver) {
    const arrived = words.due.arrived(due.day)
    return due.kind === 'own' ? arrived : [arrived, words.due.chase].join(words.comma)
  }
  const day = dayNow(due)
  return state === 'waiting' && !postponed ? words.due.waitingUntil(day, due.time) : words.due.by(due.day, due.time)
}

function writeBy({ words }: Reader, due: Due): string {
  if (due.isLengthened && due.last !== undefined) return words.due.lengthened(due.day, due.last)
  const isKept = due.deadline?.after === 'ends' || due.deadline?.after === 'gone'
  return isKept ? [due.day, due.time].filter(Boolean).join(' ') : words.due.by(due.day, due.time)
}

// Never that it has run out: somebody who knows the law may still save it.
function writeOver(reader: Reader, due: Due, { inList, isBrief }: { inList: boolean; isBrief: boolean }): string {
  const { words } = reader
  const entry = due.deadline && reader.entry('deadlines', due.deadline.id)
  // What calms is said in a list too.
  const isShort = isBrief || (inList && due.deadline?.after === 'lost')
  const late = entry?.if_late === undefined || isShort ? [] : [reader.read(entry.if_late)]
  if (isUnknownAndOver(due)) {
    const limit = writeDuration(reader, due.deadline?.limit ?? '')
    const unknown = words.due.fromUnknownDay(limit, reader.read(entry?.counted_from ?? ''), due.from ?? due.day)
    return [unknown, ...late].join(words.semicolon)
  }
  const over = words.due.over(lastDayOf(due), due.over ?? 0)
  return [over, ...late, ...whatIsLeft(reader, due)].join(words.semicolon)
}

// The day is not known, and nothing is said to be over on a guess.
function isUnknownAndOver(due: Due): boolean {
  return isOwnLimit(due) && due.over !== undefined && due.ask !== undefined
}

function whatIsLeft(reader: Reader, { deadline }: Due): string[] {
  const { words, title } = reader
  if (deadline?.after === 'defence' || deadline?.after === 'ends' || deadline?.after === 'weaker') return []
  if (deadline?.after === 'gone') return [words.due.mayBeGone]
  return [words.due.askWhether(wayTo(reader, legalHelp.contact) ?? title('contacts', legalHelp.contact))]
}
