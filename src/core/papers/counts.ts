// What a desk may count of its cases without telling of anybody: by playbook, by month, by state, and what came of steps.
import { isBundled, type Library } from '../content/library.ts'
import { own } from '../content/own.ts'
import { type Day, dayInChina } from '../dates.ts'
import { findCallers } from '../plan/plan.ts'
import type { Plan } from '../plan/planned-step.ts'
import { foldRecords, type StatusEvent } from '../plan/records.ts'
import { isFinished } from '../plan/remaining.ts'
import { findStanding } from '../plan/standing.ts'
import type { Session } from '../session/schema.ts'
import { isClosed } from '../session/session.ts'
import { type ShownCount, showCount, showCounts } from './small-cells.ts'

/** Where a case stands; `unknown`: a playbook of it is missing. */
export const caseStates = ['open', 'overdue', 'finished', 'unknown'] as const
export type CaseState = (typeof caseStates)[number]

/** Stands for every playbook that is not bundled: its name is the desk's own, and may tell of somebody. */
export const ownPlaybook = 'other:own'
/** Stands for an outcome that the step does not have any more. */
export const otherOutcome = 'other:outcome'
/** What came of a step besides its outcomes; `none`: nothing was recorded. */
export const stepMarks = ['waiting', 'postponed', 'skipped', 'not-applicable', 'none'] as const

/** What is counted of a case: nothing that a person wrote. */
export interface CountedCase {
  state: CaseState
  /** `YYYY-MM`, of the day in China. */
  month: string
  playbooks: string[]
  /** What came of bundled steps last: playbook, step, and outcome or mark. */
  results: { playbook: string; step: string; result: string }[]
}

/** What a count is of: only what fits its table is there. */
export interface CountRow {
  table: 'state' | 'month' | 'playbook' | 'result'
  playbook?: string
  month?: string
  state?: CaseState
  step?: string
  result?: string
  /** `hidden`: none of the counts of this group may be shown. */
  cases: ShownCount | 'hidden'
}

/** The counts of many cases. */
export interface Counts {
  /** On which day. */
  day: Day
  cases: ShownCount
  rows: CountRow[]
}

/** What is counted of a session, whose ids are present ones, with its plan at `now`. */
export function countCase(library: Library, session: Session, { plan, now }: { plan: Plan; now: number }): CountedCase {
  const named = (playbook: string) =>
    library.playbooks.has(playbook) && isBundled(library, 'playbooks', playbook) ? playbook : ownPlaybook
  const callers = findCallers(library, session.playbooks)
  const results = [...foldRecords(session)].flatMap(([step, { status }]) => {
    if (!status || !library.steps.has(step) || !isBundled(library, 'steps', step)) return []
    const result = resultOf(library, step, status)
    return [...new Set(callers(step).map(named))].map((playbook) => ({ playbook, step, result }))
  })
  return {
    state: stateOf(session, plan, now),
    month: dayInChina(Date.parse(session.created)).slice(0, 7),
    playbooks: [...new Set(session.playbooks.map(named))],
    results,
  }
}

function stateOf(session: Session, plan: Plan, now: number): CaseState {
  if (isClosed(session)) return 'finished'
  const standing = findStanding(plan, dayInChina(now))
  if (!standing) return 'unknown'
  if (standing.overdue > 0) return 'overdue'
  return isFinished(plan) ? 'finished' : 'open'
}

function resultOf(library: Library, step: string, status: StatusEvent): string {
  if (status.type !== 'recorded') return status.type
  const isKnown =
    status.outcome === 'done' || own(library.steps.get(step)?.outcomes ?? {}, status.outcome) !== undefined
  return isKnown ? status.outcome : otherOutcome
}

/** The counts that may be shown of some cases, on a day. */
export function countCases(cases: readonly CountedCase[], day: Day): Counts {
  // Of so few nothing more may be told.
  if (showCount(cases.length) === 'few') return { day, cases: 'few', rows: [] }
  const states = tally(cases.map(({ state }) => state))
  const perPlaybook = rowsOf(
    tally(cases.flatMap(({ playbooks }) => playbooks)),
    (playbook) => ({ table: 'playbook', playbook }),
    { table: 'playbook' },
  )
  const rows = [
    ...rowsOf(
      new Map(
        caseStates.flatMap((state) =>
          states.has(state) || state !== 'unknown' ? [[state, states.get(state) ?? 0]] : [],
        ),
      ),
      (state) => ({ table: 'state', state }),
      { table: 'state' },
    ),
    ...rowsOf(tally(cases.map(({ month }) => month)), (month) => ({ table: 'month', month }), { table: 'month' }),
    ...perPlaybook,
    ...perPlaybook.flatMap(({ playbook, cases: count }) =>
      // Where the number of its cases is not told, what came of their steps would tell it.
      playbook === undefined || typeof count !== 'number' ? [] : resultRows(cases, playbook, count),
    ),
  ]
  return { day, cases: cases.length, rows }
}

// With those of which nothing was recorded, the results of a step add up to the cases of the playbook.
function resultRows(cases: readonly CountedCase[], playbook: string, count: number): CountRow[] {
  const results = cases.flatMap((one) => one.results.filter((result) => result.playbook === playbook))
  return [...new Set(results.map(({ step }) => step))].sort().flatMap((step) => {
    const found = results.filter((one) => one.step === step)
    const tallied = tally(found.map(({ result }) => result))
    const withNone = new Map([...tallied, ['none', count - found.length]])
    const group = { table: 'result', playbook, step } as const
    return rowsOf(withNone, (result) => ({ ...group, result }), group)
  })
}

function rowsOf<Key extends string>(
  counts: ReadonlyMap<Key, number>,
  rowOf: (key: Key) => Omit<CountRow, 'cases'>,
  group: Omit<CountRow, 'cases'>,
): CountRow[] {
  const keys = [...counts.keys()]
  const shown = showCounts([...counts.values()])
  if (!shown) return [{ ...group, cases: 'hidden' }]
  return keys.map((key, index) => ({ ...rowOf(key), cases: shown[index] ?? 'hidden' }))
}

function tally<Key extends string>(keys: readonly Key[]): Map<Key, number> {
  const counts = new Map<Key, number>()
  for (const key of [...keys].sort()) counts.set(key, (counts.get(key) ?? 0) + 1)
  return counts
}
