// The plan on one small screen: what is next, what can be done after it, who is waited for, and how much remains.
import { inLibraryOrder, type ThreatRules } from '../core/content/library.ts'
import { safeText } from '../core/guard/safe-text.ts'
import { numberSteps } from '../core/plan/find-step.ts'
import type { Lapsing } from '../core/plan/lapses.ts'
import type { Plan, PlannedStep } from '../core/plan/planned-step.ts'
import { findOpenQuestions } from '../core/plan/questions.ts'
import { countByUrgency, findNearestDay, isFinished, sortRemaining } from '../core/plan/remaining.ts'
import type { Session } from '../core/session/schema.ts'
import { isClosed } from '../core/session/session.ts'
import { awaitedLines, finishedLines, nothingNext } from './finished-view.ts'
import { leaveOutToFit } from './fit.ts'
import { nearLapseLines } from './lapse-view.ts'
import { type NextPart, nextStepLines } from './next-step.ts'
import type { Reader } from './reader.ts'
import { stepSection } from './steps.ts'

export interface Status {
  session: Session
  plan: Plan
  /** Today in China. */
  today: string
  /** Later commands will find the session: say which. */
  isKept: boolean
  /** What a command needs so that it means this session: ` --session 2`, or nothing where it does anyway. */
  meaning: string
  /** No drawings: words say everything. */
  isPlain: boolean
  /** The scams to expect. */
  threats: readonly ThreatRules[]
  /** What others keep for a time only, and nobody asked them to keep yet. */
  lapses: readonly Lapsing[]
  /** Lines to stand below, which count for what fits. */
  below: readonly string[]
}

// A small screen, with a row for the prompt of the shell.
const mostRows = 23

type Part =
  | NextPart
  | 'commands'
  | 'days'
  | 'questions'
  | 'helping'
  | 'second'
  | 'threats'
  | 'awaited'
  | 'playbooks'
  | 'further'
  | 'lapse'
  | 'air'

// What goes first where not everything fits. The next step, its day, whom to call and the counts stay.
const leftOut: readonly Part[] = [
  'commands',
  'days',
  'questions',
  'why',
  'hours',
  'asides',
  'helping',
  'origin',
  'playbooks',
  'silence',
  'second',
  'contact',
  'threats',
  'further',
  'awaited',
  'places',
  'air',
  'lapse',
  'limits',
]

/** The screen of `leak-help status`. It fits a small terminal: what has no room is left out, and what is left is counted. */
export function statusView(reader: Reader, status: Status): string[] {
  const { columns } = reader
  return leaveOutToFit(leftOut, { rows: mostRows, columns }, (isShown) => {
    const lines = draw(reader, status, isShown)
    return isShown('air') ? lines : lines.filter((line) => line !== '')
  })
}

function draw(reader: Reader, status: Status, isShown: (part: Part) => boolean): string[] {
  const { plan, today, meaning } = status
  const { next } = plan
  const { words } = reader
  const { further, putOff, blocked, awaited, watched } = sortRemaining(plan, today)
  const isAllDone = isFinished(plan)
  const isBare = !isShown('days')
  // With nothing to do now it helps to see when that changes.
  const offered = next ? further : [...further, ...putOff, ...blocked]
  const listed = offered.slice(0, isShown('further') ? (isShown('second') ? 2 : 1) : 0)
  const others = [...further, ...putOff, ...blocked].filter((step) => !listed.includes(step))
  return [
    ...headLines(reader, status, isShown),
    '',
    ...(next ? nextStepLines(reader, { session: status.session, plan, next, today, meaning }, isShown) : []),
    ...(next && isShown('commands') ? commandLines(reader, status, next) : []),
    ...(isShown('lapse') ? nearLapseLines(reader, status) : []),
    ...(next && isAllDone ? [''] : []),
    ...(isAllDone ? finishedLines(reader, status) : next ? [] : reader.paragraph(nothingNext(reader, plan))),
    ...stepSection(reader, words.status.further, listed, { numbers: numberSteps(plan), isBrief: true, isBare }),
    ...(isAllDone ? [] : awaitedLines(reader, plan, awaited, { most: isShown('awaited') ? 3 : 0, isBare })),
    '',
    ...countLines(reader, { others, watched: isAllDone ? [] : watched }),
    ...wayLines(reader, status, isShown),
    ...(status.below.length > 0 ? ['', ...status.below] : []),
  ]
}

/** Whose plan it is and how far it has come. */
export function headLines(
  reader: Reader,
  { session, plan, isPlain }: Status,
  isShown: (part: 'playbooks' | 'helping') => boolean,
): string[] {
  const { words, style, library } = reader
  const { playbooks } = session
  const titles = inLibraryOrder(library, playbooks).map((id) => reader.title('playbooks', id))
  const isListed = isShown('playbooks') || playbooks.length < 2
  const name = [safeText(session.name), ...(isListed ? titles : [words.status.playbooks(playbooks.length)])]
  const bar = isPlain ? '' : `  ${drawBar(plan.done, plan.total)}`
  const actsForOther = plan.steps.some(({ isForOther }) => isForOther)
  return [
    ...reader.heading(name.join(' · ')),
    ...writeProgress(reader, plan).flatMap((progress) => reader.paragraph(progress + bar)),
    ...(actsForOther && isShown('helping') ? reader.paragraph(words.status.forOther).map(style.quiet) : []),
    ...(isClosed(session) ? reader.paragraph(words.status.closed) : []),
  ]
}

/** How far the person has come; nothing where a playbook is missing, of whose steps nobody knows. */
export function writeProgress({ words }: Reader, { done, total, missing }: Plan): string[] {
  return missing.length > 0 ? [] : [words.status.progress(done, total)]
}

const barColumns = 12

function drawBar(done: number, total: number): string {
  const filled = total === 0 ? 0 : Math.round((done / total) * barColumns)
  return `[${'='.repeat(filled)}${'-'.repeat(barColumns - filled)}]`
}

function commandLines(reader: Reader, { isKept, meaning }: Status, next: PlannedStep): string[] {
  const { words, style } = reader
  const commands = [words.status.record(next.id + meaning), words.status.detail(next.id + meaning)]
  return (isKept ? commands : []).flatMap(reader.paragraph).map(style.quiet)
}

// What is not on the screen, in numbers.
function countLines(
  reader: Reader,
  { others, watched }: { others: readonly PlannedStep[]; watched: readonly PlannedStep[] },
): string[] {
  const { words } = reader
  const counts = countByUrgency(others).map(([urgency, count]) => words.status.count[urgency](count))
  return [
    ...(counts.length > 0 ? reader.paragraph(words.status.others + words.colon + counts.join(words.comma)) : []),
    ...(watched.length > 0 ? reader.paragraph(words.status.watched(watched.length, findNearestDay(watched))) : []),
  ]
}

// How to see the rest, and how to go on.
function wayLines(
  reader: Reader,
  { session, plan, meaning, threats, isKept }: Status,
  isShown: (part: Part) => boolean,
): string[] {
  const { words, style, library } = reader
  const open = findOpenQuestions(library, session).length
  const ways = [
    words.status.all(meaning),
    ...(threats.length > 0 && isShown('threats') ? [words.status.threats(threats.length, meaning)] : []),
    ...(open > 0 && isShown('questions') ? [words.status.questions(open, meaning)] : []),
    ...(plan.next ? [words.status.resume(meaning)] : []),
  ]
  return (isKept ? ways : []).flatMap(reader.paragraph).map(style.quiet)
}
