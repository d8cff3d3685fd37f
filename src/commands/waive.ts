// `leak-help waive <step>`: goes on with a step although the evidence it destroys is not saved.
import { type RecordOptions, recordCommand } from '../dialogue/record-command.ts'
import type { Ports } from '../ports.ts'

/** Records it, and says what changed in the plan. */
export function waive(ports: Ports, options: RecordOptions): Promise<void> {
  return recordCommand(ports, 'waive', options)
}
