// `leak-help skip <step>`: leaves a step out, puts it off (`--until`), or says that it does not apply.
import { type RecordOptions, recordCommand } from '../dialogue/record-command.ts'
import type { Ports } from '../ports.ts'

/** Records it, and says what changed in the plan. */
export function skip(ports: Ports, options: RecordOptions): Promise<void> {
  return recordCommand(ports, 'skip', options)
}
