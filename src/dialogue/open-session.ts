// Opens the session a command means, with its library and its plan.

import type { Library } from '../core/content/library.ts'
import { currentId } from '../core/content/retired.ts'
import { echo } from '../core/guard/echo.ts'
import { safeText } from '../core/guard/safe-text.ts'
import { nearest } from '../core/nearest.ts'
import { buildPlan } from '../core/plan/plan.ts'
import type { Plan } from '../core/plan/planned-step.ts'
import type { Session } from '../core/session/schema.ts'
import { isClosed } from '../core/session/session.ts'
import { UserError } from '../errors.ts'
import type { OpenedSession, Ports } from '../ports.ts'
import type { Look } from '../render/look.ts'
import { wrapText } from '../render/wrap.ts'
import { lookOf } from './look-of.ts'
import { unlockSession } from './passphrase.ts'

/** A session ready to work with. */
export interface OpenSession {
  session: Session
  library: Library
  plan: Plan
  look: Look
}

/** Opens the named session; else the one in use, else the open one changed last. Asks for a passphrase it needs. */
export async function readSession(ports: Ports, named: string | undefined): Promise<OpenedSession> {
  if (named !== undefined) return unlockAndRead(ports, named)
  const current = ports.sessions.current()
  const inUse = current === undefined ? undefined : await unlockAndRead(ports, current)
  if (inUse && !isClosed(inUse.session)) return inUse
  const [newest] = ports.sessions.list().filter(({ closed }) => !closed)
  if (newest) return unlockAndRead(ports, newest.id)
  if (inUse) return inUse
  throw new UserError(
    { zh: '还没有个案', en: 'There is no session yet' },
    { zh: '开始一个：leak-help start', en: 'Start one: leak-help start' },
  )
}

async function unlockAndRead(ports: Ports, id: string): Promise<OpenedSession> {
  await unlockSession(ports, id)
  return ports.sessions.read(id)
}

/** Reads a session with what its plan needs; says what the store noticed about the file. */
export async function openSession(ports: Ports, named: string | undefined): Promise<OpenSession> {
  const { session, notice } = await readSession(ports, named)
  if (notice) ports.say(wrapText(safeText(notice[ports.language]), ports.screen.columns).join('\n'))
  return planned(ports, session)
}

/** A session with its library and plan. */
export async function planned(ports: Ports, session: Session): Promise<OpenSession> {
  const library = await ports.content.library(session.playbooks)
  reportMissing(ports, session, library)
  return { session, library, plan: buildPlan(library, session, ports.now()), look: await lookOf(ports) }
}

/** Ids of playbooks that exist; fails with the nearest names for the first that does not. */
export async function knownPlaybooks(ports: Ports, names: readonly string[]): Promise<string[]> {
  const entries = await ports.content.entries()
  const retired = await ports.content.retired()
  return names.map((name) => {
    const id = currentId({ retired }, 'scenario', name)
    if (entries.some((entry) => entry.id === id)) return id
    const near = nearest(
      name,
      entries.map((entry) => entry.id),
    )
    throw new UserError(
      { zh: `没有“${echo(name)}”这个预案`, en: `There is no playbook “${echo(name)}”` },
      near.length > 0
        ? { zh: `是不是：${near.join('、')}`, en: `Did you mean: ${near.join(', ')}` }
        : { zh: '看所有预案：leak-help list', en: 'See all playbooks: leak-help list' },
    )
  })
}

function reportMissing(ports: Ports, session: Session, library: Library): void {
  for (const id of session.playbooks) {
    if (library.scenarios[currentId(library, 'scenario', id)]) continue
    ports.say(
      ports.language === 'zh'
        ? `找不到这个个案用的预案“${id}”，它的步骤暂时看不到；记录都还在。`
        : `The playbook “${id}” of this session cannot be found, so its steps are not shown; the records are all there.`,
    )
  }
}
