// `leak-help wait <step>`: records that somebody is to answer, or moves a day that is running.
import { type RecordOptions, recordCommand } from '../dialogue/record-command.ts'
import type { Ports } from '../ports.ts'

/** Records it, and says what changed in the plan. */
export function wait(ports: Ports, options: RecordOptions): Promise<void> {
  return recordCommand(ports, 'wait', options)
}
