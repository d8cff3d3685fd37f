// `leak-help session close`: ends a session after showing what is still open and what is still awaited.
import { isOpen } from '../../core/plan/planned-step.ts'
import { isClosed, withEvent } from '../../core/session/session.ts'
import { openSession } from '../../dialogue/open-session.ts'
import { UserError } from '../../errors.ts'
import type { Ports } from '../../ports.ts'
import { writeNothing } from '../../render/nothing.ts'
import { stepSection } from '../../render/steps.ts'

export interface CloseOptions {
  session?: string | undefined
  force: boolean
}

/** Closes a session: asks first where steps are open; without a terminal only with `force`. */
export async function closeSession(ports: Ports, options: CloseOptions): Promise<void> {
  const { session, plan, reader } = await openSession(ports, options.session)
  const { words } = reader
  const { id } = session
  if (isClosed(session)) {
    throw new UserError(
      { zh: `个案${id}已经结束了。`, en: `Session ${id} is closed already.` },
      { zh: `接着做：leak-help resume ${id}`, en: `To go on with it: leak-help resume ${id}` },
    )
  }
  const open = plan.steps.filter(isOpen)
  if (open.length > 0 || plan.missing.length > 0) {
    const [, ...lines] = [
      ...stepSection(
        reader,
        words.close.open,
        open.filter(({ state }) => state !== 'waiting'),
      ),
      ...stepSection(
        reader,
        words.status.waitingFor,
        open.filter(({ state }) => state === 'waiting'),
      ),
    ]
    ports.print(open.length > 0 ? lines : reader.paragraph(words.status.nextUnknown))
    const ask = writeNothing(plan, { none: words.close.ask, unknown: words.close.askUnknown })
    if (!options.force && !(await confirm(ports, id, ask))) return ports.print(reader.paragraph(words.close.kept))
  }
  ports.sessions.update(id, (current) => withEvent(current, { type: 'closed', at: ports.at() }))
  ports.print(reader.paragraph(words.close.closed(id)))
}

async function confirm({ keyboard }: Ports, id: string, message: string): Promise<boolean> {
  if (keyboard) return keyboard.confirm({ message, initial: false })
  throw new UserError(
    {
      zh: '可能还有没做完的步骤，结束前要在终端里确认。',
      en: 'Steps may still be open; closing asks for confirmation at a terminal.',
    },
    {
      zh: `确定结束：leak-help session close ${id} --force`,
      en: `To close all the same: leak-help session close ${id} --force`,
    },
    { exitCode: 2 },
  )
}
