// What a change did to the plan.
import { isUnchanged, type PlanChanges } from '../core/plan/changes.ts'
import { type Due, dayNow } from '../core/plan/planned-step.ts'
import type { Reader } from './reader.ts'
import { stepSection } from './steps.ts'

// A limit that begins beside another moves nothing.
const isSameLimit = (one: Due | undefined, other: Due | undefined) => one?.deadline?.id === other?.deadline?.id

/** Added, no longer needed, changed; one line when nothing is different. */
export function changesView(reader: Reader, changes: PlanChanges): string[] {
  const { record, state, urgency, colon, semicolon } = reader.words
  if (isUnchanged(changes)) return reader.paragraph(record.nothingChanged)
  const changed = changes.changed.flatMap(({ before, after }) => {
    const [was, is] =
      before.state === after.state
        ? [urgency[before.urgency], urgency[after.urgency]]
        : [state[before.state], state[after.state]]
    const [from, to] = [before.due && dayNow(before.due), after.due && dayNow(after.due)]
    const differences = [
      ...(was === is ? [] : [`${was} → ${is}`]),
      ...(to === undefined || from === to
        ? []
        : [from === undefined || !isSameLimit(before.due, after.due) ? to : reader.words.due.was(from, to)]),
    ]
    return reader.hanging('  ', `${reader.title('steps', after.id)}${colon}${differences.join(semicolon)}`)
  })
  const lines = [
    ...stepSection(reader, record.added, changes.added),
    ...stepSection(reader, record.removed, changes.removed),
    ...(changed.length > 0 ? ['', ...reader.heading(record.changed), ...changed] : []),
  ]
  return lines[0] === '' ? lines.slice(1) : lines
}
