// One session in a list: its name, its playbooks, how far it has come, and the next day in it.
import { inLibraryOrder } from '../core/content/library.ts'
import { dayInChina } from '../core/dates.ts'
import { safeText } from '../core/guard/safe-text.ts'
import type { Standing } from '../core/plan/standing.ts'
import type { Reader } from './reader.ts'

/** What is told of a session. */
export interface SessionLine {
  name: string
  playbooks: readonly string[]
  /** The ISO instants of the beginning, where it is told, and of the last change. */
  opened?: string
  updated: string
  /** Then it is not named. */
  encrypted: boolean
  standing: Standing | undefined
}

/** The parts of the line. */
export function sessionFacts(reader: Reader, line: SessionLine): string[] {
  const { name, playbooks, encrypted, standing } = line
  const { words } = reader
  return [
    encrypted ? words.session.encrypted : safeText(name),
    ...inLibraryOrder(reader.library, playbooks).map((id) => reader.title('playbooks', id)),
    ...(standing ? standingFacts(reader, standing) : []),
    ...dayFacts(words.session, line),
  ]
}

// Of an encrypted one nobody knows more than when its file was written.
function dayFacts({ opened: begun, updated: changed }: Reader['words']['session'], line: SessionLine): string[] {
  const [opened, updated] = [line.opened ?? line.updated, line.updated].map((at) => dayInChina(Date.parse(at)))
  if (line.opened === undefined || line.encrypted) return [changed(updated ?? '')]
  return [begun(opened ?? ''), ...(updated === opened ? [] : [changed(updated ?? '')])]
}

function standingFacts({ words, title }: Reader, { done, total, next, overdue }: Standing): string[] {
  const progress = words.status.progress(done, total)
  if (!next) return [progress]
  const what = title('steps', next.step.id)
  const day = overdue > 0 ? words.session.overdue(overdue, next.day, what) : words.session.nextDay(next.day, what)
  return [progress, day]
}
