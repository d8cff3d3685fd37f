// What is said where a plan has nothing to do now: that it is finished and how to close it, or what is waited for.
import { numberSteps } from '../core/plan/find-step.ts'
import type { Plan, PlannedStep } from '../core/plan/planned-step.ts'
import { isFinished, sortRemaining } from '../core/plan/remaining.ts'
import type { Session } from '../core/session/schema.ts'
import { isClosed } from '../core/session/session.ts'
import { writeNothing } from './nothing.ts'
import type { Reader } from './reader.ts'
import { stepSection } from './steps.ts'

/** What the lines are drawn from. */
export interface Finished {
  session: Session
  plan: Plan
  /** Today in China. */
  today: string
  /** Later commands will find the session: say how to close it. */
  isKept: boolean
}

/** The end of a plan, or of a walk through it: that all is done, or what others have to do first. */
export function finishedLines(reader: Reader, { session, plan, today, isKept }: Finished): string[] {
  const { words, style } = reader
  const { awaited, watched } = sortRemaining(plan, today)
  if (!isFinished(plan)) {
    // Where a walk ends, something put off without a day is left.
    const nothing = plan.next && plan.missing.length === 0 ? words.walk.allDone : nothingNext(reader, plan)
    return [...reader.paragraph(nothing), ...awaitedLines(reader, plan, awaited)]
  }
  const { id } = session
  const ways = [...(isClosed(session) ? [] : [words.status.close(id)]), words.status.delete(id)]
  return [
    ...reader.paragraph(writeAllDone(reader, plan)).map(style.good),
    ...stepSection(reader, words.urgency.watch, watched, { numbers: numberSteps(plan), isBrief: true }),
    ...(isKept ? ['', ...ways.flatMap(reader.paragraph).map(style.quiet)] : []),
  ]
}

/** That nothing is left of a plan that is finished. */
export function writeAllDone({ words }: Pick<Reader, 'words'>, { done, steps }: Plan): string {
  const notDone = steps.filter(({ state }) => state === 'skipped' || state === 'not-applicable').length
  return words.status.allDone(done, notDone)
}

/** What is said where no step is next. */
export function nothingNext({ words }: Reader, plan: Plan): string {
  return writeNothing(plan, { none: words.status.nothingNext, unknown: words.status.nextUnknown })
}

const mostAwaited = 3

/** Who is waited for and until when, at most so many; the others are counted. `isBare`: without the days. */
export function awaitedLines(
  reader: Reader,
  plan: Plan,
  awaited: readonly PlannedStep[],
  { most = mostAwaited, isBare = false }: { most?: number; isBare?: boolean } = {},
): string[] {
  const { words } = reader
  const rows = { numbers: numberSteps(plan), isBrief: true, isBare }
  const more = awaited.length - most
  return [
    ...stepSection(reader, words.status.waitingFor, awaited.slice(0, most), rows),
    ...(more > 0 ? reader.hanging('  ', words.status.moreAwaited(more)) : []),
  ]
}
