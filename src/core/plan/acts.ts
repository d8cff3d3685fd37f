// What a person can do with a step: how it is typed, which event it becomes, and where the step stands afterwards.
// The one table of these words; the docs print it, and a test goes through it row by row.
import type { SessionEvent } from '../session/schema.ts'
import type { StepState } from './planned-step.ts'

/** Events that say something of one step. */
export type StepEvent = Extract<SessionEvent, { step: string }>

/** What can be recorded of a step, by the event it becomes. `waiting` with a day moves a time limit that is running. */
export const acts = [
  'recorded',
  'waiting',
  'postponed',
  'skipped',
  'not-applicable',
  'reopened',
  'noted',
  'waived',
] as const
export type Act = (typeof acts)[number]

/** Commands that record, as typed. */
export const recordingCommands = ['done', 'wait', 'skip', 'reopen', 'waive'] as const
export type RecordingCommand = (typeof recordingCommands)[number]

/** What can be recorded with an act, beside a note. */
export const actTakes: Readonly<Record<Act, readonly ('outcome' | 'on' | 'until' | 'fields')[]>> = {
  recorded: ['outcome', 'on', 'until', 'fields'],
  waiting: ['until'],
  postponed: ['until'],
  skipped: [],
  'not-applicable': [],
  reopened: [],
  noted: [],
  waived: [],
}

/** How an act can be typed; the most exact row that fits counts. */
export interface TypedAct {
  command: RecordingCommand
  /** The option that makes it this act; with `=` only for that value. Left out: the command alone. */
  option?: 'until' | 'outcome' | 'outcome=not-applicable'
  act: Act
  /** The events it can become: the second where a time limit is running. */
  events: readonly [StepEvent['type'], ...StepEvent['type'][]]
  /** Where the step can stand afterwards. `open`: to do, not yet or overdue, as its order and its day say. */
  states: readonly [StateAfter, ...StateAfter[]]
}

type StateAfter = Exclude<StepState, 'todo' | 'blocked' | 'overdue'> | 'open'

export const typedActs: readonly TypedAct[] = [
  // One that comes back is waiting for its next day.
  { command: 'done', act: 'recorded', events: ['recorded'], states: ['done', 'waiting'] },
  { command: 'done', option: 'outcome', act: 'recorded', events: ['recorded'], states: ['done', 'waiting'] },
  { command: 'wait', act: 'waiting', events: ['waiting'], states: ['waiting'] },
  { command: 'wait', option: 'until', act: 'waiting', events: ['waiting', 'due-moved'], states: ['waiting', 'open'] },
  { command: 'wait', option: 'outcome', act: 'recorded', events: ['recorded'], states: ['waiting', 'done'] },
  { command: 'skip', act: 'skipped', events: ['skipped'], states: ['skipped'] },
  { command: 'skip', option: 'until', act: 'postponed', events: ['postponed'], states: ['open'] },
  {
    command: 'skip',
    option: 'outcome=not-applicable',
    act: 'not-applicable',
    events: ['not-applicable'],
    states: ['not-applicable'],
  },
  { command: 'reopen', act: 'reopened', events: ['reopened'], states: ['open'] },
  { command: 'waive', act: 'waived', events: ['waived'], states: ['open'] },
]

/** The act that a command means with these options. An outcome goes before a day: it says more. */
export function findAct(command: RecordingCommand, given: { outcome?: string; until?: string }): Act {
  const options: (TypedAct['option'] | false)[] = [
    given.outcome === 'not-applicable' && 'outcome=not-applicable',
    given.outcome !== undefined && 'outcome',
    given.until !== undefined && 'until',
    undefined,
  ]
  const rows = typedActs.filter((row) => row.command === command)
  const fitting = options.flatMap((option) => (option === false ? [] : rows.filter((row) => row.option === option)))
  const [row] = fitting
  if (!row) throw new Error(`no act is typed ${command}`)
  return row.act
}
