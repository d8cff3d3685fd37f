// What playbooks do not cover, and where to go instead.
import { pickPlaybooks } from '../core/content/library.ts'
import type { Reader } from './reader.ts'

/** A heading and one paragraph per playbook. */
export function scopeLines(reader: Reader, playbooks: readonly string[]): string[] {
  const known = pickPlaybooks(reader.library, playbooks)
  if (known.length === 0) return []
  return [
    '',
    ...reader.heading(reader.words.status.outOfScope),
    ...known.flatMap(({ id }) => reader.hanging('  ', reader.read(reader.entry('playbooks', id).out_of_scope))),
  ]
}
