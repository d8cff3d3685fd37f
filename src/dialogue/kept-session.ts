// The session of an interview: in memory until there is something to keep, then on disk after every change.
import { presentSession } from '../core/session/present-session.ts'
import type { Answer, Session } from '../core/session/schema.ts'
import { newSession, withAnswer } from '../core/session/session.ts'
import { UserError } from '../errors.ts'
import type { Ports } from '../ports.ts'

import { wordsIn } from '../words/words.ts'
import type { OpenSession } from './open-session.ts'
import { saveChange } from './save-change.ts'

/** What an interview changes. After the first `keep` every change is on disk when `change` returns. */
export interface KeptSession {
  session(): Session
  change(change: (session: Session, at: string) => Session): void
  /** Makes sure the session is on disk. */
  keep(): void
  /** Takes over what a walk has saved. */
  refresh(): void
}

/** A new session, kept for as long as the person wants it kept. */
export interface NewSession extends KeptSession {
  /** Removes what is on disk and goes on in memory only. */
  goPrivate(): void
}

/** Begins a new session. `held`: other windows are kept from changing it while questions are asked. */
export function beginSession(
  ports: Ports,
  options: {
    name: string | undefined
    answers: readonly (readonly [string, Answer])[]
    held: boolean
    encrypted: boolean
  },
): NewSession {
  let saved = false
  let release = () => {}
  let session = newSession({ id: 'new', name: options.name ?? 'new', at: ports.at() })
  for (const [question, value] of options.answers) session = withAnswer(session, { question, value, at: ports.at() })
  return {
    session: () => session,
    change: (change) => {
      session = saved
        ? ports.sessions.update(session.id, (current) => change(current, ports.at()))
        : change(session, ports.at())
    },
    keep: () => {
      if (saved) return
      const draft = session
      const name = (id: string) => options.name ?? wordsIn(ports.language).session.defaultName(id)
      session = ports.sessions.create((id) => ({ ...draft, id, name: name(id) }), { encrypted: options.encrypted })
      saved = true
      ports.working(session.id)
      useNew(ports, session)
      if (options.held) release = ports.sessions.hold(session.id)
    },
    goPrivate: () => {
      release()
      if (saved) ports.sessions.delete(session.id)
      ports.goPrivate(saved ? session : undefined)
    },
    refresh: () => {
      if (saved) session = ports.sessions.read(session.id).session
    },
  }
}

// It is saved, whether or not the choice of it can be: failing here would make the person begin a second one.
function useNew(ports: Ports, { id }: Session): void {
  try {
    ports.sessions.use(id)
  } catch (error) {
    if (!(error instanceof UserError)) throw error
    ports.say(wordsIn(ports.language).session.notChosen(id))
  }
}

/** Goes on with a session that is on disk already. */
export function keepSession(ports: Ports, opened: OpenSession): KeptSession {
  const { id } = opened.session
  const reread = () => ({ ...opened, session: presentSession(opened.reader.library, ports.sessions.read(id).session) })
  let open = reread()
  return {
    session: () => open.session,
    change: (change) => {
      open = saveChange(ports, open, (current) => change(current, ports.at()))
    },
    keep: () => {},
    refresh: () => {
      open = reread()
    },
  }
}
