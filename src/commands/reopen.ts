// `leak-help reopen <step>`: opens a step again.
import { type RecordOptions, recordCommand } from '../dialogue/record-command.ts'
import type { Ports } from '../ports.ts'

/** Records it, and says what changed in the plan. */
export function reopen(ports: Ports, options: RecordOptions): Promise<void> {
  return recordCommand(ports, 'reopen', options)
}
