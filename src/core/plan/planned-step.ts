// The shape of a computed plan.
import type { DeadlineRules, StepRules } from '../content/library.ts'
import { own } from '../content/own.ts'
import { type Urgency, waitsForNothing } from '../content/vocabulary.ts'
import type { ChosenForms } from '../content/wording.ts'
import type { Day, LimitEnd } from '../dates.ts'
import type { RecordedOutcome, StepRecord } from './records.ts'

/** Where a step stands; the words of `status --json`. */
export const stepStates = ['todo', 'blocked', 'waiting', 'overdue', 'done', 'skipped', 'not-applicable'] as const
export type StepState = (typeof stepStates)[number]

const settledStates: readonly StepState[] = ['done', 'skipped', 'not-applicable']

/** Whether a state is one of dealt with; settled steps hold nothing up. */
export function isSettled({ state }: { state: StepState }): boolean {
  return settledStates.includes(state)
}

/** Evidence that would be lost, and the steps that would save it first. */
export interface EvidenceAtRisk {
  kind: string
  savedBy: string[]
}

/** One step with everything computed about it. */
export interface PlannedStep {
  id: string
  definition: StepRules
  state: StepState
  /** As the step says, or sooner: another step needs it, or a date is near. */
  urgency: Urgency
  /** When it must be done, answered or looked at again. */
  due?: Due
  /** Other limits by law that run for the person in this step, by day; those that are over last. */
  limits: Due[]
  /** Steps to settle first. */
  needs: string[]
  /** Evidence to save first; empty once waived. */
  evidence: EvidenceAtRisk[]
  /** The outcome that brought the step, where no playbook lists it. */
  openedBy?: Opening
  record?: StepRecord
  /** False: kept only because something was recorded; the answers no longer call for it. */
  applies: boolean
  /** The person already did it before coming here, by an answer. */
  doneBefore: boolean
  /** The outcome of another step by which it is done as well. */
  doneWith?: NamedBy
  /** Answers say that it may have been done; the step says what counts. */
  mayBeDone?: true
  /** Which forms of its texts fit what is known. */
  forms: ChosenForms
  /** Somebody acts for the person: words to say are that person's, unless they are written for a helper. */
  isForOther: boolean
  /** Put off by the person; not offered as next before `until`. */
  postponed?: { until?: string }
}

/** A recorded outcome. */
export interface NamedBy {
  step: string
  outcome: string
}

/** The recorded outcome that brought a step. */
export interface Opening extends NamedBy {
  /** ISO instant. */
  at: string
  /** What was recorded with it, by field id. */
  fields: ReadonlyMap<string, string>
  /** The day of the outcome, where the person gave it, and what had been recorded of that step before. */
  event: RecordedOutcome
}

/** The computed plan. */
export interface Plan {
  /** In the order to do them; recorded ones keep their place. */
  steps: PlannedStep[]
  /** What to do next; undefined when nothing is left to do today. */
  next?: PlannedStep
  /** What is overdue or near by law, most pressing first. */
  pressing: PlannedStep[]
  /** Done, of all that count: skipped, inapplicable and recurring steps do not. */
  done: number
  total: number
  /** Ids of the session's playbooks that cannot be found: what this plan does not have may be called for all the same. */
  missing: string[]
}

/**
 * Statutory limits come from a law, advice is our suggestion, own is a day the person set. They are never mixed up:
 * every due date says which it is.
 */
export interface Due extends LimitEnd {
  kind: 'statutory' | 'advice' | 'own'
  /** Milliseconds since 1970, for limits in hours. */
  instant?: number
  /** The working day until which it really runs, where its last day is a day off. */
  last?: Day
  /** Its last day was a day off and is past, and it still runs. */
  isLengthened?: boolean
  /** Whole days since it ended. */
  over?: number
  /** The entry in the deadline registry. */
  deadline?: DeadlineRules
  /** The day of the event that the limit is counted from; an estimate where `estimate` says so. */
  from?: Day
  /** How the person can give that day, where it is not known: by an answer, or with the outcome of a step. */
  ask?: DayToGive
  /** The field of the step that names the day: a hearing, a promised answer. */
  field?: string
  /** No law sets those a day to whom a letter went: this is when to ask again, by custom. */
  isCustom?: true
  /** It counts from the end of the time that others let pass in silence. */
  isAfterSilence?: boolean
  /** The outcome that started it, and the ISO instant at which that was first recorded. */
  startedBy?: { step: string; outcome: string; since: string }
  /** The person moved it: the day it was before, and why. */
  moved?: { from: Day; reason?: string }
  /** The person set a day of their own before the end of this limit of theirs. */
  limit?: Due
}

/** Where the day of an event is given. */
export type DayToGive = { question: string } | { step: string; outcome: string }

/** Whether it is a limit by law within which the person has to act. */
export function isOwnLimit({ kind, deadline }: Due): boolean {
  return kind === 'statutory' && deadline?.who === 'me'
}

/** The day until which it really runs. */
export function lastDayOf({ day, last = day }: Pick<Due, 'day' | 'last'>): Day {
  return last
}

/** The day to say now: from its last day on, where that is a day off, the one until which it runs. */
export function dayNow(due: Due): Day {
  return due.isLengthened ? lastDayOf(due) : due.day
}

/** The limit behind a due date: the law's, where the person set themselves an earlier day. */
export function limitBehind(due: Due): Due {
  return due.limit ?? due
}

/** The limit by law within which the person has to do a step, if there is one. */
export function findOwnLimit({ due }: PlannedStep): Due | undefined {
  const limit = due && limitBehind(due)
  return limit && isOwnLimit(limit) ? limit : undefined
}

/** How the person can give the day that the limit of a step lacks. */
export function findDayToGive({ due }: PlannedStep): DayToGive | undefined {
  return due && limitBehind(due).ask
}

/** Whether a step is called for and not dealt with yet: it remains, ready or not. */
export function isOpen(step: PlannedStep): boolean {
  return step.applies && !isSettled(step)
}

/** Whether a step is open and waits for nothing and nobody. */
export function isReady({ applies, state }: PlannedStep): boolean {
  return applies && (state === 'todo' || state === 'overdue')
}

/** Whether a step is about present danger to life or money. */
export function isDanger({ urgency, definition }: PlannedStep): boolean {
  return urgency === 'now' && waitsForNothing(definition.stage)
}

/** Steps that must come before a planned one: what it needs, and what saves the evidence it would destroy. */
export function findPredecessors({ needs, evidence }: PlannedStep): string[] {
  return [...new Set([...needs, ...evidence.flatMap(({ savedBy }) => savedBy)])]
}

/** Whether the person themselves comes back to a step: nobody was asked. */
export function isPause({ definition, record }: Pick<PlannedStep, 'definition' | 'record'>): boolean {
  const status = record?.status
  return status?.type === 'recorded' && own(definition.outcomes, status.outcome)?.limit === 'runs'
}
