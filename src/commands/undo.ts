// `leak-help undo`: takes back the last thing recorded.
import { safeText } from '../core/guard/safe-text.ts'
import type { SessionEvent } from '../core/session/schema.ts'
import { withLastUndone } from '../core/session/session.ts'
import { openSession } from '../dialogue/open-session.ts'
import { saveChange } from '../dialogue/save-change.ts'
import { printChanges } from '../dialogue/say-changes.ts'
import { printPlanJson } from '../dialogue/show-plan.ts'
import { UserError } from '../errors.ts'
import type { Ports } from '../ports.ts'
import type { Reader } from '../render/reader.ts'

export interface UndoOptions {
  session?: string | undefined
  json: boolean
}

/** Takes it back, and says what that changed in the plan. */
export async function undo(ports: Ports, options: UndoOptions): Promise<void> {
  const before = await openSession(ports, options.session)
  const { reader } = before
  let taken: SessionEvent | undefined
  const after = saveChange(ports, before, (session) => {
    const undone = withLastUndone(session, ports.at())
    if (!undone) {
      throw new UserError(
        { zh: '没有可以撤回的。', en: 'There is nothing to take back.' },
        { zh: '看清单：leak-help status', en: 'See the plan: leak-help status' },
      )
    }
    taken = undone.taken
    return undone.session
  })
  if (options.json) return printPlanJson(ports, after)
  if (taken) ports.print(reader.paragraph(reader.words.record.undone(writeEvent(reader, taken))))
  printChanges(ports, before, after)
}

function writeEvent({ words, title }: Reader, event: SessionEvent): string {
  const kind = event.type === 'undone' ? '' : words.record.event[event.type]
  if ('step' in event) return `${kind}${words.colon}${title('steps', event.step)}`
  if (event.type === 'answered') return `${kind}${words.colon}${safeText(event.question)}`
  if (event.type === 'playbook-added') return `${kind}${words.colon}${safeText(event.playbook)}`
  return kind
}
