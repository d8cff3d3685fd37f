// Steps in a list: number, state in words, title, id, and what holds each up.
import type { StepNumbers } from '../core/plan/find-step.ts'
import { findPredecessors, isOwnLimit, isPause, type PlannedStep } from '../core/plan/planned-step.ts'
import { writeDue } from './due.ts'
import type { Reader } from './reader.ts'
import { displayWidth, padEnd } from './width.ts'
import { hangingIndent } from './wrap.ts'

/** Steps under a heading. */
export interface StepGroup {
  heading: string
  steps: readonly PlannedStep[]
}

/** What a row says besides state and title. */
export interface StepRows {
  /** The number of each step; left out, none is shown. */
  numbers?: StepNumbers
  /** Of the day only what it is and which day; no id. */
  isBrief?: boolean
  /** Neither a day nor what holds it up. */
  isBare?: boolean
}

/** A heading and its steps; nothing without steps. */
export function stepSection(
  reader: Reader,
  heading: string,
  steps: readonly PlannedStep[],
  rows: StepRows = {},
): string[] {
  return stepGroups(reader, [{ heading, steps }], rows)
}

/** Several such sections, whose columns stand one below the other. */
export function stepGroups(reader: Reader, groups: readonly StepGroup[], rows: StepRows = {}): string[] {
  const write = rowWriter(
    reader,
    groups.flatMap(({ steps }) => steps),
    rows,
  )
  return groups.flatMap(({ heading, steps }) =>
    steps.length === 0 ? [] : ['', ...reader.heading(heading), ...steps.flatMap(write)],
  )
}

/** Where a step stands, in a word: whose day has come, and whether somebody else is waited for. */
export function writeState({ words }: Reader, planned: PlannedStep): string {
  const { postponed, state, definition, due } = planned
  if (postponed && state === 'todo') return words.state.postponed
  if (state === 'overdue' && due && !isOwnLimit(due)) return due.kind === 'own' ? words.state.own : words.state.ask
  if (state !== 'waiting') return words.state[state]
  // Nobody answers a recurring check or a pause, and a limit of one's own waits for nobody.
  if (due && isOwnLimit(due)) return words.state.running
  return definition.repeat || isPause(planned) ? words.state.resting : words.state.waiting
}

/** The number of a step with its column, for a list of its plan; empty without one. */
export function writeNumber(numbers: StepNumbers | undefined, id: string): string {
  if (!numbers) return ''
  const number = String(numbers.get(id) ?? '')
  return `${number.padStart(String(numbers.size).length)}  `
}

// Where there is no room for columns, the state stands in front of the title.
function rowWriter(reader: Reader, steps: readonly PlannedStep[], rows: StepRows): (step: PlannedStep) => string[] {
  const { style, columns } = reader
  const stateColumns = Math.max(0, ...steps.map((step) => displayWidth(writeState(reader, step))))
  const idColumns = Math.max(0, ...steps.map(({ id }) => displayWidth(id)))
  return (planned) => {
    const { id, state } = planned
    const number = `  ${writeNumber(rows.numbers, id)}`
    const inColumns = `${number}${padEnd(writeState(reader, planned), stateColumns)}  `
    const isInColumns = hangingIndent(inColumns, columns) === displayWidth(inColumns)
    const first = isInColumns ? inColumns : `${number}${writeState(reader, planned)} · `
    const indent = displayWidth(isInColumns ? inColumns : number)
    // All below their titles, or where one has no room there, all further left.
    const idIndent = indent + idColumns <= columns ? indent : displayWidth(number)
    const title = reader.title('steps', id)
    const paint = state === 'overdue' ? style.warning : state === 'done' ? style.good : (text: string) => text
    const lines = reader.hanging(first, title, { indent, paint })
    const below = (text: string) => reader.hanging(' '.repeat(indent), text, { indent })
    return [
      ...(rows.isBrief || rows.isBare ? lines : withId(reader, lines, { text: first + title, id, indent: idIndent })),
      ...(rows.isBare ? [] : writeDetails(reader, planned, rows)).flatMap(below),
    ]
  }
}

// Behind the title where there is room, for scripts and old notes; else below it.
function withId(
  { style, columns, hanging }: Reader,
  lines: string[],
  { text, id, indent }: { text: string; id: string; indent: number },
): string[] {
  const isBeside = lines.length === 1 && displayWidth(text) + 2 + displayWidth(id) <= columns
  return isBeside
    ? [`${lines.join('')}  ${style.quiet(id)}`]
    : [...lines, ...hanging(' '.repeat(indent), id, { indent }).map(style.quiet)]
}

function writeDetails(reader: Reader, planned: PlannedStep, { isBrief = false }: StepRows): string[] {
  const { words } = reader
  const { state, postponed } = planned
  return [
    postponed?.until === undefined ? '' : words.due.laterUntil(postponed.until),
    writeDue(reader, planned, { inList: true, isBrief }),
    state === 'blocked' ? `${words.card.needs}${words.colon}${reader.titles('steps', findPredecessors(planned))}` : '',
  ].filter(Boolean)
}
