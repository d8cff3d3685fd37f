// What a schema cannot say: a session whose parts do not fit each other would mislead the plan.
import { unsure } from '../content/vocabulary.ts'
import { isDay } from '../dates.ts'
import type { Text } from '../text.ts'
import { isSameJson } from './canonical-json.ts'
import { mostNumbered } from './limits.ts'
import { carriesNote } from './notes.ts'
import type { Answer, Session, SessionEvent } from './schema.ts'

/** The first thing in a session that cannot be true, or undefined. `place` is a path such as `events.3`. */
export function findContradiction(session: Session): { place: string; problem: Text } | undefined {
  return (
    wrongUndone(session.events) ??
    wrongNoteChange(session.events) ??
    wrongNumber(session.events) ??
    wrongLoss(session.events) ??
    wrongMoment(session) ??
    wrongAnswer(session.answers) ??
    (hasRepeats(session.playbooks) ? { place: 'playbooks', problem: repeated } : undefined)
  )
}

const repeated = { zh: '同一项出现了两次', en: 'the same entry stands there twice' }
const notADay = { zh: '日历上没有这个日期或时间', en: 'this date or time does not exist' }
const wronglyUndone = {
  zh: '撤销的不是前面还有效的一条记录',
  en: 'it takes back something that is not an earlier, standing entry',
}
const wronglyChanged = {
  zh: '改的不是前面的一条备注',
  en: 'it changes something that is not an earlier note',
}

const tooHigh = { zh: '编号太大', en: 'this number is too high' }
const sameNumber = { zh: '两笔损失用了同一个编号', en: 'two losses have the same number' }
const wronglyRemoved = { zh: '去掉的不是前面的一笔损失', en: 'it removes something that is not an earlier loss' }

function wrongUndone(events: readonly SessionEvent[]) {
  const taken = new Set<number>()
  for (const [index, event] of events.entries()) {
    if (event.type !== 'undone') continue
    const isStanding = event.of < index && events[event.of]?.type !== 'undone' && !taken.has(event.of)
    if (!isStanding) return { place: `events.${index}`, problem: wronglyUndone }
    taken.add(event.of)
  }
  return undefined
}

function wrongNoteChange(events: readonly SessionEvent[]) {
  const index = events.findIndex(
    (event, index) => event.type === 'note-changed' && !(event.of < index && carriesNote(events[event.of])),
  )
  return index < 0 ? undefined : { place: `events.${index}`, problem: wronglyChanged }
}

// Counting on from a number too high to count from would give the same one twice.
function wrongNumber(events: readonly SessionEvent[]) {
  const index = events.findIndex((event) => 'number' in event && event.number > mostNumbered)
  return index < 0 ? undefined : { place: `events.${index}.number`, problem: tooHigh }
}

// A number means one loss: the same entry stands there again only where it was taken back and brought back.
function wrongLoss(events: readonly SessionEvent[]) {
  const added = new Map<number, SessionEvent>()
  for (const [index, event] of events.entries()) {
    if (event.type === 'loss-added') {
      const first = added.get(event.number)
      if (first && !isSameJson(first, event)) return { place: `events.${index}`, problem: sameNumber }
      added.set(event.number, event)
    }
    if (event.type === 'loss-removed' && !added.has(event.number))
      return { place: `events.${index}`, problem: wronglyRemoved }
  }
  return undefined
}

// The schema checks only the shape: 30 February passes it and becomes March when computed with.
function wrongMoment({ created, events, seen }: Session) {
  const days = new Set<string>()
  const isWrong = (moment: string | undefined) => moment !== undefined && !exists(moment, days)
  if (isWrong(created)) return { place: 'created', problem: notADay }
  if (isWrong(seen?.at)) return { place: 'seen.at', problem: notADay }
  for (const [index, event] of events.entries()) {
    if (isWrong(event.at)) return { place: `events.${index}.at`, problem: notADay }
    const on = 'on' in event && event.on !== unsure ? event.on : undefined
    if (isWrong(on)) return { place: `events.${index}.on`, problem: notADay }
    if ('until' in event && isWrong(event.until)) return { place: `events.${index}.until`, problem: notADay }
  }
  return undefined
}

// After the year 2999 limits counted from it would soon need years of five digits, which no date here has. `days`: those
// looked at before and found; most events share theirs with others.
function exists(moment: string, days: Set<string>): boolean {
  const day = moment.slice(0, 10)
  if (!days.has(day)) {
    if (moment >= '3' || !isDay(day)) return false
    days.add(day)
  }
  return !Number.isNaN(Date.parse(moment))
}

function wrongAnswer(answers: Readonly<Record<string, Answer>>) {
  const wrong = Object.entries(answers).find(([, answer]) => typeof answer !== 'string' && hasRepeats(answer))
  return wrong && { place: `answers.${wrong[0]}`, problem: repeated }
}

function hasRepeats(list: readonly string[]): boolean {
  return new Set(list).size !== list.length
}
