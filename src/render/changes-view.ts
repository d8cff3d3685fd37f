// What a change did to the plan.
import type { Library } from '../core/content/library.ts'
import type { PlanChanges } from '../core/plan/changes.ts'
import { isUnchanged } from '../core/plan/changes.ts'
import { stepTitle } from './labels.ts'
import type { Look } from './look.ts'
import { section } from './status-view.ts'
import { hang } from './wrap.ts'

/** Added, no longer needed, changed; one line when nothing is different. */
export function changesView(look: Look, library: Library, changes: PlanChanges): string {
  const { record, state } = look.words
  if (isUnchanged(changes)) return record.nothingChanged
  const changed = changes.changed.flatMap(({ before, after }) => {
    const title = stepTitle(look, library, after.step)
    const was = before.state === after.state ? look.words.urgency[before.urgency] : state[before.state]
    const is = before.state === after.state ? look.words.urgency[after.urgency] : state[after.state]
    const difference = was === is ? (after.due?.day ?? '') : `${was} → ${is}`
    return hang('  ', `${title}${look.words.colon}${difference}`, look.columns)
  })
  return [
    ...section(look, library, record.added, changes.added),
    ...section(look, library, record.removed, changes.removed),
    ...(changed.length > 0 ? ['', look.style.heading(record.changed), ...changed] : []),
  ]
    .join('\n')
    .replace(/^\n/, '')
}
