// The whole plan: every step by urgency, what is waited for, what was dealt with, the scams to expect, what is not covered.
import { urgencies } from '../core/content/vocabulary.ts'
import { numberSteps } from '../core/plan/find-step.ts'
import { isOpen } from '../core/plan/planned-step.ts'
import { isAwaited, isFinished } from '../core/plan/remaining.ts'
import { finishedLines, nothingNext } from './finished-view.ts'
import { nearLapseLines } from './lapse-view.ts'
import { nextStepLines } from './next-step.ts'
import type { Reader } from './reader.ts'
import { scopeLines } from './scope.ts'
import { headLines, type Status } from './status-view.ts'
import { type StepGroup, stepGroups } from './steps.ts'
import { threatTitles } from './threat-view.ts'

const all = () => true

/** The screen of `leak-help status --all`. */
export function planView(reader: Reader, status: Status): string[] {
  const { session, plan, today, isKept, meaning, threats, below } = status
  const { next } = plan
  const { words, style } = reader
  const numbers = numberSteps(plan)
  const byNumber = words.status.byNumber(String(numbers.get(next?.id ?? '') ?? 1) + meaning)
  return [
    ...headLines(reader, status, all),
    '',
    ...(next ? nextStepLines(reader, { session, plan, next, today, meaning }, all) : []),
    ...nearLapseLines(reader, status),
    ...(next && isFinished(plan) ? [''] : []),
    ...(isFinished(plan) ? finishedLines(reader, status) : next ? [] : reader.paragraph(nothingNext(reader, plan))),
    ...stepGroups(reader, groupSteps(reader, status), { numbers }),
    ...(isKept && plan.steps.length > 0 ? ['', ...reader.paragraph(byNumber).map(style.quiet)] : []),
    ...threatTitles(reader, threats),
    ...scopeLines(reader, session.playbooks),
    ...(below.length > 0 ? ['', ...below] : []),
  ]
}

/** Every step in one group, in plan order; each heading says how many there are. */
export function groupSteps({ words }: Pick<Reader, 'words'>, { plan }: Pick<Status, 'plan'>): StepGroup[] {
  const open = plan.steps.filter(isOpen)
  const groups: StepGroup[] = [
    ...urgencies.map((urgency) => ({
      heading: words.urgency[urgency],
      steps: open.filter((step) => step.urgency === urgency && !isAwaited(step)),
    })),
    { heading: words.status.waitingFor, steps: open.filter(isAwaited) },
    { heading: words.status.finished, steps: plan.steps.filter((step) => !isOpen(step)) },
  ]
  return groups.map(({ heading, steps }) => ({
    heading: words.bracketed(heading, words.status.steps(steps.length)),
    steps,
  }))
}
