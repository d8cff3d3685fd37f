// `leak-help session close`: ends a session after showing what is still open and what is still awaited.
import { isClosed, withEvent } from '../../core/session/session.ts'
import { openSession } from '../../dialogue/open-session.ts'
import { UserError } from '../../errors.ts'
import type { Ports } from '../../ports.ts'
import { section } from '../../render/status-view.ts'
import { wrapText } from '../../render/wrap.ts'

/** Closes a session: asks first where steps are open; without a terminal only with `force`. */
export async function closeSession(ports: Ports, options: { id?: string; force: boolean }): Promise<void> {
  const { session, library, plan, look } = await openSession(ports, options.id)
  const { words } = look
  if (isClosed(session)) {
    throw new UserError(
      { zh: `个案${session.id}已经结束了`, en: `Session ${session.id} is closed already` },
      { zh: `接着做：leak-help resume ${session.id}`, en: `To go on with it: leak-help resume ${session.id}` },
    )
  }
  const open = plan.steps.filter(
    ({ applies, state }) => applies && (state === 'todo' || state === 'blocked' || state === 'overdue'),
  )
  const waiting = plan.steps.filter(({ applies, state }) => applies && state === 'waiting')
  const lines = [
    ...section(look, library, words.close.open, open),
    ...section(look, library, words.status.waitingFor, waiting),
  ]
  if (lines.length > 0) {
    ports.print(lines.join('\n').trimStart())
    if (!options.force && !ports.keyboard) {
      throw new UserError(
        {
          zh: '还有没做完的步骤，结束前要在终端里确认',
          en: 'Steps are still open; closing asks for confirmation at a terminal',
        },
        {
          zh: `确定结束：leak-help session close ${session.id} --force`,
          en: `To close all the same: leak-help session close ${session.id} --force`,
        },
        { exitCode: 2 },
      )
    }
    if (
      !options.force &&
      ports.keyboard &&
      !(await ports.keyboard.confirm({ message: words.close.ask, initial: false }))
    ) {
      return ports.print(words.close.kept)
    }
  }
  ports.sessions.update(session.id, (current) =>
    withEvent(current, { type: 'closed', at: new Date(ports.now()).toISOString() }),
  )
  ports.print(wrapText(words.close.closed(session.id), look.columns).join('\n'))
}
