// `--private`: sessions in memory. They end with the program, and nothing of them is ever written.

import type { Session } from '../../core/session/schema.ts'
import { isClosed } from '../../core/session/session.ts'
import { UserError } from '../../errors.ts'
import type { SessionStore } from '../../ports.ts'

/** A store that holds `session`, or nothing. Looking for a session when there is none says why there is none. */
export function openPrivateSessions(session?: Session): SessionStore {
  const sessions = new Map<string, Session>()
  if (session) sessions.set(session.id, session)
  let current = session?.id

  function get(id: string): Session {
    const found = sessions.get(id)
    if (!found) throw nothingKept()
    return found
  }

  return {
    isPrivate: true,
    folder: '',
    list: () => {
      if (sessions.size === 0) throw nothingKept()
      return [...sessions.values()].map(({ id, name, playbooks, created, events, ...rest }) => ({
        id,
        name,
        playbooks,
        created,
        updated: events.at(-1)?.at ?? created,
        encrypted: false,
        closed: isClosed({ id, name, playbooks, created, events, ...rest }),
      }))
    },
    read: (id) => ({ session: get(id) }),
    assertWritable: () => {},
    create: (make) => {
      const made = { ...make(String(sessions.size + 1)), revision: 1 }
      sessions.set(made.id, made)
      return made
    },
    update: (id, change) => {
      const before = get(id)
      const changed = { ...change(before), revision: before.revision + 1 }
      sessions.set(id, changed)
      return changed
    },
    hold: () => () => {},
    delete: (id) => {
      get(id)
      sessions.delete(id)
      return []
    },
    current: () => current,
    use: (id) => {
      current = get(id).id
    },
    encryption: undefined,
  }
}

function nothingKept(): UserError {
  return new UserError(
    {
      zh: '用了--private：什么都不保存，所以这里没有个案。',
      en: 'With --private nothing is kept, so there is no session here.',
    },
    {
      zh: '看存下的个案：去掉--private。不留记录地开始：leak-help --private start',
      en: 'To see the sessions that were kept, leave out --private. To start without keeping anything: leak-help --private start',
    },
  )
}
