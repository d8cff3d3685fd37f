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
  /** The ISO instant of the last change. */
  updated: string
  /** Then it is not named. */
  encrypted: boolean
  standing: Standing | undefined
}

/** The parts of the line. */
export function sessionFacts(reader: Reader, { name, playbooks, updated, encrypted, standing }: SessionLine): string[] {
  const { words } = reader
  return [
    encrypted ? words.session.encrypted : safeText(name),
    ...inLibraryOrder(reader.library, playbooks).map((id) => reader.title('playbooks', id)),
    ...(standing ? standingFacts(reader, standing) : []),
    words.session.updated(dayInChina(Date.parse(updated))),
  ]
}

function standingFacts({ words, title }: Reader, { done, total, next, overdue }: Standing): string[] {
  const progress = words.status.progress(done, total)
  if (!next) return [progress]
  const what = title('steps', next.step.id)
  const day = overdue > 0 ? words.session.overdue(overdue, next.day, what) : words.session.nextDay(next.day, what)
  return [progress, day]
}
