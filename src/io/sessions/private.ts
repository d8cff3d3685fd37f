// `--private`: sessions in memory. They end with the program, and nothing of them is ever written.

import type { Session } from '../../core/session/schema.ts'
import { UserError } from '../../errors.ts'
import type { SessionStore, SessionSummary } from '../../ports.ts'
import { inListOrder, summarize } from './summary.ts'

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

  const nextId = () => String(Math.max(0, ...[...sessions.keys()].map(Number)) + 1)

  function list(): SessionSummary[] {
    if (sessions.size === 0) throw nothingKept()
    return inListOrder([...sessions.values()].map(summarize), (summary) => summary)
  }

  return {
    isPrivate: true,
    folder: '',
    list,
    newest: (most) => ({ sessions: list().slice(0, most), count: sessions.size, exposed: [], copies: [] }),
    newestOpen: () => list().find(({ closed }) => !closed),
    survey: async ({ of }) => ({
      sessions: list().map((summary) => ({ summary, text: of(get(summary.id)).text })),
      exposed: [],
      copies: [],
    }),
    summary: (id) => summarize(get(id)),
    copies: () => [],
    read: (id) => ({ session: get(id) }),
    assertWritable: () => {},
    create: (make) => {
      const made = { ...make(nextId()), revision: 1 }
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
    takeOver: () => {},
    delete: (id) => {
      get(id)
      sessions.delete(id)
      if (current === id) current = undefined
      return { removed: [], copies: [] }
    },
    current: () => current,
    use: (id) => {
      current = get(id).id
    },
    evidence: undefined,
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
