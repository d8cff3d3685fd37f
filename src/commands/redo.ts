// `leak-help redo`: brings back what was taken back last.
import { findRedoable, withLastRedone } from '../core/session/session.ts'
import { openSession } from '../dialogue/open-session.ts'
import { saveChange } from '../dialogue/save-change.ts'
import { printChanges } from '../dialogue/say-changes.ts'
import { printPlanJson } from '../dialogue/show-plan.ts'
import { UserError } from '../errors.ts'
import type { Ports } from '../ports.ts'
import { writeEvent } from '../render/event-view.ts'

export interface RedoOptions {
  session?: string | undefined
  json: boolean
}

/** Brings it back as it was recorded, day and time included, and says what that changed in the plan. */
export async function redo(ports: Ports, options: RedoOptions): Promise<void> {
  const before = await openSession(ports, options.session)
  const { reader, session } = before
  const back = findRedoable(session)
  if (!back) throw nothingToRedo()
  const after = saveChange(ports, before, (stored) => {
    const redone = withLastRedone(stored)
    if (!redone) throw nothingToRedo()
    return redone.session
  })
  if (options.json) return printPlanJson(ports, after)
  const { words, style } = reader
  ports.print(reader.paragraph(words.record.redone(writeEvent(reader, after.session, back))).map(style.good))
  printChanges(ports, before, after)
}

function nothingToRedo(): UserError {
  return new UserError(
    {
      zh: '没有可以恢复的：撤回之后又记了别的，或者没有撤回过。',
      en: 'There is nothing to bring back: something was recorded since, or nothing was taken back.',
    },
    { zh: '看清单：leak-help status', en: 'See the plan: leak-help status' },
  )
}
