// `leak-help undo`: takes back the last thing recorded.
import { listEvidence } from '../core/session/evidence.ts'
import type { SessionEvent } from '../core/session/schema.ts'
import { findUndoable, withLastUndone } from '../core/session/session.ts'
import { type OpenSession, openSession } from '../dialogue/open-session.ts'
import { saveChange } from '../dialogue/save-change.ts'
import { printChanges } from '../dialogue/say-changes.ts'
import { printPlanJson } from '../dialogue/show-plan.ts'
import { UserError } from '../errors.ts'
import type { Ports } from '../ports.ts'
import { writeEvent } from '../render/event-view.ts'

export interface UndoOptions {
  session?: string | undefined
  /** Take back the beginning of the session too, without asking. */
  force: boolean
  json: boolean
}

/**
 * Takes it back, and says in words what that was, what it changed in the plan and how it comes back. A playbook or an answer
 * of the beginning goes only when the person says so: without it the plan is another one, or gone.
 */
export async function undo(ports: Ports, options: UndoOptions): Promise<void> {
  const before = await openSession(ports, options.session)
  const { reader, session } = before
  const { words } = reader
  const last = findUndoable(session)
  if (!last) throw nothingToUndo()
  const what = writeEvent(reader, session, last.event)
  if (last.isStart && !options.force) {
    if (!ports.keyboard || options.json) throw wouldUndoStart()
    if (!(await ports.keyboard.confirm({ message: words.record.undoStart(what), initial: false }))) {
      return ports.print(reader.paragraph(words.record.undoNothing))
    }
  }
  const after = saveChange(ports, before, (stored) => {
    const undone = withLastUndone(stored, ports.at())
    if (!undone) throw nothingToUndo()
    return undone.session
  })
  if (options.json) return printPlanJson(ports, after)
  ports.print([
    ...reader.paragraph(words.record.undone(what)).map(reader.style.good),
    ...reader.paragraph(words.record.redo).map(reader.style.quiet),
    ...copyLines(ports, after, last.event).flatMap(reader.paragraph).map(reader.style.quiet),
  ])
  printChanges(ports, before, after)
}

// Taking back changes the list, never the copies.
function copyLines({ sessions }: Ports, { session, reader }: OpenSession, taken: SessionEvent): string[] {
  const { evidence } = reader.words
  if (taken.type === 'evidence-added')
    return sessions.evidence?.hasCopy(session.id, taken) ? [evidence.undoneAdd(taken.number)] : []
  if (taken.type !== 'evidence-removed') return []
  const back = listEvidence(session).find(({ number }) => number === taken.number)
  const isGone = back?.file && !back.file.path && !sessions.evidence?.hasCopy(session.id, back)
  return isGone ? [evidence.undoneRemove(taken.number)] : []
}

function nothingToUndo(): UserError {
  return new UserError(
    { zh: '没有可以撤回的。', en: 'There is nothing to take back.' },
    { zh: '看清单：leak-help status', en: 'See the plan: leak-help status' },
  )
}

function wouldUndoStart(): UserError {
  return new UserError(
    {
      zh: '再撤回就是开头选的预案、答的问题了，清单会跟着变或没有。什么都没有撤回。',
      en: 'What is left to take back is the playbook or the answers of the beginning, and the plan with them. Nothing was taken back.',
    },
    { zh: '确定要撤回：leak-help undo --force', en: 'To take it back all the same: leak-help undo --force' },
  )
}
