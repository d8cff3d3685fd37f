// Steps in a list: state in words, title, id, and what holds each up.
import { findPredecessors, isOwnLimit, isPause, type PlannedStep } from '../core/plan/planned-step.ts'
import { writeDue } from './due.ts'
import type { Reader } from './reader.ts'
import { displayWidth, padEnd } from './width.ts'
import { hangingIndent } from './wrap.ts'

/** A heading and its steps; nothing without steps. */
export function stepSection(reader: Reader, heading: string, steps: readonly PlannedStep[]): string[] {
  if (steps.length === 0) return []
  const stateColumns = Math.max(...steps.map((step) => displayWidth(writeState(reader, step))))
  return ['', ...reader.heading(heading), ...steps.flatMap((step) => stepRow(reader, step, stateColumns))]
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

function stepRow(reader: Reader, planned: PlannedStep, stateColumns: number): string[] {
  const { style, words, columns } = reader
  const { id, state, postponed } = planned
  const first = `  ${padEnd(writeState(reader, planned), stateColumns)}  `
  const below = ' '.repeat(hangingIndent(first, columns))
  const paint = state === 'overdue' ? style.warning : state === 'done' ? style.good : style.quiet
  const title = reader.title('steps', id)
  const lines = reader.hanging(first, title, { paint })
  const room = columns - displayWidth(first + title) - displayWidth(id)
  const withId =
    room >= 2 && lines.length === 1
      ? [`${lines.join('')}${' '.repeat(room)}${style.quiet(id)}`]
      : [...lines, ...reader.hanging(below, id).map(style.quiet)]
  const details = [
    postponed?.until === undefined ? '' : words.due.laterUntil(postponed.until),
    writeDue(reader, planned, { inList: true }),
    state === 'blocked' ? `${words.card.needs}${words.colon}${reader.titles('steps', findPredecessors(planned))}` : '',
  ].filter(Boolean)
  return [...withId, ...details.flatMap((text) => reader.hanging(below, text).map(style.quiet))]
}
