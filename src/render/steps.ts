// Steps in a list: state in words, title, id, and what holds each up.
import { findPredecessors, type PlannedStep } from '../core/plan/planned-step.ts'
import { writeDue } from './due.ts'
import type { Reader } from './reader.ts'
import { displayWidth, padEnd } from './width.ts'

/** A heading and its steps; nothing without steps. */
export function stepSection(reader: Reader, heading: string, steps: readonly PlannedStep[]): string[] {
  if (steps.length === 0) return []
  const stateColumns = Math.max(...steps.map((step) => displayWidth(writeState(reader, step))))
  return ['', reader.style.heading(heading), ...steps.flatMap((step) => stepRow(reader, step, stateColumns))]
}

function writeState({ words }: Reader, { postponed, state }: PlannedStep): string {
  return postponed && state === 'todo' ? words.state.postponed : words.state[state]
}

function stepRow(reader: Reader, planned: PlannedStep, stateColumns: number): string[] {
  const { style, words } = reader
  const first = `  ${padEnd(writeState(reader, planned), stateColumns)}  `
  const indent = ' '.repeat(displayWidth(first))
  const paint = planned.state === 'overdue' ? style.warning : planned.state === 'done' ? style.good : style.quiet
  const lines = reader.hanging(first, reader.title('steps', planned.id))
  const painted = lines.map((line, index) =>
    index === 0 ? paint(line.slice(0, first.length)) + line.slice(first.length) : line,
  )
  const [onlyLine = ''] = lines
  const room = reader.columns - displayWidth(onlyLine) - displayWidth(planned.id)
  const withId =
    room >= 2 && lines.length === 1
      ? [`${painted.join('\n')}${' '.repeat(room)}${style.quiet(planned.id)}`]
      : [...painted, ...reader.hanging(indent, planned.id).map(style.quiet)]
  const details = [
    writeDue(reader, planned),
    planned.state === 'blocked'
      ? `${words.card.needs}${words.colon}${reader.titles('steps', findPredecessors(planned))}`
      : '',
  ].filter(Boolean)
  return [...withId, ...details.flatMap((text) => reader.hanging(indent, text).map(style.quiet))]
}
