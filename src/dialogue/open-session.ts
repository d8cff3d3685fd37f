// Opens the session a command means, with its plan and all that is needed to write about it.
import { presentId } from '../core/content/present-id.ts'
import { echo } from '../core/guard/echo.ts'
import { safeText } from '../core/guard/safe-text.ts'
import { nearest } from '../core/nearest.ts'
import { buildPlan } from '../core/plan/plan.ts'
import type { Plan } from '../core/plan/planned-step.ts'
import { presentSession } from '../core/session/present-session.ts'
import type { Session } from '../core/session/schema.ts'
import { isClosed } from '../core/session/session.ts'
import { UserError } from '../errors.ts'
import type { OpenedSession, Ports } from '../ports.ts'
import type { Reader } from '../render/reader.ts'
import { asTyped } from '../words/program.ts'
import { wordsIn } from '../words/words.ts'
import { openReader } from './reader.ts'

/** A session ready to work with. */
export interface OpenSession {
  /** In the present words of the content: retired ids are resolved. What is saved is changed in the store, by id. */
  session: Session
  plan: Plan
  reader: Reader
}

/** Why a session is opened. */
interface Purpose {
  /** Nothing will be changed: among very many sessions the newest is found without a look at each. */
  onlyToLook?: boolean
}

/** Opens the named session; else the one in use, else the open one changed last. Asks for a passphrase it needs. */
export async function readSession(
  ports: Ports,
  named: string | undefined,
  { onlyToLook = false }: Purpose = {},
): Promise<OpenedSession> {
  if (named !== undefined) return unlockAndRead(ports, named)
  const current = ports.sessions.current()
  const inUse = current === undefined ? undefined : await unlockAndRead(ports, current)
  if (inUse && !isClosed(inUse.session)) return inUse
  const { sessions } = ports
  const newest = onlyToLook ? sessions.newestOpen() : sessions.list().find(({ closed }) => !closed)
  if (newest) return unlockAndRead(ports, newest.id)
  if (inUse) return inUse
  throw new UserError(
    { zh: '还没有个案。', en: 'There is no session yet.' },
    { zh: '开始一个：leak-help start', en: 'Start one: leak-help start' },
  )
}

async function unlockAndRead(ports: Ports, id: string): Promise<OpenedSession> {
  if (ports.keyboard && ports.sessions.encryption?.isLocked(id)) {
    // Most runs meet no encrypted session.
    const { unlockSession } = await import('./passphrase.ts')
    await unlockSession(ports, id)
  }
  return ports.sessions.read(id)
}

/** Reads a session and plans it; says what the store noticed about the file. */
export async function openSession(
  ports: Ports,
  named: string | undefined,
  purpose: Purpose = {},
): Promise<OpenSession> {
  const opened = await readSession(ports, named, purpose)
  sayNotice(ports, opened)
  return planSession(ports, opened.session)
}

/** Says what the person should know about a file. */
export function sayNotice(ports: Ports, { notice }: Pick<OpenedSession, 'notice'>): void {
  for (const line of notice?.[ports.language].split('\n') ?? []) ports.say(asTyped(safeText(line)))
}

/** A session as the store has it, with its plan. */
export async function planSession(ports: Ports, stored: Session): Promise<OpenSession> {
  const reader = await openReader(ports)
  const { library } = reader
  const session = presentSession(library, stored)
  const plan = buildPlan(library, session, ports.now())
  sayMissing(ports, plan)
  return withPlan(reader, session, plan)
}

/** A session with a plan of it, and a reader that has the words for that plan. */
export function withPlan(reader: Reader, session: Session, plan: Plan): OpenSession {
  return { session, plan, reader: reader.inCase(plan.steps) }
}

function sayMissing(ports: Ports, { missing }: Plan): void {
  const { unknownPlaybook } = wordsIn(ports.language).status
  for (const id of missing) ports.say(unknownPlaybook(safeText(id)))
}

/** Ids of playbooks that exist; fails with the nearest names for the first that does not. */
export async function findPlaybooks(ports: Ports, names: readonly string[]): Promise<string[]> {
  if (names.length === 0) return []
  const library = await ports.content.library()
  return names.map((name) => {
    const id = presentId(library, 'playbook', name)
    if (library.playbooks.has(id)) return id
    const near = nearest(name, [...library.playbooks.keys()])
    throw new UserError(
      { zh: `没有“${echo(name)}”这个预案。`, en: `There is no playbook “${echo(name)}”.` },
      near.length > 0
        ? { zh: `是不是：${near.join('、')}`, en: `Did you mean: ${near.join(', ')}` }
        : { zh: '看所有预案：leak-help list', en: 'See all playbooks: leak-help list' },
    )
  })
}
