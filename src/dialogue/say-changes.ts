// What a change did to the plan, and what is next.
import { comparePlans, isUnchanged, type PlanChanges } from '../core/plan/changes.ts'
import type { Ports } from '../ports.ts'
import { changesView } from '../render/changes-view.ts'
import { nothingNext } from '../render/finished-view.ts'
import type { OpenSession } from './open-session.ts'

/** Prints the difference between two plans and what is next. `except`: the step whose own change was said already. */
export function printChanges(ports: Ports, before: OpenSession, after: OpenSession, except?: string): void {
  const { reader, plan } = after
  const { words, style } = reader
  const changes = changesBut(before, after, except)
  if (!isUnchanged(changes)) ports.print(['', ...changesView(reader, changes)])
  else if (except === undefined && plan.missing.length === 0) ports.print(reader.paragraph(words.record.nothingChanged))
  if (!plan.next) {
    ports.print(['', ...reader.paragraph(nothingNext(reader, plan))])
    return
  }
  const next = `${words.status.next}${words.colon}${reader.title('steps', plan.next.id)}`
  ports.print([
    '',
    ...reader.paragraph(next).map(style.strong),
    ...reader.paragraph(words.status.record(plan.next.id)).map(style.quiet),
  ])
}

/** Says which steps came and went, in the middle of a walk. */
export function sayNewSteps(ports: Ports, before: OpenSession, after: OpenSession): void {
  const { added, removed } = changesBut(before, after)
  if (added.length + removed.length > 0) ports.say(changesView(after.reader, { added, removed, changed: [] }))
}

function changesBut(before: OpenSession, after: OpenSession, except?: string): PlanChanges {
  const changes = comparePlans(before.plan, after.plan)
  return { ...changes, changed: changes.changed.filter((change) => change.after.id !== except) }
}
