// `leak-help add <playbook>`: adds a playbook to a session; recorded work stays.
import { findOpenQuestions } from '../core/plan/questions.ts'
import { withPlaybook } from '../core/session/session.ts'
import { askDeciding } from '../dialogue/deciding-questions.ts'
import { findPlaybooks, openSession } from '../dialogue/open-session.ts'
import { agreeOnPlaybooks } from '../dialogue/outside.ts'
import { saveChange } from '../dialogue/save-change.ts'
import { printChanges } from '../dialogue/say-changes.ts'
import { printPlanJson } from '../dialogue/show-plan.ts'
import { UserError } from '../errors.ts'
import type { Ports } from '../ports.ts'

export interface AddOptions {
  playbook: string
  session?: string | undefined
  json: boolean
}

/** Adds a playbook and asks its questions at the keyboard; without one they stay open and `resume` asks them. */
export async function add(ports: Ports, options: AddOptions): Promise<void> {
  const [playbook = ''] = await findPlaybooks(ports, [options.playbook])
  const before = await openSession(ports, options.session)
  const { id } = before.session
  if (before.session.playbooks.includes(playbook)) {
    throw new UserError(
      { zh: `个案${id}里已经有“${playbook}”。`, en: `Session ${id} already has “${playbook}”.` },
      { zh: '看清单：leak-help status', en: 'See the plan: leak-help status' },
    )
  }
  const keyboard = options.json ? undefined : ports.keyboard
  const [agreed] = await agreeOnPlaybooks(ports, keyboard, [playbook])
  if (agreed === undefined) return
  const added = saveChange(ports, before, (session) => withPlaybook(session, { playbook, at: ports.at() }))
  const after = keyboard ? await askDeciding(ports, keyboard, added) : added
  if (options.json) return printPlanJson(ports, after)
  printChanges(ports, before, after)
  const { reader, session } = after
  const open = findOpenQuestions(reader.library, session)
  if (open.length > 0) ports.say(reader.paragraph(reader.words.record.stillOpen(open.join(reader.words.comma))))
}
