// What it means that a playbook is not bundled.
import { isBundled } from '../core/content/library.ts'
import type { Reader } from './reader.ts'

/** A paragraph about those of some playbooks that are not bundled; nothing where all are. */
export function outsideNotice(reader: Reader, playbooks: readonly string[]): string[] {
  const { library, words } = reader
  const own = playbooks.filter((id) => library.playbooks.has(id) && !isBundled(library, 'playbooks', id))
  if (own.length === 0) return []
  return reader.paragraph(words.outside.notice(reader.titles('playbooks', own)))
}
