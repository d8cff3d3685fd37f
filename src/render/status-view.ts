// The plan on one screen: what is next, what remains by urgency, what is waiting, how far the person has come.
import { inLibraryOrder } from '../core/content/library.ts'
import { urgencies } from '../core/content/vocabulary.ts'
import { safeText } from '../core/guard/safe-text.ts'
import { isOpen, type Plan, type PlannedStep } from '../core/plan/planned-step.ts'
import type { Session } from '../core/session/schema.ts'
import { isClosed } from '../core/session/session.ts'
import { writeNothing } from './nothing.ts'
import type { Reader } from './reader.ts'
import { shortCard } from './step-card.ts'
import { stepSection } from './steps.ts'

export interface Status {
  session: Session
  plan: Plan
  /** Today in China. */
  today: string
  /** Show what was dealt with too. */
  all: boolean
  /** Later commands will find the session: say which. */
  isKept: boolean
}

/** The whole status screen. */
export function statusView(reader: Reader, status: Status): string[] {
  const { words, style } = reader
  const open = status.plan.steps.filter(isOpen)
  const isAwaited = ({ state, definition }: PlannedStep) => state === 'waiting' && !definition.repeat
  const waiting = open.filter(isAwaited)
  const remaining = open.filter((step) => !isAwaited(step))
  const settled = status.plan.steps.filter((step) => !isOpen(step))
  const hidden = !status.all && status.isKept ? settled.length : 0
  return [
    ...headLines(reader, status),
    '',
    ...nextLines(reader, status),
    ...urgencies.flatMap((urgency) => {
      const steps = remaining.filter((step) => step.urgency === urgency)
      return stepSection(reader, words.urgency[urgency], steps)
    }),
    ...stepSection(reader, words.status.waitingFor, waiting),
    ...(status.all ? stepSection(reader, words.status.finished, settled) : []),
    ...(hidden > 0 ? ['', ...reader.paragraph(words.status.hidden(hidden)).map(style.quiet)] : []),
  ]
}

/** Whose plan it is and how far it has come. */
function headLines(reader: Reader, { session, plan }: Status): string[] {
  const { words, style } = reader
  const name = [
    safeText(session.name),
    ...inLibraryOrder(reader.library, session.playbooks).map((id) => reader.title('playbooks', id)),
  ].join(' · ')
  const actsForOther = plan.steps.some(({ isForOther }) => isForOther)
  return [
    ...reader.heading(name),
    ...writeProgress(reader, plan).flatMap((progress) =>
      reader.paragraph(`${progress}  ${drawBar(plan.done, plan.total)}`),
    ),
    ...(actsForOther ? reader.paragraph(words.status.forOther).map(style.quiet) : []),
    ...(isClosed(session) ? reader.paragraph(words.status.closed).map(style.quiet) : []),
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

/** What is said where no step is next. */
export function nothingNext({ words }: Reader, plan: Plan): string {
  return writeNothing(plan, { none: words.status.nothingNext, unknown: words.status.nextUnknown })
}

// Nobody can leave unanswered what was never asked.
function isAwaited({ state, record }: PlannedStep): boolean {
  return state === 'overdue' && record?.status?.type === 'recorded'
}

function nextLines(reader: Reader, status: Status): string[] {
  const { words, style } = reader
  const { next } = status.plan
  if (!next) return reader.paragraph(nothingNext(reader, status.plan))
  const heading = `${words.status.next} · ${words.urgency[next.urgency]}`
  const commands = [words.status.record(next.id), words.status.detail(next.id), words.status.resume]
  return [
    ...shortCard(reader, { ...status, planned: next }, heading),
    ...(isAwaited(next) && Object.hasOwn(next.definition.outcomes, 'no-reply')
      ? reader.paragraph(words.status.noReply(next.id)).map(style.warning)
      : []),
    ...(status.isKept ? commands : []).flatMap(reader.paragraph).map(style.quiet),
  ]
}
