// Dates: always said with where they come from, the law, our advice or the person, with the event that a legal one counts
// from, and with what is so when it is over.
import { legalHelp } from '../core/content/known-ids.ts'
import { safeText } from '../core/guard/safe-text.ts'
import { type Due, findDayToGive, isOwnLimit, type PlannedStep } from '../core/plan/planned-step.ts'
import { typeDay } from '../core/plan/record-step.ts'
import { writeDuration } from './names.ts'
import { type Reader, wayTo } from './reader.ts'

/**
 * The due date in words, with its kind; empty without one. `inList`: without what can still be done once it is over, which
 * the card says.
 */
export function writeDue(reader: Reader, planned: PlannedStep, { inList = false } = {}): string {
  const { due } = planned
  const { words } = reader
  if (!due) return ''
  const asides = [
    ...(due.limit ? [words.due.limit(due.limit.day)] : []),
    ...(isUnknownAndOver(due) ? [] : writeStart(reader, due)),
    ...(due.moved
      ? [words.due.moved(due.moved.from) + (due.moved.reason ? words.colon + safeText(due.moved.reason) : '')]
      : []),
  ]
  const kind = due.deadline ? reader.mark('deadlines', due.deadline.id, nameKind(reader, due)) : nameKind(reader, due)
  const text = `${kind}${words.colon}${writeDay(reader, { planned, due, inList })}`
  return asides.length > 0 ? words.bracketed(text, asides.join(words.semicolon)) : text
}

/** How the person can give the day that an estimate lacks; nothing where it is known. */
export function dayToGiveLines(reader: Reader, planned: PlannedStep): string[] {
  const ask = findDayToGive(planned)
  return ask ? reader.paragraph(`${reader.words.due.give}${reader.words.colon}${typeDay(ask)}`) : []
}

function nameKind({ words }: Reader, { kind, deadline }: Due): string {
  if (kind !== 'statutory') return words.due[kind]
  return deadline?.who === 'them' ? words.due.theirs : words.due.mine
}

// The event that a limit by law counts from, with its day or with the day that stands in for it.
function writeStart(reader: Reader, { kind, deadline, from, estimate, ask }: Due): string[] {
  const { words } = reader
  if (kind !== 'statutory' || !deadline || from === undefined) return estimate ? [words.due.estimate] : []
  const event = reader.read(reader.entry('deadlines', deadline.id).counted_from)
  if (!ask) return [words.due.from(event, from), ...(estimate ? [words.due.estimate] : [])]
  if (deadline.who === 'them') return [words.due.latest(event, from)]
  return ['question' in ask ? words.due.earliest(event, from) : words.due.sinceRecord(event, from)]
}

interface Said {
  planned: PlannedStep
  due: Due
  inList: boolean
}

function writeDay(reader: Reader, { planned: { state, definition, postponed }, due, inList }: Said): string {
  const { words } = reader
  const isOver = due.over !== undefined || state === 'overdue'
  if (definition.repeat && due.kind === 'advice') {
    return state === 'waiting' ? words.due.again(due.day) : words.due.againNow(due.day)
  }
  if (isOwnLimit(due)) return isOver ? writeOver(reader, due, inList) : words.due.by(due.day, due.time)
  if (isOver) {
    const arrived = words.due.arrived(due.day)
    return due.kind === 'own' ? arrived : [arrived, words.due.chase].join(words.comma)
  }
  return state === 'waiting' && !postponed ? words.due.waitingUntil(due.day, due.time) : words.due.by(due.day, due.time)
}

// Never that it has run out: somebody who knows the law may still save it.
function writeOver(reader: Reader, due: Due, inList: boolean): string {
  const { words } = reader
  const entry = due.deadline && reader.entry('deadlines', due.deadline.id)
  const late = entry?.if_late === undefined || inList ? [] : [reader.read(entry.if_late)]
  if (isUnknownAndOver(due)) {
    const limit = writeDuration(reader, due.deadline?.limit ?? '')
    const unknown = words.due.fromUnknownDay(limit, reader.read(entry?.counted_from ?? ''), due.from ?? due.day)
    return [unknown, ...late].join(words.semicolon)
  }
  const over = words.due.over(due.day, due.over ?? 0)
  return [over, ...late, ...whatIsLeft(reader, due)].join(words.semicolon)
}

// The day is not known, and nothing is said to be over on a guess.
function isUnknownAndOver(due: Due): boolean {
  return isOwnLimit(due) && due.over !== undefined && due.ask !== undefined
}

function whatIsLeft({ words, library, title }: Reader, { deadline }: Due): string[] {
  if (deadline?.after === 'defence') return []
  if (deadline?.after === 'gone') return [words.due.mayBeGone]
  return [words.due.askWhether(wayTo(library, legalHelp.contact) ?? title('contacts', legalHelp.contact))]
}
