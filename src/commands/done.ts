// `leak-help done <step>`: records a step as done, and what came of it.
import { type RecordOptions, recordCommand } from '../dialogue/record-command.ts'
import type { Ports } from '../ports.ts'

/** Records it, and says what changed in the plan. */
export function done(ports: Ports, options: RecordOptions): Promise<void> {
  return recordCommand(ports, 'done', options)
}
