// Which session to encrypt or decrypt, and what it is now.
import type { Ports } from '../ports.ts'
import { readSession } from './open-session.ts'

/** The named session, or the one other commands mean. A named one is not read before it has to be. */
export async function chooseSessionToConvert(ports: Ports, named: string | undefined): Promise<string> {
  if (named === undefined) return (await readSession(ports, undefined)).session.id
  if (!ports.sessions.list().some(({ id }) => id === named)) ports.sessions.read(named)
  return named
}

/** Whether a session is encrypted now. */
export function isEncrypted(ports: Ports, id: string): boolean {
  return ports.sessions.list().some((session) => session.id === id && session.encrypted)
}
