// Which session to encrypt or decrypt, and what it is now.
import type { Ports } from '../ports.ts'
import { readSession } from './open-session.ts'

/** The named session, or the one other commands mean. A named one is not read before it has to be. */
export async function chooseSessionToConvert(ports: Ports, named: string | undefined): Promise<string> {
  if (named === undefined) return (await readSession(ports, undefined)).session.id
  return ports.sessions.summary(named).id
}

/** Whether a session is encrypted now. */
export function isEncrypted(ports: Ports, id: string): boolean {
  return ports.sessions.summary(id).encrypted
}
