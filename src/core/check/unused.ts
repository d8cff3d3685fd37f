// What of a person's own folder of playbooks is not used: said at every run, because they must not believe that it is.
import type { Text } from '../text.ts'
import type { CheckedContent } from './check.ts'
import { findSeverity } from './problem-codes.ts'

/** What of a folder is not used, and why. */
export interface Unused {
  /** How many mistakes there are. */
  errors: number
  /** Ids of what has a mistake or needs something that has. */
  leftOut: readonly string[]
  /** Ids that the bundled content has already: its entries are used. */
  taken: readonly string[]
  /** Ids that a folder used before has already, and which: its entries are used. */
  elsewhere: readonly { id: string; folder: string }[]
}

/** The same of a folder, for a notice. */
export interface UnusedNotice extends Unused {
  folder: string
  /** Folders that the person named before it, for the command that shows the mistakes. */
  after: readonly string[]
  /** Why nothing of it is used, when it cannot be read. */
  unread?: Text
}

/** What is not used; undefined when everything is. */
export function findUnused({ problems, leftOut, taken, elsewhere }: CheckedContent): Unused | undefined {
  const mistakes = problems.filter(({ code }) => findSeverity(code) === 'error' && code !== 'id-in-two-folders')
  const clashing = new Set(elsewhere.map(({ id }) => id))
  if (mistakes.length + taken.length + elsewhere.length === 0) return undefined
  return { errors: mistakes.length, leftOut: leftOut.filter((id) => !clashing.has(id)), taken, elsewhere }
}
